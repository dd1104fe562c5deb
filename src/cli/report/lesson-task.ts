/**
 * From the words of `tauride report --lesson` to a lesson that can be run: of a scenario, or of a kept run of
 * one, with everything that is wrong with them.
 *
 * Decision worth knowing: a change of a lesson is asked for in the words of the command line, so that the
 * command on the page, its link and the run that was made are one and the same.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lessonFaults } from '../../experiment/check/lesson.js';
import { FaultError, refuse } from '../../foundation/fault.js';
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { shellWord } from '../../foundation/text.js';
import { NO_CHANGES, queryOf, type Changes } from '../../explorer/address.js';
import { bundledScenarios, counterfactualFiles, findScenario } from '../../platform/node/files/bundled.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { DOCUMENT, readKeptRun } from '../../platform/node/results/kept-run.js';
import { isResults } from '../../platform/node/results/kept-results.js';
import { runCommandWords } from '../../report/page/again.js';
import { compileScenario } from '../../scenario/load.js';
import type { LessonText } from '../../scenario/schema/lesson.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import { agentsShown } from '../explore/task.js';
import type { Job } from '../run/job.js';
import type { ReportFlags } from './command.js';

/** The port of the page that links open: the command on the lesson serves it there. */
const PORT = '8017';

/** A run of a lesson: how to ask for it, and where it can be looked at. */
export interface AskedLessonRun {
  readonly job: Job;
  readonly command: string;
  readonly link: string | undefined;
}

/** A lesson as it is asked for. */
export interface LessonTask {
  readonly scenario: ScenarioText;
  readonly lesson: LessonText;
  readonly run: AskedLessonRun;
  readonly changes: readonly AskedLessonRun[];
  /** What serves the page that the links open; undefined where it is elsewhere. */
  readonly serve: string | undefined;
  /** The digest that the kept run ended on; null where a scenario was named. */
  readonly digest: string | null;
}

/** Which run a lesson begins with. */
interface Begun {
  readonly word: string;
  readonly mode: Job['mode'];
  readonly options: { readonly seed?: string; readonly population?: string; readonly until?: string };
  readonly digest: string | null;
}

/** Of a kept run its own words. Throws a FaultError where it is not the run as it is written. */
function keptRun(folder: string): Begun {
  const { options, mode, digest } = readKeptRun(folder, packageVersion());
  const { scenario, seed, population, until } = options;
  if (
    [options.with, options.move, options.without, options.pin, options.set].some(
      (list = []) => list.length > 0,
    )
  ) {
    const message =
      'something was changed in this run, and a lesson begins with the scenario as it is written';
    refuse('changed-run', folder, message, 'name a run without changes, or the scenario');
  }
  const given = Object.entries({ seed, population, until }).filter(([, value]) => value !== undefined);
  return { word: scenario, mode, options: Object.fromEntries(given), digest };
}

/** What a word means: the folder of a run, or a scenario. */
function begun(word: string): Begun {
  const isScenario = bundledScenarios().includes(word);
  if (!isScenario && existsSync(join(word, DOCUMENT))) return keptRun(word);
  if (!isScenario && existsSync(word) && isResults(word))
    refuse('many-runs', word, 'it keeps many runs, and a lesson is of one', 'name a scenario, or a kept run');
  return { word, mode: 'replay', options: {}, digest: null };
}

/** Where the links of a lesson lead. Throws a FaultError for what is no address of a page. */
function readPage(text: string | undefined): string {
  if (text === undefined) return `http://127.0.0.1:${PORT}/`;
  if (URL.canParse(text) && ['http:', 'https:', 'file:'].includes(new URL(text).protocol))
    return new URL(text).href.replace(/[?#].*$/s, '');
  const hint = 'write it whole, as http://127.0.0.1:8017/ or https://school.example/1917/';
  return refuse('page-address', `--page ${text}`, 'this is no address of a page', hint);
}

/** A thing to change as the options that make it. */
const optionsOf = ({ with: twins, move, without, set }: LessonText['change'][number]): Changes => ({
  with: twins,
  move: Object.entries(move).map(([id, date]) => `${id}=${date}`),
  without,
  pin: [],
  set: Object.entries(set).map(([path, value]) => `${path}=${String(value)}`),
});

/** The day of the cursor of the page. */
function cursorOf({ day }: LessonText): string | undefined {
  const number = day === undefined ? undefined : parseDate(day);
  return number === undefined ? undefined : isoOf(number);
}

/** Reads what a lesson is to be made of. Throws a FaultError with everything that is wrong with it. */
export function readLessonTask(word: string, { page: address }: Pick<ReportFlags, 'page'>): LessonTask {
  const page = readPage(address);
  const { word: name, mode, options, digest } = begun(word);
  const folder = findScenario(name);
  const parsed = parseScenarioFolder(folder);
  const { definition, scenario } = compileScenario(parsed);
  const { lesson } = scenario;
  if (lesson === undefined) {
    const hint = 'write a question, things to change and questions to ask under `lesson` (docs/lessons.md)';
    return refuse('no-lesson', name, 'the scenario has no lesson', hint);
  }
  const faults = lessonFaults(counterfactualFiles(folder), parsed);
  if (faults.length > 0) throw new FaultError(faults);
  const { seed, until } = options;
  const shown = String(agentsShown(definition));
  const population = options.population ?? (digest === null ? shown : undefined);
  const told = { ...options, ...(population === undefined ? {} : { population }) };
  const runOf = (changes: Changes): AskedLessonRun => {
    const flags = { ...told, ...changes, kernel: 'auto' as const };
    // The page computes few agents unless its address says otherwise; so a kept run says how many.
    const many = population === shown ? undefined : (population ?? String(definition.population));
    const query = queryOf({ changes, seed, population: many, cursor: cursorOf(lesson) });
    return {
      job: { mode, scenario: name, flags },
      command: runCommandWords(mode, { scenario: name, ...told, ...changes }),
      link: mode === 'run' || until !== undefined ? undefined : query === '' ? page : `${page}?${query}`,
    };
  };
  return {
    ...{ scenario, lesson, digest, run: runOf(NO_CHANGES) },
    changes: lesson.change.map((change) => runOf(optionsOf(change))),
    serve: address === undefined ? `tauride explore ${shellWord(name)} --port ${PORT}` : undefined,
  };
}
