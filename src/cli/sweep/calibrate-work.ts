/** The work of `tauride calibrate`. */
import { candidatesOf, choose } from '../../experiment/calibration/choice.js';
import {
  batchOf,
  calibrationOf,
  roundPlan,
  writtenShares,
  type Calibrating,
} from '../../experiment/calibration/plan.js';
import { posteriorRecord } from '../../experiment/calibration/record.js';
import type { RangeShares } from '../../experiment/calibration/proposal.js';
import {
  sample,
  type Figures,
  type Generation,
  type Round,
  type Simulate,
} from '../../experiment/calibration/sampler.js';
import { daysNeeded, figuresIn } from '../../experiment/calibration/targets.js';
import { createLiveModel } from '../../experiment/live/model.js';
import { FaultError, faultOf, type Fault } from '../../foundation/fault.js';
import { posteriorOf, posteriorText } from '../../experiment/parameters/shipped.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { POSTERIOR } from '../../platform/node/results/kept-posterior.js';
import { createCountdown } from '../../platform/node/terminal/countdown.js';
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import { onThreads } from '../../platform/node/threads/pool.js';
import { calibrationReport } from '../../report/calibration.js';
import { readSetting, type ManySetting } from '../many/ensemble.js';
import { EXIT } from '../shell/failure.js';
import { complain, printJson, printReport } from '../shell/output.js';
import { readCount } from '../shell/settings.js';
import { codeOfSignal, onceAsked, type EndSignal } from '../shell/signals.js';
import type { CalibrateFlags } from './calibrate-command.js';
import { KeptRuns } from './calibrate-kept.js';
import { shippingPath } from './calibrate-ship.js';

/** Milliseconds between two times that finished runs are written. */
const WRITTEN_EVERY = 5000;

function readHours(text: string | undefined, faults: Fault[]): number {
  if (text === undefined) return Infinity;
  const hours = Number(text);
  if (hours > 0) return hours;
  faults.push(
    faultOf('hours', `--hours ${text}`, `\`${text}\` is not a number of hours`, 'write --hours 0.5'),
  );
  return Infinity;
}

/** A calibration as it is asked for. Throws a FaultError with everything that is wrong. */
function readTask(scenario: string, flags: CalibrateFlags) {
  const faults: Fault[] = [];
  const { out = '', over = [], fact: facts = [] } = flags;
  if (out === '')
    faults.push(
      faultOf('no-folder', '--out', 'there is no folder to keep it in', 'name one, as --out fitted'),
    );
  const hours = readHours(flags.hours, faults);
  const particles = readCount('--particles', flags.particles, faults);
  const generations = readCount('--generations', flags.generations, faults);
  const many = { ...flags, runs: '1', replay: true as const, sharing: false, parameters: 'written' as const };
  const setting = readSetting(scenario, many, faults);
  const calibrating = setting && calibrationOf({ over, facts, particles, generations }, setting, faults);
  if (setting === undefined || calibrating === undefined || faults.length > 0) throw new FaultError(faults);
  const shipped = flags.ship ? shippingPath(scenario, setting.parsed) : undefined;
  const words = { over, facts };
  return {
    ...{ out, hours, shipped, words, calibrating },
    setting: { ...setting, tickCount: daysNeeded(calibrating.targets) },
  };
}

/** The digest of a replay of the scenario as it is: that of the engine, as far as a calibration sees it. */
function engineDigestOf({ loaded, seed, agents, kernel, tickCount }: ManySetting): string {
  const size = agents === undefined ? {} : { agents };
  const model = createLiveModel(loaded.definition, { seed, kernel: nodeKernel(kernel), ...size });
  for (let day = 0; day < tickCount; day++) model.step();
  return model.digest();
}

/** Runs particles on threads, those that are not there; what is done is kept on the way. */
function simulateWith(
  calibrating: Calibrating,
  setting: ManySetting,
  { kept, signal, quiet }: { kept: KeptRuns; signal: AbortSignal; quiet: boolean },
): Simulate {
  return async (round: Round): Promise<(Figures | null)[] | undefined> => {
    const { generation, stage, from, particles } = round;
    const there = kept.of(round);
    const left = particles.flatMap((_, i) => (there.has(from + i) ? [] : [batchOf(round, i)]));
    const of = calibrating.sampling.generations;
    const counts = { all: from + particles.length, done: from + particles.length - left.length };
    const bar = createCountdown(
      stage === undefined ? `generation ${generation} of ${of}` : 'runs to choose the best by',
      counts,
      quiet ? undefined : process.stderr,
    );
    let written = performance.now();
    const keep = (number: number, figures: Figures | null) => {
      there.set(number, figures);
      bar.add(1, '');
      if (performance.now() - written < WRITTEN_EVERY) return;
      kept.write(round);
      written = performance.now();
    };
    try {
      if (left.length > 0 && !signal.aborted)
        await onThreads(setting.threads, setting.kernel)(roundPlan(calibrating, setting, round))(left, {
          signal,
          onResult: ({ index }, { rows: [row] }) => {
            keep(index, figuresIn(row, calibrating.targets));
            return true;
          },
          onFailure: ({ index }) => {
            keep(index, null);
          },
        });
    } finally {
      bar.stop();
      if (left.length > 0) kept.write(round);
    }
    const figures = particles.map((_, i) => there.get(from + i));
    return figures.some((each) => each === undefined) ? undefined : figures.map((each) => each ?? null);
  };
}

/** What runs are to have that ask for one set of values; undefined where the work was cut off. */
const bestAfter = (
  last: Generation,
  { calibrating, setting }: { readonly calibrating: Calibrating; readonly setting: ManySetting },
  simulate: Simulate,
): Promise<RangeShares | undefined> =>
  choose(
    candidatesOf(last, writtenShares(calibrating.factors, setting)),
    last,
    {
      observations: calibrating.sampling.observations,
      kinds: calibrating.targets.map(({ family, unit }) => family ?? unit),
    },
    simulate,
  );

/** Fits a scenario's parameters, keeps the posterior of each generation, and tells of the last. */
export async function calibrateWork(scenario: string, flags: CalibrateFlags): Promise<void> {
  const { out, hours, setting, calibrating, shipped, words } = readTask(scenario, flags);
  const quiet = flags.quiet === true;
  for (const notice of calibrating.notices) complain(`tauride: ${notice}`);
  const engineDigest = engineDigestOf(setting);
  const { names, observations, particles, seed } = calibrating.sampling;
  const { source, definition } = setting.loaded;
  const asked = {
    ...{ scenario: definition.id, source, engineDigest, agents: setting.agents ?? definition.population },
    sampling: { names, observations, particles, seed },
    ...{ ranges: calibrating.factors.map(({ spec }) => spec), targets: calibrating.targets },
  };
  const kept = new KeptRuns(out, asked, flags.resume === true);
  const [interrupt, late] = [new AbortController(), new AbortController()];
  let cut: EndSignal | undefined;
  const forget = onceAsked((signal) => {
    cut ??= signal;
    interrupt.abort();
  });
  const timer =
    hours < Infinity ? setTimeout(() => late.abort(), Math.min(hours * 3_600_000, 2 ** 31 - 1)) : undefined;
  const told = { setting, engineDigest };
  const simulate = (signal: AbortSignal) => simulateWith(calibrating, setting, { kept, signal, quiet });
  const { generations, end } = await sample(
    calibrating.sampling,
    simulate(AbortSignal.any([interrupt.signal, late.signal])),
    (done) => kept.conclude(posteriorRecord(calibrating, told, { generations: done, end: 'cut' })),
  ).finally(() => clearTimeout(timer));
  const last = generations.at(-1);
  const best =
    last === undefined || shipped === undefined
      ? undefined
      : await bestAfter(last, { calibrating, setting }, simulate(interrupt.signal));
  forget();
  if (generations.length > 0) {
    const record = posteriorRecord(calibrating, told, { generations, end });
    kept.conclude(record);
    if (shipped !== undefined && best !== undefined) {
      writeWhole(shipped, posteriorText(posteriorOf(calibrating, setting, words, { generations, best })));
      if (!quiet) complain(`tauride: ${shipped} holds the posterior, and runs have its best from now on`);
    }
    if (flags.json) printJson(record);
    else if (!quiet) printReport(calibrationReport, record);
    if (end === 'narrow' && !quiet)
      complain('tauride: no further generation: fewer than one run in twenty comes nearer to the record');
  }
  if (end !== 'cut' && cut === undefined) return;
  const why = cut === undefined ? 'the time is up' : 'interrupted';
  const has =
    generations.length > 0
      ? `${POSTERIOR} is that of generation ${generations.length}`
      : 'no generation is whole yet';
  complain(`tauride: ${why}; ${has}; ${out} keeps what was finished, --resume goes on`);
  if (cut !== undefined) process.exitCode = codeOfSignal(cut);
  else if (generations.length === 0) process.exitCode = EXIT.failed;
}
