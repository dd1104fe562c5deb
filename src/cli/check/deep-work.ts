/**
 * The work of `tauride check --deep`: its course on threads of this process; told when all is done, or as
 * much as there is when a signal comes.
 */
import {
  DeepCourse,
  type DeepCrew,
  type DeepDone,
  type DeepPart,
  type DeepPiece,
} from '../../experiment/deep/course.js';
import { readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { inBackground } from '../../platform/node/threads/background.js';
import { createProgress } from '../../platform/node/terminal/progress.js';
import { numbersOf, worthAfter, type LookedAt } from '../../report/deep/telling.js';
import { deepAhead } from '../../report/deep/words.js';
import { compileScenario, type LoadedScenario } from '../../scenario/load.js';
import { complain } from '../shell/output.js';
import { onceAsked, type EndSignal } from '../shell/signals.js';
import type { DeepTask } from './deep-task.js';

/** The worker beside this file, as source or as built. */
const WORKER = new URL(`./deep-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** What a deep check came to. */
export interface DeepResult extends DeepDone {
  /** The signal that cut it short, if one did. */
  readonly cut: EndSignal | undefined;
  /** The scenario as it was looked at. */
  readonly looked: LookedAt;
}

/** Computes a part of it in a thread of its own. */
async function inThread(
  folder: string,
  { agents, seed, replay }: DeepTask,
  part: DeepPart,
  onPiece: (piece: DeepPiece) => void,
  signal: AbortSignal,
): Promise<number> {
  const job = { folder, agents, seed, replay, part };
  const last = await inBackground<object, DeepPiece | number>(
    WORKER,
    job,
    () => undefined,
    () => undefined,
    (piece) => typeof piece !== 'number' && onPiece(piece),
    signal,
  );
  return Number(last);
}

/** Checks a scenario without faults for what it never or always does: all, or as much as time is left. */
export async function checkDeep(folder: string, loaded: LoadedScenario, task: DeepTask): Promise<DeepResult> {
  const interrupt = new AbortController();
  const progress = createProgress(loaded.definition.id, process.stderr);
  const looked = task.replay
    ? {
        ...loaded,
        definition: compileScenario(parseScenarioFolder(folder), { pinDecisions: true }).definition,
      }
    : loaded;
  const numbers = task.movesNumbers ? numbersOf(readScenarioFolder(folder), loaded) : [];
  let cut: EndSignal | undefined;
  const crew: DeepCrew = {
    threads: task.threads,
    compute: (part, onPiece) => inThread(folder, task, part, onPiece, interrupt.signal),
    worth: (runs) => {
      progress.stop();
      return Promise.resolve(task.movesNumbers ? worthAfter(runs, numbers, looked) : []);
    },
    onTime: (milliseconds) => {
      const ahead = deepAhead({ ...task, numbers: numbers.length, milliseconds });
      complain(`tauride: ${ahead}; Ctrl-C ends it with what is found`);
    },
    onProgress: (done, all, of) => progress.update(done, all, of),
  };
  const course = new DeepCourse(task.runs, numbers, crew);
  const forget = onceAsked((signal) => {
    cut ??= signal;
    interrupt.abort(new Error('interrupted'));
  });
  try {
    await course.work();
  } catch (error) {
    if (cut === undefined) throw error;
  } finally {
    progress.stop();
    forget();
  }
  return { ...course.done, cut, looked };
}
