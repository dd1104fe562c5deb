/** The work of `tauride compare`. */
import { group } from 'd3-array';
import { Comparer, type CompareRecord, type TwinRecord } from '../experiment/compare.js';
import { batchesOf, gridDesign } from '../experiment/design.js';
import { lostBatch, type BatchResult, type EnsemblePlan } from '../experiment/ensemble.js';
import { counterfactualFactor } from '../experiment/factor.js';
import { InOrder } from '../experiment/in-order.js';
import { outcomeColumns } from '../experiment/outcome.js';
import type { ColumnDef, Row } from '../experiment/table.js';
import type { Fault } from '../foundation/fault.js';
import { findCounterfactual } from '../platform/node/bundled.js';
import { PoolError } from '../platform/node/pool.js';
import { ResultsAside } from '../platform/node/results-aside.js';
import { readSource } from '../platform/node/source-file.js';
import { displayOf } from '../platform/node/terminal.js';
import { compareReport } from '../report/compare-report.js';
import { loadCounterfactual, type LoadedCounterfactual } from '../scenario/counterfactual.js';
import { compileScenario } from '../scenario/load.js';
import { computeWork, planOf, readSetting, threadsOf, throwFaults, type Setting } from './ensemble.js';
import type { CompareFlags } from './ensemble-options.js';
import { EXIT } from './failure.js';
import { gather } from './gather.js';
import { headOf, manifestOf, type ExperimentManifest } from './head.js';
import { complain, print, printJson } from './output.js';
import { changeInWords } from './settings.js';

/** The counterfactuals, each compiled once so that its faults are found before anything runs. */
function readTwins(words: readonly string[], setting: Setting, faults: Fault[]): LoadedCounterfactual[] {
  if (words.length === 0) {
    const hint = '`tauride list` names those that come with a scenario';
    faults.push({
      code: 'no-counterfactual',
      message: 'there is nothing to compare with',
      file: '--with',
      hint,
    });
  }
  const { folder, parsed, base, replay } = setting;
  return words.flatMap((word) => {
    const twin = gather(faults, () => {
      const loaded = loadCounterfactual(readSource(findCounterfactual(folder, word)));
      compileScenario(parsed, { interventions: [...base, ...loaded.interventions], pinDecisions: replay });
      return loaded;
    });
    return twin === undefined ? [] : [twin];
  });
}

/** Baseline and twins as levels of one factor: a comparison is kept as a sweep over its counterfactuals. */
function experimentOf(setting: Setting, twins: readonly LoadedCounterfactual[]): ExperimentManifest {
  const factor = counterfactualFactor([{ id: 'none', interventions: [] }, ...twins]);
  const points = gridDesign([factor]);
  return manifestOf(setting, { factors: [factor.column], points, outcomes: [], untilWidth: null });
}

/** What the runs say while they come: pairs are compared in the order of their seeds, and not kept. */
class Contrast {
  readonly days = { simulated: 0, asked: 0 };
  readonly failures: { seed: string; twin: string; error: string }[] = [];
  readonly #comparers: readonly Comparer[];
  readonly #order = new InOrder<readonly Row[]>((rows) => this.#compare(rows));

  constructor(
    private readonly twins: readonly LoadedCounterfactual[],
    columns: readonly ColumnDef[],
  ) {
    this.#comparers = twins.map(() => new Comparer(columns));
  }

  add(index: number, { rows, days }: Omit<BatchResult, 'tally'>): void {
    this.days.simulated += days.simulated;
    this.days.asked += days.asked;
    this.#order.add(index, rows);
  }

  #compare(rows: readonly Row[]): void {
    for (const [baseline, ...others] of group(rows, (row) => row.replicate).values())
      others.forEach((row, i) => this.#comparers[i].add([baseline, row]));
    for (const { status, point, seed, error } of rows) {
      if (status !== 'failed') continue;
      const twin = point === 0 ? 'baseline' : this.twins[Number(point) - 1].id;
      this.failures.push({ seed: String(seed), twin, error: String(error) });
    }
  }

  result(): TwinRecord[] {
    return this.twins.map(({ id, title, question, interventions }, i) => ({
      id,
      title,
      question,
      changes: interventions.map(changeInWords),
      ...this.#comparers[i].result(),
    }));
  }
}

/** Runs baseline and counterfactuals over the same seeds, prints how they differ, and keeps the runs if it is told where. */
export async function contrast(scenario: string, flags: CompareFlags): Promise<void> {
  const faults: Fault[] = [];
  const setting = readSetting(scenario, flags, faults);
  const twins = setting ? readTwins(flags.with ?? [], setting, faults) : [];
  throwFaults(faults);
  if (setting === undefined) return;
  const manifest = experimentOf(setting, twins);
  const kept = flags.out === undefined ? undefined : new ResultsAside(flags.out, manifest);
  try {
    const plan = planOf(setting, manifest.settings.points, { comparesDays: true, bands: kept !== undefined });
    const found = new Contrast(twins, outcomeColumns(setting.loaded.definition));
    let failure: PoolError | undefined;
    const isWhole = await computePairs(plan, setting, found, kept, flags).catch((error: unknown) => {
      if (!(error instanceof PoolError) || found.days.asked === 0) throw error;
      failure = error;
      return false;
    });
    const record: CompareRecord = {
      ...headOf(setting),
      sides: { baseline: 'baseline', twin: 'twin' },
      twins: found.result(),
      failures: found.failures,
      days: found.days,
    };
    if (isWhole) await kept?.finish(record);
    tell(record, flags);
    if (!isWhole) tellCutShort(flags, failure);
  } finally {
    kept?.discard();
  }
}

/** Computes all pairs; returns false if Ctrl-C cut the work short. */
function computePairs(
  plan: EnsemblePlan,
  setting: Setting,
  found: Contrast,
  kept: ResultsAside | undefined,
  flags: CompareFlags,
): Promise<boolean> {
  const take = async (index: number, result: BatchResult): Promise<void> => {
    await kept?.add(index, result);
    found.add(index, result);
  };
  return computeWork(
    {
      title: setting.loaded.definition.id,
      batches: batchesOf(plan.points.length, setting.runs),
      dispatch: threadsOf(plan, setting),
      onFailure: (batch, error) => take(batch.index, lostBatch(plan, batch, error)),
      onResult: async ({ index }, result) => {
        await take(index, result);
        return true;
      },
    },
    flags.quiet === true,
  );
}

/** Prints a comparison as the flags say, and what failed. */
export function tell(record: CompareRecord, flags: CompareFlags): void {
  if (flags.json) printJson(record);
  else if (!flags.quiet)
    print(compareReport(record, displayOf(process.stdout, process.env), { all: flags.all }));
  for (const { seed, twin, error } of record.failures.slice(0, 5))
    complain(`tauride: the run of ${twin} with seed "${seed}" failed: ${error}`);
  if (record.failures.length > 0) process.exitCode = EXIT.failed;
}

/** Says why the figures are not those of all seeds: a failure, or Ctrl-C. */
function tellCutShort({ out }: CompareFlags, failure: PoolError | undefined): void {
  const kept = out === undefined ? '' : ', and nothing was kept';
  const why = failure === undefined ? 'interrupted' : `failed: ${failure.message}`;
  complain(`tauride: ${why}; the figures are those of the seeds that were done${kept}`);
  process.exitCode = failure === undefined ? EXIT.interrupted : EXIT.failed;
}
