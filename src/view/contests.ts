/** Armed contests: the force of both sides as bars from a middle, and what came of it. */
import type { ContestRecord, RunRecord } from '../experiment/run/record.js';
import { toneOf } from './bands.js';
import { ruleFrom, textAt, type Mark, type Scene, type Tone } from './scene.js';
import { count, figure, longDate, nameOf } from './words.js';

const ROW = 62;
const BAR = 14;

/** Most contests that are drawn; the table has them all. */
const ROWS_MAX = 12;

/** A chance as people say it: so many times in a hundred. */
export function inHundred(chance: number): string {
  const times = Math.round(chance * 100);
  if (times <= 0) return 'fewer than 1 in 100';
  return times >= 100 ? 'more than 99 in 100' : `${times} in 100`;
}

const sides = (record: RunRecord, { by, against }: ContestRecord): readonly [string, string] => {
  const name = (id: string) => nameOf(record.names.authorities, id);
  return [name(by), against.map(name).join(' and ')];
};

/** Where a contest was fought; the country where it was over all of it. */
export const contestPlace = ({ names }: RunRecord, { place }: ContestRecord): string =>
  place === null ? 'the country' : nameOf(names.places, place);

/** Persons of a place, shares of power of the country. */
const forceWords = ({ place }: ContestRecord, force: number): string =>
  place === null ? figure(force) : count(force);

function rowMarks(record: RunRecord, contest: ContestRecord, width: number, number: number): Mark[] {
  const [own, other] = [contest.forces[0] ?? 0, contest.forces.slice(1).reduce((sum, each) => sum + each, 0)];
  const [by, against] = sides(record, contest);
  const most = Math.max(own, other, Number.MIN_VALUE);
  const half = width / 2 - 2;
  const bar = (x: number, length: number, tone: Tone): Mark => ({
    ...{ kind: 'box', x, y: 24, width: Math.max(1, length), height: BAR, tone, shade: 3 },
  });
  const left = (own / most) * half;
  const right = (other / most) * half;
  const line = `${number}  ${longDate(contest.date, record)}, ${contestPlace(record, contest)}: ${contest.result}, at a chance of ${inHundred(contest.chance)}`;
  return [
    textAt(0, 14, line, { weight: 'strong' }),
    bar(half - left, left, toneOf(record, contest.by)),
    bar(half + 4, right, toneOf(record, contest.against[0] ?? null)),
    textAt(half - 4, 52, `${by} ${forceWords(contest, own)}`, { anchor: 'end' }),
    textAt(half + 8, 52, `${against} ${forceWords(contest, other)}`),
    ruleFrom({ x: half + 2, y: 20 }, { x: half + 2, y: 56 }, 'plain'),
  ];
}

/** The contests of a run, `width` pixels wide; undefined where there were none. */
export function contestScene(record: RunRecord, width: number): Scene | undefined {
  const shown = record.contests.slice(0, ROWS_MAX);
  if (shown.length === 0) return undefined;
  const marks = shown.map((contest, i): Mark => ({
    kind: 'group',
    ...{ x: 0, y: i * ROW, marks: rowMarks(record, contest, width, i + 1) },
  }));
  const words = shown.map((contest) => {
    const [by, against] = sides(record, contest);
    return `${longDate(contest.date, record)}: ${by} against ${against}, ${contest.result}.`;
  });
  return { width, height: shown.length * ROW, title: 'Tests of force', words: words.join(' '), marks };
}
