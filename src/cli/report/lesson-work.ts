/** The work of `tauride report --lesson`: the run, and each of its changes, as two printed pages. */
import { basename, resolve } from 'node:path';
import { refuse } from '../../foundation/fault.js';
import { visibleIn } from '../../foundation/text.js';
import type { MeasureSpec } from '../../experiment/run/own-measures.js';
import { runScenario, ticksOf } from '../../experiment/run/run.js';
import { authoritiesGrid } from '../../experiment/tables/authorities.js';
import { gridCollector } from '../../experiment/tables/grid.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { createProgress } from '../../platform/node/terminal/progress.js';
import { lessonPage, type LessonFigure, type LessonRun } from '../../report/page/lesson.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import { courseOf, type Story } from '../../view/course.js';
import { prepare } from '../run/task.js';
import { print } from '../shell/output.js';
import type { ReportFlags } from './command.js';
import { readLessonTask, type AskedLessonRun, type LessonTask } from './lesson-task.js';
import { reportFile } from './task.js';

/** What a figure of a lesson is called among the measures of its runs. */
const measureName = (figure: number): string => `figure_${String(figure)}`;

/** Makes the runs of a lesson, in their order. */
class LessonRuns {
  readonly #progress = createProgress('lesson', process.stderr);
  readonly #all: number;
  #done = 0;

  constructor(private readonly task: LessonTask) {
    this.#all = task.changes.length + 1;
  }

  #story({ job }: AskedLessonRun): Story {
    const options = prepare(job);
    const measures = this.task.lesson.figures.map(({ is }, i): MeasureSpec => ({
      ...{ name: measureName(i), text: String(is), take: 'daily' },
      tick: ticksOf(options) - 1,
    }));
    const onProgress = (done: number, all: number, at: string): void =>
      this.#progress.update(this.#done * all + done, this.#all * all, `days, ${at}`);
    const { definition } = options.loaded;
    const powers = gridCollector(authoritiesGrid(definition), definition);
    const record = runScenario({ ...options, measures, onProgress, further: [powers] });
    this.#done += 1;
    return { record: visibleIn(record), course: courseOf(record, powers.result().rows) };
  }

  /** Makes one. Throws a FaultError where it cannot be made. */
  make(asked: AskedLessonRun): LessonRun {
    const { command, link } = asked;
    return { story: this.#story(asked), command, link };
  }

  end(): void {
    this.#progress.stop();
  }
}

/** All runs of a lesson; what was drawn of their progress is gone afterwards. */
function runsOf(task: LessonTask): { readonly run: LessonRun; readonly changes: readonly LessonRun[] } {
  const runs = new LessonRuns(task);
  try {
    return { run: runs.make(task.run), changes: task.changes.map((asked) => runs.make(asked)) };
  } finally {
    runs.end();
  }
}

/** Where a scenario comes from: its bibliography, or else what its people and facts name. */
function sourcesOf({ sources, strata, facts }: ScenarioText): string[] {
  const listed = Object.values(sources);
  const named = [...strata, ...facts].flatMap(({ source }) =>
    typeof source === 'string' ? [source] : Object.values(source),
  );
  return [...new Set(listed.length > 0 ? listed : named)].map((text) => text.trim());
}

/** Makes a lesson and writes it as a page, whole or not at all; prints where it is. */
export function lessonWork(word: string, changed: string | undefined, flags: ReportFlags): void {
  if (changed !== undefined)
    refuse('one-folder', changed, 'a lesson is of one run', 'its changes are those that the scenario names');
  const path = reportFile(word, flags.out ?? `${basename(resolve(word))}-lesson.html`);
  const task = readLessonTask(word, flags);
  const { scenario, lesson, digest, serve } = task;
  const { run, changes } = runsOf(task);
  if (digest !== null && digest !== run.story.record.digest) {
    const message = 'the scenario or the engine gives another run today than the one that is kept';
    refuse('other-run', word, message, 'keep the run again, with --out');
  }
  const figures = lesson.figures.map(({ name, unit }, i): LessonFigure => ({
    measure: measureName(i),
    name,
    unit,
  }));
  const text = lessonPage({
    ...{ question: lesson.question, text: scenario.text ?? '', figures, run, serve },
    ...{ ask: lesson.ask, read: lesson.read },
    changes: changes.map((change, i) => ({ ...change, try: lesson.change[i].try })),
    sources: sourcesOf(scenario),
  });
  writeWhole(path, text);
  print(path);
}
