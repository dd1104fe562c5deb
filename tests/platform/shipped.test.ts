/** What ships of bundled scenarios is what reading their files gives. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundledFolder, bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { checkFolder, contentsOf } from '../../src/platform/node/files/check-folder.js';
import type { Contents } from '../../src/platform/node/files/checked.js';
import { readScenarioFolder } from '../../src/platform/node/files/extended-folder.js';
import { parseScenario, parsedBefore } from '../../src/scenario/load.js';
import type { ScenarioText } from '../../src/scenario/schema/scenario.js';
import { root } from '../cli/command-line.js';

interface Shipped {
  readonly digest: string;
  readonly scenario: ScenarioText;
}

/** The built library, which alone finds what ships with it. */
const { contentsBefore } = (await import(join(root, 'dist/platform/node/files/checked.js'))) as {
  contentsBefore: (folder: string) => Contents | undefined;
};
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

test.each(bundledScenarios())('%s ships with what a check of it finds', (id) => {
  const found = checkFolder(bundledFolder(id));
  if (found.loaded === undefined) throw new Error('it has faults');
  expect([...found.faults, ...found.loaded.warnings]).toEqual([]);
  expect(contentsBefore(bundledFolder(id))).toEqual(contentsOf(found.loaded, found));
});

test.each(['scenario.yaml', 'counterfactuals/bread-arrives.yaml', 'hypotheses/new.yaml'])(
  'nothing that was found before stands for a copy in which %s differs',
  (name) => {
    const copy = join(mkdtempSync(join(tmpdir(), 'tauride-')), 'two-powers');
    onTestFinished(() => rmSync(dirname(copy), { recursive: true }));
    cpSync(bundledFolder('two-powers'), copy, { recursive: true });
    expect(contentsBefore(copy)?.id).toBe('two-powers');
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    appendFileSync(join(copy, name), '\n');
    expect(contentsBefore(copy)).toBeUndefined();
  },
);

test('what was read before still says where everything stands', () => {
  const files = readScenarioFolder(bundledFolder('two-powers'));
  const parsed = parseScenario(files);
  const path = ['parties', 0, 'id'];
  expect(parsedBefore(files, { ...parsed, expressions: [] }).locate(path)).toEqual(parsed.locate(path));
});
