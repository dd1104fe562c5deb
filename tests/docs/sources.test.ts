/** The map of the sources (`src/README.md`) and the page for contributors name what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/model/tick.js';
import { root } from '../cli/command-line.js';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const map = read('src/README.md');
const contributing = read('.github/CONTRIBUTING.md');

/** The part of a page below a heading. */
const partOf = (page: string, heading: string): string =>
  page.split(`\n## ${heading}\n`)[1].split('\n## ')[0];

/** What a page puts between backticks that reads like a path: words with a slash, or with a file's ending. */
const pathsOf = (page: string): readonly string[] =>
  [...page.matchAll(/`([\w./-]+)`/g)]
    .map(([, word]) => word)
    .filter((word) => word.includes('/') || /\.(ts|md|cjs|json)$/.test(word));

/**
 * What each folder may import, as the enforced rules tell it; a folder of which only a part is seen is named
 * whole.
 */
const LADDER: ReadonlyMap<string, readonly string[]> = new Map(
  (
    createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      readonly forbidden: readonly { readonly name: string; readonly comment?: string }[];
    }
  ).forbidden
    .filter(({ name }) => name.startsWith('ladder-'))
    .map(({ comment = '' }) => {
      const [folder, list] = comment.slice(0, -1).split(' imports only: ');
      return [folder, list === 'nothing of ours' ? [] : list.replace('/tally', '').split(', ')];
    }),
);

/** The folders of the ladder that a row of it names: at its head, or alone in a second place. */
function rungsOf(row: string): readonly string[] {
  const [first, second = ''] = row.split(/\s{2,}/);
  const names = [...first.split(' | ').map((name) => name.split(' ')[0]), second];
  return names.filter((name) => LADDER.has(name));
}

/** The folders in which a page looks for the names that it gives. */
const isThere = (word: string, folders: readonly string[]): boolean =>
  folders.some((folder) => existsSync(join(root, folder, word)));

/**
 * The page has no row for what is no library, what is the same for a page as for Node, and what is not there
 * yet.
 */
const isShown = (folder: string): boolean =>
  existsSync(join(root, 'src', folder)) && folder !== 'bin' && folder !== 'platform/browser';

describe('the map of the sources', () => {
  test('names files and folders that exist', () => {
    const names = pathsOf(map);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !isThere(name, ['src', '', 'src/cli/compare']))).toEqual([]);
  });

  test('has the ladder that is enforced', () => {
    const rows = [...partOf(map, 'The ladder').matchAll(/^ {4}(\S.*)$/gm)].map(([, row]) => rungsOf(row));
    const height = (folder: string): number => rows.length - rows.findIndex((row) => row.includes(folder));
    expect(rows.flat().sort()).toEqual([...LADDER.keys()].filter(isShown).sort());
    for (const folder of rows.flat()) {
      const below = rows.flat().filter((other) => height(other) < height(folder));
      for (const lower of (LADDER.get(folder) ?? []).filter(isShown)) expect(below).toContain(lower);
    }
  });

  test('tells the phases of the day in their order', () => {
    const told = [...partOf(map, 'A day').matchAll(/^\d+\. \*\*(\w+)\*\*/gm)].map(([, name]) => name);
    expect(told).toEqual(DAY.map(({ name }) => name));
  });
});

describe('the page for contributors', () => {
  test('names files and folders that exist', () => {
    const names = pathsOf(contributing);
    expect(names.length).toBeGreaterThan(10);
    const folders = ['', 'src', 'src/model/acts', 'src/cli/compare', 'src/cli/list'];
    expect(names.filter((name) => !isThere(name, folders))).toEqual([]);
  });

  test('names scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const named = [...contributing.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('has a patch for each recipe that is not a phase, which the study proves', () => {
    const recipes = [...contributing.matchAll(/^## An? (\w+):/gm)].map(([, name]) => name);
    const patches = readdirSync(join(root, 'tests/recipes')).filter((name) => name.endsWith('.patch'));
    expect(recipes.filter((name) => name !== 'phase').sort()).toEqual(
      patches.map((name) => name.replace('.patch', '')).sort(),
    );
  });
});
