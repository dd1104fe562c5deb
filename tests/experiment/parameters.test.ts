/** Parameters of runs: drawn by weight or from their ranges, by the seed of the run and nothing else. */
import { describe, expect, test } from 'vitest';
import { runEnsemble } from '../../src/experiment/laboratory/laboratory.js';
import { calibratedDigest } from '../../src/experiment/parameters/calibrated-digest.js';
import { chooseParameters } from '../../src/experiment/parameters/choose.js';
import {
  drawParameters,
  parameterChanges,
  runParameters,
  type ParameterSource,
} from '../../src/experiment/parameters/draw.js';
import { ENGINE_DIGEST } from '../../src/experiment/parameters/engine.js';
import { outsideRanges } from '../../src/experiment/parameters/outside.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { compileScenario, parseScenario, type ParsedScenario } from '../../src/scenario/load.js';
import type { PosteriorText } from '../../src/scenario/schema/posterior.js';
import { filesOf } from '../bundled.js';

const GROWTH = 'parties.council.growth';
const REACH = 'parties.council.reach.weavers';
const kernel = nodeKernel('auto');

/** Two powers with a posterior of two particles. */
function fitted(): ParsedScenario {
  const bare = parseScenario(filesOf('two-powers'));
  const posterior: PosteriorText = {
    scenario: calibratedDigest(bare.scenario, [GROWTH, REACH]),
    ...{ engine: ENGINE_DIGEST, seed: 'a', population: 2292, generations: 1, over: [], fitted: [] },
    parameters: [
      { path: GROWTH, from: 0.01, to: 0.1 },
      { path: REACH, from: 0.1, to: 0.8 },
    ],
    best: [0.03, 0.3],
    particles: [
      { values: [0.02, 0.2], weight: 0.75, distance: 1 },
      { values: [0.06, 0.6], weight: 0.25, distance: 2 },
    ],
  };
  return parseScenario([
    ...filesOf('two-powers'),
    { name: 'posterior.yaml', text: JSON.stringify({ posterior }) },
  ]);
}

const parsed = fitted();
const question = { parsed, name: 'two-powers', replay: false, changes: [] };
const seeds = Array.from({ length: 600 }, (_, i) => `seed ${String(i)}`);
const drawn = (source: ParameterSource | undefined) =>
  seeds.map((seed) => drawParameters(source, parsed.scenario, seed));

describe('draws', () => {
  test('of the posterior are whole particles, by their weight', () => {
    const { source } = chooseParameters({ ...question, word: 'posterior' });
    const values = drawn(source).map((each) => `${String(each[GROWTH])} ${String(each[REACH])}`);
    expect(new Set(values)).toEqual(new Set(['0.02 0.2', '0.06 0.6']));
    const heavy = values.filter((each) => each === '0.02 0.2').length / values.length;
    // Four standard errors of 600 draws.
    expect(Math.abs(heavy - 0.75)).toBeLessThan(0.071);
  });

  test('of the prior are even over the range, and a parameter more moves no other', () => {
    const { source } = chooseParameters({ ...question, word: 'prior' });
    const values = drawn(source);
    const shares = values.map((each) => (each[GROWTH] - 0.01) / 0.09);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThan(1);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / shares.length));
    const [first] = source?.which === 'prior' ? source.ranges : [];
    const alone = drawn({ which: 'prior', ranges: [first] });
    expect(alone.map((each) => each[GROWTH])).toEqual(values.map((each) => each[GROWTH]));
  });
});

test('a run of an ensemble is the single run of its seed, with the same parameters', async () => {
  const options = { scenario: parsed, runs: 3, agents: 2292, until: '1848-03-05', seed: 'many', kernel };
  const { runs } = await runEnsemble({ ...options, parameters: 'posterior' });
  const { source } = chooseParameters({ ...question, word: 'posterior' });
  const singles = [1, 2, 3].map((number) => {
    const seed = `many #${String(number)}`;
    const usedParameters = runParameters(source, parsed.scenario, seed);
    const loaded = compileScenario(parsed, {
      interventions: parameterChanges(usedParameters?.values ?? {}),
    });
    const asked = { loaded, seed, population: 2292, ticks: 5, kernel, version: 'test', usedParameters };
    return runScenario({ ...asked, mode: 'run' });
  });
  expect(runs.rows.map(({ digest }) => digest)).toEqual(singles.map(({ digest }) => digest));
  expect(runs.rows.map(({ parameter_parties_council_growth: growth }) => growth)).toEqual(
    singles.map(({ usedParameters }) => usedParameters?.values[GROWTH]),
  );
});

test('a value is outside where no range of the calibration holds it, and each is told once', () => {
  const set = (path: string, value: number) => ({ kind: 'set' as const, path, value });
  const changes = [
    set(GROWTH, 0.2),
    set(GROWTH, 0.2),
    set(GROWTH, 0.1),
    set(REACH, 0.05),
    set('population', 9),
  ];
  expect(outsideRanges(changes, parsed.scenario)).toEqual([
    { path: GROWTH, values: [0.2], from: 0.01, to: 0.1 },
    { path: REACH, values: [0.05], from: 0.1, to: 0.8 },
  ]);
});

test('a posterior outlives a lesson, a title and the values it moved itself, and no other number', () => {
  const { scenario } = parseScenario(filesOf('two-powers'));
  const digest = (changed: object) => calibratedDigest({ ...scenario, ...changed }, [GROWTH]);
  const withNumber = (key: 'growth' | 'credibility', value: unknown) => ({
    parties: scenario.parties.map((party) => (party.id === 'council' ? { ...party, [key]: value } : party)),
  });
  const { lesson } = scenario;
  const same = [{ title: 'Another' }, { lesson: undefined }, withNumber('growth', 0.3)];
  expect(lesson).toBeDefined();
  for (const changed of same) expect(digest(changed)).toBe(digest({}));
  expect(digest(withNumber('credibility', { all: 0.123 }))).not.toBe(digest({}));
});
