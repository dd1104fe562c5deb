/** Scenarios that tests run, read from the bundled folders. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { chooseKernel } from '../src/kernel/kernel.js';
import { createModel, type Model, type ModelOptions } from '../src/model/model.js';
import type { Interventions } from '../src/scenario/intervene.js';
import { loadScenario, type LoadedScenario } from '../src/scenario/load.js';
import { Fact, type FactText } from '../src/scenario/schema/scenario.js';
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

export const loadBundled = (
  id: string,
  interventions: Interventions = [],
  pinDecisions = false,
): LoadedScenario => loadScenario(filesOf(id), { interventions, pinDecisions });

/** The small scenario at a small size, on the reference kernel. */
export const twoPowers = (options: Partial<ModelOptions> = {}, interventions: Interventions = []): Model =>
  createModel(loadBundled('two-powers', interventions).definition, {
    agents: 2500,
    kernel: chooseKernel('reference'),
    ...options,
  });
