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
import { fc, test } from '../property.js';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import {
  bundledScenarios,
  counterfactualPaths,
  findCounterfactual,
  findScenario,
} from '../../src/platform/node/files/bundled.js';
import { checkRunFolder, prepareRunFolder, writeRun } from '../../src/platform/node/results/run-folder.js';
import { readScenarioFolder } from '../../src/platform/node/files/extended-folder.js';
import { yamlNames } from '../../src/platform/node/files/scenario-folder.js';
import { unreadBeside } from '../../src/platform/node/files/unread.js';
import { writeWhole } from '../../src/platform/node/files/write.js';
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
  test('gives its files of YAML by name, in the order of their names, and nothing else', () => {
    for (const name of ['b.yaml', 'a.yaml', 'B.YAML', '.hidden.yaml', 'notes.md', 'c.yml', 'd.yaml.txt']) {
      writeFileSync(inside(name), `# ${name}`);
    }
    mkdirSync(inside('counterfactuals'));
    writeFileSync(inside('counterfactuals', 'x.yaml'), '');
    expect(readScenarioFolder(folder)).toEqual(
      ['B.YAML', 'a.yaml', 'b.yaml', 'c.yml'].map((name) => ({ name: inside(name), text: `# ${name}` })),
    );
  });

  test('names everything in it that is not read, and passes over what belongs there', () => {
    mkdirSync(inside('counterfactuals'));
    mkdirSync(inside('Counterfactual'));
    const expected = ['README', 'ODD.md', 'LICENSE.txt', 'COPYING', 'schema.json', '.git', '.x.yaml.swp'];
    const read = ['a.yaml', 'b.yml', 'c.YAML', join('counterfactuals', 'y.yml')];
    const others = ['a.yaml~', 'a.yaml.txt', 'b.json', 'readmore.txt', join('counterfactuals', 'x.yam')];
    for (const name of [...expected, ...read, ...others]) writeFileSync(inside(name), 'id: x');
    writeFileSync(inside('empty.yaml'), '# later\n\n---\n');
    symlinkSync(inside('nowhere'), inside('lost'));
    const told = unreadBeside(folder, readScenarioFolder(folder));
    const named = ['Counterfactual', 'empty.yaml', 'lost', ...others];
    expect(new Set(told.map(({ file }) => file))).toEqual(new Set(named.map((name) => inside(name))));
    expect(told).toHaveLength(named.length);
    expect(told.find(({ file }) => file === inside('Counterfactual'))?.hint).toContain('`counterfactuals`');
  });

  test.prop(
    [fc.array(fc.constantFrom('yaml', 'yml', 'YML', 'Yaml', 'yaml.bak', 'json', 'txt'), { maxLength: 30 })],
    {
      numRuns: 30,
    },
  )('reads or names every file, whatever its ending', (endings) => {
    rmSync(inside('many'), { recursive: true, force: true });
    mkdirSync(inside('many'));
    endings.forEach((ending, i) => writeFileSync(inside('many', `f${i}.${ending}`), 'id: x'));
    const files = yamlNames(inside('many'));
    const told = unreadBeside(inside('many'), []);
    const more = Number(/^(\d+) more/.exec(told.at(-1)?.message ?? '')?.[1] ?? 0);
    expect(files.length + told.length - (more > 0 ? 1 : 0) + more).toBe(endings.length);
  });

  test('is a fault where two files have one name but for the ending, counterfactuals too', () => {
    mkdirSync(inside('counterfactuals'));
    for (const name of [
      'a.yaml',
      'a.yml',
      join('counterfactuals', 'x.yaml'),
      join('counterfactuals', 'x.YAML'),
    ])
      writeFileSync(inside(name), 'id: x');
    expect(faultsOf(() => readScenarioFolder(folder))).toMatchObject([{ file: inside('a.yml') }]);
    expect(faultsOf(() => findCounterfactual(folder, 'x'))).toMatchObject([{ code: 'same-name' }]);
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
