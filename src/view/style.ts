/**
 * The style of pictures: few colours, one face, light and dark.
 *
 * Decision worth knowing: a mark names a tone and a shade, and the style says what colour that is on a light
 * and on a dark page and on paper; pictures are the same on all of them. Neighbouring tones differ in
 * lightness too, so that they can be told apart without seeing their hue, and every curve has its name.
 */

/** Colours of the ranks, on a light and on a dark page. */
const TONE_COLOURS: readonly (readonly [light: string, dark: string])[] = [
  ['#7d6233', '#cdac6e'],
  ['#2667a5', '#74b3ea'],
  ['#bf5516', '#f29257'],
  ['#5d7a2c', '#a4c267'],
  ['#a3123a', '#f07193'],
  ['#66489a', '#b99fe6'],
  ['#14776f', '#55c6b9'],
  ['#565b63', '#a9afb8'],
];

const LIGHT = { paper: '#fbfaf7', ink: '#23211d', muted: '#66625a', rule: '#b5b0a6' } as const;
const DARK = { paper: '#16171a', ink: '#eae7e0', muted: '#a8a49b', rule: '#5b5a57' } as const;

const variables = (page: Readonly<Record<string, string>>, which: 0 | 1): string =>
  [
    ...Object.entries(page).map(([name, colour]) => `--${name}:${colour}`),
    ...TONE_COLOURS.map((colours, i) => `--t${i}:${colours[which]}`),
  ].join(';');

const tones = TONE_COLOURS.map((_, i) => `.t${i}{--tone:var(--t${i})}`).join('');

/** Variables of colours for the page that a picture stands in, by what the reader's machine prefers. */
export const COLOURS =
  `:root{color-scheme:light dark;${variables(LIGHT, 0)}}` +
  `@media screen and (prefers-color-scheme:dark){:root{${variables(DARK, 1)}}}`;

export const FACE = `system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Liberation Sans',Arial,sans-serif`;

/** What marks look like, in any page that has the colours. */
export const MARKS = [
  `.scene text{font:13px/1 ${FACE};fill:var(--tone)}`,
  '.scene .strong{font-weight:600}',
  // Words that lie on curves have paper about their letters.
  '.scene .line~text{stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}',
  `${tones}.ink{--tone:var(--ink)}.muted{--tone:var(--muted)}`,
  '.scene .line{fill:none;stroke:var(--tone);stroke-width:2;stroke-linejoin:round}',
  '.scene .dashed{stroke-dasharray:5 3;stroke-width:1.8}',
  '.scene .area{fill:var(--tone);fill-opacity:.14}',
  '.scene .box{fill:var(--tone)}',
  '.scene .s1{fill-opacity:.2}.scene .s2{fill-opacity:.34}.scene .s3{fill-opacity:.5}.scene .s4{fill-opacity:.66}.scene .s5{fill-opacity:.86}',
  '.scene .rule{stroke:var(--rule);stroke-width:1}.scene .faint{stroke-opacity:.45}',
  '.scene .rule.strong{stroke:var(--ink);stroke-dasharray:2 3}',
  '.scene .dot{fill:var(--tone);fill-opacity:.45;stroke:var(--tone);stroke-width:1.6}',
  '.scene .dot.hollow{fill:var(--paper);fill-opacity:1}',
].join('');

/** The style of a picture that stands alone, on paper of its own. */
export const ALONE = `${COLOURS}svg{background:var(--paper)}${MARKS}`;
