import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keptFactScores, keptScores, scoreLines, type KeptScores } from '../../bench/studies/kept-scores.js';
import { SCORE_AGENTS, SCORE_RUNS } from '../../src/experiment/scores/scores.js';
import { docs } from './pages.js';

const textOf = (path: string): string => readFileSync(new URL(path, docs), 'utf8').replaceAll(/\s+/g, ' ');

/** Where the score of a scenario is published. */
const PAGES: Readonly<Record<string, string>> = {
  'russia-1917': '../README.md',
  'germany-1918': '../scenarios/germany-1918/README.md',
};

const newest = [...new Map(keptScores().map((kept): [string, KeptScores] => [kept.scenario, kept])).values()];

describe('scores', () => {
  test('are kept by commit, of the runs that the definition asks for', () => {
    expect(newest.length).toBeGreaterThan(0);
    for (const { commit, date, agents, runs } of keptScores()) {
      expect(commit).toMatch(/^[0-9a-f]{12}$/);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect({ agents, runs }).toEqual({ agents: SCORE_AGENTS, runs: SCORE_RUNS });
    }
  });

  test('are looks at validation figures, each with a row in the log', () => {
    const rows = readFileSync(new URL('validation.md', docs), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const { commit, scenario } of [...keptScores(), ...keptFactScores()])
      expect(rows.filter((row) => row.includes(commit) && row.includes(scenario))).not.toEqual([]);
  });

  test('of everything on record say whether they are of the runs that a score is of', () => {
    for (const { agents, runs, isScore } of keptFactScores())
      expect(isScore).toBe(agents === SCORE_AGENTS && runs === SCORE_RUNS);
  });

  test.each(newest)('of $scenario are published as computed last, in the words of the study', (kept) => {
    for (const line of scoreLines(kept)) expect(textOf(PAGES[kept.scenario])).toContain(line);
  });
});
