/**
 * What extrapolation would have foretold of a fact: nothing changes, the line goes on, uniform swing.
 *
 * A baseline uses recorded figures of earlier facts only, whatever their role: it is what a reader of the
 * newspapers could have said. With t the day of the fact and a the day of the last earlier figure of its own
 * series,
 *
 * - *persistence* is that figure; where there is none, the mean of the last figures elsewhere;
 * - *trend* is the line through the last two own figures; from one alone the line goes on with the mean slope
 * of the last two elsewhere; where
 *   there is none, it is the mean of the lines elsewhere;
 * - *swing* is the own figure of day a plus the mean change elsewhere, from the figure nearest to a, to the
 * last one after a and not after t
 *   (the returns of the same day count: that is what swing means).
 *
 * Elsewhere is every other series that has the same item, which for a vote share is the same list: a list is
 * its parties, and may be on record whole or in lists that add up to it. What names no item has no elsewhere.
 * What cannot be formed is null.
 *
 * Decision worth knowing: the days elsewhere need not be near those of the fact, they only have to overlap. A
 * window of three weeks was rejected: it hid the swing of Petrograd, from June to early September, from
 * Moscow, from July to October.
 */
import { mean } from 'simple-statistics';
import { round12 } from '../../foundation/math.js';
import type { Baselines } from './fact-record.js';

/**
 * One recorded figure: of an item (the parties of a list, in any order; empty where nothing varies), in a
 * series, on a day.
 */
export interface RecordedFigure {
  readonly series?: string | undefined;
  readonly item: readonly string[];
  readonly day: number;
  readonly recorded: number;
}

/** Baselines of a fact, and the other series that any of them was formed from. */
export interface Foretold {
  readonly baselines: Baselines;
  readonly elsewhere: readonly string[];
}

interface Point {
  readonly day: number;
  readonly value: number;
}

/** What the recorded course of an item, oldest figure first, says: one number, or none. */
type Say = (points: readonly Point[]) => number[];

/** A number, and the series elsewhere that it was formed from. */
interface Said {
  readonly value: number;
  readonly from: readonly string[];
}

/**
 * The figure of a list among those of one series and day: its own, or the sum of lists that are its parts and
 * leave nobody out.
 */
function figureOf(row: readonly RecordedFigure[], list: readonly string[]): number[] {
  const isPart = ({ item }: RecordedFigure) => item.every((party) => list.includes(party));
  const parts = row.filter((fact) => isPart(fact) && (fact.item.length > 0 || list.length === 0));
  const whole = parts.find(({ item }) => item.length === list.length);
  if (whole) return [whole.recorded];
  const parties = parts.flatMap(({ item }) => item);
  const isComplete = parties.length === list.length && new Set(parties).size === list.length;
  return isComplete ? [parts.reduce((sum, { recorded }) => sum + recorded, 0)] : [];
}

/** Figures by their series, in the order given. */
type BySeries = ReadonlyMap<string, readonly RecordedFigure[]>;

function bySeries(facts: readonly RecordedFigure[]): BySeries {
  const found = new Map<string, RecordedFigure[]>();
  for (const fact of facts) {
    if (fact.series === undefined) continue;
    const known = found.get(fact.series);
    if (known === undefined) found.set(fact.series, [fact]);
    else known.push(fact);
  }
  return found;
}

function courseOf(facts: BySeries, series: string, list: readonly string[]): Point[] {
  const rows = new Map<number, RecordedFigure[]>();
  for (const fact of facts.get(series) ?? []) rows.set(fact.day, [...(rows.get(fact.day) ?? []), fact]);
  return [...rows]
    .flatMap(([day, row]) => figureOf(row, list).map((value) => ({ day, value })))
    .sort((a, b) => a.day - b.day);
}

const last: Say = (points) => points.slice(-1).map(({ value }) => value);

const slope: Say = (points) => {
  const [a, b] = points.slice(-2);
  return points.length < 2 ? [] : [(b.value - a.value) / (b.day - a.day)];
};

const lineAt =
  (day: number): Say =>
  (points) =>
    slope(points).map(
      (rise) => points[points.length - 1].value + rise * (day - points[points.length - 1].day),
    );

/** The change while another place went from one day to another; none where the two times do not overlap. */
const changeBetween =
  (from: number, to: number): Say =>
  (points) => {
    const end = points.findLast(({ day }) => day > from && day <= to);
    const distance = ({ day }: Point): number => Math.abs(day - from);
    const [begin] = points
      .filter(({ day }) => end !== undefined && day < end.day)
      .sort((a, b) => distance(a) - distance(b));
    return end && begin ? [end.value - begin.value] : [];
  };

/** What all other series with the item say, as their mean; undefined where none has anything to say. */
const elsewhereOf =
  (facts: BySeries, { series, item }: RecordedFigure) =>
  (say: Say): Said | undefined => {
    if (item.length === 0) return undefined;
    const others = [...facts.keys()].filter((name) => name !== series);
    const said = others.flatMap((name) =>
      say(courseOf(facts, name, item)).map((value) => ({ value, from: name })),
    );
    return said.length === 0
      ? undefined
      : { value: mean(said.map(({ value }) => value)), from: said.map(({ from }) => from) };
  };

/**
 * What the three baselines say of a fact.
 *
 * @param facts everything on record, the fact itself among it, in any order
 */
export function foretell(fact: RecordedFigure, facts: readonly RecordedFigure[]): Foretold {
  const { series, item, day } = fact;
  if (series === undefined)
    return { baselines: { persistence: null, trend: null, swing: null }, elsewhere: [] };
  const eve = bySeries(facts.filter((each) => each.day < day));
  const night = bySeries(facts.filter((each) => each.day <= day));
  const own = courseOf(eve, series, item);
  const start = own.at(-1);
  const here = (say: Say): Said | undefined => say(own).map((value): Said => ({ value, from: [] }))[0];
  const there = elsewhereOf(eve, fact);
  /** From the last own figure on, by the steps that others took. */
  const onward = (others: typeof there, steps: (from: Point) => Say): Said | undefined =>
    start && others((points) => steps(start)(points).map((step) => start.value + step));

  const rise =
    (from: Point): Say =>
    (points) =>
      slope(points).map((each) => each * (day - from.day));
  const persistence = here(last) ?? there(last);
  const trend = here(lineAt(day)) ?? onward(there, rise) ?? there(lineAt(day));
  const swing = onward(elsewhereOf(night, fact), (from) => changeBetween(from.day, day));
  const value = (said: Said | undefined) => (said === undefined ? null : round12(said.value));
  return {
    baselines: { persistence: value(persistence), trend: value(trend), swing: value(swing) },
    elsewhere: [...new Set([persistence, trend, swing].flatMap((said) => said?.from ?? []))],
  };
}
