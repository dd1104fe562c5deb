/** The work of `tauride hypotheses`. */
import { figuresOfJob, type HypothesesJob, type JobFigures } from '../../experiment/hypotheses/jobs.js';
import { registered } from '../../experiment/hypotheses/registered.js';
import { tellHypotheses } from '../../experiment/hypotheses/tell.js';
import { headOf } from '../../experiment/design/manifest.js';
import { KeptParts } from '../../platform/node/results/kept-parts.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { createCountdown } from '../../platform/node/terminal/countdown.js';
import { onThreads } from '../../platform/node/threads/pool.js';
import { hypothesesReport } from '../../report/sweep/hypotheses.js';
import { count, plural } from '../../report/words.js';
import { secondsOf, timeWords } from '../many/time.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import { complain, complainOfDamage, printJson, printReport } from '../shell/output.js';
import { codeOfSignal, onceAsked, type EndSignal } from '../shell/signals.js';
import type { HypothesesFlags } from './hypotheses-command.js';
import { readHypothesesTask, type HypothesesTask } from './hypotheses-task.js';

/** Milliseconds between two times that finished runs are written. */
const WRITTEN_EVERY = 5000;

/** The file of what tests came to. */
const VERDICTS = 'verdicts.json';

/** Where figures of jobs are kept: a folder, or memory. */
type Kept = Pick<KeptParts<JobFigures>, 'of' | 'write' | 'conclude'>;

function inMemoryOnly(): Kept {
  const parts = new Map<string, Map<number, JobFigures>>();
  const of = (part: string) => {
    const known = parts.get(part) ?? new Map<number, JobFigures>();
    parts.set(part, known);
    return known;
  };
  return { of, write: () => undefined, conclude: () => undefined };
}

/** What a part is called as a file. */
const fileOf = (part: string): string => part.replaceAll(' ', '-');

/** The folder of `--out`, new or taken up; memory where none is named. */
function keptIn({ setting, plan }: HypothesesTask, { out, resume }: HypothesesFlags): Kept {
  if (out === undefined) return inMemoryOnly();
  const { sides, measures } = plan;
  const asked = { ...headOf(setting), runs: null, names: null, sides, measures };
  const what = { noun: 'trial', file: 'hypotheses.json', asked, damaged: complainOfDamage };
  return new KeptParts(out, what, resume === true);
}

/** Says before it runs how much there is to do. */
function tellBefore({ setting, plan, work }: HypothesesTask, left: readonly HypothesesJob[]): void {
  const all = work.jobs.length * plan.sides.length;
  const toRun = left.length * plan.sides.length;
  const words = `${plural(plan.tests.length, 'test')}, ${plural(plan.sides.length, 'side')}: ${plural(all, 'run')}`;
  const there = toRun < all ? `, of which ${count(all - toRun)} are there` : '';
  const time = toRun > 0 ? `; at most about ${timeWords(secondsOf(toRun, setting))}` : '';
  complain(`tauride: ${words}${there}${time}`);
}

/** Runs jobs on threads, and keeps what is done on the way; ends early with the signal. */
async function computeJobs(
  { setting, plan, work }: HypothesesTask,
  left: readonly HypothesesJob[],
  { kept, signal, quiet }: { readonly kept: Kept; readonly signal: AbortSignal; readonly quiet: boolean },
): Promise<void> {
  if (left.length === 0) return;
  const perJob = plan.sides.length;
  const counts = { all: work.jobs.length * perJob, done: (work.jobs.length - left.length) * perJob };
  const bar = createCountdown(setting.loaded.definition.id, counts, quiet ? undefined : process.stderr);
  const told = { measures: plan.measures, startDay: setting.loaded.definition.startDay };
  const dirty = new Set<string>();
  let written = performance.now();
  const writeAll = () => {
    for (const part of dirty) kept.write(fileOf(part));
    dirty.clear();
    written = performance.now();
  };
  const keep = (index: number, figures: JobFigures) => {
    const { part, number } = work.jobs[index];
    kept.of(fileOf(part)).set(number, figures);
    dirty.add(part);
    bar.add(perJob, '');
    if (performance.now() - written >= WRITTEN_EVERY) writeAll();
  };
  try {
    await onThreads(setting.threads, setting.kernel)(work.plan)(
      left.map(({ batch }) => batch),
      {
        signal,
        onResult: (batch, { rows }) => {
          keep(batch.index, figuresOfJob(rows, told, batch));
          return true;
        },
        onFailure: ({ index }) => {
          keep(
            index,
            plan.sides.map(() => null),
          );
        },
      },
    );
  } finally {
    bar.stop();
    writeAll();
  }
}

/** Keeps the tests that were not registered before, as they are now. */
function registerAll({ plan, hash, register, registerPath }: HypothesesTask): void {
  const after = registered(plan, hash, register);
  const added = after === register ? 0 : Object.keys(after[after.length - 1].tests).length;
  if (added > 0) writeWhole(registerPath, `${JSON.stringify(after, null, 1)}\n`);
  complain(
    `tauride: ${plural(added, 'test')} registered in ${registerPath}; ${plan.tests.length - added} were before`,
  );
}

/** Tests hypotheses, keeps what is finished, and prints the verdicts. */
export async function hypothesesWork(scenario: string, flags: HypothesesFlags): Promise<void> {
  const task = readHypothesesTask(scenario, flags);
  if (flags.register) return registerAll(task);
  const { setting, plan, work, hash, register } = task;
  const quiet = flags.quiet === true;
  for (const notice of task.notices) complain(`tauride: ${notice}`);
  const kept = keptIn(task, flags);
  const left = work.jobs.filter(({ part, number }) => !kept.of(fileOf(part)).has(number));
  if (!quiet) tellBefore(task, left);
  const interrupt = new AbortController();
  let cut: EndSignal | undefined;
  const forget = onceAsked((signal) => {
    cut ??= signal;
    interrupt.abort();
  });
  await computeJobs(task, left, { kept, signal: interrupt.signal, quiet }).finally(forget);
  const told = { plan, setting, hash, register, jobs: work.jobs, switches: work.switches };
  const figures = (part: string, number: number) => kept.of(fileOf(part)).get(number);
  const record = tellHypotheses(figures, told);
  kept.conclude(VERDICTS, record);
  if (flags.json) printJson({ ...record, ...computedBy(flags.kernel) });
  else if (!quiet) printReport(hypothesesReport, record);
  if (record.failed > 0) {
    complain(
      `tauride: ${plural(record.failed, 'run')} failed and ${record.failed === 1 ? 'takes' : 'take'} no part`,
    );
    process.exitCode = EXIT.failed;
  }
  if (cut === undefined) return;
  const keeps =
    flags.out === undefined ? '' : `; ${flags.out} keeps what was finished, --resume completes it`;
  complain(`tauride: interrupted; the verdicts are those of what was done${keeps}`);
  process.exitCode = codeOfSignal(cut);
}
