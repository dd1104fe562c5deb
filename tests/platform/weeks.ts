/** Programs of a page that ends, and what they are to end on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../bundled.js';
import { root } from '../cli/command-line.js';

/** The committed digest of a scenario. */
export const golden = (id: string): string =>
  readFileSync(join(root, `tests/model/goldens/${id}.digest`), 'utf8').trim();

export const kernelFile = () => ({ '/kernel.wasm': readFileSync(join(root, 'dist/kernel/kernel.wasm')) });

export const scenarioFiles = (id: string) =>
  Object.fromEntries(filesOf(id).map(({ name, text }) => [`/scenarios/${id}/${name}`, text]));

/** The first weeks of 1917, as tests/model/goldens.test.ts runs them, on each kernel that an expression gives. */
export const weeksOf1917 = (kernels: readonly string[]): string => `
  import { createModel, loadScenario } from 'tauride';
  import { browserKernel } from 'tauride/browser';
  const names = ${JSON.stringify(filesOf('russia-1917').map(({ name }) => name))};
  const textOf = async (name) => (await fetch('/scenarios/russia-1917/' + name)).text();
  const files = await Promise.all(names.map(async (name) => ({ name, text: await textOf(name) })));
  const { definition } = loadScenario(files);
  postMessage([${kernels.join(', ')}].map((kernel) => {
    const model = createModel(definition, { agents: 48000, kernel });
    model.run(21);
    return kernel.name + ' ' + kernel.threads + ' ' + model.digest();
  }).join(' | '));
`;
