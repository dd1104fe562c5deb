/** From the flags of `poll` to the question, or everything that is wrong with them. */
import { GROUPINGS, type Grouping } from '../../experiment/poll/groups.js';
import { ticksOf, type RunOptions } from '../../experiment/run/run.js';
import { didYouMean, FaultError, gather, type Fault } from '../../foundation/fault.js';
import type { Job } from '../run/job.js';
import { prepare, unchanged, type PreparedRun } from '../run/task.js';
import { addFault } from '../shell/settings.js';
import type { PollFlags } from './command.js';

/** A poll as the command line asks for it: plain data. */
export interface PollJob {
  readonly scenario: string;
  readonly flags: PollFlags;
}

/** What is to be asked, and of which runs. */
export interface PollTask {
  readonly mode: Job['mode'];
  readonly tick: number;
  readonly by: readonly Grouping[];
  /** Index of the group that is asked; undefined for everybody. */
  readonly among: number | undefined;
  readonly run: PreparedRun;
  /** The run that a changed one was changed from, unless it is asked for alone. */
  readonly original: RunOptions | undefined;
}

const isGrouping = (word: string): word is Grouping => GROUPINGS.some((each) => each === word);

/** The words of `--by`, in their order. */
function readBy(text: string | undefined, faults: Fault[]): Grouping[] {
  if (text === undefined) return [];
  const words = text.split(',').map((word) => word.trim());
  const option = `--by ${text}`;
  for (const [i, word] of words.entries()) {
    if (!isGrouping(word)) {
      const hint = didYouMean(word, GROUPINGS) ?? `write one or several of ${GROUPINGS.join(',')}`;
      addFault(faults, option, 'unknown-grouping', `people cannot be told apart by \`${word}\``, hint);
    } else if (words.indexOf(word) < i)
      addFault(faults, option, 'given-twice', `\`${word}\` is named twice`, 'name it once');
  }
  return words.filter(isGrouping);
}

/** Index of the group of `--among`. */
function readAmong(id: string | undefined, { loaded }: RunOptions, faults: Fault[]): number | undefined {
  if (id === undefined) return undefined;
  const ids = loaded.definition.groups.map((group) => group.id);
  const index = ids.indexOf(id);
  if (index >= 0) return index;
  const hint = didYouMean(id, ids) ?? `known here: ${ids.join(', ')}`;
  return addFault(faults, `--among ${id}`, 'unknown-group', `the scenario has no group \`${id}\``, hint);
}

/** The run to the day of the poll. */
const jobOf = ({ scenario, flags }: PollJob): Job => {
  const { move, without, pin, set, kernel, threads, seed, population, parameters } = flags;
  const mode = flags.replay ? 'replay' : 'run';
  const kept = { move, without, pin, set, kernel, threads, seed, population, parameters };
  return { mode, scenario, flags: { ...kept, with: flags.with, until: flags.on } };
};

/** What is wrong with the last day of the run is wrong with the day of the poll. */
const ofDay = (fault: Fault, on: string): Fault =>
  fault.file === `--until ${on}` ? { ...fault, file: `--on ${on}` } : fault;

/**
 * Everything a poll needs. Throws a FaultError with everything that is wrong with the scenario, the
 * counterfactuals and the flags.
 */
export function readPoll(job: PollJob): PollTask {
  const { flags } = job;
  const faults: Fault[] = [];
  const by = readBy(flags.by, faults);
  const asked = jobOf(job);
  const run = gather(faults, () => prepare(asked));
  const among = run && readAmong(flags.among, run, faults);
  if (run === undefined || faults.length > 0)
    throw new FaultError(faults.map((fault) => ofDay(fault, flags.on)));
  const isChanged = (run.interventions ?? []).length > 0;
  const original = isChanged && !flags.alone ? unchanged(run, asked) : undefined;
  return { mode: asked.mode, tick: ticksOf(run) - 1, by, among, run, original };
}
