/**
 * A scene: what is to be seen, as marks with their places, colours and words, before anybody draws it.
 *
 * Decision worth knowing: a scene is plain data. A report writes it as SVG, a page may draw the same marks
 * with handlers on them, and a test reads them; drawing at once was rejected, since then only pictures could
 * be compared.
 */

/** Whose colour a mark has: the rank of an authority or a party in its scenario, or that of writing. */
export type Tone = number | 'ink' | 'muted';

/** Steps of one colour, from the lightest: regimes of one holder are told apart by them. */
export type Shade = 1 | 2 | 3 | 4 | 5;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A curve, as a path of SVG; `dashed` for what was changed. */
export interface LineMark {
  readonly kind: 'line';
  readonly path: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
}

/** A surface, as a path of SVG: the difference of two curves. */
export interface AreaMark {
  readonly kind: 'area';
  readonly path: string;
  readonly tone: Tone;
}

/** A rectangle; `note` says what it stands for. */
export interface BoxMark extends Place {
  readonly kind: 'box';
  readonly width: number;
  readonly height: number;
  readonly tone: Tone;
  readonly shade: Shade;
  readonly note?: string;
}

/** A thin line of the frame, or a strong one on which something is to be read. */
export interface RuleMark {
  readonly kind: 'rule';
  readonly from: Place;
  readonly to: Place;
  readonly strength: 'faint' | 'plain' | 'strong';
}

/** One line of text; `y` is its base line. */
export interface TextMark extends Place {
  readonly kind: 'text';
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly tone: Tone;
  readonly weight: 'plain' | 'strong';
}

/** A round mark. */
export interface DotMark extends Place {
  readonly kind: 'dot';
  readonly radius: number;
  readonly tone: Tone;
  readonly hollow: boolean;
  readonly note?: string;
}

/** Days over which curves are drawn, and what stands beside them on each. */
export interface DaysDrawn {
  /** Day numbers, both included, and the pixels that they take from the left. */
  readonly first: number;
  readonly last: number;
  readonly span: number;
  /** Where the curves begin and end, pixels down. */
  readonly from: number;
  readonly to: number;
  /** Names and figures of a day, in the place of those of the end. */
  readonly figuresOn: (day: number) => readonly Mark[];
}

/**
 * Marks that were placed from an origin of their own; with `days` they are the names and figures of curves at
 * the end of these, and a page may show those of another day.
 */
export interface GroupMark extends Place {
  readonly kind: 'group';
  readonly marks: readonly Mark[];
  readonly days?: DaysDrawn;
}

export type Mark = LineMark | AreaMark | BoxMark | RuleMark | TextMark | DotMark | GroupMark;

/** A picture of `width` by `height` pixels, with its name, and in words what is to be seen in it. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly words: string;
  readonly marks: readonly Mark[];
}

/** Pixels of a letter of the pictures' type, on the average: wide faces have so many. */
const LETTER = 7.4;

/** How much wider strong letters are, many capitals among them. */
const STRONG = 1.2;

const letterOf = (weight: TextMark['weight']): number => LETTER * (weight === 'strong' ? STRONG : 1);

/** About how wide a text is, pixels; never less than it is drawn in the usual faces. */
export const widthOf = (text: string, weight: TextMark['weight'] = 'plain'): number =>
  text.length * letterOf(weight);

/** How many letters a width holds, at least 1. */
export const lettersIn = (width: number, weight: TextMark['weight'] = 'plain'): number =>
  Math.max(1, Math.floor(width / letterOf(weight)));

export interface TextOptions {
  readonly anchor?: TextMark['anchor'];
  readonly tone?: Tone;
  readonly weight?: TextMark['weight'];
}

/** A text at a place, in ink from its start unless it is said otherwise. */
export const textAt = (
  x: number,
  y: number,
  text: string,
  { anchor = 'start', tone = 'ink', weight = 'plain' }: TextOptions = {},
): TextMark => ({ kind: 'text', x, y, text, anchor, tone, weight });

/** A line of the frame from one place to another. */
export const ruleFrom = (from: Place, to: Place, strength: RuleMark['strength'] = 'plain'): RuleMark => ({
  kind: 'rule',
  from,
  to,
  strength,
});

/** Scenes one below the other as one, under a title of its own. */
export function stackedScene(title: string, scenes: readonly Scene[], gap: number): Scene {
  let y = 0;
  const marks = scenes.map((scene): GroupMark => {
    const group: GroupMark = { kind: 'group', x: 0, y, marks: scene.marks };
    y += scene.height + gap;
    return group;
  });
  return {
    width: Math.max(0, ...scenes.map(({ width }) => width)),
    height: Math.max(0, y - gap),
    title,
    words: scenes.map((scene) => `${scene.title}: ${scene.words}`).join(' '),
    marks,
  };
}
