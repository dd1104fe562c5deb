/**
 * Texts of a scenario folder read as `tauride check` reads its files: the same faults, in the same words.
 *
 * Decision worth knowing: all of it runs in a worker of the desk and in none of the page, for the schema and
 * the readers of YAML and of expressions weigh more than everything else that a page carries.
 */
import { findingsIn } from '../../../experiment/check/findings.js';
import { noTwin, type TwinFiles } from '../../../experiment/check/twins.js';
import { FaultError, gather, type Fault } from '../../../foundation/fault.js';
import { agentsMin } from '../../../population/sampling.js';
import { namesOf } from '../../../scenario/compile/names.js';
import { quantityNames } from '../../../scenario/compile/quantities.js';
import { loadCounterfactual } from '../../../scenario/counterfactual.js';
import { extendedBy } from '../../../scenario/layers.js';
import {
  parseScenario,
  scenarioRead,
  type LoadedScenario,
  type ParsedScenario,
} from '../../../scenario/load.js';
import type { ScenarioText } from '../../../scenario/schema/scenario.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import type { DeskReply, DeskRequest, Runnable } from '../protocol.js';
import { numbersWritten } from './numbers.js';

/** Of more agents than these, as few are run as can stand for the people: a run is to be there at once. */
const AGENTS_MAX = 20_000;

/** The files of a folder that belongs to the scenario, or its own for none; in the order of their names. */
function filesOf(
  { files }: DeskRequest,
  folder?: string,
): readonly (SourceFile & { readonly stem: string })[] {
  return files
    .flatMap(({ name, path, text }) => {
      const parts = name.split('/');
      const isThere = folder === undefined ? parts.length === 1 : parts.length === 2 && parts[0] === folder;
      const last = parts[parts.length - 1];
      return isThere ? [{ last, stem: last.replace(/\.ya?ml$/i, ''), name: path, text }] : [];
    })
    .sort((one, other) => (one.last < other.last ? -1 : 1));
}

const ownFiles = (request: DeskRequest): readonly SourceFile[] =>
  filesOf(request).map(({ name, text }) => ({ name, text }));

/** The files of the scenario as it is written, and behind them those of what it extends. */
export const filesRead = (request: DeskRequest): readonly SourceFile[] => [
  ...ownFiles(request),
  ...(request.below?.files ?? []),
];

/** The scenario as it is written, over what it extends where that is given. */
export function parsedTexts(request: DeskRequest): ParsedScenario {
  const own = ownFiles(request);
  if (own.length === 0) {
    const message = 'the folder holds no scenario: none of its files ends in .yaml or .yml';
    throw new FaultError([{ code: 'empty-folder', message }]);
  }
  const extended = extendedBy(own);
  const { below } = request;
  if (extended === undefined || below?.name !== extended.name) return parseScenario(own);
  if (below.fault !== null) throw new FaultError([{ ...below.fault, ...extended.place }]);
  return parseScenario([...own, ...below.files]);
}

/** The ids of a scenario, and the names that its expressions may use, each once. */
function knownWords(scenario: ScenarioText): readonly string[] {
  const ids = Object.values(namesOf(scenario)).flatMap((names) => names.ids);
  return [...new Set([...ids, ...quantityNames(scenario)])];
}

/** What is run of a scenario that can be. */
function runnableOf(whole: ParsedScenario, { definition, scenario }: LoadedScenario): Runnable {
  const { title, seed, population, strata } = definition;
  const agents =
    population <= AGENTS_MAX ? population : Math.min(population, agentsMin(strata.map(({ spec }) => spec)));
  return {
    read: { ...scenarioRead(whole), source: whole.digest, words: [], parts: 0 },
    ...{ title, seed, agents, isAll: agents === population },
    isRecorded: scenario.decisions.some(
      ({ recorded }) => recorded?.option !== undefined && recorded.date !== undefined,
    ),
    isFitted: scenario.posterior !== undefined,
    known: knownWords(scenario),
  };
}

/** Reads and checks. Whatever the texts hold is told as faults. */
export function readDesk(request: DeskRequest): DeskReply {
  const counterfactuals = filesOf(request, 'counterfactuals');
  const twins: TwinFiles = new Map(counterfactuals.map((file) => [file.stem, () => file]));
  const {
    faults,
    loaded,
    parsed: whole,
  } = findingsIn({
    name: request.scenario,
    parse: () => parsedTexts(request),
    twins: () => twins,
    twinOf: (word) => {
      const read = twins.get(word);
      if (read === undefined) throw noTwin(word, twins.keys());
      return loadCounterfactual(read());
    },
    hypotheses: () => filesOf(request, 'hypotheses'),
  });
  const further: Fault[] = [];
  const runnable = whole && loaded && gather(further, () => runnableOf(whole, loaded));
  const own = filesOf(request);
  return {
    number: request.number,
    faults: [...faults, ...further],
    warnings: loaded?.warnings ?? [],
    below: gather([], () => extendedBy(own))?.name ?? null,
    runnable: runnable ?? null,
    numbers: request.seeksNumbers ? numbersWritten(own) : [],
  };
}
