/**
 * From a scenario's name and the flags of a command to everything a run needs, or everything that is wrong
 * with them.
 */
import { readMeasures } from '../../experiment/design/measures.js';
import type { MeasureSpec } from '../../experiment/run/own-measures.js';
import { chooseParameters } from '../../experiment/parameters/choose.js';
import { parameterChanges, runParameters, type RunParameters } from '../../experiment/parameters/draw.js';
import { outsideRanges, outsideWords, type OutsideRange } from '../../experiment/parameters/outside.js';
import { overriddenBy, overriddenWords, type Overridden } from '../../experiment/parameters/overridden.js';
import type { RunOptions } from '../../experiment/run/run.js';
import { agentsOf, type Agents, type AgentsAsked } from '../../population/sampling.js';
import { changeInWords } from '../../scenario/change-words.js';
import { FaultError, gather, type Fault } from '../../foundation/fault.js';
import { clearLeftovers } from '../../platform/node/files/aside.js';
import { findCounterfactual, findScenario } from '../../platform/node/files/bundled.js';
import { installedPackage } from '../../platform/node/files/scenario-package.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { checkRunFolder, prepareRunFolder } from '../../platform/node/results/run-folder.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { loadCounterfactual, type LoadedCounterfactual } from '../../scenario/counterfactual.js';
import type { Interventions } from '../../scenario/intervene.js';
import { compileScenario, type LoadedScenario, type ParsedScenario } from '../../scenario/load.js';
import type { Job } from './job.js';
import type { RunFlags } from './command.js';
import { assertRoom, threadsFor } from '../shell/capacity.js';
import { addFault, readChanges, readCount, readPopulation, readSeed, readUntil } from '../shell/settings.js';

/** The changes of a run, and how its record names them. */
interface Changes {
  readonly interventions: Interventions;
  readonly words: readonly string[];
}

/**
 * Counterfactuals first, in their order, then the options: what is said on the command line has the last
 * word.
 */
export function changesOf(
  folder: string,
  flags: Pick<RunFlags, 'with' | 'move' | 'without' | 'pin' | 'set'>,
  faults: Fault[],
): Changes {
  const options = readChanges(flags, faults);
  const files = (flags.with ?? []).flatMap((word): LoadedCounterfactual[] => {
    const loaded = gather(faults, () => loadCounterfactual(readSource(findCounterfactual(folder, word))));
    return loaded === undefined ? [] : [loaded];
  });
  return {
    interventions: [...files.flatMap((file) => file.interventions), ...options],
    words: [
      ...files.flatMap(({ title, interventions }) => [title, ...interventions.map(changeInWords)]),
      ...options.map(changeInWords),
    ],
  };
}

/** Checkpoints want a number of days, and a folder. */
function checkCheckpoints({ checkpointEvery, out }: RunFlags, faults: Fault[]): void {
  if (checkpointEvery === undefined) return;
  readCount('--checkpoint-every', checkpointEvery, faults);
  if (out === undefined)
    addFault(
      faults,
      '--checkpoint-every',
      'checkpoint-nowhere',
      'there is no folder to keep checkpoints in',
      'name one with --out',
    );
}

/**
 * A run has one scenario from its first day to its last; only twins of many runs change theirs on the way.
 */
export const datedIn = (interventions: Interventions): Fault[] =>
  interventions.flatMap((change): Fault[] => {
    if (change.kind !== 'set' || change.from === undefined) return [];
    const message = `\`${change.path}\` is set from ${change.from} on: a single run cannot change its scenario on the way`;
    const hint = 'put the question with `tauride compare` or `sweep`, or leave out `from`';
    return [{ code: 'set-on-the-way', message, ...change.locate?.([], { key: true }), hint }];
  });

/** Measures of one's own over the days that are asked for. */
const measuresOf = (
  { measure = [] }: RunFlags,
  loaded: LoadedScenario,
  ticks: number | undefined,
  faults: Fault[],
): MeasureSpec[] => readMeasures(measure, { loaded, days: ticks ?? loaded.definition.dayCount }, faults);

const sizeOf = (asked: AgentsAsked | undefined, loaded: LoadedScenario | undefined): Agents | undefined =>
  asked &&
  loaded &&
  agentsOf(
    loaded.definition.strata.map(({ spec }) => spec),
    asked,
  );

/** The settings that need nothing but the flags, and those that need the scenario too. */
function settingsOf(flags: RunFlags, loaded: LoadedScenario | undefined, faults: Fault[]) {
  const settings = {
    seed: readSeed(flags.seed, faults),
    population: sizeOf(readPopulation(flags.population, faults), loaded),
    ticks: loaded && readUntil(flags.until, loaded.definition, faults),
    threads: flags.threads === undefined ? undefined : readCount('--threads', flags.threads, faults),
  };
  checkCheckpoints(flags, faults);
  return settings;
}

/**
 * Makes the folder for the run ready, unless something is wrong already. One that is resumed is, but for
 * leftovers.
 */
function checkOut({ out, resume }: RunFlags, faults: Fault[]): void {
  if (out === undefined) return;
  const fresh = faults.length > 0 ? checkRunFolder : prepareRunFolder;
  gather(faults, () => (resume === undefined ? fresh(out) : clearLeftovers(out)));
}

/** The parameters of a run: those it had, where it is made again. */
function parametersOf(
  { mode, scenario: name, flags, used }: Job,
  parsed: ParsedScenario,
  { seed: asked, population: agents, changes }: ParameterNeeds,
): { readonly used: RunParameters | undefined; readonly warnings: readonly Fault[] } {
  if (used !== undefined) return { used: used ?? undefined, warnings: [] };
  const question = { word: flags.parameters, parsed, name, replay: mode === 'replay', agents, changes };
  const { source, warnings } = chooseParameters(question);
  const seed = asked ?? parsed.scenario.seed.normalize();
  return { used: runParameters(source, parsed.scenario, seed), warnings };
}

interface ParameterNeeds {
  readonly seed: string | undefined;
  readonly population: AgentsAsked | undefined;
  readonly changes: Interventions;
}

const outsideFault = (outside: OutsideRange): Fault => ({
  code: 'outside-calibration',
  message: outsideWords(outside),
});

const overriddenFault = (overridden: Overridden): Fault => ({
  code: 'overridden',
  message: overriddenWords(overridden),
});

/** What a run needs, and what whoever asked for it should know. */
export interface PreparedRun extends RunOptions {
  readonly warnings: readonly Fault[];
}

/**
 * Everything a run needs. Throws a FaultError with everything that is wrong with the scenario, the
 * counterfactuals and the flags.
 */
export function prepare(job: Job): PreparedRun {
  const { mode, scenario, flags } = job;
  const folder = findScenario(scenario);
  const faults: Fault[] = [];
  const { interventions, words } = changesOf(folder, flags, faults);
  faults.push(...datedIn(interventions));
  const parsed = gather(faults, () => parseScenarioFolder(folder));
  const asked = { seed: readSeed(flags.seed, []), population: readPopulation(flags.population, []) };
  const needs = { ...asked, changes: interventions };
  const chosen = parsed && gather(faults, () => parametersOf(job, parsed, needs));
  const loaded =
    parsed && gather(faults, () => loadedWith(parsed, chosen?.used, interventions, mode === 'replay'));
  const { threads, ...settings } = settingsOf(flags, loaded, faults);
  const measures = loaded && measuresOf(flags, loaded, settings.ticks, faults);
  const agents = settings.population ?? loaded?.definition.population;
  if (loaded && agents !== undefined) gather(faults, () => assertRoom(loaded.definition, agents));
  checkOut(flags, faults);
  if (loaded === undefined || agents === undefined || faults.length > 0) throw new FaultError(faults);
  const kernel = nodeKernel(flags.kernel, threads ?? threadsFor(agents, flags.kernel));
  const installed = installedPackage(folder);
  const outside = parsed ? outsideRanges(interventions, parsed.scenario) : [];
  return {
    ...{ loaded, mode, ...settings, measures, kernel, version: packageVersion(), interventions: words },
    ...(installed && { package: installed }),
    ...{ usedParameters: chosen?.used, outsideCalibration: outside },
    warnings: [
      ...(chosen?.warnings ?? []),
      ...outside.map(outsideFault),
      ...(parsed ? overriddenBy(interventions, parsed.scenario).map(overriddenFault) : []),
    ],
  };
}

/** A scenario with values of its parameters, and then with what is changed. */
const loadedWith = (
  parsed: ParsedScenario,
  used: RunParameters | undefined,
  interventions: Interventions,
  pinDecisions: boolean,
): LoadedScenario => {
  const all = [...parameterChanges(used?.values ?? {}), ...interventions];
  return compileScenario(parsed, { interventions: all, pinDecisions });
};

/** The run that a changed one was changed from: the same scenario as it is written. */
export function unchanged(options: RunOptions, { mode, scenario, flags }: Job): RunOptions {
  const parsed = parseScenarioFolder(findScenario(scenario));
  const loaded = loadedWith(parsed, options.usedParameters, [], mode === 'replay');
  // A measure may name what only the change brings: it has no figure here.
  const measures = measuresOf(flags, loaded, options.ticks, []);
  return { ...options, loaded, measures, interventions: [], outsideCalibration: [] };
}

/** The scenario of a run with more of its events and decisions taken away, by id; it is read once. */
export function withoutMore(
  { usedParameters }: RunOptions,
  { mode, scenario, flags }: Job,
): (ids: readonly string[]) => LoadedScenario {
  const folder = findScenario(scenario);
  const parsed = parseScenarioFolder(folder);
  const { interventions } = changesOf(folder, flags, []);
  return (ids) => {
    const all = [...interventions, ...ids.map((id) => ({ kind: 'without', id }) as const)];
    return loadedWith(parsed, usedParameters, all, mode === 'replay');
  };
}
