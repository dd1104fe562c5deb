/**
 * What the page of `tauride explore` is of: a scenario with its questions, or a kept run of one, and the
 * scenario read and changed as an address asks.
 *
 * Decision worth knowing: changes are read and compiled here, where the schema and the reader of YAML are,
 * and the page is given plain data. So it loads neither, evaluates no text, and a change that is wrong is
 * told in the same words as on the command line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError, gather, refuse, type Fault } from '../../foundation/fault.js';
import { shellWord } from '../../foundation/text.js';
import { addressIn, runQuery } from '../../explorer/address.js';
import type { PageQuestion, ReadChanged, Start, WhereEdited } from '../../explorer/protocol.js';
import { bundledScenarios, counterfactualPaths, findScenario } from '../../platform/node/files/bundled.js';
import { namesIn } from '../../platform/node/files/folder.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { DOCUMENT, readKeptRun } from '../../platform/node/results/kept-run.js';
import { agentsMin } from '../../population/sampling.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import type { Definition } from '../../model/definition.js';
import { expressionsDuring } from '../../scenario/expression/parse.js';
import { compileScenario, type ParsedScenario } from '../../scenario/load.js';
import { partingTick } from '../../scenario/twin.js';
import { changesOf, datedIn } from '../run/task.js';
import { readSeed } from '../shell/settings.js';
import { ownFolder } from './desk-folder.js';

/** A scenario that is explored. */
export interface Explored {
  readonly start: Start;
  readonly folder: string;
  readonly parsed: ParsedScenario;
  /** What it means as it is written. */
  readonly definition: Definition;
  /** The run as recorded that ships with it, as JSON; null where none does. */
  readonly baseline: string | null;
}

/** What whoever explores a scenario should know beforehand, a line each. */
export const noticesOf = ({ parsed, start: { kept } }: Explored): string[] =>
  parsed.scenario.posterior === undefined || kept !== null
    ? []
    : ['the page computes with the numbers as they are written, not with the posterior that ships'];

const baselines = fileURLToPath(new URL('../../../dist/page/baselines/', import.meta.url));

/** The run as recorded that ships with the scenario of this digest, if any; a copy of one has it, too. */
function baselineOf(digest: string): string | null {
  for (const name of namesIn(baselines).filter((each) => each.endsWith('.json'))) {
    const text = readFileSync(baselines + name, 'utf8');
    if (text.startsWith(`{"scenario":"${digest}"`)) return text;
  }
  return null;
}

/**
 * The questions that come with a scenario, those whose day can be dragged before the others; those that
 * change it on the way a single run cannot put.
 */
function questionsIn(folder: string): PageQuestion[] {
  const questions = counterfactualPaths(folder).flatMap((path): PageQuestion[] => {
    const { id, title, question, interventions } = loadCounterfactual(readSource(path));
    if (interventions.some((change) => change.kind === 'set' && change.from !== undefined)) return [];
    const [first] = interventions;
    const moves =
      interventions.length === 1 && first.kind === 'move' && first.regardless !== true
        ? { id: first.id, date: first.date }
        : null;
    return [{ id, title, question, moves }];
  });
  const isDragged = ({ moves }: PageQuestion): boolean => moves !== null;
  return [...questions.filter(isDragged), ...questions.filter((asked) => !isDragged(asked))];
}

interface KeptWord {
  readonly scenario: string;
  readonly kept: Start['kept'];
}

/** The scenario of a kept run, and the address of that run. */
function keptWord(folder: string): KeptWord {
  const { options, digest, seed, mode, usedParameters } = readKeptRun(folder, packageVersion());
  if (mode === 'run') {
    const hint = 'explore what `tauride replay` kept';
    refuse('free-run', folder, 'decisions were left free in this run, and the page computes replays', hint);
  }
  if (options.until !== undefined)
    refuse('cut-run', folder, 'this run ends before its scenario', 'run it to its end, without --until');
  const { scenario, population } = options;
  const { move = [], without = [], pin = [], set = [] } = options;
  // The page computes with the numbers as written: what the run had instead is set in its address.
  const values = Object.entries(usedParameters?.values ?? {}).map(([path, value]) => `${path}=${value}`);
  const changes = { with: options.with ?? [], move, without, pin, set: [...values, ...set] };
  return { scenario, kept: { query: runQuery({ changes, seed, population }), digest } };
}

/** Whether a word means a folder that keeps a run. */
export const isKeptRun = (word: string): boolean =>
  !bundledScenarios().includes(word) && existsSync(join(word, DOCUMENT));

/**
 * As many agents as a page computes at once: the fewest that can stand for the people; all of them where the
 * scenario has an agent for each, since then it is about single persons.
 */
export function agentsShown({ strata, population }: Definition): number {
  const persons = strata.reduce((sum, stratum) => sum + stratum.persons, 0);
  return population === persons ? persons : agentsMin(strata.map(({ spec }) => spec));
}

/** Where a scenario is edited: in its folder, or in a copy where that is nobody's here. */
const whereEdited = (scenario: string): WhereEdited =>
  ownFolder(scenario) === undefined
    ? { words: ' · To edit it, make a copy: ', told: `tauride new my-copy --copy ${shellWord(scenario)}` }
    : { words: ' · ', told: 'Edit it', at: '/edit' };

/** Reads what is to be explored. Throws a FaultError where it is none, or has faults. */
export function readExplored(word: string): Explored {
  const { scenario, kept } = isKeptRun(word) ? keptWord(word) : { scenario: word, kept: null };
  const folder = findScenario(scenario);
  const parsed = parseScenarioFolder(folder);
  const { definition } = compileScenario(parsed, { pinDecisions: true });
  const baseline = baselineOf(definition.digest);
  const start: Start = {
    scenario,
    title: definition.title,
    version: packageVersion(),
    questions: questionsIn(folder),
    agents: agentsShown(definition),
    seed: definition.seed,
    kept,
    hasBaseline: baseline !== null,
    edit: kept === null ? whereEdited(scenario) : null,
  };
  return { start, folder, parsed, definition, baseline };
}

/** The scenario as an address changes it. Throws a FaultError with all that is wrong with the changes. */
export function readChanged({ folder, parsed, definition }: Explored, query: string): ReadChanged {
  const faults: Fault[] = [];
  const { changes, seed } = addressIn(query);
  readSeed(seed, faults);
  const { interventions, words } = changesOf(folder, changes, faults);
  faults.push(...datedIn(interventions));
  const load = () => compileScenario(parsed, { interventions, pinDecisions: true });
  const loaded = gather(faults, load);
  if (loaded === undefined || faults.length > 0) throw new FaultError(faults);
  // A copy is compiled from its texts: of the scenario itself parts are kept that were compiled before.
  const expressions = expressionsDuring(() =>
    compileScenario({ ...parsed }, { interventions, pinDecisions: true }),
  );
  return {
    scenario: loaded.scenario,
    digest: loaded.definition.digest,
    source: loaded.source,
    expressions,
    words,
    parts: partingTick({ interventions: [], definition }, { interventions, definition: loaded.definition }),
  };
}
