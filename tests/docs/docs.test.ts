import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languagePage } from './language-page.js';
import { jsonSchema } from '../../src/scenario/jsonSchema.js';
import { columnsPage } from './columns-page.js';
import { docs, poll, tutorial } from './pages.js';
import { replayedHere } from './resident-pages.js';

describe('the reference page', () => {
  test('is up to date with the schema (otherwise: npm run docs)', () => {
    expect(readFileSync(new URL('language.md', docs), 'utf8')).toBe(languagePage());
  });

  test('names every key of a scenario', () => {
    const { properties } = jsonSchema() as { properties: object };
    for (const key of Object.keys(properties)) expect(languagePage()).toContain(`| \`${key}\` |`);
  });
});

test('the page of columns is up to date with their table (otherwise: npm run docs)', () => {
  expect(readFileSync(new URL('columns.md', docs), 'utf8')).toBe(columnsPage());
});

describe('the page of what the numbers do', () => {
  test('names keys and quantities that the language has', () => {
    const page = readFileSync(new URL('mechanics.md', docs), 'utf8');
    const known = languagePage();
    const names = [...page.matchAll(/`([a-z][a-zA-Z]+)`/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !known.includes(`\`${name}`))).toEqual([]);
  });
});

test('the page of polls shows what a poll prints today (otherwise: npm run docs)', () => {
  const page = readFileSync(poll, 'utf8');
  expect(page).toMatch(/^ {2}as written: .*may vote/m);
  expect(replayedHere(page).text).toBe(page);
});

/** What is refused on a page, and where. */
const refusals = (text: string): readonly string[] =>
  text.match(/^(?:\S+\.yaml:\d+:\d+|--\w+ \S+): .*$/gm) ?? [];

describe('the tutorial', () => {
  const page = readFileSync(tutorial, 'utf8');

  test(
    'can be followed: what it shows to be refused is refused, everything else works',
    { timeout: 300_000 },
    () => {
      const { text, shown } = replayedHere(page);
      expect(shown.length).toBeGreaterThan(10);
      expect(refusals(page).length).toBeGreaterThan(1);
      expect(refusals(text)).toEqual(refusals(page));
      expect(text).not.toMatch(/^tauride: failed|^ +at \S+ \(/m);
    },
  );
});
