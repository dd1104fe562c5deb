/**
 * From the words of `tauride report` to what is to be written: kept results, read whole, and the file they go
 * to.
 *
 * Decision worth knowing: a file is written over only where it is a report, which says so in its head, so
 * that no misspelt `--out` costs anybody a page of his own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { gather, refuse } from '../../foundation/fault.js';
import { findCounterfactual, findScenario } from '../../platform/node/files/bundled.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { assertFile } from '../../platform/node/files/sums.js';
import { attempt } from '../../platform/node/files/system-fault.js';
import { readKeptPicture, readKeptTable, type KeptPicture } from '../../platform/node/results/kept-story.js';
import type { Row } from '../../experiment/tables/table.js';
import type { RunTables } from '../../view/days/charts.js';
import type { TablePair } from '../../view/days/drawn.js';
import { GENERATOR } from '../../report/page/document.js';
import type { KeptStory, RunPage } from '../../report/page/run.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { courseOf, crowdsOf } from '../../view/course.js';
import { visibleIn } from '../../foundation/text.js';

/** The question of a run whose one change is a counterfactual that is still there under its title. */
function questionOf({ options, record }: KeptPicture): string | undefined {
  const words = options.with ?? [];
  if (words.length !== 1) return undefined;
  const known = gather([], () =>
    loadCounterfactual(readSource(findCounterfactual(findScenario(options.scenario), words[0]))),
  );
  return record.interventions[0] === known?.title ? known?.question.trim() : undefined;
}

async function readStory(folder: string): Promise<KeptStory> {
  const kept = await readKeptPicture(folder, packageVersion());
  const { record, options, powers, places } = kept;
  const course = courseOf(record, powers);
  return {
    ...visibleIn({ record, options }),
    ...{ course, crowds: crowdsOf(places), question: questionOf(kept) },
  };
}

/** Ends where two runs differ in more than a change. */
function assertPair({ record: one }: KeptStory, { record: other }: KeptStory, folder: string): void {
  const hint = 'draw runs of one scenario, seed, population and time over each other';
  const differs = (what: string, a: string | number, b: string | number): void => {
    if (a !== b) refuse('no-pair', folder, `the runs differ in ${what}: ${a} and ${b}`, hint);
  };
  differs('their scenario', one.sourceDigest, other.sourceDigest);
  differs('their seed', one.seed, other.seed);
  differs('their population', one.population.agents, other.population.agents);
  differs('their last day', one.end, other.end);
}

/** Reads one run, or a run and another to be drawn over it. Rejects with a FaultError. */
export async function readRunPage(folder: string, changed: string | undefined): Promise<RunPage> {
  const story = await readStory(folder);
  if (changed === undefined) return { story };
  const other = await readStory(changed);
  assertPair(story, other, changed);
  return { story, changed: other };
}

/** The tables of a folder that a chart is drawn of. */
async function readTables(folder: string, names: readonly string[]): Promise<RunTables> {
  const tables = new Map<string, readonly Row[]>();
  for (const name of names) tables.set(name, await readKeptTable(folder, name));
  return tables;
}

/** The same of both runs. */
export const readTablePair = async (
  folder: string,
  over: string | undefined,
  names: readonly string[],
): Promise<TablePair> => ({
  story: await readTables(folder, names),
  changed: over === undefined ? undefined : await readTables(over, names),
});

/** Tables that a page draws. */
const DRAWN = ['authorities', 'places', 'ballots', 'bodies', 'units'] as const;

/** The same as `readRunPage`, with the tables that a page draws. */
export const readWholePage = async (folder: string, changed: string | undefined): Promise<RunPage> => ({
  ...(await readRunPage(folder, changed)),
  tables: await readTablePair(folder, changed, DRAWN),
});

/**
 * A file that is to be written: one that is not there, or that a mark in its head shows to be of the same
 * kind. Throws a FaultError where something else is there; `what` is what it is not.
 */
export function fileFor(path: string, mark: string, what: string): string {
  if (!attempt(path, () => existsSync(path))) return path;
  assertFile(path);
  const head = attempt(path, () => readFileSync(path, 'utf8')).slice(0, 400);
  if (head.includes(mark)) return path;
  const message = `there is another file, which is no ${what}: nothing was written`;
  return refuse(`not-a-${what}`, path, message, 'name a new file with --out');
}

/** The file of a report; throws a FaultError where something else is there. */
export const reportFile = (folder: string, out: string | undefined): string =>
  fileFor(out ?? `${basename(resolve(folder))}.html`, GENERATOR, 'report');
