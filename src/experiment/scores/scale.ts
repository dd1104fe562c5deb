/**
 * The scale on which a figure is compared, how far its sources spread, and what rows of one event weigh.
 *
 * Shares and turnout are compared in percentage points, seats in points of their body, outcomes by the day,
 * and counts by their logarithm: who errs by a tenth of a crowd errs alike at a thousand and at a million.
 *
 * Decision worth knowing: rows of one event weigh together as one. The ten lists of one council say little
 * more than one of them does, and three counts of one congress no more than the congress.
 */
import { mean } from 'simple-statistics';
import { parseDate } from '../../foundation/calendar.js';
import { exp, ln, round12 } from '../../foundation/math.js';
import type { ScoredAs } from '../../scenario/compile/facts.js';
import type { FactKindText } from '../../scenario/schema/scenario.js';
import type { Baselines, DateRecord, FactRecord } from './fact-record.js';

/** What is scored, in the order in which it is told. */
export const SCORED = ['shares', 'turnout', 'seats', 'dates', 'counts'] as const satisfies ScoredAs[];

/** Nobody is less than one person: the logarithm of a crowd that did not come. */
const COUNT_MIN = 1;

/**
 * A figure on the scale of what it is scored as.
 *
 * @param of how many there are, of a seat
 */
export function onScale(family: ScoredAs | null, figure: number, of: number | null): number {
  if (family === 'counts') return ln(Math.max(figure, COUNT_MIN));
  return family === 'seats' && of !== null ? (100 * figure) / of : figure;
}

/** A figure in its unit, from the scale. */
export function offScale(family: ScoredAs | null, value: number, of: number | null): number {
  if (family === 'counts') return exp(value);
  return family === 'seats' && of !== null ? (value * of) / 100 : value;
}

/**
 * How far sources of a kind spread, on its scale: the pooled standard deviation of what they say of the same
 * things. Null where no two are on record, or where they all agree.
 */
export function disagreement({
  scored,
  disagree = [],
}: Pick<FactKindText, 'scored' | 'disagree'>): number | null {
  const groups = disagree.map((figures) =>
    figures.map((figure) => (scored === 'counts' ? onScale('counts', figure, null) : figure)),
  );
  const squares = groups.flatMap((figures) => figures.map((figure) => (figure - mean([...figures])) ** 2));
  const freedom = squares.length - groups.length;
  const sum = squares.reduce((all, square) => all + square, 0);
  return freedom === 0 || sum === 0 ? null : round12(Math.sqrt(sum / freedom));
}

/** Something scored, on the scale of what it is scored as. */
export interface ScoredRow {
  readonly id: string;
  readonly role: 'calibration' | 'validation';
  readonly family: ScoredAs;
  readonly event: string;
  readonly deviation: number | null;
  readonly recorded: number;
  readonly simulated: number;
  readonly baselines: Baselines;
}

const NONE: Baselines = { persistence: null, trend: null, swing: null };

function factRow(fact: FactRecord): ScoredRow[] {
  const { id, role, family, event, deviation, of, recorded, simulated, baselines } = fact;
  if (family === null || simulated === null || (role !== 'calibration' && role !== 'validation')) return [];
  const scaled = (figure: number): number => onScale(family, figure, of);
  const known = (figure: number | null) => (figure === null ? null : scaled(figure));
  return [
    {
      ...{ id, role, family, event, deviation },
      ...{ recorded: scaled(recorded), simulated: scaled(simulated) },
      baselines: {
        persistence: known(baselines.persistence),
        trend: known(baselines.trend),
        swing: known(baselines.swing),
      },
    },
  ];
}

function dateRow({ id, role, deviation, recorded, error }: DateRecord): ScoredRow {
  const day = parseDate(recorded) ?? 0;
  const figures = { recorded: day, simulated: day + error, baselines: NONE };
  return { id, role, family: 'dates', event: id, deviation, ...figures };
}

/** All that is scored in a run, on its scales. */
export const scoredRows = (
  facts: readonly FactRecord[] = [],
  dates: readonly DateRecord[] = [],
): ScoredRow[] => [...facts.flatMap(factRow), ...dates.map(dateRow)];

/** What each row weighs, together 1: events weigh alike, and so do the rows of one. */
export function eventWeights(rows: readonly Pick<ScoredRow, 'event'>[]): number[] {
  const sizes = new Map<string, number>();
  for (const { event } of rows) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  return rows.map(({ event }) => 1 / (sizes.size * (sizes.get(event) ?? 1)));
}

/** The mean of what rows come to, events weighing alike; NaN of none. */
export function meanOverEvents<Row extends Pick<ScoredRow, 'event'>>(
  rows: readonly Row[],
  valueOf: (row: Row) => number,
): number {
  const weights = eventWeights(rows);
  return rows.length === 0 ? NaN : rows.reduce((sum, row, i) => sum + weights[i] * valueOf(row), 0);
}

/** The root of the mean square of what rows come to, events weighing alike; null of none. */
export const errorOver = <Row extends Pick<ScoredRow, 'event'>>(
  rows: readonly Row[],
  errorOf: (row: Row) => number,
): number | null =>
  rows.length === 0 ? null : round12(Math.sqrt(meanOverEvents(rows, (row) => errorOf(row) ** 2)));
