/**
 * Ensembles: many runs of many points, a batch at a time.
 *
 * Decision worth knowing: a batch is a function of the plan and its index. Nothing depends on who computes
 * it, when, or what was computed before; so batches can go to threads, hosts or shards, and a batch that is
 * lost is computed again to the same rows.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { isOfMachine } from '../../foundation/machine.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Definition } from '../../model/definition.js';
import type { Agents } from '../../population/sampling.js';
import type { Change } from '../../scenario/intervene.js';
import { compileScenario, parsedElsewhere, type ParsedScenario } from '../../scenario/load.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import { partingTick, stagesOf, type Twin } from '../../scenario/twin.js';
import { blanksOf } from '../run/blanks.js';
import { BandNotes, bandSeries, noteTaker, type BandTally, type NoteTaker } from './bands.js';
import type { DaysComputed } from './days.js';
import { descentOf, type Descent } from './sharing-tree.js';
import { replicateSeed, type Batch, type Point } from '../design/design.js';
import { runFutures, type Arrival, type Epoch, type Future } from './future.js';
import { decisionsOf } from '../run/chronicle.js';
import { outcomeRow } from '../run/outcome.js';
import { OwnMeasures, type MeasureSpec } from '../run/own-measures.js';
import { STATUS_COLUMNS, statusCells } from '../run/status.js';
import { sittingRows } from '../tables/sittings.js';
import { column, type ColumnDef, type Row } from '../tables/table.js';

/** Everything that runs depend on. Plain data. */
export interface EnsemblePlan {
  /** The scenario as it is written, which has no faults. */
  readonly scenario: ScenarioText;
  /** Changes that all points have. */
  readonly base: readonly Change[];
  readonly points: readonly Point[];
  /** Whether decisions are taken as recorded, but for those that changes move or pin (default false). */
  readonly replay?: boolean;
  /** Seeds of replicates derive from it. */
  readonly seed: string;
  readonly agents?: Agents | undefined;
  readonly tickCount: number;
  /** Whether each run is compared day by day with that of the first point and the same seed. */
  readonly comparesDays: boolean;
  /** Whether runs share the days on which they agree (default true). */
  readonly sharing?: boolean;
  /** Whether weekly figures are counted for bands (default false). */
  readonly bands?: boolean;
  /** Measures of one's own, each a column (default none). */
  readonly measures?: readonly MeasureSpec[];
}

/** The rows of a batch, by replicate and point, and the days it took. */
export interface BatchResult {
  readonly rows: readonly Row[];
  /** Every time that a question was put, in the order of the runs and then of the days. */
  readonly sittings: readonly Row[];
  /** How many runs had which weekly figures. */
  readonly tally: BandTally;
  readonly days: DaysComputed;
}

/** The column of what had no value: addresses in the scenario. */
export const NO_VALUE_COLUMN = 'no_value';

/** What every row begins with. */
export const RUN_COLUMNS: readonly ColumnDef[] = [
  column('run', 'count', 'number of the run, from 0'),
  column('point', 'count', 'number of the combination of levels, from 0'),
  column('replicate', 'count', 'number of the seed, from 1'),
  column('seed', 'text', 'text from which all chance of the run derives'),
  column('status', 'text', 'done, or failed'),
  column('error', 'text', 'why it failed'),
  column('digest', 'text', 'fingerprint of all days and all people of the run'),
  column('parted', 'date', 'first day that differs from the first point with the same seed'),
  column(NO_VALUE_COLUMN, 'text', 'expressions that had no value in the run; null where all had one'),
  ...STATUS_COLUMNS,
];

/** The result of a batch that could not be computed: all its runs have failed. */
export function lostBatch({ points, seed }: EnsemblePlan, batch: Batch, error: unknown): BatchResult {
  const rows: Row[] = [];
  for (let replicate = batch.replicates[0]; replicate < batch.replicates[1]; replicate++) {
    for (let point = batch.points[0]; point < batch.points[1]; point++)
      rows.push({ ...rowHead(points, seed, point, replicate), ...failure(error) });
  }
  return { rows, sittings: [], tally: new BandNotes().tally(), days: { simulated: 0, asked: 0 } };
}

const rowHead = (points: readonly Point[], seed: string, point: number, replicate: number): Row => ({
  run: (replicate - 1) * points.length + point,
  point,
  replicate,
  seed: replicateSeed(seed, replicate),
  ...points[point].levels,
});

const failure = (error: unknown): Row => ({ status: 'failed', error: messageOf(error) });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The trees in which a block of points is computed. */
interface Forest {
  readonly points: Batch['points'];
  readonly roots: readonly Future[];
}

/** What is taken down of a batch while its runs are computed. */
interface Taken {
  readonly rows: Row[];
  readonly sittings: Row[];
  readonly notes: BandNotes;
}

/** What a run came to, and the fingerprints of its days where these are compared. */
interface Arrived {
  readonly row: Row;
  readonly sittings: readonly Row[];
  readonly days: readonly string[];
}

export class Ensemble {
  readonly #plan: EnsemblePlan;
  readonly #kernel: Kernel;
  readonly #parsed: ParsedScenario;
  readonly #baseline: Definition;
  readonly #note: NoteTaker | undefined;
  readonly #measures: OwnMeasures;
  #forest: Forest | undefined;

  /** Throws a FaultError where the scenario or its base changes have faults. */
  constructor(plan: EnsemblePlan, kernel: Kernel) {
    this.#plan = plan;
    this.#kernel = kernel;
    this.#parsed = parsedElsewhere(plan.scenario);
    const loaded = compileScenario(this.#parsed, {
      interventions: plan.base,
      pinDecisions: plan.replay === true,
    });
    this.#baseline = loaded.definition;
    this.#measures = new OwnMeasures(plan.measures ?? []);
    if (plan.bands === true) this.#note = noteTaker(this.#baseline, bandSeries(loaded), plan.tickCount);
  }

  /**
   * Computes a batch. A run that fails is a row that says so; a failure of the machine is thrown
   * (`isOfMachine`), and the batch is not done.
   */
  compute({ points, replicates }: Batch): BatchResult {
    const roots = this.#rootsOf(points);
    const rows: Row[] = [];
    const sittings: Row[] = [];
    const notes = new BandNotes();
    let simulated = 0;
    for (let replicate = replicates[0]; replicate < replicates[1]; replicate++) {
      simulated += this.#replicate(replicate, { points, roots }, { rows, sittings, notes });
    }
    const asked = this.#plan.tickCount * rows.filter(({ status }) => status === 'done').length;
    return { rows, sittings, tally: notes.tally(), days: { simulated, asked } };
  }

  /** The trees of a block of points; kept, for the next batch most often has the same block. */
  #rootsOf([from, to]: Batch['points']): readonly Future[] {
    const known = this.#forest;
    if (known?.points[0] === from && known.points[1] === to) return known.roots;
    // Days are compared with those of the first point, which another batch may have: it is computed here,
    // too, and not told.
    const first = this.#plan.comparesDays && from > 0 ? [this.#leaf(0)] : [];
    const leaves = [...first, ...Array.from({ length: to - from }, (_, i) => this.#leaf(from + i))];
    const roots = this.#plan.sharing === false ? leaves : [this.#tree(leaves)];
    this.#forest = { points: [from, to], roots };
    return roots;
  }

  #leaf(point: number): Future {
    return { point, epochs: once(() => this.#epochs(point)), parts: 0, branches: [] };
  }

  /** All of them as branches of one; whatever cannot be compiled shares nothing. */
  #tree(leaves: readonly Future[]): Future {
    const twins = leaves.map((leaf) => this.#twinOf(leaf));
    const partingOf = (a: number, b: number): number => {
      const [twin, other] = [twins[a], twins[b]];
      return twin && other ? partingTick(twin, other) : 0;
    };
    const grown = ({ run, parts, branches }: Descent): Future => ({
      ...leaves[run],
      parts,
      branches: branches.map(grown),
    });
    return grown(descentOf(leaves.length, partingOf));
  }

  #twinOf({ point, epochs }: Future): Twin | undefined {
    try {
      return { interventions: this.#plan.points[point].changes, definition: epochs()[0].definition };
    } catch (error) {
      if (isOfMachine(error)) throw error;
      return undefined;
    }
  }

  #tickOf(date: string | undefined): number {
    return (parseDate(date ?? '') ?? this.#baseline.startDay) - this.#baseline.startDay;
  }

  #epochs(point: number): Epoch[] {
    const pinDecisions = this.#plan.replay === true;
    const stages = stagesOf([...this.#plan.base, ...this.#plan.points[point].changes]);
    return stages.map(({ from, interventions }) => {
      const loaded = compileScenario(this.#parsed, { interventions, pinDecisions });
      this.#measures.compile(loaded);
      return { tick: this.#tickOf(from), definition: loaded.definition };
    });
  }

  /** All points of one seed; returns the days simulated. */
  #replicate(replicate: number, { points, roots }: Forest, { rows, sittings, notes }: Taken): number {
    const { tickCount, comparesDays, agents } = this.#plan;
    const seed = replicateSeed(this.#plan.seed, replicate);
    const arrivals = new Map<number, Arrived>();
    const onArrival = (arrival: Arrival) => {
      arrivals.set(arrival.point, this.#arrived(arrival, replicate));
      if ('notes' in arrival && arrival.point >= points[0]) notes.add(arrival.point, arrival.notes);
    };
    const watched = { fingerprints: comparesDays, ...(this.#note ? { note: this.#note } : {}) };
    const options = {
      ...{ seed, agents, kernel: this.#kernel, tickCount, measures: this.#measures },
      ...watched,
    };
    const days = roots.reduce((sum, root) => sum + runFutures(root, options, onArrival), 0);
    const first = arrivals.get(0)?.days ?? [];
    for (let point = points[0]; point < points[1]; point++) {
      const arrival = arrivals.get(point);
      if (arrival === undefined) continue;
      rows.push({ ...arrival.row, parted: this.#parted(first, arrival.days) });
      sittings.push(...arrival.sittings);
    }
    return days;
  }

  #arrived(arrival: Arrival, replicate: number): Arrived {
    const { points, seed } = this.#plan;
    const row = rowHead(points, seed, arrival.point, replicate);
    if ('error' in arrival) return { row: { ...row, ...failure(arrival.error) }, sittings: [], days: [] };
    const { model, days, taken } = arrival;
    const outcome = outcomeRow(model.state, this.#baseline);
    const own = this.#measures.cells(taken, this.#baseline);
    const status = statusCells(model.state, this.#baseline, outcome);
    const told = blanksOf(model.state).map(({ address }) => address);
    const head = { status: 'done', error: null, digest: model.digest() };
    const { run, point } = row;
    const sittings = sittingRows(decisionsOf(model.state)).map((each) => ({
      run,
      point,
      replicate,
      ...each,
    }));
    return {
      row: { ...row, ...head, [NO_VALUE_COLUMN]: told.join(', ') || null, ...status, ...outcome, ...own },
      sittings,
      days,
    };
  }

  #parted(first: readonly string[], days: readonly string[]): string | null {
    const tick = days.findIndex((day, i) => day !== first[i]);
    return tick < 0 || first.length === 0 ? null : isoOf(this.#baseline.startDay + tick);
  }
}

/** Computes a value when it is first asked for, and keeps it. */
function once<T>(make: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: make() }).value;
}
