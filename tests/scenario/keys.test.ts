import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keysOf } from '../../src/scenario/keys.js';

const Leaf = z.strictObject({ x: z.number(), y: z.number() });
const Schema = z.strictObject({
  list: z.array(Leaf.optional()).default([]),
  free: z.record(z.string(), Leaf),
  fixed: z.record(z.enum(['a', 'b']), z.number()),
  pair: z.tuple([z.number(), Leaf]),
  either: z.union([z.string(), Leaf, z.strictObject({ z: z.number() })]),
  late: z.lazy(() => Leaf).prefault({ x: 1, y: 2 }),
  turned: Leaf.transform(({ x }) => x),
});

describe('the keys of a schema', () => {
  const keysAt = keysOf(Schema);

  it.each([
    [[], ['list', 'free', 'fixed', 'pair', 'either', 'late', 'turned']],
    [['list'], []],
    [
      ['list', 7],
      ['x', 'y'],
    ],
    [['free'], []],
    [
      ['free', 'anything'],
      ['x', 'y'],
    ],
    [['fixed'], ['a', 'b']],
    [['pair', 0], []],
    [
      ['pair', 1],
      ['x', 'y'],
    ],
    [['either'], ['x', 'y', 'z']],
    [['late'], ['x', 'y']],
    [['turned'], ['x', 'y']],
    [['late', 'x', 'deeper'], []],
    [['constructor'], []],
  ])('are found through every wrapper and branch at %j', (path, keys) => {
    expect(keysAt(path)).toEqual(keys);
  });
});
