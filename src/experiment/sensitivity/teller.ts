/** What the runs of a sensitivity analysis come to. */
import { parseDate } from '../../foundation/calendar.js';
import { blockSize, pointsOf, type DesignFormula, type SensitivityDesign } from '../design/design.js';
import { factorOf } from '../design/factor.js';
import { measuredColumns, type ExperimentManifest } from '../design/manifest.js';
import type { ResultHead } from '../design/result-head.js';
import { trajectoryOf } from '../design/sensitivity-points.js';
import type { Teller } from '../laboratory/ports.js';
import type { DaysComputed } from '../many/days.js';
import type { Row } from '../tables/table.js';
import { elementaryEffects } from './elementary-effects.js';
import { ReadValues, readersOf, type Reader } from './outcomes.js';
import type {
  OutcomeSensitivity,
  ParameterRecord,
  ParameterSensitivity,
  SensitivityRecord,
} from './record.js';
import { meanOverSeeds, type SeedNoise, type Values } from './seeds.js';
import { sobolIndices } from './sobol-indices.js';
import { conclusionsOf } from './standing.js';
import { AS_IT_IS, SWITCH } from './switched.js';
import { verdictOfTotal, verdictsOfEffects } from './verdicts.js';

/** What each parameter does to an outcome, in the order of parameters. */
interface Found {
  readonly blocks: number;
  readonly noise: SeedNoise;
  readonly parameters: readonly ParameterRecord[];
}

type Formula = DesignFormula & { readonly kind: SensitivityDesign };

const isSensitivity = (points: object): points is Formula =>
  'kind' in points && (points.kind === 'morris' || points.kind === 'sobol');

function indices(values: Values, names: readonly string[]): Found {
  const { first, total, ...rest } = sobolIndices(values, names.length);
  const parameters = names.map((parameter, f) => ({
    ...{ parameter, verdict: verdictOfTotal(total[f]), first: first[f], total: total[f] },
  }));
  return { ...rest, parameters };
}

function screening(values: Values, names: readonly string[], { count, seed }: Formula): Found {
  const trajectories = Array.from({ length: count }, (_, number) => trajectoryOf(names, number, seed));
  const { effects, ...rest } = elementaryEffects(values, trajectories);
  const verdicts = verdictsOfEffects(effects);
  const parameters = names.map((parameter, f) => ({ parameter, verdict: verdicts[f], ...effects[f] }));
  return { ...rest, parameters };
}

/** What a parameter is ordered by. */
const sizeOf = ({ total, muStar }: ParameterRecord): number => (muStar ?? total)?.value ?? -Infinity;

const whole = (values: Values): number[] => values.flat().filter(Number.isFinite);

/** With fewer whole blocks an interval is that of a few figures, and no word is given. */
export const BLOCKS_MIN = 4;

/** One outcome, if it varies. */
function outcomeOf({ outcome, of }: Reader, values: Values, found: Found): OutcomeSensitivity {
  return {
    ...{ outcome, of, mean: meanOverSeeds(whole(values)), spread: Math.sqrt(found.noise.all) },
    ...{ seedShare: found.noise.share, blocks: found.blocks },
    parameters: found.parameters
      .map((each) => (found.blocks < BLOCKS_MIN ? { ...each, verdict: 'cannot be told' as const } : each))
      .sort((a, b) => sizeOf(b) - sizeOf(a)),
  };
}

/** The head of a result, without what else was asked. */
const headIn = (settings: ExperimentManifest['settings']): ResultHead => ({
  ...{ tauride: settings.tauride, scenario: settings.scenario, title: settings.title },
  ...{ oldStyle: settings.oldStyle, mode: settings.mode, seed: settings.seed, runs: settings.runs },
  ...{ scenarioDigest: settings.scenarioDigest, sourceDigest: settings.sourceDigest },
  ...{ agents: settings.agents, start: settings.start, end: settings.end },
  ...(settings.usedParameters && { usedParameters: settings.usedParameters }),
  ...(settings.outsideCalibration && { outsideCalibration: settings.outsideCalibration }),
  ...{ changes: settings.changes, names: settings.names },
});

/** Reads the runs of an analysis, and tells what moves its outcomes. */
export class SensitivityTeller implements Teller<SensitivityRecord> {
  readonly #values: ReadValues;
  readonly #readers: readonly Reader[];

  constructor(private readonly manifest: ExperimentManifest) {
    const { outcomes, points, runs, start, end } = manifest.settings;
    const days = { first: parseDate(start) ?? 0, last: parseDate(end) ?? 0 };
    this.#readers = readersOf(outcomes, measuredColumns(manifest.settings), days);
    this.#values = new ReadValues(this.#readers, pointsOf(points).length, runs);
  }

  /** Runs that failed. */
  get failed(): number {
    return this.#values.failed;
  }

  add(rows: readonly Row[]): void {
    this.#values.add(rows);
  }

  record(days: DaysComputed): SensitivityRecord {
    const { settings } = this.manifest;
    const { points } = settings;
    const head = { ...headIn(settings), days, failed: this.failed };
    if (isSensitivity(points)) return this.#parameters(head, points);
    const switches = pointsOf(points)
      .map(({ levels }) => String(levels[SWITCH.name]))
      .filter((name) => name !== AS_IT_IS);
    const read = this.#readers.map(({ outcome, of }, r) => ({ outcome, of, values: this.#values.values[r] }));
    const varies = read.filter(({ values }) => new Set(whole(values)).size > 1);
    return { ...head, analysis: 'switches', switches, conclusions: conclusionsOf(varies, switches) };
  }

  #parameters(
    head: ResultHead & { readonly days: DaysComputed; readonly failed: number },
    formula: Formula,
  ): ParameterSensitivity {
    const names = formula.factors.map((spec) => factorOf(spec).name);
    const read = this.#readers.map((reader, r) => ({ reader, values: this.#values.values[r] }));
    const [moving, still] = [true, false].map((moves) =>
      read.filter(({ values }) => new Set(whole(values)).size > 1 === moves),
    );
    const outcomes = moving.map(({ reader, values }) =>
      outcomeOf(
        reader,
        values,
        formula.kind === 'sobol' ? indices(values, names) : screening(values, names, formula),
      ),
    );
    return {
      ...{ ...head, analysis: formula.kind, blocks: formula.count },
      points: formula.count * blockSize(formula.kind, names.length),
      ranges: formula.factors.map((spec) => {
        const { from, to } = spec as { readonly from: number; readonly to: number };
        return { parameter: factorOf(spec).name, from, to };
      }),
      outcomes,
      still: still.map(({ reader, values }) => ({ outcome: reader.outcome, value: values.flat()[0] })),
    };
  }
}
