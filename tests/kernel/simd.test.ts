/**
 * The SIMD kernel is the reference kernel, only faster: every byte of the people and every sum of the ledger agrees.
 */
import { describe, expect, it } from 'vitest';
import { keysFromSeed } from '../../src/foundation/random.js';
import { FRONT_BYTES } from '../../src/kernel/front.js';
import { rowFaults } from '../../src/kernel/inputs.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Ground } from '../../src/population/layout.js';
import { Tally } from '../../src/population/tally.js';
import { adherentsIn, castIn } from '../../src/population/votes.js';
import { fastKernel } from '../fast-kernel.js';
import { openShard, saveState } from '../population/fixture.js';
import { fc, test } from '../property.js';
import { setLoyalties, stillness, turmoil } from './fixture.js';
import { expectEqual, inputsOf, live, pass, peopleOf, unsettle, world, type World } from './worlds.js';

const simd = fastKernel();
const crews = [2, 3, 7].map((threads) => fastKernel(threads));
const narrow = fastKernel(1, 'sse4.1');
const reference = nodeKernel('reference');

/** Gives the last bytes of a memory as large as there can be. */
function atTheTop(bytes: number): Ground {
  const { buffer } = simd.allocate(2 ** 32 - FRONT_BYTES);
  return { buffer, offset: buffer.byteLength - bytes };
}

const oneCell = (agents: number): World => ({
  parties: 8,
  seed: '',
  strata: [{ cells: [agents], ties: 1, day: stillness, rungs: [] }],
  products: true,
});

/** A rule of voting and lists of eight parties, to the rims of what a rule may hold. */
const rule = fc.record({
  base: fc.array(fc.integer({ min: -(2 ** 29), max: 2 ** 29 }), { minLength: 8, maxLength: 8 }),
  indifference: fc.oneof(fc.nat({ max: 8000 }), fc.nat({ max: 20 })),
  chances: fc.array(fc.nat({ max: 65_536 }), { minLength: 1, maxLength: 33 }),
  stepBits: fc.integer({ min: 1, max: 20 }),
  heeded: fc.array(fc.nat({ max: 65_536 }), { minLength: 8, maxLength: 8 }),
  lists: fc.array(fc.nat({ max: 7 }), { minLength: 8, maxLength: 8 }),
});

describe('the SIMD kernel', () => {
  test.prop([world, rule], { numRuns: 100 })(
    'counts adherents and votes as the reference does, on any number of shards and threads',
    (start, { base, heeded, chances, lists: eight, ...more }) => {
      const [law, lists] = [
        {
          ...more,
          chances: Int32Array.from(chances),
          base: Int32Array.from(base.slice(0, start.parties)),
          heeded: Int32Array.from(heeded.slice(0, start.parties)),
        },
        eight.slice(0, start.parties),
      ];
      for (const kernel of [simd, { ...simd, shards: () => 3 }, ...crews]) {
        const people = peopleOf(start, kernel);
        unsettle(people);
        people.strata.forEach(({ agents }, s) => {
          const held = adherentsIn(people, s);
          expect(held.agents.reduce((sum, count) => sum + count)).toBe(agents);
          expect(kernel.adherents?.(people, s)).toEqual(held);
          expect(kernel.cast?.(people, s, law, lists)).toEqual(castIn(people, s, law, lists));
        });
      }
    },
  );

  test.prop([world], { numRuns: 300 })('is given only days that can be computed', (start) => {
    const inputs = inputsOf(start);
    expect(start.strata.flatMap((_, s) => rowFaults(inputs, s))).toEqual([]);
  });

  test.prop([world], { numRuns: 100 })('ends in the bytes and sums of the reference kernel', (start) => {
    expectEqual(live(start, simd), live(start, reference));
  });

  test.prop([world], { numRuns: 40 })('moves people alike whether products are wanted or not', (start) => {
    const [kept, dropped] = [true, false].map((products) => live({ ...start, products }, simd));
    expect(Buffer.compare(kept.bytes, dropped.bytes)).toBe(0);
    expect(kept.strata).toEqual(dropped.strata);
  });

  test.prop([world, world], { numRuns: 40 })(
    'ends in them too where others lived before, and forgets whom it was given back',
    (before, start) => {
      const gone = peopleOf(start, simd);
      const { buffer } = gone.shards[0].columns.agents;
      gone.shards[0].columns.blocks.fill(0x5a);
      live(before, simd);
      simd.release(gone);
      simd.release(gone);
      expect(() => {
        simd.step(gone, inputsOf(start), 0, keysFromSeed(''), new Tally(gone));
      }).toThrow(RangeError);
      expect(simd.allocate(gone.shards[0].layout.bytes).buffer).toBe(buffer);
      expect(new Uint8Array(buffer).every((byte) => byte === 0)).toBe(true);
      expectEqual(live(start, simd), live(start, reference));
    },
  );

  test.prop([world, fc.integer({ min: 1, max: 12 })], { numRuns: 40 })(
    'ends in the same bytes and sums on any number of shards and threads',
    (start, shards) => {
      const whole = live(start, reference);
      expectEqual(live(start, reference, { shards: () => shards }), whole);
      expectEqual(live(start, simd, { ...simd, shards: () => shards }), whole);
      for (const other of [narrow, ...crews]) expectEqual(live(start, other), whole);
    },
  );

  test.prop([world], { numRuns: 60 })('settles people in the bytes of their definition', (start) => {
    const born = saveState(peopleOf(start));
    for (const kernel of [simd, ...crews])
      expect(Buffer.compare(saveState(peopleOf(start, kernel)), born)).toBe(0);
  });

  it.each([
    [513, 32705],
    [549, 30745],
    [2048, -32768],
  ])('finds the mean of %i people of loyalty %i, although floats cannot hold the sum', (agents, loyalty) => {
    const people = openShard(peopleOf(oneCell(agents), simd));
    setLoyalties(people, () => loyalty);
    pass(people, oneCell(agents), simd);
    expect(Array.from(people.columns.means)).toEqual(new Array(8).fill(loyalty));
  });

  it('works up to the last byte of four gigabytes', () => {
    const start: World = {
      parties: 7,
      seed: 'top',
      strata: [{ cells: [37, 8, 211, 5], ties: 2, day: turmoil, rungs: [900] }],
      products: true,
    };
    expectEqual(live(start, simd, { allocate: atTheTop }), live(start, reference));
  });

  it('moves several populations in turn', () => {
    const [first, second] = [oneCell(20), { ...oneCell(33), seed: 'other' }];
    const [one, other] = [peopleOf(first, simd), peopleOf(second, simd)];
    pass(one, first, simd);
    const moved = pass(other, second, simd);
    expectEqual(moved, pass(peopleOf(second), second, reference));
  });

  it('refuses people who live elsewhere, and more of them than a memory holds', () => {
    const strangers = peopleOf(oneCell(3));
    expect(() => pass(strangers, oneCell(3), simd)).toThrow(RangeError);
    expect(() => simd.allocate(2 ** 32)).toThrow(RangeError);
  });
});
