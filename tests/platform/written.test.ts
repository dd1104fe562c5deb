/** Of a changed copy of a bundled scenario only what differs is read, and everything is found that reading all of it finds. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { bundledFolder, bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { writtenOf } from '../../src/platform/node/files/check-folder.js';
import type { checkFolder } from '../../src/platform/node/files/check-folder.js';
import { root } from '../cli/command-line.js';
import { damage, type Damage } from '../fuzz/mutations.js';
import { fc, test } from '../property.js';

type Check = typeof checkFolder;

/** The built library, which alone finds what ships with it. */
const built = (await import(join(root, 'dist/platform/node/files/check-folder.js'))) as {
  checkFolder: Check;
  checkAnew: Check;
};

/** A copy of a bundled scenario, in a folder of its own name. */
function copyOf(id: string): { readonly folder: string; readonly remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  cpSync(bundledFolder(id), join(parent, id), { recursive: true });
  return { folder: join(parent, id), remove: () => rmSync(parent, { recursive: true }) };
}

/** All that a check tells, with every place; a scenario is told by its digest and its text. */
function told(check: Check, folder: string) {
  const { parsed, loaded, faults, counterfactuals, tests } = check(folder);
  const { warnings, source, definition } = loaded ?? {};
  const places = ['population', 'parties.0.id', 'events.0.title'].map((path) => loaded?.placeOf(path));
  return {
    ...{ faults, warnings, source, counterfactuals, tests, places },
    ...{ digest: definition?.digest, scenario: JSON.stringify(parsed?.scenario) },
  };
}

const expectAlike = (folder: string): void =>
  expect(told(built.checkFolder, folder)).toEqual(told(built.checkAnew, folder));

/** Files of a copy that a check reads. */
const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort();

type Edit = (folder: string) => void;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const inFile =
  (share: number, spoil: Damage): Edit =>
  (folder) => {
    const names = textsIn(folder);
    const path = join(folder, names[Math.floor(share * names.length)]);
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));
  };

const onFile =
  (share: number, move: (path: string) => void): Edit =>
  (folder) => {
    const names = textsIn(folder);
    move(join(folder, names[Math.floor(share * names.length)]));
  };

/** One number of a text is another. */
const number = fc
  .tuple(place, fc.constantFrom('0', '1', '0.35', '0.9', '7', '60000', '1e9'))
  .map(([share, by]): Damage => (text) => {
    const numbers = [...text.matchAll(/(?<=[:[,] ?)-?\d+(\.\d+)?(?=[\s,\]}])/g)];
    const found = numbers.at(Math.floor(share * numbers.length));
    return found === undefined
      ? text
      : text.slice(0, found.index) + by + text.slice(found.index + found[0].length);
  });

/** What an author, or a slip of his, does to a folder. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(place, number).map(([share, spoil]) => inFile(share, spoil)) },
  { weight: 3, arbitrary: fc.tuple(place, damage).map(([share, spoil]) => inFile(share, spoil)) },
  place.map((share) => onFile(share, (path) => rmSync(path))),
  place.map((share) => onFile(share, (path) => renameSync(path, path.replace(/(\w+)\.yaml$/, 'a-$1.yaml')))),
  place.map((share) => onFile(share, (path) => cpSync(path, path.replace(/\.yaml$/, '-too.yaml')))),
  fc.constantFrom(...bundledScenarios()).map(
    (id): Edit =>
      (folder) =>
        cpSync(join(bundledFolder(id), 'scenario.yaml'), join(folder, 'other.yaml')),
  ),
);

function holdsAfter(id: string, edits: readonly Edit[]): void {
  const { folder, remove } = copyOf(id);
  try {
    for (const each of edits) each(folder);
    expectAlike(folder);
  } finally {
    remove();
  }
}

const edits = fc.array(edit, { minLength: 1, maxLength: 2 });

test.prop([fc.constantFrom('two-powers', 'hungary-1919', 'portugal-1975'), edits], { numRuns: 6 })(
  'whatever is edited, in whichever file, is found as if all were read',
  holdsAfter,
);

test.prop([edits], { numRuns: 1 })('the same of Russia 1917', (list) => holdsAfter('russia-1917', list));

test.each([
  ['a number', /^population: \d+/m, 'population: 100001'],
  ['a key that is none', /^population:/m, 'populatoin:'],
  ['a section that two files have', /^population:/m, 'parties: nobody\npopulation:'],
  ['a value of another kind', /^population: \d+/m, 'population: x'],
  ['a section of too many records', /^population:/m, `issues: [${'{}, '.repeat(20)}]\npopulation:`],
])('%s', (_, passage, by) => {
  const { folder, remove } = copyOf('portugal-1975');
  onTestFinished(remove);
  const file = join(folder, 'scenario.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(passage);
  writeFileSync(file, text.replace(passage, by));
  expectAlike(folder);
});

test.each(bundledScenarios())('what ships of %s is what reading its files gives, letter for letter', (id) => {
  const files = writtenOf(id);
  expect(files.length).toBeGreaterThan(1);
  for (const [name, text] of files) expect(readFileSync(join(root, 'dist/written', name), 'utf8')).toBe(text);
});
