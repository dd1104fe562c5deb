/** The page of what Germany and Portugal show about the laws points at rows, laws and files that there are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../bundled.js';
import { root } from '../cli/command-line.js';

const page = readFileSync(join(root, 'docs/revolutions.md'), 'utf8').replaceAll(/\s+/g, ' ');
const roles = new Map(
  ['germany-1918', 'portugal-1975'].flatMap((scenario) =>
    factsOf(scenario).map(({ id, role }) => [String(id), role] as const),
  ),
);

/** Rows that the page names, with what is written after each to the end of its bracket. */
const named = [...page.matchAll(/`([\w-]+)`(?=([^()]*)\))/g)].filter(([, id]) => roles.has(id));

describe('the page of the other revolutions', () => {
  test('marks the rows that nothing was fitted to, and no others', () => {
    expect(named.length).toBeGreaterThan(15);
    const marked = named.filter(([, , rest]) => rest.includes('**v**')).map(([, id]) => id);
    const validation = named.filter(([, id]) => roles.get(id) === 'validation').map(([, id]) => id);
    expect(marked).toEqual(validation);
  });

  test('names no row that is not there', () => {
    const rows = [...page.matchAll(/`([gp]_\w+)`/g)].map(([, id]) => id);
    expect(rows.filter((id) => !roles.has(id))).toEqual([]);
  });

  test('names files that there are, and the functions in them', () => {
    const files = [...page.matchAll(/`(src\/[^`]+)`/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const claims = [...page.matchAll(/`(\w+)`(?: and `(\w+)`)? in `(src\/[^`]+)`/g)];
    expect(claims.length).toBeGreaterThan(2);
    for (const [, first, second, file] of claims)
      for (const name of [first, second].filter(Boolean))
        expect(readFileSync(join(root, file), 'utf8')).toMatch(new RegExp(`export const ${name}\\b`));
  });
});
