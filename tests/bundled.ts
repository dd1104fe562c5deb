/** Scenarios that tests run, read from the bundled folders. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { nodeKernel } from '../src/platform/node/threads/kernel.js';
import { createModel, type Model, type ModelOptions } from '../src/model/model.js';
import type { Interventions } from '../src/scenario/intervene.js';
import {
  compileScenario,
  parseScenario,
  type LoadedScenario,
  type ParsedScenario,
} from '../src/scenario/load.js';
import { Fact, FactKind, type FactKindText, type FactText } from '../src/scenario/schema/scenario.js';
import type { SourceFile } from '../src/scenario/yaml.js';

/** Files of a bundled scenario. */
export const filesOf = (id: string): SourceFile[] => {
  const folder = fileURLToPath(new URL(`../scenarios/${id}/`, import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
};

/** What is on record in a bundled scenario, without reading the rest. */
export const factsOf = (id: string): FactText[] =>
  filesOf(id)
    .filter(({ text }) => /^facts:/m.test(text))
    .flatMap(({ text }) => (parse(text) as { facts: unknown[] }).facts)
    .map((fact) => Fact.parse(fact));

/** The kinds of what is on record in a bundled scenario; nothing where it names none. */
export const kindsIn = (id: string): FactKindText[] | undefined => {
  const files = filesOf(id).filter(({ text }) => /^kinds:/m.test(text));
  const kinds = files.flatMap(({ text }) => (parse(text) as { kinds: unknown[] }).kinds);
  return files.length === 0 ? undefined : kinds.map((kind) => FactKind.parse(kind));
};

const parsed = new Map<string, ParsedScenario>();

/** A bundled scenario as written, read once for all who ask. */
export function parseBundled(id: string): ParsedScenario {
  const known = parsed.get(id) ?? parseScenario(filesOf(id));
  parsed.set(id, known);
  return known;
}

export const loadBundled = (
  id: string,
  interventions: Interventions = [],
  pinDecisions = false,
): LoadedScenario => compileScenario(parseBundled(id), { interventions, pinDecisions });

type VoterText = ParsedScenario['scenario']['decisions'][number]['voters'][number];

/** A bundled scenario with other voters. */
const withVoters = (
  id: string,
  voters: (before: readonly VoterText[]) => VoterText[],
  pinDecisions: boolean,
): LoadedScenario => {
  const read = parseBundled(id);
  const decisions = read.scenario.decisions.map((decision) => ({
    ...decision,
    voters: voters(decision.voters),
  }));
  return compileScenario({ ...read, scenario: { ...read.scenario, decisions } }, { pinDecisions });
};

/** A bundled scenario in which voters that are parties or authorities judge by what options do. */
export const loadJudging = (id: string, pinDecisions = false): LoadedScenario => {
  const { parties, authorities } = parseBundled(id).scenario;
  const actors = new Set([...parties, ...authorities].map((actor) => actor.id));
  const withoutWorth = ({ utilities, ...voter }: VoterText): VoterText =>
    actors.has(voter.id) ? voter : { ...voter, utilities };
  return withVoters(id, (before) => before.map(withoutWorth), pinDecisions);
};

/** The small scenario in which the party of the council and the government vote by what options do. */
export const loadJudgedTown = (): LoadedScenario =>
  withVoters(
    'two-powers',
    () => [
      { id: 'council', weight: 3 },
      { id: 'government', weight: 1 },
    ],
    false,
  );

/** The small scenario at a small size, on the kernel that is quickest here. */
export const twoPowers = (options: Partial<ModelOptions> = {}, interventions: Interventions = []): Model =>
  createModel(loadBundled('two-powers', interventions).definition, {
    agents: 2500,
    kernel: nodeKernel('auto'),
    ...options,
  });
