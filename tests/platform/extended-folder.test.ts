/** What `extends` reads from a disk, and what it never does. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import { readScenarioFolder } from '../../src/platform/node/files/extended-folder.js';
import { loadScenario } from '../../src/scenario/load.js';
import { loadBundled } from '../bundled.js';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tauride-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** A scenario folder in the parent. */
const folder = (name: string, text: string): string => {
  mkdirSync(join(parent, name), { recursive: true });
  writeFileSync(join(parent, name, 'scenario.yaml'), text);
  return join(parent, name);
};

const loaded = (path: string) => loadScenario(readScenarioFolder(path)).definition;

const faultsOf = (path: string): FaultError['faults'] => {
  try {
    loaded(path);
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  throw new Error('no faults');
};

describe('a folder', () => {
  test('may extend a bundled scenario: with nothing said, it is that scenario', () => {
    const { id, digest } = loadBundled('two-powers').definition;
    expect(loaded(folder('mine', 'extends: two-powers'))).toMatchObject({ id, digest });
  });

  test('may extend one beside it, in a chain, each link saying what it changes', () => {
    const first = folder('first', 'extends: two-powers\nid: first\npopulation: 5000');
    const second = folder('second', 'extends: first\nid: second\nseed: another');
    const { digest } = loaded(first);
    expect(loaded(second)).toMatchObject({ id: 'second', population: 5000, seed: 'another' });
    writeFileSync(join(first, 'scenario.yaml'), 'extends: two-powers\nid: first\npopulation: 5001');
    expect(loaded(first).digest).not.toBe(digest);
    expect(loaded(second)).toMatchObject({ population: 5001 });
  });

  test('is another scenario when what it extends changes', () => {
    cpSync('scenarios/two-powers', join(parent, 'town'), { recursive: true });
    const mine = folder('mine', 'extends: town');
    const { digest } = loaded(mine);
    writeFileSync(join(parent, 'town', 'more.yaml'), 'sources: { a-book: A book }');
    expect(loaded(mine).digest).not.toBe(digest);
  });

  test('may be reached by a link, and looks beside where it really lies', () => {
    folder('base', 'extends: two-powers');
    symlinkSync(folder('mine', 'extends: base'), join(parent, 'link'));
    mkdirSync(join(parent, 'far'));
    symlinkSync(join(parent, 'mine'), join(parent, 'far', 'mine'));
    for (const path of ['link', 'far/mine', 'mine/.'])
      expect(loaded(join(parent, path)).id).toBe('two-powers');
  });
});

describe('refused, at the name:', () => {
  test.each([
    ['../base', 'extends-path'],
    ['../../etc', 'extends-path'],
    ['/etc', 'extends-path'],
    ['./base', 'extends-path'],
    ['base/deeper', 'extends-path'],
    ['..\\base', 'extends-path'],
    ['..', 'extends-path'],
    ['.', 'extends-path'],
    ['', 'extends-path'],
    ['x'.repeat(5000), 'extends-path'],
    ['bas', 'unknown-scenario'],
    ['two-power', 'unknown-scenario'],
    ['mine', 'extends-cycle'],
  ])('extends: %j', (name, code) => {
    folder('base', 'extends: two-powers');
    const mine = folder('mine', `id: mine\nextends: ${JSON.stringify(name)}`);
    expect(faultsOf(mine)).toMatchObject([
      { code, file: join(mine, 'scenario.yaml'), line: 2, column: 10, hint: expect.any(String) as string },
    ]);
  });

  test('a circle over several folders, where it closes', () => {
    const a = folder('a', 'extends: b');
    const b = folder('b', 'extends: c');
    const c = folder('c', '\nextends: a');
    expect(faultsOf(a)).toMatchObject([{ code: 'extends-cycle', file: join(c, 'scenario.yaml'), line: 2 }]);
    expect(faultsOf(b)).toMatchObject([{ code: 'extends-cycle', file: join(a, 'scenario.yaml') }]);
    symlinkSync(a, join(parent, 'again'));
    expect(faultsOf(folder('a', 'extends: again'))).toMatchObject([{ code: 'extends-cycle' }]);
  });

  test('a chain without an end in sight', () => {
    for (let i = 0; i < 12; i++) folder(`s${i}`, `extends: s${i + 1}`);
    expect(faultsOf(join(parent, 's0'))).toMatchObject([
      { code: 'extends-depth', file: join(parent, 's8', 'scenario.yaml') },
    ]);
  });

  test('a link that leads out of the folder beside which it lies, or upward', () => {
    const mine = folder('inner/mine', 'extends: outer');
    folder('outer', 'extends: two-powers');
    symlinkSync(join(parent, 'outer'), join(parent, 'inner/outer'));
    expect(faultsOf(mine)).toMatchObject([{ code: 'link-outside', file: join(mine, 'scenario.yaml') }]);
    rmSync(join(parent, 'inner/outer'));
    symlinkSync('..', join(parent, 'inner/outer'));
    expect(faultsOf(mine)).toMatchObject([{ code: 'link-outside' }]);
    rmSync(join(parent, 'inner/outer'));
    symlinkSync('outer', join(parent, 'inner/outer'));
    expect(faultsOf(mine)).toMatchObject([{ code: 'unknown-scenario' }]);
  });

  test('a file of the extended folder that is a link out of it', () => {
    const base = folder('base', 'extends: two-powers');
    symlinkSync('/etc/hostname', join(base, 'x.yaml'));
    expect(faultsOf(folder('mine', 'extends: base'))).toMatchObject([
      { code: 'link-outside', file: join(base, 'x.yaml') },
    ]);
  });
});

test('the nearest name is suggested, of those bundled and those beside', () => {
  folder('harbour', 'extends: two-powers');
  mkdirSync(join(parent, 'harboar'));
  expect(faultsOf(folder('mine', 'extends: harbor'))).toMatchObject([{ hint: 'did you mean `harbour`?' }]);
  expect(faultsOf(folder('mine', 'extends: two-power'))).toMatchObject([
    { hint: 'did you mean `two-powers`?' },
  ]);
});
