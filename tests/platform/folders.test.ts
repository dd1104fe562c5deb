import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import {
  bundledScenarios,
  counterfactualPaths,
  findCounterfactual,
  findScenario,
} from '../../src/platform/node/bundled.js';
import { checkRunFolder, prepareRunFolder, writeRun } from '../../src/platform/node/run-folder.js';
import { readScenarioFolder } from '../../src/platform/node/extended-folder.js';
import { writeWhole } from '../../src/platform/node/write.js';
import { FILE_LENGTH_MAX } from '../../src/scenario/yaml.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tauride-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inside = (...names: string[]): string => join(folder, ...names);

/** The faults of an action that must have some. */
const faultsOf = (action: () => unknown): FaultError['faults'] => {
  try {
    action();
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  throw new Error('no faults');
};

describe('a scenario folder', () => {
  test('gives its .yaml files by name, in the order of their names, and nothing else', () => {
    for (const name of ['b.yaml', 'a.yaml', 'B.yaml', '.hidden.yaml', 'notes.md', 'c.yml']) {
      writeFileSync(inside(name), `# ${name}`);
    }
    mkdirSync(inside('counterfactuals'));
    writeFileSync(inside('counterfactuals', 'x.yaml'), '');
    expect(readScenarioFolder(folder)).toEqual(
      ['B.yaml', 'a.yaml', 'b.yaml'].map((name) => ({ name: inside(name), text: `# ${name}` })),
    );
  });

  test('loses the mark of byte order that some editors write', () => {
    writeFileSync(inside('a.yaml'), '\ufeffid: x');
    expect(readScenarioFolder(folder)[0].text).toBe('id: x');
  });

  test('is a fault where it is missing, a file, empty, or overfull', () => {
    expect(faultsOf(() => readScenarioFolder(inside('none')))).toMatchObject([
      { file: inside('none'), message: 'there is no such file or folder' },
    ]);
    expect(faultsOf(() => readScenarioFolder(folder))).toMatchObject([{ code: 'empty-folder' }]);
    writeFileSync(inside('a.yaml'), '');
    expect(faultsOf(() => readScenarioFolder(inside('a.yaml')))).toMatchObject([{ code: 'not-a-folder' }]);
    for (let i = 0; i < 201; i++) writeFileSync(inside(`x${i}.yaml`), '');
    expect(faultsOf(() => readScenarioFolder(folder))).toMatchObject([{ code: 'file-count' }]);
  });

  test('has a fault for every file that cannot be read, all at once', () => {
    writeFileSync(inside('a.yaml'), Buffer.from([0x69, 0x64, 0xff]));
    writeFileSync(inside('b.yaml'), Buffer.alloc(FILE_LENGTH_MAX + 1, '#'));
    mkdirSync(inside('c.yaml'));
    symlinkSync('/etc/hostname', inside('d.yaml'));
    symlinkSync(inside('nowhere'), inside('e.yaml'));
    symlinkSync(inside('f.yaml'), inside('f.yaml'));
    execFileSync('mkfifo', [inside('g.yaml')]);
    expect(faultsOf(() => readScenarioFolder(folder))).toMatchObject([
      { file: inside('a.yaml'), code: 'encoding' },
      { file: inside('b.yaml'), code: 'file-size' },
      { file: inside('c.yaml'), message: 'this is a folder, not a file' },
      { file: inside('d.yaml'), code: 'link-outside' },
      { file: inside('e.yaml'), message: 'there is no such file or folder' },
      { file: inside('f.yaml'), message: 'its symbolic links lead in a circle' },
      { file: inside('g.yaml'), message: 'this is not an ordinary file' },
    ]);
  });

  test('may hold links within itself, and be a link', () => {
    mkdirSync(inside('real'));
    writeFileSync(inside('real', 'a.yaml'), 'id: x');
    symlinkSync(inside('real', 'a.yaml'), inside('real', 'b.yaml'));
    symlinkSync(inside('real'), inside('link'));
    expect(readScenarioFolder(inside('link')).map(({ text }) => text)).toEqual(['id: x', 'id: x']);
  });
});

describe('a word for a scenario', () => {
  test('is a bundled id first, then a path', () => {
    expect(bundledScenarios()).toContain('two-powers');
    expect(findScenario('two-powers')).toBe(join('scenarios', 'two-powers'));
    expect(findScenario('./two-powers')).toBe('./two-powers');
    expect(findScenario(folder)).toBe(folder);
  });

  test('is a fault with the nearest id where it is neither', () => {
    expect(faultsOf(() => findScenario('two-power'))).toMatchObject([{ hint: 'did you mean `two-powers`?' }]);
  });

  test('has counterfactuals by id or path', () => {
    const scenario = findScenario('two-powers');
    const [path] = counterfactualPaths(scenario);
    expect(findCounterfactual(scenario, 'bread-arrives')).toBe(path);
    expect(findCounterfactual(scenario, path)).toBe(path);
    expect(faultsOf(() => findCounterfactual(scenario, 'bread-arrive'))).toMatchObject([
      { code: 'unknown-counterfactual', hint: 'did you mean `bread-arrives`?' },
    ]);
    expect(counterfactualPaths(folder)).toEqual([]);
  });
});

describe('writing', () => {
  test('is whole or not at all', () => {
    writeWhole(inside('a'), 'old');
    writeWhole(inside('a'), 'new');
    expect(readFileSync(inside('a'), 'utf8')).toBe('new');
    mkdirSync(inside('b'));
    expect(faultsOf(() => writeWhole(inside('b'), 'new'))).toMatchObject([{ file: inside('b') }]);
    expect(faultsOf(() => writeWhole(inside('none', 'c'), 'new'))).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['a', 'b']);
  });

  test('makes a run folder where there is none, and keeps one', async () => {
    const document = { digest: 'd', tauride: 'v', a: 1 };
    prepareRunFolder(inside('x', 'y'));
    await writeRun(inside('x', 'y'), { document, tables: [] });
    prepareRunFolder(inside('x', 'y'));
    expect(JSON.parse(readFileSync(inside('x', 'y', 'run.json'), 'utf8'))).toEqual(document);
  });

  test('leaves what is no run folder alone', () => {
    writeFileSync(inside('diary.txt'), 'mine');
    expect(faultsOf(() => checkRunFolder(folder))).toMatchObject([{ code: 'not-a-run-folder' }]);
    expect(faultsOf(() => prepareRunFolder(inside('diary.txt')))).toMatchObject([{ code: 'not-a-folder' }]);
    expect(faultsOf(() => prepareRunFolder(inside('diary.txt', 'x')))).toHaveLength(1);
  });
});
