/** The library in a browser gives what it gives in Node: the committed digests, on both kernels. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { browserKernel } from '../../src/platform/browser/kernel.js';
import { filesOf } from '../bundled.js';
import { root } from '../cli/command-line.js';
import { examplesOf } from '../docs/pages.js';
import { browserOfFile, bundleOf, lacksBrowser } from './page.js';

const shownBy = browserOfFile();

const golden = (id: string): string =>
  readFileSync(join(root, `tests/model/goldens/${id}.digest`), 'utf8').trim();

const kernelFile = () => ({ '/kernel.wasm': readFileSync(join(root, 'dist/kernel/kernel.wasm')) });

const scenarioFiles = (id: string) =>
  Object.fromEntries(filesOf(id).map(({ name, text }) => [`/scenarios/${id}/${name}`, text]));

/** The first weeks of 1917, as tests/model/goldens.test.ts runs them, on each kernel and on three threads. */
const WEEKS_OF_1917 = `
  import { createModel, loadScenario } from 'tauride';
  import { browserKernel } from 'tauride/browser';
  const names = ${JSON.stringify(filesOf('russia-1917').map(({ name }) => name))};
  const textOf = async (name) => (await fetch('/scenarios/russia-1917/' + name)).text();
  const files = await Promise.all(names.map(async (name) => ({ name, text: await textOf(name) })));
  const { definition } = loadScenario(files);
  const mate = () => new Worker('/mate.js', { type: 'module' });
  const kernels = [
    await browserKernel('reference', '/kernel.wasm'),
    await browserKernel('simd', '/kernel.wasm'),
    await browserKernel('simd', '/kernel-shared.wasm', [mate(), mate()]),
  ];
  postMessage(kernels.map((kernel) => {
    const model = createModel(definition, { agents: 48000, kernel });
    model.run(21);
    return kernel.name + ' ' + kernel.threads + ' ' + model.digest();
  }).join(' | '));
`;

/** A page that leaves the work to a worker, and shows what it says. */
const LEAVE = `
  document.body.textContent = await new Promise((resolve, reject) => {
    const engine = new Worker('/engine.js', { type: 'module' });
    engine.addEventListener('message', ({ data }) => resolve(data));
    engine.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
`;

test('the library is bundled for browsers without any module of Node', async () => {
  const bundle = await bundleOf("export * from 'tauride'; export * from 'tauride/browser';");
  expect(bundle).not.toMatch(/\b(?:from|import|require)\s*\(?\s*["']node:/);
  await expect(bundleOf("import 'node:fs';")).rejects.toThrow('node:fs');
});

test('a damaged kernel is a fault that says so, and no slow one takes its place', async () => {
  const cut = kernelFile()['/kernel.wasm'].subarray(0, 2000);
  await expect(browserKernel('auto', cut)).rejects.toThrow('the file of the simd kernel is damaged');
  expect((await browserKernel('auto', kernelFile()['/kernel.wasm'])).name).toBe('simd');
});

describe.skipIf(lacksBrowser)('in Chromium', { timeout: 180_000 }, () => {
  test('the example of the page ends on the committed digest', async () => {
    const shown = await shownBy(examplesOf('library.md')[1], {
      ...kernelFile(),
      ...scenarioFiles('two-powers'),
    });
    expect(shown).toBe(`simd: ${golden('two-powers')}`);
  });

  test('1917 on each kernel, and on three threads, ends on the committed digest', async () => {
    const shown = await shownBy(LEAVE, {
      ...kernelFile(),
      '/kernel-shared.wasm': readFileSync(join(root, 'dist/kernel/kernel-shared.wasm')),
      '/engine.js': await bundleOf(WEEKS_OF_1917),
      '/mate.js': await bundleOf("import 'tauride/browser/mate';"),
      ...scenarioFiles('russia-1917'),
    });
    const digest = golden('russia-1917');
    expect(shown.split(' | ')).toEqual(['reference 1', 'simd 1', 'simd 3'].map((on) => `${on} ${digest}`));
  });

  test('a kernel that is not there is a fault that says so', async () => {
    const program = `
      import { browserKernel } from 'tauride/browser';
      document.body.textContent = await browserKernel('auto', '/missing.wasm').catch(({ faults }) => faults[0].message);
    `;
    expect(await shownBy(program, {})).toContain('could not be fetched (status 404)');
  });
});
