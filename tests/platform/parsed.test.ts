/** A scenario that was read elsewhere runs without its readers, from a file of limited size. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type * as Parsed from '../../src/platform/browser/parsed.js';
import type { ScenarioRead } from '../../src/scenario/check.js';
import { loadScenario, parseScenario, scenarioRead } from '../../src/scenario/load.js';
import { root } from '../cli/command-line.js';
import { twoPowers } from '../scenario/two-powers.js';
import { browserOfFile, lacksBrowser } from './page.js';

const shownBy = browserOfFile();

const file = join(root, 'dist/platform/browser/parsed.js');
const { createModel, chooseKernel, definitionOf } = (await import(file)) as typeof Parsed;

/** Bytes of the whole file, compressed; politics and the checks of a scenario are the larger part of it. */
const SIZE_MAX = 125_000;

const shipped = (id: string): string => readFileSync(join(root, `dist/shipped/${id}.json`), 'utf8');

const golden = (id: string): string =>
  readFileSync(join(root, `tests/model/goldens/${id}.digest`), 'utf8').trim();

test('the file holds no schema and no reader, and is small', () => {
  const bytes = readFileSync(file);
  expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(SIZE_MAX);
  expect(bytes.toString()).not.toMatch(
    /\bimport\b|ZodObject|LineCounter|typed-function|new Function|\beval\(/,
  );
});

test('what ships runs to the committed digest', () => {
  const definition = definitionOf(JSON.parse(shipped('two-powers')) as ScenarioRead);
  const model = createModel(definition, { agents: 2500, kernel: chooseKernel('reference') });
  model.run(definition.dayCount);
  expect(model.digest()).toBe(golden('two-powers'));
});

test("a scenario of one's own is read once, and compiled from plain data as from its files", () => {
  const read = JSON.parse(JSON.stringify(scenarioRead(parseScenario(twoPowers())))) as ScenarioRead;
  for (const replay of [false, true]) {
    const whole = loadScenario(twoPowers(), { pinDecisions: replay }).definition;
    expect(JSON.stringify(definitionOf(read, { replay }))).toBe(JSON.stringify(whole));
  }
});

test('an expression that did not come with it is refused in words', () => {
  const read = JSON.parse(shipped('two-powers')) as ScenarioRead;
  const quantities = { ...read.scenario.quantities, own: 'day * 41' };
  expect(() => definitionOf({ ...read, scenario: { ...read.scenario, quantities } })).toThrow(
    'did not come with it',
  );
});

describe.skipIf(lacksBrowser)('in Chromium', { timeout: 180_000 }, () => {
  test('under a policy that lets no text be evaluated', async () => {
    const program = `
      import { browserKernel, createModel, definitionOf } from 'tauride/browser/parsed';
      const read = await (await fetch('/russia-1917.json')).json();
      const kernel = await browserKernel('simd', '/kernel.wasm');
      const model = createModel(definitionOf(read), { agents: 48000, kernel });
      model.run(21);
      document.body.textContent = kernel.name + ' ' + model.digest();
    `;
    const files = {
      '/kernel.wasm': readFileSync(join(root, 'dist/kernel/kernel.wasm')),
      '/russia-1917.json': shipped('russia-1917'),
    };
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    expect(await shownBy(program, files, policy)).toBe(`simd ${golden('russia-1917')}`);
  });
});
