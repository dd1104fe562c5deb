/**
 * Armed contests: the force of both sides as bars from a middle, and what came of it. Those who took a side
 * and stayed away are the pale rest of a bar.
 */
import type { ContestRecord, RunRecord } from '../experiment/run/record.js';
import { toneOf } from './bands.js';
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Shade, type Tone } from './scene.js';

import { count, longDate, nameOf, percent, shortName } from './words.js';

const BAR = 14;

/** Where the parts of a contest stand, pixels down, and how high it is; by the width of the picture. */
interface Layout {
  /** Lines of what it was and what came of it; one where both fit into a line. */
  readonly heads: readonly number[];
  readonly bar: number;
  /** Lines of the two sides. */
  readonly sides: readonly [number, number];
  readonly height: number;
}

const WIDE: Layout = { heads: [14], bar: 24, sides: [52, 52], height: 62 };
const NARROW: Layout = { heads: [14, 31], bar: 40, sides: [68, 85], height: 104 };

/** Width from which the words of both sides stand beside each other, pixels. */
const BESIDE = 560;

/** Most contests that are drawn; the table has them all. */
const ROWS_MAX = 12;

/** A chance as people say it: so many times in a hundred. */
export function inHundred(chance: number): string {
  const times = Math.round(chance * 100);
  if (times <= 0) return 'fewer than 1 in 100';
  return times >= 100 ? 'more than 99 in 100' : `${times} in 100`;
}

const sides = (record: RunRecord, { by, against }: ContestRecord): readonly [string, readonly string[]] => {
  const name = (id: string) => nameOf(record.names.authorities, id);
  return [name(by), against.map(name)];
};

/** Names in a row that fit: before one is cut, all go without what is in brackets. */
function namesWithin(names: readonly string[], letters: number): string {
  const all = names.join(' and ');
  if (names.length === 1 || all.length <= letters) return shortName(all, letters, '…');
  return shortName(names.map((name) => name.replace(/ \([^()]*\)$/, '')).join(' and '), letters, '…');
}

/** Results by which the one who rose did not have his way. */
const BEATEN: ReadonlySet<string> = new Set(['repelled', 'melted', 'lost', 'called-off']);

/** Whether the one who rose was beaten, or nobody came to fight for him. */
export const isBeaten = ({ result }: Pick<ContestRecord, 'result'>): boolean => BEATEN.has(result);

/** Where a contest was fought; the country where it was over all of it. */
export const contestPlace = ({ names }: RunRecord, { place }: ContestRecord): string =>
  place === null ? 'the country' : nameOf(names.places, place);

/** Persons of a place who came, and who stayed away where that is known; shares of power of the country. */
const forceWords = ({ place }: ContestRecord, { came, stayed }: Force): string => {
  if (place === null) return `${percent(came)} of power`;
  return stayed === undefined ? count(came) : `${count(came)} came, ${count(stayed)} stayed`;
};

/** A side and its force, no longer than there is room for. */
const sideWords = (names: readonly string[], force: string, room: number, before = ''): string =>
  `${before}${namesWithin(names, Math.max(4, lettersIn(room) - before.length - force.length - 1))} ${force}`;

/** What both sides brought, beneath the bars: beside each other, or one under the other from the left. */
function sideMarks(record: RunRecord, contest: ContestRecord, width: number, layout: Layout): Mark[] {
  const half = width / 2 - 2;
  const [own, other] = forcesOf(contest).map((force) => forceWords(contest, force));
  const [by, against] = sides(record, contest);
  const [first, second] = layout.sides;
  if (layout === NARROW)
    return [
      textAt(0, first, sideWords([by], own, width)),
      textAt(0, second, sideWords(against, other, width, 'against ')),
    ];
  return [
    textAt(half - 4, first, sideWords([by], own, half), { anchor: 'end' }),
    textAt(half + 8, second, sideWords(against, other, half)),
  ];
}

/** Who came on a side, and who took it and stayed away. */
interface Force {
  readonly came: number;
  readonly stayed: number | undefined;
}

const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);

const forcesOf = ({ forces, stayed }: ContestRecord): readonly [Force, Force] => [
  { came: forces[0] ?? 0, stayed: stayed?.[0] },
  { came: sum(forces.slice(1)), stayed: stayed && sum(stayed.slice(1)) },
];

const allOf = ({ came, stayed = 0 }: Force): number => came + stayed;

function rowMarks(record: RunRecord, contest: ContestRecord, width: number, number: number): Mark[] {
  const layout = width < BESIDE ? NARROW : WIDE;
  const [own, other] = forcesOf(contest);
  const most = Math.max(allOf(own), allOf(other), Number.MIN_VALUE);
  const half = width / 2 - 2;
  const bar = (x: number, length: number, tone: Tone, shade: Shade = 3): Mark => ({
    ...{ kind: 'box', x, y: layout.bar, width: Math.max(1, length), height: BAR, tone, shade },
  });
  const [left, right] = [own, other].map(({ came }) => (came / most) * half);
  const [leftAll, rightAll] = [own, other].map((force) => (allOf(force) / most) * half);
  const [toneLeft, toneRight] = [contest.by, contest.against[0] ?? null].map((id) => toneOf(record, id));
  const isNarrow = layout === NARROW;
  const day = longDate(contest.date, isNarrow ? { oldStyle: false } : record);
  const what = `${number} · ${day}, ${contestPlace(record, contest)}`;
  const result = `${contest.result}, at a chance of ${inHundred(contest.chance)}`;
  const heads = (isNarrow ? [what, result] : [`${what}: ${result}`]).map((head) =>
    shortName(head, lettersIn(width), '…'),
  );
  return [
    ...heads.map((head, i) => textAt(0, layout.heads[i], head, i === 0 ? { weight: 'strong' } : {})),
    ...(leftAll > left ? [bar(half - leftAll, leftAll - left, toneLeft, 1)] : []),
    ...(rightAll > right ? [bar(half + 4 + right, rightAll - right, toneRight, 1)] : []),
    bar(half - left, left, toneLeft),
    bar(half + 4, right, toneRight),
    ...sideMarks(record, contest, width, layout),
    ruleFrom({ x: half + 2, y: layout.bar - 4 }, { x: half + 2, y: layout.bar + BAR + 4 }, 'plain'),
  ];
}

/** The contests of a run, `width` pixels wide; undefined where there were none. */
export function contestScene(record: RunRecord, width: number): Scene | undefined {
  const shown = record.contests.slice(0, ROWS_MAX);
  if (shown.length === 0) return undefined;
  const { height } = width < BESIDE ? NARROW : WIDE;
  const marks = shown.map((contest, i): Mark => ({
    kind: 'group',
    ...{ x: 0, y: i * height, marks: rowMarks(record, contest, width, i + 1) },
  }));
  const words = shown.map((contest) => {
    const [by, against] = sides(record, contest);
    const [own, other] = forcesOf(contest).map((force) => forceWords(contest, force));
    return `${longDate(contest.date, record)}: ${by} (${own}) against ${against.join(' and ')} (${other}), ${contest.result}.`;
  });
  return { width, height: shown.length * height, title: 'Tests of force', words: words.join(' '), marks };
}
