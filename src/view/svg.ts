/** A scene as SVG: the marks as elements, and what is to be known of them as titles. */
import { Markup, markup, type Content } from './markup.js';
import type { Mark, Scene, Tone } from './scene.js';

/** Colours in the list of the style, after which they begin again. */
export const TONES = 8;

const toneClass = (tone: Tone): string => (typeof tone === 'number' ? `t${tone % TONES}` : tone);

const noteOf = (note: string | undefined): Content =>
  note === undefined ? undefined : markup`<title>${note}</title>`;

const tidy = (value: number): number => Math.round(value * 10) / 10;

/** A mark as an element. */
function elementOf(mark: Mark): Markup {
  switch (mark.kind) {
    case 'line':
      return markup`<path class="line ${toneClass(mark.tone)}${mark.dashed ? ' dashed' : ''}" d="${mark.path}"/>`;
    case 'area':
      return markup`<path class="area ${toneClass(mark.tone)}" d="${mark.path}"/>`;
    case 'box':
      return markup`<rect class="box ${toneClass(mark.tone)} s${mark.shade}" x="${tidy(mark.x)}" y="${tidy(mark.y)}" width="${tidy(mark.width)}" height="${tidy(mark.height)}">${noteOf(mark.note)}</rect>`;
    case 'rule':
      return markup`<line class="rule ${mark.strength}" x1="${tidy(mark.from.x)}" y1="${tidy(mark.from.y)}" x2="${tidy(mark.to.x)}" y2="${tidy(mark.to.y)}"/>`;
    case 'text':
      return markup`<text class="${toneClass(mark.tone)} ${mark.weight}" x="${tidy(mark.x)}" y="${tidy(mark.y)}" text-anchor="${mark.anchor}">${mark.text}</text>`;
    case 'dot':
      return markup`<circle class="dot ${toneClass(mark.tone)}${mark.hollow ? ' hollow' : ''}" cx="${tidy(mark.x)}" cy="${tidy(mark.y)}" r="${mark.radius}">${noteOf(mark.note)}</circle>`;
    case 'group':
      if (mark.days !== undefined) return markup`${mark.marks.map(elementOf)}`;
      return markup`<g transform="translate(${tidy(mark.x)} ${tidy(mark.y)})">${mark.marks.map(elementOf)}</g>`;
  }
}

export interface SvgOptions {
  /** Classes of the element beside `scene`. */
  readonly classes?: string;
  /** A style for a picture that stands alone. */
  readonly style?: string;
}

/**
 * A scene as one element, as wide as what it stands in and no wider than it was drawn for. `id` tells its
 * title apart from those of other pictures of the page.
 */
export function svgOf(scene: Scene, id: string, { classes = '', style }: SvgOptions = {}): Markup {
  const [width, height] = [tidy(scene.width), tidy(scene.height)];
  const own = style === undefined ? undefined : markup`<style>${new Markup(style)}</style>`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="scene ${classes}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-words"><title id="${id}-title">${scene.title}</title><desc id="${id}-words">${scene.words}</desc>${own}${scene.marks.map(elementOf)}</svg>`;
}
