/** What ships of bundled scenarios is what reading their files gives. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundledFolder, bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { readScenarioFolder } from '../../src/platform/node/files/extended-folder.js';
import { parseScenario, parsedBefore } from '../../src/scenario/load.js';
import type { ScenarioText } from '../../src/scenario/schema/scenario.js';
import { root } from '../cli/command-line.js';

interface Shipped {
  readonly digest: string;
  readonly scenario: ScenarioText;
}

/** The built library, which alone finds what ships with it. */
const built = (await import(join(root, 'dist/platform/node/files/shipped.js'))) as {
  parseScenarioFolder: (folder: string) => ReturnType<typeof parseScenario>;
};

test.each(bundledScenarios())('%s ships as its files read, to the digest', (id) => {
  const shipped = JSON.parse(readFileSync(join(root, 'dist/shipped', `${id}.json`), 'utf8')) as Shipped;
  const { scenario, digest, faults } = parseScenario(readScenarioFolder(bundledFolder(id)));
  expect(faults).toEqual([]);
  expect(shipped.digest).toBe(digest);
  expect(JSON.stringify(shipped.scenario)).toBe(JSON.stringify(scenario));
});

test('a copy in which a letter differs is read anew, and an untouched one is not', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const copy = join(parent, 'two-powers');
  cpSync(bundledFolder('two-powers'), copy, { recursive: true });
  expect(built.parseScenarioFolder(copy).digest).toBe(
    parseScenario(readScenarioFolder(bundledFolder('two-powers'))).digest,
  );
  const file = join(copy, 'scenario.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: /m, 'title: Other '));
  expect(built.parseScenarioFolder(copy).scenario.title).toMatch(/^Other /);
});

test('what was read before still says where everything stands', () => {
  const files = readScenarioFolder(bundledFolder('two-powers'));
  const parsed = parseScenario(files);
  const path = ['parties', 0, 'id'];
  expect(parsedBefore(files, { ...parsed, expressions: [] }).locate(path)).toEqual(parsed.locate(path));
});
