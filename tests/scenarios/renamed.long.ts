/** Long years are the same with every id changed, and things happen as often; the whole study is `npm run study:renaming`. */
import { describe, expect, test } from 'vitest';
import { compareFrequencies, fisher, outcomesOf } from '../../bench/studies/frequencies.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { SourceFile } from '../../src/scenario/yaml.js';
import { filesOf } from '../bundled.js';
import { withOtherNames } from '../renamed.js';
import { engineOfFile } from './renamed-engine.js';

const RUNS = 40;
const SURE = 0.05;

const asWritten = (id: string): string => id;

/** What came of two powers in numbered runs. */
function outcomes(files: SourceFile[], set: string, nameOf = asWritten): string[][] {
  const loaded = loadScenario(files);
  return Array.from({ length: RUNS }, (_, i) =>
    outcomesOf(loaded, { seed: `${set} ${i}`, agents: 2292, nameOf }),
  );
}

const stands = (first: string[][], second: string[][]) =>
  compareFrequencies(first, second).filter(({ allowed }) => allowed < SURE);

describe('frequencies', () => {
  const files = filesOf('two-powers');
  const written = outcomes(files, 'as written');

  test('are the same with every id changed', () => {
    const { files: other, before } = withOtherNames(files);
    const renamed = outcomes(other, 'renamed', (id) => before.get(id) ?? id);
    expect(compareFrequencies(written, renamed).length).toBeGreaterThan(5);
    expect(stands(written, renamed)).toEqual([]);
  });

  test('differ where the town is another: the comparison can fail', () => {
    const fed = files.map((file) => ({
      ...file,
      text: file.text.replace('policies: { rationing: 0 }', 'policies: { rationing: 0.6 }'),
    }));
    expect(fed).not.toEqual(files);
    expect(stands(written, outcomes(fed, 'fed'))).not.toEqual([]);
  });

  test('are held against each other by an exact test', () => {
    // Fisher (1935), the lady tasting tea: three of four cups right.
    expect(fisher(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
    expect(fisher(5, 10, 5, 10)).toBeCloseTo(1, 12);
  });
});

const days = engineOfFile();

test.each([
  ['portugal-1975', 10_808],
  ['germany-1918', 13_011],
])('every day of %s is the same with every id changed', (scenario, agents) => {
  const { files, before } = withOtherNames(filesOf(scenario));
  expect(days(files, agents, before)).toEqual(days(filesOf(scenario), agents, new Map()));
});
