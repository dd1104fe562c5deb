/** The work of `tauride compare`. */
import { compareRows, type CompareRecord, type TwinRecord } from '../experiment/compare.js';
import { batchesOf, replicateSeed, type Batch, type Point } from '../experiment/design.js';
import { outcomeColumns, type Row } from '../experiment/outcome.js';
import { isoOf } from '../foundation/calendar.js';
import type { Fault } from '../foundation/fault.js';
import { findCounterfactual } from '../platform/node/bundled.js';
import { packageVersion } from '../platform/node/package.js';
import { readSource } from '../platform/node/source-file.js';
import { displayOf } from '../platform/node/terminal.js';
import { compareReport } from '../report/compare-report.js';
import { loadCounterfactual, type LoadedCounterfactual } from '../scenario/counterfactual.js';
import { compileScenario } from '../scenario/load.js';
import { computeWork, plainChanges, planOf, readSetting, throwFaults, type Setting } from './ensemble.js';
import type { CompareFlags } from './ensemble-options.js';
import { EXIT } from './failure.js';
import { gather } from './gather.js';
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
  const { folder, parsed, base } = setting;
  return words.flatMap((word) => {
    const twin = gather(faults, () => {
      const loaded = loadCounterfactual(readSource(findCounterfactual(folder, word)));
      compileScenario(parsed, { interventions: [...base, ...loaded.interventions] });
      return loaded;
    });
    return twin === undefined ? [] : [twin];
  });
}

const pointsOf = (twins: readonly LoadedCounterfactual[]): Point[] => [
  { levels: {}, changes: [] },
  ...twins.map(({ interventions }) => ({ levels: {}, changes: plainChanges(interventions) })),
];

interface Ledger {
  readonly rows: Row[];
  simulated: number;
  asked: number;
}

/** Rows that say that a whole batch was lost. */
function lostRows({ points, replicates }: Batch, seed: string, error: unknown): Row[] {
  const message = error instanceof Error ? error.message : String(error);
  const rows: Row[] = [];
  for (let replicate = replicates[0]; replicate < replicates[1]; replicate++)
    for (let point = points[0]; point < points[1]; point++)
      rows.push({ point, replicate, seed: replicateSeed(seed, replicate), status: 'failed', error: message });
  return rows;
}

/** Names by kind and id, for reports. */
export const namesOf = ({ loaded }: Setting): CompareRecord['names'] => {
  const { authorities, decisions, regimes } = loaded.definition;
  return Object.fromEntries([
    ...authorities.map(({ id, name }) => [`authority.${id}`, name]),
    ...regimes.map(({ id, name }) => [`regime.${id}`, name]),
    ...decisions.flatMap((decision) =>
      decision.options.map(({ id, title }) => [`option.${decision.id}.${id}`, title]),
    ),
  ]) as Record<string, string>;
};

function recordOf(setting: Setting, twins: readonly LoadedCounterfactual[], ledger: Ledger): CompareRecord {
  const { definition } = setting.loaded;
  const columns = outcomeColumns(definition);
  const rows = ledger.rows.toSorted((a, b) => Number(a.replicate) - Number(b.replicate));
  const rowsOf = (point: number) => rows.filter((row) => row.point === point);
  const failed = rows.filter((row) => row.status === 'failed');
  return {
    tauride: packageVersion(),
    scenario: definition.id,
    title: definition.title,
    scenarioDigest: definition.digest,
    seed: setting.seed,
    runs: setting.runs,
    agents: setting.agents ?? definition.population,
    start: isoOf(definition.startDay),
    end: isoOf(definition.startDay + setting.tickCount - 1),
    changes: setting.base.map(changeInWords),
    twins: twins.map(({ id, title, question, interventions }, i): TwinRecord => ({
      id,
      title,
      question,
      changes: interventions.map(changeInWords),
      ...compareRows(rowsOf(0), rowsOf(i + 1), columns),
    })),
    failures: failed.map((row) => ({
      seed: String(row.seed),
      twin: row.point === 0 ? 'baseline' : twins[Number(row.point) - 1].id,
      error: String(row.error),
    })),
    days: { simulated: ledger.simulated, asked: ledger.asked },
    names: namesOf(setting),
  };
}

/** Runs baseline and counterfactuals over the same seeds and prints how they differ. */
export async function contrast(scenario: string, flags: CompareFlags): Promise<void> {
  const faults: Fault[] = [];
  const setting = readSetting(scenario, flags, faults);
  const twins = setting ? readTwins(flags.with ?? [], setting, faults) : [];
  throwFaults(faults);
  if (setting === undefined) return;
  const plan = planOf(setting, pointsOf(twins), true);
  const ledger: Ledger = { rows: [], simulated: 0, asked: 0 };
  const isWhole = await computeWork(
    plan,
    setting,
    {
      title: setting.loaded.definition.id,
      batches: batchesOf(plan.points.length, setting.runs),
      onFailure: (batch, error) => ledger.rows.push(...lostRows(batch, plan.seed, error)),
      onResult: (_batch, { rows, daysSimulated, daysAsked }) => {
        ledger.rows.push(...rows);
        ledger.simulated += daysSimulated;
        ledger.asked += daysAsked;
        return true;
      },
    },
    flags.quiet === true,
  );
  finish(recordOf(setting, twins, ledger), flags, isWhole);
}

function finish(record: CompareRecord, flags: CompareFlags, isWhole: boolean): void {
  if (flags.json) printJson(record);
  else if (!flags.quiet) print(compareReport(record, displayOf(process.stdout, process.env)));
  for (const { seed, twin, error } of record.failures.slice(0, 5))
    complain(`tauride: the run of ${twin} with seed "${seed}" failed: ${error}`);
  if (record.failures.length > 0) process.exitCode = EXIT.failed;
  if (isWhole) return;
  complain('tauride: interrupted; the figures are those of the seeds that were done');
  process.exitCode = EXIT.interrupted;
}
