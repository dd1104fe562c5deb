/** A sensitivity analysis as it is asked for: its ranges or switches, as the points of one experiment. */
import { faultOf, type Fault } from '../../foundation/fault.js';
import { lateNotices } from '../design/changes-after-end.js';
import { pointsOf, sensitivityDesign, type SensitivityDesign } from '../design/design.js';
import { grouped } from '../design/levels.js';
import { manifestOf, toldColumns, type ExperimentManifest } from '../design/manifest.js';
import { readOutcomes } from '../design/outcomes.js';
import type { Setting } from '../design/setting.js';
import type { OutcomeSpec } from '../many/outcome-spec.js';
import { endingOutcomes } from './outcomes.js';
import { readRanges } from './ranges.js';
import { BLOCKS_MIN } from './teller.js';
import { SWITCH, switchPoints } from './switched.js';

/** What a sensitivity analysis is asked by: the texts of the options of its command. */
export interface SensitivityWords {
  readonly analysis: SensitivityDesign | 'switches';
  /** Ranges beside, or in place of, those of the scenario's list `calibration`. */
  readonly over: readonly string[];
  /** Whether the list of the scenario is taken. */
  readonly calibration: boolean;
  readonly outcomes: readonly string[];
  /** Trajectories, or pairs of base points; undefined for the usual number. */
  readonly points: number | undefined;
}

/** Trajectories of a screening (Morris 1991: few tell much), and pairs of base points, where nobody says. */
const BLOCKS = { morris: 10, sobol: 64 } as const;

/** More points of a design nobody reads. */
const POINTS_MAX = 100_000;

/** A sensitivity analysis that has no faults. */
export interface Analysing {
  readonly manifest: ExperimentManifest;
  /** What whoever asks should know before it runs, a line each. */
  readonly notices: readonly string[];
}

const seedNotice = (runs: number): string[] =>
  runs > 1
    ? []
    : ['--runs 1: with one seed the noise of chance counts as that of parameters, and cannot be told apart'];

function parameters(
  { over, calibration, points, analysis }: SensitivityWords & { readonly analysis: SensitivityDesign },
  { setting, outcomes, faults }: Asked,
): Analysing | undefined {
  const { varied, notices } = readRanges({ over, calibration }, setting, faults);
  const count = points ?? BLOCKS[analysis];
  const option = `--points ${count}`;
  if (count < BLOCKS_MIN)
    faults.push(faultOf('few-points', option, 'so few have no spread', `write ${BLOCKS[analysis]} or more`));
  const factors = varied.map(({ factor }) => factor);
  const design = sensitivityDesign(analysis, factors, { count, seed: setting.seed });
  if (faults.length > 0) return undefined;
  const { length } = pointsOf(design);
  if (length > POINTS_MAX) {
    const message = `these are ${grouped(length)} points, more than ${grouped(POINTS_MAX)}`;
    faults.push(faultOf('design-size', option, message, 'take fewer'));
    return undefined;
  }
  const columns = factors.map(({ column }) => column);
  const manifest = manifestOf(setting, {
    ...{ analysis, factors: columns, points: design, outcomes, untilWidth: null },
  });
  return {
    manifest,
    notices: [...notices, ...lateNotices(varied, setting), ...seedNotice(setting.runs)],
  };
}

function switches(
  { over, points }: SensitivityWords,
  { setting, outcomes, faults }: Asked,
): Analysing | undefined {
  if (over.length > 0)
    faults.push(faultOf('over-switches', '--over', 'switches have no ranges', 'leave out one of both'));
  if (points !== undefined)
    faults.push(
      faultOf(
        'points-switches',
        `--points ${points}`,
        'there are as many points as switches',
        'leave it out',
      ),
    );
  if (faults.length > 0) return undefined;
  const switched = switchPoints(setting);
  const manifest = manifestOf(setting, {
    ...{ analysis: 'switches', factors: [SWITCH], points: switched.points, outcomes, untilWidth: null },
  });
  const notices = switched.refused.map(({ law, reason }) => `${law} cannot be switched here: ${reason}`);
  return { manifest, notices };
}

interface Asked {
  readonly setting: Setting;
  readonly outcomes: readonly OutcomeSpec[];
  readonly faults: Fault[];
}

/** Reads an analysis; undefined where anything is wrong. Faults are added to the list, each at its option. */
export function analysisOf(
  words: SensitivityWords,
  setting: Setting,
  faults: Fault[],
): Analysing | undefined {
  const { definition } = setting.loaded;
  const asked = readOutcomes(words.outcomes, definition, toldColumns(setting), faults);
  const outcomes = words.outcomes.length > 0 ? asked : endingOutcomes(definition);
  const { analysis } = words;
  const rest = { setting, outcomes, faults };
  return analysis === 'switches' ? switches(words, rest) : parameters({ ...words, analysis }, rest);
}
