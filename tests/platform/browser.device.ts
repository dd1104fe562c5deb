/** The kernel on a WebGPU device gives in Chromium what it gives everywhere: the committed digests. */
import { expect, test } from 'vitest';
import { DEVICE_FLAGS } from '../../.config/chromium.mjs';
import { browserOfFile, bundleOf, LEAVE } from './page.js';
import { golden, kernelFile, scenarioFiles, weeksOf1917 } from './weeks.js';

const shownBy = browserOfFile(DEVICE_FLAGS);

const DEVICE = "new Worker('/device.js', { type: 'module' })";

/** What an engine says that has a thread for the device beside it, in a browser that has one. */
const saidBy = async (engine: string, scenario: string): Promise<string> => {
  const files = {
    ...kernelFile(),
    ...scenarioFiles(scenario),
    '/engine.js': await bundleOf(engine),
    '/device.js': await bundleOf("import 'tauride/browser/device';"),
  };
  return shownBy(LEAVE, files);
};

test('1917 on a device of the browser ends on the committed digest', async () => {
  const engine = weeksOf1917([`await browserKernel('webgpu', '', [], ${DEVICE})`]);
  expect(await saidBy(engine, 'russia-1917')).toBe(`webgpu 1 ${golden('russia-1917')}`);
});

test('`auto` never takes the device of a browser', async () => {
  const engine = `
    import { browserKernel } from 'tauride/browser';
    postMessage((await browserKernel('auto', '/kernel.wasm', [], ${DEVICE})).name);
  `;
  expect(await saidBy(engine, 'two-powers')).toBe('simd');
});
