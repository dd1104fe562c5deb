/**
 * A baseline and a twin over the same seeds: what happened more or less often, sooner or later, and how sure that is.
 *
 * Decision worth knowing: the unit is the pair of runs with one seed. They share every draw that the intervention leaves alone, so the
 * difference of a pair holds far less chance than that of two strangers; how much less is reported.
 */
import { parseDate } from '../foundation/calendar.js';
import { median } from 'simple-statistics';
import { meanOf, pairedProportions, pairingGain, proportion, type Estimate } from './interval.js';
import type { ColumnDef, Row } from './outcome.js';

/** How often something happened in both. */
export interface ChanceDifference {
  /** The column it is read from, and its value there; null for a date, which is there or not. */
  readonly column: string;
  readonly value: string | null;
  readonly meaning: string;
  readonly baseline: Estimate;
  readonly twin: Estimate;
  /** Twin less baseline. */
  readonly difference: Estimate;
  /** Seeds in which it happened in the twin only. */
  readonly gained: number;
  /** Seeds in which it happened in the baseline only. */
  readonly lost: number;
  readonly pairingGain: number | null;
}

/** A figure in both; days of dates are those since 1970, and their pairs are those in which it happened twice. */
export interface MeanDifference {
  readonly column: string;
  readonly type: 'date' | 'number';
  readonly meaning: string;
  readonly unit: string | null;
  readonly pairs: number;
  readonly baseline: number;
  readonly twin: number;
  readonly difference: Estimate;
  readonly pairingGain: number | null;
}

/** When the runs of a twin left those of the baseline. */
export interface Parting {
  readonly earliest: string | null;
  readonly latest: string | null;
  /** Seeds in which both runs are the same to the last day. */
  readonly never: number;
}

export interface Comparison {
  /** Pairs of which both runs were done. */
  readonly pairs: number;
  readonly failed: number;
  readonly chances: readonly ChanceDifference[];
  readonly means: readonly MeanDifference[];
  readonly parting: Parting;
}

type Pair = readonly [baseline: Row, twin: Row];

const isDone = (row: Row): boolean => row.status === 'done';

function chanceOf(
  pairs: readonly Pair[],
  column: ColumnDef,
  value: string | null,
): ChanceDifference | undefined {
  const happened = (row: Row) => (value === null ? row[column.name] !== null : row[column.name] === value);
  const flags = pairs.map((pair) => pair.map((row) => Number(happened(row))));
  const among = (a: number, b: number) => flags.filter(([x, y]) => x === a && y === b).length;
  const counts = { both: among(1, 1), first: among(1, 0), second: among(0, 1), neither: among(0, 0) };
  if (counts.neither === pairs.length) return undefined;
  return {
    column: column.name,
    value,
    meaning: column.meaning,
    baseline: proportion(counts.both + counts.first, pairs.length),
    twin: proportion(counts.both + counts.second, pairs.length),
    difference: pairedProportions(counts),
    gained: counts.second,
    lost: counts.first,
    pairingGain: pairingGain(
      flags.map(([a]) => a),
      flags.map(([, b]) => b),
    ),
  };
}

const textsIn = (pairs: readonly Pair[], name: string): string[] => {
  const values = pairs.flatMap((pair) => pair.map((row) => row[name]));
  return [...new Set(values.filter((value) => typeof value === 'string'))].sort();
};

const chancesOf = (pairs: readonly Pair[], columns: readonly ColumnDef[]): ChanceDifference[] =>
  columns.flatMap((column) => {
    if (column.name === 'ending_date') return [];
    const values =
      column.type === 'text' ? textsIn(pairs, column.name) : column.type === 'date' ? [null] : [];
    return values.flatMap((value) => chanceOf(pairs, column, value) ?? []);
  });

/** The number in a cell: of a date its day. */
const numberIn = (row: Row, { name, type }: ColumnDef): number | undefined => {
  const cell = row[name];
  if (type === 'date') return typeof cell === 'string' ? parseDate(cell) : undefined;
  return typeof cell === 'number' ? cell : undefined;
};

function meanDifference(pairs: readonly Pair[], column: ColumnDef): MeanDifference[] {
  if (column.type !== 'date' && column.type !== 'number') return [];
  const numbers = pairs.flatMap((pair) => {
    const [a, b] = pair.map((row) => numberIn(row, column));
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  if (numbers.length === 0) return [];
  const [first, second] = [numbers.map(([a]) => a), numbers.map(([, b]) => b)];
  return [
    {
      column: column.name,
      type: column.type,
      meaning: column.meaning,
      unit: column.unit ?? null,
      pairs: numbers.length,
      baseline: meanOf(first).value,
      twin: meanOf(second).value,
      difference: meanOf(numbers.map(([a, b]) => b - a)),
      pairingGain: pairingGain(first, second),
    },
  ];
}

function partingOf(pairs: readonly Pair[]): Parting {
  const days = pairs.flatMap(([, twin]) => (typeof twin.parted === 'string' ? [twin.parted] : [])).sort();
  return { earliest: days.at(0) ?? null, latest: days.at(-1) ?? null, never: pairs.length - days.length };
}

/** Compares rows of the same seeds; those without a partner, and pairs of which a run failed, are left out and counted. */
export function compareRows(
  baseline: readonly Row[],
  twin: readonly Row[],
  columns: readonly ColumnDef[],
): Comparison {
  const bySeed = new Map(baseline.map((row) => [row.seed, row]));
  const matched = twin.flatMap((row): Pair[] => {
    const partner = bySeed.get(row.seed);
    return partner === undefined ? [] : [[partner, row]];
  });
  const pairs = matched.filter((pair) => pair.every(isDone));
  return {
    pairs: pairs.length,
    failed: matched.length - pairs.length,
    chances: chancesOf(pairs, columns),
    means: columns.flatMap((column) => meanDifference(pairs, column)),
    parting: partingOf(pairs),
  };
}

/** The median of gains that are known; null where none is. */
export const typicalGain = ({ chances, means }: Comparison): number | null => {
  const gains = [...chances, ...means].flatMap(({ pairingGain: gain }) => gain ?? []);
  return gains.length === 0 ? null : median(gains);
};

/** A counterfactual and how it compares: the document of `tauride compare --json`. Its names are a contract. */
export interface TwinRecord extends Comparison {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly changes: readonly string[];
}

export interface CompareRecord {
  readonly tauride: string;
  readonly scenario: string;
  readonly title: string;
  readonly scenarioDigest: string;
  readonly seed: string;
  /** Seeds asked for. */
  readonly runs: number;
  readonly agents: number | 'full';
  readonly start: string;
  readonly end: string;
  /** Changes that baseline and twins have, in words. */
  readonly changes: readonly string[];
  readonly twins: readonly TwinRecord[];
  readonly failures: readonly { readonly seed: string; readonly twin: string; readonly error: string }[];
  /** Days computed, and days that the runs would have taken one by one. */
  readonly days: { readonly simulated: number; readonly asked: number };
  readonly names: Readonly<Record<string, string>>;
}
