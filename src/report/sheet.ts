/**
 * The sheet a report is written on: how wide it is, whether it has colours, which characters it may use.
 *
 * Decision worth knowing: a report is a pure function of a record and a sheet. It never asks what terminal it
 * is in, so the same text comes out in a test, in a file and on a screen; and every mark that colour makes is
 * also made by a character or a word.
 */
import picocolors from 'picocolors';

export interface SheetOptions {
  /** Columns; below 72 it is taken as 72. */
  readonly width: number;
  readonly colour: boolean;
  /** False where only ASCII can be shown. */
  readonly unicode: boolean;
}

export type Glyphs = Readonly<Record<keyof typeof GLYPHS, string>>;

type Colours = ReturnType<typeof picocolors.createColors>;
export type Paint = (text: string) => string;

export interface Sheet {
  readonly width: number;
  readonly colours: Colours;
  readonly glyphs: Glyphs;
  /** Whether dates are given in the old style, too. */
  readonly oldStyle: boolean;
}

const WIDTH_MIN = 72;

/**
 * The characters of a report. `levels` rise from nothing to full, `shades` tell neighbours in a bar apart.
 */
const GLYPHS = {
  rule: ['━', '='],
  levels: [' ▁▂▃▄▅▆▇█', ' .:-=+*#@'],
  full: ['█', '#'],
  shades: ['█▓▒░▞▚▖·', '#=+:/-~.'],
  none: ['–', '-'],
  dot: ['·', '-'],
  ellipsis: ['…', '~'],
  given: ['▸', '>'],
  decided: ['◆', '?'],
  computed: ['●', '*'],
  refused: ['×', 'x'],
} as const;

const glyphsOf = (unicode: boolean): Glyphs => {
  const face = unicode ? 0 : 1;
  return Object.fromEntries(Object.entries(GLYPHS).map(([name, faces]) => [name, faces[face]])) as Glyphs;
};

/** A sheet for a record, which says whether its dates are known in the old style. */
export const createSheet = (
  { width, colour, unicode }: SheetOptions,
  { oldStyle = false }: { readonly oldStyle?: boolean } = {},
): Sheet => ({
  width: Math.max(WIDTH_MIN, Math.floor(width)),
  colours: picocolors.createColors(colour),
  glyphs: glyphsOf(unicode),
  oldStyle,
});

/**
 * The colour of the entry at an index of a list, -1 for one that is not in it; eight before they come again.
 */
export const paintOf = ({ colours: c }: Sheet, index: number): Paint =>
  [c.red, c.yellow, c.green, c.cyan, c.blue, c.magenta, c.white, c.gray][(index + 8) % 8];

/** Is there room for two columns of charts? */
export const isWide = (sheet: Sheet): boolean => sheet.width >= 110;
