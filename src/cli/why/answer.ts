/** From a run folder and the flags of `why` to the answer: everything between reading and printing. */
import { butFor, seedsOf, type Twins } from '../../experiment/why/but-for.js';
import { namesToldIn, type Explanation } from '../../experiment/why/explanation.js';
import { accountOf, retell } from '../../experiment/why/account.js';
import type { RunOptions } from '../../experiment/run/run.js';
import { FaultError, refuse, type Fault } from '../../foundation/fault.js';
import type { OnPartial, OnProgress, OnWarnings } from '../../platform/node/threads/background.js';
import { readKeptRun, type KeptRun } from '../../platform/node/results/kept-run.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { prepare, withoutMore } from '../run/task.js';
import type { Job } from '../run/job.js';
import { readWhyTask, type WhyTask } from './task.js';
import { complain } from '../shell/output.js';
import { runsOfParts } from '../../experiment/why/parts.js';
import type { WhyFlags } from './command.js';
import { partsNotice } from './parts.js';

export interface WhyJob {
  readonly folder: string;
  readonly flags: WhyFlags;
}

const jobOf = ({ mode, options: { scenario, ...flags }, usedParameters }: KeptRun): Job => ({
  ...{ mode, scenario, flags },
  used: usedParameters ?? null,
});

const CHANGED = 'the scenario or Tauride has changed since: run it again, with --out, and ask that run';

/** The settings of the kept run. Throws a FaultError where its scenario is another by now. */
function optionsOf(folder: string, kept: KeptRun): RunOptions {
  const options = prepare(jobOf(kept));
  const { digest } = options.loaded.definition;
  if (digest === kept.scenarioDigest) return options;
  return refuse(
    'run-scenario',
    folder,
    `its scenario \`${kept.options.scenario}\` is not what it was`,
    CHANGED,
  );
}

/** Faults of the removed cause are faults of `--but-for`. */
const renamed = (fault: Fault, cause: string): Fault =>
  fault.file === `--without ${cause}` ? { ...fault, file: `--but-for ${cause}` } : fault;

/** The run with and without a cause. */
function twinsOf(kept: KeptRun, withCause: RunOptions, cause: string): Twins {
  const job = jobOf(kept);
  const without = [...(job.flags.without ?? []), cause];
  try {
    return { cause, withCause, without: prepare({ ...job, flags: { ...job.flags, without } }) };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new FaultError(error.faults.map((fault) => renamed(fault, cause)));
  }
}

const titleOf = ({ loaded: { definition } }: RunOptions, id: string): string =>
  [...definition.events, ...definition.decisions, ...definition.affairs].find((each) => each.id === id)
    ?.title ?? id;

/** What was asked, checked against the run's scenario; all faults of the flags at once. */
function askedOf(flags: WhyFlags, options: RunOptions): WhyTask {
  const faults: Fault[] = [];
  const asked = readWhyTask(flags, options, faults);
  if (faults.length > 0) throw new FaultError(faults);
  return asked;
}

/** Answers a job. Throws a FaultError with what is wrong with the folder or the flags. */
export function answerWhy(
  { folder, flags }: WhyJob,
  onProgress: OnProgress,
  _onWarnings?: OnWarnings,
  onPartial?: OnPartial<Explanation>,
): Explanation {
  const kept = readKeptRun(folder, packageVersion());
  const options = optionsOf(folder, kept);
  const asked = askedOf(flags, options);
  const twins = flags.butFor === undefined ? undefined : twinsOf(kept, options, flags.butFor);
  const told = { ...options, ...(twins ? {} : { onProgress }) };
  const { question, course, obeyed, contests } = asked;
  const began = performance.now();
  const retold = retell(told, { question, course, obeyed, contests });
  const seconds = (performance.now() - began) / 1000;
  if (retold.digest !== kept.digest)
    refuse('run-digest', folder, 'made again, the run came out otherwise', CHANGED);
  const seeds = seedsOf(kept.seed, asked.runs);
  const { definition } = options.loaded;
  const answer: Explanation = {
    butFor: null,
    run: {
      folder,
      scenario: definition.id,
      title: definition.title,
      oldStyle: options.loaded.scenario.display.oldStyle ?? false,
      mode: kept.mode,
      seed: kept.seed,
      digest: kept.digest,
    },
    asked: asked.named,
    wanted: asked.transition ?? null,
    ...accountOf(retold, asked.question, asked.transition),
    names: namesToldIn(definition),
  };
  if (twins === undefined) return answer;
  const title = titleOf(options, twins.cause);
  const parts = asked.parts && { ...asked.parts, without: withoutMore(options, jobOf(kept)) };
  if (parts && flags.quiet !== true) complain(`tauride: ${partsNotice(parts, asked.runs, seconds)}`);
  const runs = 1 + (parts ? runsOfParts(parts.parts.length, parts.orders) : 0);
  let done = 0;
  const divided = { ...twins, parts, course, onRun: () => onProgress(++done, runs * seeds.length, 'runs') };
  const pairs = butFor(divided, seeds, asked.question, (count, all, soFar) => {
    done = runs * count;
    onProgress(done, runs * all, 'runs');
    onPartial?.({ ...answer, butFor: { title, ...soFar() } });
  });
  return { ...answer, butFor: { title, ...pairs } };
}
