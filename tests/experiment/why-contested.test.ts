/** Who came to a contest: rows of persons that add up, and to the forces that the contest published. */
import { expect, test } from 'vitest';
import { accountOf, retell } from '../../src/experiment/why/account.js';
import { contestsOf } from '../../src/experiment/run/chronicle.js';
import type { ContestedUnit } from '../../src/experiment/why/contested.js';
import { runScenario, type RunOptions } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';

const options: RunOptions = {
  loaded: loadBundled('germany-1918', [], true),
  population: 15_000,
  kernel: nodeKernel('simd'),
  mode: 'replay',
  version: 'test',
};
const retoldOf = (id: string) => {
  const contests = options.loaded.definition.authorities.findIndex((authority) => authority.id === id);
  return retell(options, { contests, back: false });
};

const total = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);
const ordered = contestsOf(retoldOf('government').state).filter(({ place }) => place !== null);
const [{ by }] = ordered;
const retold = retoldOf(by);
const contests = accountOf(retold, undefined).contests ?? [];

test('to look on changes nothing', () => {
  expect(retold.digest).toBe(runScenario(options).digest);
});

test('those who came are the forces that the contest published, on the day it was decided', () => {
  const own = ordered.filter((each) => each.by === by);
  const last = contests.flatMap(({ days }) => days.slice(-1));
  for (const { date, forces } of own) {
    const day = last.find((each) => each.date === date);
    expect(day?.all.sides[0].came).toBeCloseTo(forces[0], 4);
    expect(day?.all.sides[1].came).toBeCloseTo(forces[1], 4);
  }
  expect(own.length).toBeGreaterThan(0);
});

test('everybody took a side and came or stayed, or took none; and what brought them adds up', () => {
  const rows = contests.flatMap(({ days }) => days).flatMap(({ units, all }) => [...units, all]);
  const holds = ({ persons, neither, sides }: Omit<ContestedUnit, 'unit'>): void => {
    expect(total([neither, ...sides.flatMap(({ came, stayed }) => [came, stayed])])).toBeCloseTo(persons, 4);
    for (const { took, came, stayed, brought, wavering } of sides) {
      expect(came + stayed).toBeCloseTo(took, 4);
      expect(total(Object.values(brought))).toBeCloseTo(came, 4);
      expect(wavering).toBeGreaterThanOrEqual(0);
      expect(wavering).toBeLessThanOrEqual(took);
    }
  };
  expect(rows.length).toBeGreaterThan(2);
  rows.forEach(holds);
});

test('units add up to all', () => {
  for (const { units, all } of contests.flatMap(({ days }) => days)) {
    expect(total(units.map(({ persons }) => persons))).toBeCloseTo(all.persons, 4);
    for (const side of [0, 1] as const)
      expect(total(units.map(({ sides }) => sides[side].came))).toBeCloseTo(all.sides[side].came, 4);
  }
});

test('a record tells of who stayed away what the ledger does', () => {
  const last = contests.flatMap(({ days }) => days.slice(-1));
  const own = runScenario(options).contests.filter((each) => each.by === by && each.place !== null);
  for (const { date, stayed, neither } of own) {
    const day = last.find((each) => each.date === date);
    expect(stayed?.[0]).toBeCloseTo(day?.all.sides[0].stayed ?? NaN, 3);
    expect(stayed?.[1]).toBeCloseTo(day?.all.sides[1].stayed ?? NaN, 3);
    expect(neither).toBeCloseTo(day?.all.neither ?? NaN, 3);
  }
  expect(own.length).toBeGreaterThan(0);
});
