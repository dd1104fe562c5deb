/**
 * Which parameters runs are to have, in the words of `--parameters`.
 *
 * Decision worth knowing: a posterior that ships is taken without being asked for, but never one that is of
 * another scenario or engine by now. Then whoever asked for it is refused, and whoever did not has the
 * numbers as they are written, and a line that says so: a scenario that is being edited runs all the same.
 */
import { refuse, type Fault } from '../../foundation/fault.js';
import { shellWord } from '../../foundation/text.js';
import type { Interventions } from '../../scenario/intervene.js';
import { compileScenario, type ParsedScenario } from '../../scenario/load.js';
import { isWholeAt } from '../../scenario/path.js';
import type { PosteriorText } from '../../scenario/schema/posterior.js';
import { numberRangeFactor, wholeRangeFactor, type FactorSpec } from '../design/factor.js';
import type { Setting } from '../design/setting.js';
import { readRanges } from '../sensitivity/ranges.js';
import { calibratedDigest } from './calibrated-digest.js';
import type { ParameterSource } from './draw.js';
import { agentsOf, type AgentsAsked } from '../../population/sampling.js';
import { ENGINE_DIGEST } from './engine.js';
import type { ParameterWord } from './words.js';

/** Where parameters come from, and what whoever asks should know. */
export interface ChosenParameters {
  readonly source: ParameterSource | undefined;
  readonly warnings: readonly Fault[];
}

/** What is asked of a scenario. */
export interface ParameterQuestion {
  /** Undefined where nobody says: `best`, where a posterior ships that is of this scenario and engine. */
  readonly word: ParameterWord | undefined;
  readonly parsed: ParsedScenario;
  /** The scenario as whoever asks calls it. */
  readonly name: string;
  /** Whether decisions are taken as recorded. */
  readonly replay: boolean;
  readonly agents?: AgentsAsked | undefined;
  /** What is changed in all runs: a parameter that is set otherwise is none. */
  readonly changes: Interventions;
}

/** The command that makes a posterior again. */
function commandOf(
  { seed, population, particles, generations, over, fitted }: PosteriorText,
  name: string,
): string {
  const words = [
    ...['tauride', 'calibrate', name, '--seed', seed, '--population', String(population)],
    ...['--particles', String(particles.length), '--generations', String(generations)],
    ...over.flatMap((text) => ['--over', text]),
    ...fitted.flatMap((id) => ['--fact', id]),
    ...['--out', 'fitted', '--ship'],
  ];
  return words.map(shellWord).join(' ');
}

/** The fault of a posterior whose scenario or engine has moved since; undefined for one that is sound. */
export function staleness({ scenario, locate }: ParsedScenario, name: string): Fault | undefined {
  const { posterior } = scenario;
  if (posterior === undefined) return undefined;
  const paths = posterior.parameters.map(({ path }) => path);
  const moved = [
    ...(posterior.scenario === calibratedDigest(scenario, paths) ? [] : ['scenario']),
    ...(posterior.engine === ENGINE_DIGEST ? [] : ['engine']),
  ];
  if (moved.length === 0) return undefined;
  return {
    code: 'posterior-stale',
    message: `the posterior was fitted to another ${moved.join(' and another ')}: what it depends on has changed since`,
    ...locate(['posterior', moved[0]]),
    hint: `make it again: ${commandOf(posterior, name)}`,
  };
}

const CALIBRATE = (name: string) =>
  `list ranges under \`calibration\`, and fit them: tauride calibrate ${shellWord(name)} --out fitted --ship`;

/** What is moved, and within which ranges: as the posterior has it, or else the list of the scenario. */
function priorRanges(
  { parsed, name, replay, agents: asked }: ParameterQuestion,
  isStale: boolean,
): { readonly ranges: readonly FactorSpec[]; readonly notices: readonly string[] } {
  const { scenario } = parsed;
  const { posterior } = scenario;
  if (posterior !== undefined && !isStale) {
    const ranges = posterior.parameters.map(({ path, from, to }) =>
      isWholeAt(scenario, path) ? wholeRangeFactor(path, from, to) : numberRangeFactor(path, from, to),
    );
    return { ranges: ranges.map(({ spec }) => spec), notices: [] };
  }
  const option = '--parameters prior';
  if (scenario.calibration.length === 0)
    refuse('no-prior', option, `\`${name}\` lists no ranges of parameters`, CALIBRATE(name));
  const loaded = compileScenario(parsed, { pinDecisions: replay });
  const { seed, dayCount, strata } = loaded.definition;
  const specs = strata.map(({ spec }) => spec);
  const agents = asked && agentsOf(specs, asked);
  const setting: Setting = {
    ...{ parsed, loaded, base: [], replay, agents, seed, tickCount: dayCount, measures: [] },
    ...{ tauride: '', runs: 1, sharing: false },
    twinOf: (word) => refuse('unknown-counterfactual', word, 'a range of the prior is no counterfactual'),
  };
  const faults: Fault[] = [];
  const { varied, notices } = readRanges({ over: [], calibration: true }, setting, faults);
  if (varied.length === 0) refuse('no-prior', option, 'none of its ranges can be run', CALIBRATE(name));
  return { ranges: varied.map(({ factor }) => factor.spec), notices };
}

/** Chooses parameters. Throws a FaultError for what is asked for and cannot be had. */
export function chooseParameters(question: ParameterQuestion): ChosenParameters {
  const { source, warnings } = sourceOf(question);
  const taken = question.changes.flatMap((change) => (change.kind === 'set' ? [change.path] : []));
  return { source: source && (taken.length > 0 ? { ...source, except: taken } : source), warnings };
}

function sourceOf(question: ParameterQuestion): ChosenParameters {
  const { word, parsed, name } = question;
  if (word === 'written') return { source: undefined, warnings: [] };
  const stale = staleness(parsed, name);
  if (word === 'prior') {
    const { ranges, notices } = priorRanges(question, stale !== undefined);
    const warnings = notices.map((message) => ({ code: 'range-cut', message }));
    return { source: { which: 'prior', ranges }, warnings };
  }
  if (stale !== undefined) {
    if (word !== undefined)
      refuse(stale.code, `--parameters ${word}`, `${placeIn(stale)}${stale.message}`, stale.hint);
    return { source: undefined, warnings: [{ ...stale, message: `${stale.message}; ${AS_WRITTEN}` }] };
  }
  if (parsed.scenario.posterior !== undefined) return { source: { which: word ?? 'best' }, warnings: [] };
  if (word === 'posterior')
    refuse('no-posterior', `--parameters ${word}`, `\`${name}\` ships no posterior`, CALIBRATE(name));
  return { source: undefined, warnings: [] };
}

const AS_WRITTEN = 'the numbers are taken as they are written';

const placeIn = ({ file, line }: Fault): string =>
  file === undefined ? '' : `${[file, line].filter((part) => part !== undefined).join(':')}: `;
