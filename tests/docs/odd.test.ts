import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/command-line.js';

const text = readFileSync(join(root, 'scenarios/russia-1917/ODD.md'), 'utf8');

test('every file that the description of 1917 names exists, and holds the functions it is said to hold', () => {
  const files = [...text.matchAll(/`(src\/[^`]+\.ts)`/g)].map(([, file]) => file);
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  const claims = [...text.matchAll(/((?:`\w+`(?:, | and )?)+)\s+in\s+`(src\/[^`]+\.ts)`/g)];
  expect(claims.length).toBeGreaterThan(10);
  for (const [, names, file] of claims)
    for (const [, name] of names.matchAll(/`(\w+)`/g))
      expect(readFileSync(join(root, file), 'utf8'), `${name} in ${file}`).toMatch(
        new RegExp(`export (?:const|function) ${name}\\b`),
      );
});
