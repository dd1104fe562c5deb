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
import {
  BandNotes,
  bandSeries,
  noteTaker,
  withDifferences,
  type BandTally,
  type NoteTaker,
} from './bands.js';
import { sumOfDays, type DaysComputed } from './days.js';
import { descentOf, type Descent } from './sharing-tree.js';
import { pointsOf, replicateSeed, type Batch, type Points, type PointSource } from '../design/design.js';
import { piecesOf, type PieceRule, type BatchPiece } from '../design/pieces.js';
import { runFutures, type Arrival, type Epoch, type Future } from './future.js';
import { decisionsOf } from '../run/chronicle.js';
import { outcomeRow } from '../run/outcome.js';
import {
  commonChanges,
  drawnColumns,
  drawParameters,
  parameterChanges,
  type ParameterSource,
} from '../parameters/draw.js';
import { OwnMeasures, type MeasureSpec } from '../run/own-measures.js';
import { STATUS_COLUMNS, statusCells } from '../run/status.js';
import { seriesRows } from '../tables/measured.js';
import { sittingRows } from '../tables/sittings.js';
import { column, type ColumnDef, type Row } from '../tables/table.js';

/** Everything that runs depend on. Plain data. */
export interface EnsemblePlan {
  /** The scenario as it is written, which has no faults. */
  readonly scenario: ScenarioText;
  /** Changes that all points have. */
  readonly base: readonly Change[];
  /** Where the parameters of each run come from (default: as they are written). */
  readonly parameters?: ParameterSource;
  readonly points: PointSource;
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
  /** Measures of one's own that are series, in the order of the runs and then of the measures. */
  readonly series: readonly Row[];
  /** How many runs had which weekly figures. */
  readonly tally: BandTally;
  readonly days: DaysComputed;
}

/** What pieces of a batch come to. Plain data. */
export interface PieceResult {
  readonly rows: readonly Row[];
  readonly sittings: readonly Row[];
  readonly series: readonly Row[];
  /** The notes of each run that was done, where any are taken. */
  readonly notes: readonly { readonly point: number; readonly notes: readonly Uint8Array[] }[];
  readonly days: DaysComputed;
}

/** How the batches of a plan are parted into pieces. */
export const pieceRuleOf = ({ points, comparesDays, sharing }: EnsemblePlan): PieceRule => ({
  changesOf: (point) => pointsOf(points).at(point).changes,
  comparesDays,
  sharing,
});

const inOrder = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => Number(a.run) - Number(b.run));

/** What a batch comes to, by what all its pieces do, in any order. */
export function joinPieces(results: readonly PieceResult[]): BatchResult {
  const notes = new BandNotes();
  for (const { point, notes: own } of results.flatMap((each) => each.notes)) notes.add(point, own);
  return {
    rows: inOrder(results.flatMap(({ rows }) => rows)),
    sittings: inOrder(results.flatMap(({ sittings }) => sittings)),
    series: inOrder(results.flatMap(({ series }) => series)),
    tally: notes.tally(),
    days: sumOfDays(results.map(({ days }) => days)),
  };
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
export function lostBatch(plan: EnsemblePlan, batch: Batch, error: unknown): BatchResult {
  const rows: Row[] = [];
  for (let replicate = batch.replicates[0]; replicate < batch.replicates[1]; replicate++) {
    for (let point = batch.points[0]; point < batch.points[1]; point++)
      rows.push({ ...rowHead(plan, point, replicate), ...failure(error) });
  }
  return { rows, sittings: [], series: [], tally: new BandNotes().tally(), days: { simulated: 0, asked: 0 } };
}

function rowHead(plan: EnsemblePlan, point: number, replicate: number): Row {
  const points = pointsOf(plan.points);
  const seed = replicateSeed(plan.seed, replicate);
  const { scenario, parameters } = plan;
  const drawn = drawParameters(parameters, scenario, seed);
  return {
    run: (replicate - 1) * points.length + point,
    ...{ point, replicate, seed },
    ...points.at(point).levels,
    ...Object.fromEntries(
      drawnColumns(parameters, scenario).map(({ path, column: { name } }) => [name, drawn[path]]),
    ),
  };
}

const failure = (error: unknown): Row => ({ status: 'failed', error: messageOf(error) });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** So many points have their definitions kept for the next piece at most, beside those of the last one. */
const KEPT_MAX = 64;

/** What a run came to, and the fingerprints of its days where these are compared. */
interface Arrived {
  readonly row: Row;
  readonly sittings: readonly Row[];
  readonly series: readonly Row[];
  readonly days: readonly string[];
}

export class Ensemble {
  readonly #plan: EnsemblePlan;
  readonly #points: Points;
  readonly #kernel: Kernel;
  readonly #parsed: ParsedScenario;
  readonly #baseline: Definition;
  readonly #note: NoteTaker | undefined;
  readonly #measures: OwnMeasures;
  /** Trees of points that were computed last, by their numbers. */
  readonly #forests = new Map<string, readonly Future[]>();

  /** Throws a FaultError where the scenario or its base changes have faults. */
  constructor(plan: EnsemblePlan, kernel: Kernel) {
    this.#plan = plan;
    this.#points = pointsOf(plan.points);
    this.#kernel = kernel;
    this.#parsed = parsedElsewhere(plan.scenario);
    const loaded = compileScenario(this.#parsed, {
      interventions: [...commonChanges(plan.parameters, plan.scenario), ...plan.base],
      pinDecisions: plan.replay === true,
    });
    this.#baseline = loaded.definition;
    this.#measures = new OwnMeasures(plan.measures ?? []);
    if (plan.bands === true) this.#note = noteTaker(this.#baseline, bandSeries(loaded), plan.tickCount);
  }

  /** Computes a batch, as `computePieces` does. */
  compute(batch: Batch): BatchResult {
    return joinPieces([this.computePieces(piecesOf(batch, pieceRuleOf(this.#plan)))]);
  }

  /**
   * Computes pieces. A run that fails is a row that says so; a failure of the machine is thrown
   * (`isOfMachine`), and nothing is done.
   */
  computePieces(pieces: readonly BatchPiece[]): PieceResult {
    const results = pieces.map((piece) => this.#piece(piece));
    return {
      rows: results.flatMap(({ rows }) => rows),
      sittings: results.flatMap(({ sittings }) => sittings),
      series: results.flatMap(({ series }) => series),
      notes: results.flatMap(({ notes }) => notes),
      days: sumOfDays(results.map(({ days }) => days)),
    };
  }

  /** The trees of some points; the last are kept, for the next piece most often has the same points. */
  #rootsOf(points: readonly number[], seed: string): readonly Future[] {
    const { parameters, scenario } = this.#plan;
    const values = drawParameters(parameters, scenario, seed);
    const key = `${points.join()} ${JSON.stringify(values)}`;
    const known = this.#forests.get(key) ?? this.#grow(points, parameterChanges(values));
    this.#forests.delete(key);
    this.#forests.set(key, known);
    let kept = 0;
    for (const [other] of [...this.#forests].reverse()) {
      kept += other.split(' ', 1)[0].split(',').length;
      if (other !== key && kept > KEPT_MAX) this.#forests.delete(other);
    }
    return known;
  }

  /** @param own values of the parameters of these runs */
  #grow(points: readonly number[], own: readonly Change[]): readonly Future[] {
    // Days are compared with those of the first point, which another batch may have: it is computed here,
    // too, and not told.
    const first = this.#plan.comparesDays && points[0] > 0 ? [this.#leaf(0, own)] : [];
    const leaves = [...first, ...points.map((point) => this.#leaf(point, own))];
    return this.#plan.sharing === false ? leaves : [this.#tree(leaves)];
  }

  #leaf(point: number, own: readonly Change[]): Future {
    return { point, epochs: once(() => this.#epochs(point, own)), parts: 0, branches: [] };
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
      return { interventions: this.#points.at(point).changes, definition: epochs()[0].definition };
    } catch (error) {
      if (isOfMachine(error)) throw error;
      return undefined;
    }
  }

  #tickOf(date: string | undefined): number {
    return (parseDate(date ?? '') ?? this.#baseline.startDay) - this.#baseline.startDay;
  }

  #epochs(point: number, own: readonly Change[]): Epoch[] {
    const pinDecisions = this.#plan.replay === true;
    const stages = stagesOf([...own, ...this.#plan.base, ...this.#points.at(point).changes]);
    return stages.map(({ from, interventions }) => {
      const loaded = compileScenario(this.#parsed, { interventions, pinDecisions });
      this.#measures.compile(loaded);
      return { tick: this.#tickOf(from), definition: loaded.definition };
    });
  }

  #piece({ points, replicate }: BatchPiece): PieceResult {
    const { tickCount, comparesDays, agents } = this.#plan;
    const seed = replicateSeed(this.#plan.seed, replicate);
    const told = new Set(points);
    const arrivals = new Map<number, Arrived>();
    const notes = new Map<number, readonly Uint8Array[]>();
    const onArrival = (arrival: Arrival) => {
      const { point } = arrival;
      arrivals.set(point, this.#arrived(arrival, replicate));
      if (this.#note && 'notes' in arrival) notes.set(point, arrival.notes);
    };
    const watched = { fingerprints: comparesDays, ...(this.#note ? { note: this.#note } : {}) };
    const options = {
      ...{ seed, agents, kernel: this.#kernel, tickCount, measures: this.#measures },
      ...watched,
    };
    const simulated = this.#rootsOf(points, seed).reduce(
      (sum, root) => sum + runFutures(root, options, onArrival),
      0,
    );
    const first = arrivals.get(0)?.days ?? [];
    const arrived = points.flatMap((point) => arrivals.get(point) ?? []);
    const rows = arrived.map(({ row, days }): Row => ({ ...row, parted: this.#parted(first, days) }));
    const asked = tickCount * rows.filter(({ status }) => status === 'done').length;
    return {
      rows,
      sittings: arrived.flatMap(({ sittings }) => sittings),
      series: arrived.flatMap(({ series }) => series),
      notes: [...notes].flatMap(([point, own]) =>
        told.has(point) ? [{ point, notes: this.#beside(point, own, notes.get(0)) }] : [],
      ),
      days: { simulated, asked },
    };
  }

  /** The notes of a run, with its differences from the first where runs are compared with that. */
  #beside(
    point: number,
    own: readonly Uint8Array[],
    first: readonly Uint8Array[] | undefined,
  ): readonly Uint8Array[] {
    return this.#plan.comparesDays ? withDifferences(own, point === 0 ? undefined : first) : own;
  }

  #arrived(arrival: Arrival, replicate: number): Arrived {
    const row = rowHead(this.#plan, arrival.point, replicate);
    if ('error' in arrival)
      return { row: { ...row, ...failure(arrival.error) }, sittings: [], series: [], days: [] };
    const { model, days, taken } = arrival;
    const outcome = outcomeRow(model.state, this.#baseline);
    const own = this.#measures.cells(taken, this.#baseline);
    const status = statusCells(model.state, this.#baseline, outcome);
    const told = blanksOf(model.state).map(({ address }) => address);
    const head = { status: 'done', error: null, digest: model.digest() };
    const numbers = { run: row.run, point: row.point, replicate };
    const sittings = sittingRows(decisionsOf(model.state)).map((each) => ({ ...numbers, ...each }));
    const series = this.#measures.series(taken, this.#baseline) ?? [];
    return {
      row: { ...row, ...head, [NO_VALUE_COLUMN]: told.join(', ') || null, ...status, ...outcome, ...own },
      sittings,
      series: seriesRows(series, { ...numbers, seed: row.seed }),
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
