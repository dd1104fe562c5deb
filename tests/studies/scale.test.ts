/** The scale study keeps what it has, and says of a goal that is missed what the limit is. */
import { afterEach, expect, test } from 'vitest';
import { Parts, ROUNDS_LEAST, roundsWithin } from '../../bench/parts.js';
import { lineOf, missed, rowsOf } from '../../bench/rows.js';

afterEach(() => {
  process.exitCode = undefined;
});

test('a part that fails is told and takes nothing from the others, and each is kept when it ends', () => {
  const found: number[] = [];
  const kept: number[][] = [];
  const parts = new Parts(() => void kept.push([...found]));
  const take = (it: number) => void found.push(it);
  parts.part('first', () => 1, take);
  const fail = () => {
    throw new Error('no room');
  };
  parts.part('second', fail, take);
  parts.part('third', () => 3, take);
  expect(kept).toEqual([[1], [1], [1, 3]]);
  expect(parts.told).toMatchObject({ first: {}, second: { failed: 'no room' }, third: {} });
  expect(process.exitCode).toBe(1);
});

test('rounds end when their time is over, but not before the least number of them', () => {
  const isWanted = roundsWithin(0, 10);
  expect([0, ROUNDS_LEAST - 1, ROUNDS_LEAST].map(isWanted)).toEqual([true, true, false]);
  expect(roundsWithin(1000, 2)(2)).toBe(false);
});

test('a row that misses its goal says what was measured beside it, and one that reaches it says no more', () => {
  const side = (agents: number, ratio: number) => ({
    ...{ agents, leastWasmToSse: ratio, leastWasmToAvx2: 2 },
    nanosecondsPerUpdate: { wasm: { least: 3 * ratio }, sse: { least: 3 } },
  });
  const nothing = { freeRuns: [], fullAlone: null, device: null, copyBandwidth: null };
  const peers = [{ command: 'npm run x', commit: 'abc', what: 'runs', nearest: 'numba', times: 4 }];
  const rows = rowsOf({ ...nothing, peers, native: [side(50, 1), side(100, 1.5)] });
  const lines = rows.map(lineOf);
  expect(lines[0]).toMatch(/reached\)$/);
  expect(lines[2]).toContain('not reached)');
  expect(lines[2]).toContain('4.50 ns by WebAssembly and 3.00 by C, with 50 agents 3.00');
  expect(lines[4]).toContain('peers, kept by `npm run x` of commit abc');
  expect(missed(rows)).toBe('1 of 2 rows with a goal miss it');
});
