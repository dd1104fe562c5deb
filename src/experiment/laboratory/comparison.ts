/**
 * A comparison: a baseline and counterfactuals of it as the points of one experiment, and what is told of its
 * runs.
 */
import { faultOf, gather, placedAt, type Fault } from '../../foundation/fault.js';
import type { LoadedCounterfactual } from '../../scenario/counterfactual.js';
import { compileScenario } from '../../scenario/load.js';
import { gridDesign } from '../design/design.js';
import { counterfactualFactor } from '../design/factor.js';
import { manifestOf, type ExperimentManifest } from '../design/manifest.js';
import { baseOf, type Setting } from '../design/setting.js';

/** A comparison as it is asked for. */
export interface Comparing {
  readonly twins: readonly LoadedCounterfactual[];
  readonly manifest: ExperimentManifest;
}

/** A counterfactual, compiled once so that its faults are found before anything runs. */
function readTwin(word: string, setting: Setting): LoadedCounterfactual {
  const { twinOf, parsed, replay } = setting;
  const twin = twinOf(word);
  const interventions = [...baseOf(setting), ...twin.interventions];
  compileScenario(parsed, { interventions, pinDecisions: replay });
  return twin;
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

function readTwins(words: readonly string[], setting: Setting, faults: Fault[]): LoadedCounterfactual[] {
  if (words.length === 0) {
    const hint =
      'name a change (--without, --move, --pin, --set), or a counterfactual: `tauride list` has those of each scenario';
    faults.push(faultOf('no-counterfactual', '--with', 'there is nothing to compare with', hint));
  }
  const read = words.flatMap((word) => {
    const twin = gather(faults, () => placedAt(`--with ${word}`, () => readTwin(word, setting)));
    return twin === undefined ? [] : [{ word, twin }];
  });
  const twins = read.map(({ twin }) => twin);
  const named = read.map(({ word }) => word);
  faults.push(...twice(named, twins));
  return twins;
}

/**
 * Reads a comparison with counterfactuals that are named by words. Baseline and twins are levels of one
 * factor: a comparison is kept as a sweep over its counterfactuals. Faults are added to the list; undefined
 * where there are any.
 */
export function comparisonOf(
  words: readonly string[],
  setting: Setting,
  faults: Fault[],
): Comparing | undefined {
  const twins = readTwins(words, setting, faults);
  if (faults.length > 0) return undefined;
  const factor = counterfactualFactor([{ id: 'none', interventions: [] }, ...twins]);
  const manifest = manifestOf(setting, {
    factors: [factor.column],
    points: gridDesign([factor]),
    outcomes: [],
    untilWidth: null,
    twins: twins.map(({ id, title, question }) => ({ id, title, question })),
  });
  return { twins, manifest };
}
