import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBundled } from '../bundled.js';
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

describe.each(['germany-1918', 'portugal-1975'])('what differs in the model of %s', (id) => {
  const page = readFileSync(join(root, `scenarios/${id}/ODD.md`), 'utf8').replaceAll(/\s+/g, ' ');

  test('is told by the sections of that of 1917, to which it points', () => {
    expect(page).toContain('](../russia-1917/ODD.md)');
    const sections = [...page.matchAll(/\b7\.\d+a?b?\b/g)].map(([section]) => section);
    expect(sections.length).toBeGreaterThan(4);
    expect(sections.filter((section) => !text.includes(`\n**${section} `))).toEqual([]);
  });

  test('begins with how much of each there is', () => {
    const { definition, scenario } = loadBundled(id);
    const counts = (['strata', 'parties', 'authorities', 'units', 'organs', 'bodies'] as const).map(
      (kind) => `${scenario[kind].length} ${kind}`,
    );
    expect(page).toContain([`${definition.dayCount} ticks`, ...counts].join(', '));
  });

  test('names every law that is on in one of the two and off in the other', () => {
    const lawsOf = (scenario: string) => loadBundled(scenario).definition.laws;
    const [here, there] = [lawsOf(id), lawsOf('russia-1917')];
    const differing = Object.keys(here).filter((law) => here[law].on !== there[law].on);
    expect(differing.length).toBeGreaterThan(0);
    for (const law of differing) expect(page).toContain(`\`${law}\``);
  });
});
