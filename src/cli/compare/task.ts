/** From the flags of `tauride compare` to the task, with everything that is wrong with them. */
import { gridDesign } from '../../experiment/many/design.js';
import type { EnsemblePlan } from '../../experiment/many/ensemble.js';
import { counterfactualFactor } from '../../experiment/many/factor.js';
import { FaultError, faultOf, type Fault } from '../../foundation/fault.js';
import { findCounterfactual } from '../../platform/node/files/bundled.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { loadCounterfactual, type LoadedCounterfactual } from '../../scenario/counterfactual.js';
import { compileScenario } from '../../scenario/load.js';
import { planOf, readSetting, throwFaults, type Setting } from '../many/ensemble.js';
import type { CompareFlags } from '../many/options.js';
import { gather, placedAt } from '../shell/gather.js';
import { manifestOf, type ExperimentManifest } from '../many/manifest.js';
import { retryFaults } from '../many/take-up.js';

/** A comparison as it is asked for. */
export interface ContrastTask {
  readonly setting: Setting;
  readonly twins: readonly LoadedCounterfactual[];
  readonly plan: EnsemblePlan;
  readonly manifest: ExperimentManifest;
}

/** A counterfactual, compiled once so that its faults are found before anything runs. */
function readTwin(word: string, { folder, parsed, base, replay }: Setting): LoadedCounterfactual {
  const twin = loadCounterfactual(readSource(findCounterfactual(folder, word)));
  compileScenario(parsed, { interventions: [...base, ...twin.interventions], pinDecisions: replay });
  return twin;
}

function readTwins(words: readonly string[], setting: Setting, faults: Fault[]): LoadedCounterfactual[] {
  if (words.length === 0) {
    const hint = '`tauride list` names those that come with a scenario';
    faults.push(faultOf('no-counterfactual', '--with', 'there is nothing to compare with', hint));
  }
  const read = words.flatMap((word) => {
    const twin = gather(faults, () => placedAt(`--with ${word}`, () => readTwin(word, setting)));
    return twin === undefined ? [] : [{ word, twin }];
  });
  const twins = read.map(({ twin }) => twin);
  faults.push(
    ...twice(
      read.map(({ word }) => word),
      twins,
    ),
  );
  return twins;
}

/** Faults of counterfactuals that would be the same level. */
function twice(words: readonly string[], twins: readonly LoadedCounterfactual[]): Fault[] {
  const isSecond = ({ id }: LoadedCounterfactual, i: number) => twins.findIndex((each) => each.id === id) < i;
  return twins.flatMap((twin, i) => {
    const message = `it is named twice: \`${twin.id}\` is there already`;
    const hint = 'leave one out; a file of its own needs an `id` of its own';
    return isSecond(twin, i) ? [faultOf('twice', `--with ${words[i]}`, message, hint)] : [];
  });
}

/** Baseline and twins as levels of one factor: a comparison is kept as a sweep over its counterfactuals. */
function experimentOf(setting: Setting, loaded: readonly LoadedCounterfactual[]): ExperimentManifest {
  const factor = counterfactualFactor([{ id: 'none', interventions: [] }, ...loaded]);
  const points = gridDesign([factor]);
  const twins = loaded.map(({ id, title, question }) => ({ id, title, question }));
  return manifestOf(setting, { factors: [factor.column], points, outcomes: [], untilWidth: null, twins });
}

/** Reads a comparison. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readContrast(scenario: string, flags: CompareFlags): ContrastTask {
  const faults = retryFaults(flags);
  if (flags.resume && flags.out === undefined) {
    const message = 'there is no folder to complete';
    faults.push(faultOf('no-folder', '--resume', message, 'name the folder with --out'));
  }
  const setting = readSetting(scenario, flags, faults);
  if (setting === undefined) throw new FaultError(faults);
  const twins = readTwins(flags.with ?? [], setting, faults);
  throwFaults(faults);
  const manifest = experimentOf(setting, twins);
  const wanted = { comparesDays: true, bands: flags.out !== undefined };
  return { setting, twins, manifest, plan: planOf(setting, manifest.settings.points, wanted) };
}
