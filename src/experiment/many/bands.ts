/**
 * Bands: between which values a figure lies, week by week, in so many of the runs of a point.
 *
 * Decision worth knowing: shares are kept to the nearest two-hundredth, and of each week it is counted how
 * many runs had which. Counts are whole numbers that add up in any order, so that batches, shards and resumed
 * sweeps give one answer, and memory does not grow with the runs.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, State } from '../../model/definition.js';
import type { LoadedScenario } from '../../scenario/load.js';
import type { Point } from '../design/design.js';
import { levelColumns } from '../design/factor.js';
import { column, type ColumnDef, type Row } from '../tables/table.js';
import { sharesOf } from '../run/support.js';

/** Steps from nothing to all. */
const STEPS = 200;
const BINS = STEPS + 1;
const WEEK = 7;

const ALL = 'all';
const NOBODY = 'none';

type Share = 'claim' | 'control' | 'effective' | 'support' | 'abstaining';
type Difference = `${Share}_difference`;

/** A figure that is followed: of whom, and where among which group of people. */
export interface BandSeries {
  /** A share, or by how much it is more than in the first run of the same seed. */
  readonly measure: Share | Difference;
  /** An authority or party; `none` for those who abstain. */
  readonly who: string;
  /** A group of people; `all` for authorities, as for the country. */
  readonly among: string;
}

/** What is followed and on which days; the cells of a run are its days, each with all series. */
export interface BandPlan {
  readonly series: readonly BandSeries[];
  /** ISO dates. */
  readonly days: readonly string[];
}

/** Whether a series is one of differences, from -1 to 1. */
export const isDifference = ({ measure }: Pick<BandSeries, 'measure'>): boolean =>
  measure.endsWith('_difference');

/**
 * Every authority, and every party in the whole country and in the groups that the scenario shows. Where runs
 * are compared with the first of their seed, the differences come after them, in the same order.
 */
export function bandSeries(
  { definition, scenario }: Pick<LoadedScenario, 'definition' | 'scenario'>,
  compares = false,
): BandSeries[] {
  const { authorities, parties } = definition;
  const groups = [...new Set([ALL, ...scenario.display.groups])];
  const of = (measure: Share, among: string, ids: readonly string[]) =>
    ids.map((who) => ({ measure, who, among }));
  const [powers, lists] = [authorities, parties].map((all) => all.map(({ id }) => id));
  const shares = [
    ...(['claim', 'control', 'effective'] as const).flatMap((measure) => of(measure, ALL, powers)),
    ...groups.flatMap((group) => [...of('support', group, lists), ...of('abstaining', group, [NOBODY])]),
  ];
  const differences = shares.map((each) => ({ ...each, measure: `${each.measure}_difference` as const }));
  return compares ? [...shares, ...differences] : shares;
}

const isKept = (tick: number, tickCount: number): boolean => tick % WEEK === 0 || tick === tickCount - 1;

export const bandPlan = (
  loaded: Pick<LoadedScenario, 'definition' | 'scenario'>,
  tickCount: number,
  compares = false,
): BandPlan => ({
  series: bandSeries(loaded, compares),
  days: Array.from({ length: tickCount }, (_, tick) => tick)
    .filter((tick) => isKept(tick, tickCount))
    .map((tick) => isoOf(loaded.definition.startDay + tick)),
});

/** Notes of a day the bin of every series; nothing on days that are not kept. */
export type NoteTaker = (state: State) => Uint8Array | undefined;

/** Takes notes weekly and on the last day; series are those of `baseline`, and differences none of its. */
export function noteTaker(baseline: Definition, all: readonly BandSeries[], tickCount: number): NoteTaker {
  const series = all.filter((each) => !isDifference(each));
  const groups = [...new Set(series.map(({ among }) => among))].map((id) => ({
    id,
    strata: baseline.groups.find((group) => group.id === id)?.strata ?? [],
  }));
  const authority = new Map(baseline.authorities.map(({ id }, a) => [id, a]));
  const party = new Map(baseline.parties.map(({ id }, p) => [id, p]));
  return (state) => {
    if (!isKept(state.tick, tickCount)) return undefined;
    const asked = new Map(groups.map(({ id, strata }) => [id, sharesOf(state, strata)]));
    const { balance, claims } = state.columns;
    const valueOf = ({ measure, who, among }: BandSeries): number => {
      const votes = asked.get(among);
      if (measure === 'abstaining') return votes?.abstaining ?? 0;
      if (measure === 'support') return votes?.shares[party.get(who) ?? 0] ?? 0;
      const a = authority.get(who) ?? 0;
      if (measure === 'claim') return claims[a];
      return measure === 'control' ? balance[a] : balance[a] * claims[a];
    };
    return Uint8Array.from(series, (each) => binOf(valueOf(each)));
  };
}

const binOf = (value: number): number => Math.min(STEPS, Math.max(0, Math.round(value * STEPS)));

/** The bin of what a run has no figure for: it is counted nowhere. */
const NO_BIN = 255;

/** The bin of no difference; a bin more is a hundredth, and halves go towards no difference. */
const EVEN = STEPS / 2;

const differenceOf = (bin: number, first: number): number => EVEN + Math.trunc((bin - first) / 2);

/**
 * The notes of a run with its differences from the first of its seed after them; nothing is counted of those
 * where there is none, as for that run itself.
 */
export const withDifferences = (
  notes: readonly Uint8Array[],
  first: readonly Uint8Array[] | undefined,
): readonly Uint8Array[] =>
  notes.map((note, day) =>
    Uint8Array.from([
      ...note,
      ...note.map((bin, s) => (first === undefined ? NO_BIN : differenceOf(bin, first[day][s]))),
    ]),
  );

/** The figure that a bin stands for. */
const valueOf = (bin: number, series: BandSeries): number =>
  isDifference(series) ? (bin - EVEN) / EVEN : bin / STEPS;

/**
 * How many runs of a point had a bin in a cell, as four columns in order of point, cell and bin. Plain data.
 */
export interface BandTally {
  readonly point: Int32Array;
  readonly cell: Int32Array;
  readonly bin: Int32Array;
  readonly runs: Int32Array;
}

/** The columns of a tally. */
export const TALLY_COLUMNS: readonly (ColumnDef & { readonly name: keyof BandTally })[] = [
  { name: 'point', type: 'count', meaning: 'number of the combination of levels, from 0' },
  {
    name: 'cell',
    type: 'count',
    meaning: 'number of the day that is kept times that of series, plus the series',
  },
  { name: 'bin', type: 'count', meaning: 'the figure of a run', unit: `1/${STEPS}` },
  { name: 'runs', type: 'count', meaning: 'number of runs that had it', unit: 'runs' },
];

/** Gathers the notes of runs. */
export class BandNotes {
  readonly #runs = new Map<number, (readonly Uint8Array[])[]>();

  /** Takes the notes of one run. */
  add(point: number, notes: readonly Uint8Array[]): void {
    const runs = this.#runs.get(point);
    if (runs) runs.push(notes);
    else this.#runs.set(point, [notes]);
  }

  tally(): BandTally {
    const entries: number[][] = [[], [], [], []];
    for (const [point, runs] of [...this.#runs].sort(([a], [b]) => a - b)) tallyPoint(point, runs, entries);
    const [first, cell, bin, times] = entries.map((list) => Int32Array.from(list));
    return { point: first, cell, bin, runs: times };
  }
}

function tallyPoint(
  point: number,
  runs: readonly (readonly Uint8Array[])[],
  [points, cells, bins, times]: readonly number[][],
): void {
  const [first] = runs;
  first.forEach((note, day) => {
    for (let series = 0; series < note.length; series++) {
      const noted = runs
        .map((run) => run[day][series])
        .filter((bin) => bin !== NO_BIN)
        .sort((a, b) => a - b);
      noted.forEach((bin, i) => {
        if (i > 0 && bin === noted[i - 1]) return void times[times.length - 1]++;
        points.push(point);
        cells.push(day * note.length + series);
        bins.push(bin);
        times.push(1);
      });
    }
  });
}

/** Quantiles that are told, in percent of the runs: the median, the middle half and nine tenths of them. */
const QUANTILES = { p05: 5, p25: 25, p50: 50, p75: 75, p95: 95 } as const;

const MEASURES =
  'claim: claim to rule; control: share of the balance of power; effective: that times the claim; ' +
  'support: share of ballots if all were asked; abstaining: share of the electorate; ' +
  '..._difference: by how much it is more than in the first run of the same seed, to the hundredth';

/** The columns of the table of bands, those of levels after the point. */
export const bandColumns = (factors: readonly ColumnDef[]): ColumnDef[] => [
  column('point', 'count', 'number of the combination of levels, from 0'),
  ...levelColumns(factors),
  column('date', 'date', 'day'),
  column('measure', 'text', MEASURES),
  column('who', 'text', 'authority or party; none where it is abstaining'),
  column('among', 'text', 'group of people who are asked; all is the country, as it is of authorities'),
  column('runs', 'count', 'runs that were done', 'runs'),
  ...Object.entries(QUANTILES).map(([name, percent]) =>
    column(name, 'number', `at most this in ${percent} % of runs, to the nearest half a hundredth`, 'share'),
  ),
];

/** The smallest bin that at least so many percent of the runs do not exceed. */
function quantile(counts: Uint32Array, runs: number, percent: number): number {
  let bin = 0;
  for (let seen = counts[0]; 100 * seen < percent * runs; seen += counts[++bin]);
  return bin;
}

/** Bounds the memory of counts, in bins. */
const BINS_AT_ONCE = 2 ** 24;

/** Ranges of points whose counts are in memory together. */
export function pointRanges({ series, days }: BandPlan, pointCount: number): (readonly [number, number])[] {
  const width = Math.max(1, Math.floor(BINS_AT_ONCE / (series.length * days.length * BINS)));
  return Array.from({ length: Math.ceil(pointCount / width) }, (_, i) => [
    i * width,
    Math.min(pointCount, (i + 1) * width),
  ]);
}

/** Adds up the tallies of a range of points; `placeOf` says which point of the design one of a tally is. */
export class BandCounts {
  readonly #counts: Uint32Array;
  readonly #cells: number;

  constructor(
    private readonly plan: BandPlan,
    private readonly range: readonly [number, number],
    private readonly placeOf = (point: number): number => point,
  ) {
    this.#cells = plan.series.length * plan.days.length;
    this.#counts = new Uint32Array((range[1] - range[0]) * this.#cells * BINS);
  }

  /** Adds a tally; points outside the range are passed over. */
  add({ point, cell, bin, runs }: BandTally): void {
    const [from, to] = this.range;
    for (let i = 0; i < point.length; i++) {
      const place = this.placeOf(point[i]);
      if (place < from || place >= to) continue;
      this.#counts[((place - from) * this.#cells + cell[i]) * BINS + bin[i]] += runs[i];
    }
  }

  /** The bands of a point, by day and series; none where no run was done. */
  rows(index: number, { levels }: Point): Row[] {
    const { series, days } = this.plan;
    const first = (index - this.range[0]) * this.#cells;
    return days.flatMap((date, day) =>
      series.flatMap((each, s): Row[] => {
        const begin = (first + day * series.length + s) * BINS;
        const counts = this.#counts.subarray(begin, begin + BINS);
        const runs = counts.reduce((a, b) => a + b, 0);
        if (runs === 0) return [];
        const { measure, who, among } = each;
        const at = (percent: number) => valueOf(quantile(counts, runs, percent), each);
        const bands = Object.entries(QUANTILES).map(([name, percent]) => [name, at(percent)] as const);
        return [{ point: index, ...levels, date, measure, who, among, runs, ...Object.fromEntries(bands) }];
      }),
    );
  }
}
