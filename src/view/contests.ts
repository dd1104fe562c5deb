/** Armed contests: the force of both sides as bars from a middle, and what came of it. */
import type { ContestRecord, RunRecord } from '../experiment/run/record.js';
import { toneOf } from './bands.js';
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Tone } from './scene.js';

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

/** Persons of a place, shares of power of the country. */
const forceWords = ({ place }: ContestRecord, force: number): string =>
  place === null ? `${percent(force)} of power` : count(force);

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

const forcesOf = ({ forces }: ContestRecord): readonly [number, number] => [
  forces[0] ?? 0,
  forces.slice(1).reduce((sum, each) => sum + each, 0),
];

function rowMarks(record: RunRecord, contest: ContestRecord, width: number, number: number): Mark[] {
  const layout = width < BESIDE ? NARROW : WIDE;
  const [own, other] = forcesOf(contest);
  const most = Math.max(own, other, Number.MIN_VALUE);
  const half = width / 2 - 2;
  const bar = (x: number, length: number, tone: Tone): Mark => ({
    ...{ kind: 'box', x, y: layout.bar, width: Math.max(1, length), height: BAR, tone, shade: 3 },
  });
  const left = (own / most) * half;
  const right = (other / most) * half;
  const isNarrow = layout === NARROW;
  const day = longDate(contest.date, isNarrow ? { oldStyle: false } : record);
  const what = `${number} · ${day}, ${contestPlace(record, contest)}`;
  const result = `${contest.result}, at a chance of ${inHundred(contest.chance)}`;
  const heads = (isNarrow ? [what, result] : [`${what}: ${result}`]).map((head) =>
    shortName(head, lettersIn(width), '…'),
  );
  return [
    ...heads.map((head, i) => textAt(0, layout.heads[i], head, i === 0 ? { weight: 'strong' } : {})),
    bar(half - left, left, toneOf(record, contest.by)),
    bar(half + 4, right, toneOf(record, contest.against[0] ?? null)),
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
    return `${longDate(contest.date, record)}: ${by} against ${against.join(' and ')}, ${contest.result}.`;
  });
  return { width, height: shown.length * height, title: 'Tests of force', words: words.join(' '), marks };
}
