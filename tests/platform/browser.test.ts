/** The library in a browser gives what it gives in Node: the committed digests, on both kernels. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { browserKernel } from '../../src/platform/browser/kernel.js';
import { root } from '../cli/command-line.js';
import { examplesOf } from '../docs/pages.js';
import { browserOfFile, bundleOf, LEAVE, lacksBrowser } from './page.js';
import { golden, kernelFile, scenarioFiles, weeksOf1917 } from './weeks.js';

const SHOW = 'document.body.textContent = shown;';

const MATE = "new Worker('/mate.js', { type: 'module' })";

/** Each kernel, and one on three threads. */
const KERNELS = [
  "await browserKernel('reference', '/kernel.wasm')",
  "await browserKernel('simd', '/kernel.wasm')",
  `await browserKernel('simd', '/kernel-shared.wasm', [${MATE}, ${MATE}])`,
];

const shownBy = browserOfFile();

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

test('the kernel of a device is a fault without a thread for it, and where none may share memory', async () => {
  await expect(browserKernel('webgpu', '')).rejects.toThrow('needs a thread of its own for the device');
  const worker = { postMessage: () => undefined, addEventListener: () => undefined };
  await expect(browserKernel('webgpu', '', [], worker)).rejects.toThrow('may not share memory');
  await expect(browserKernel('webgpu', '', [worker], worker)).rejects.toThrow('has one thread');
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
      '/engine.js': await bundleOf(weeksOf1917(KERNELS)),
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

  describe('the kernel of a device', () => {
    const asked = "browserKernel('webgpu', '', [], new Worker('/device.js', { type: 'module' }))";
    const refused = `import { browserKernel } from 'tauride/browser'; const shown = await ${asked}.catch(({ message }) => message);`;

    test('says so where the browser has none', async () => {
      const shown = await shownBy(LEAVE, {
        '/engine.js': await bundleOf(`${refused} postMessage(shown);`),
        '/device.js': await bundleOf("import 'tauride/browser/device';"),
      });
      expect(shown).toContain('the webgpu kernel cannot be had here: ');
      expect(shown).toContain('take `auto`');
    });

    test('says so where its thread does not begin', async () => {
      const shown = await shownBy(LEAVE, { '/engine.js': await bundleOf(`${refused} postMessage(shown);`) });
      expect(shown).toBe('the thread of the device cannot be started');
    });

    test('is not waited for by the thread of the page', async () => {
      expect(await shownBy(refused + SHOW, {})).toContain('the thread of a page may not wait for others');
    });
  });
});
