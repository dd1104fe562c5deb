/** The tree of runs shares as many days as any tree could, and is shallow where runs differ in one date only. */
import { fc, test } from '../property.js';
import { expect, it } from 'vitest';
import { descentOf, type Descent } from '../../src/experiment/many/sharing-tree.js';

const all = ({ branches, ...node }: Descent): Omit<Descent, 'branches'>[] => [node, ...branches.flatMap(all)];
const depth = ({ branches }: Descent): number => 1 + Math.max(0, ...branches.map(depth));
const sharedIn = (tree: Descent): number => all(tree).reduce((sum, { parts }) => sum + parts, 0);

/** Ticks that every pair of a few runs has in common. */
const tables = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.array(fc.nat(20), { minLength: count * count, maxLength: count * count }).map((ticks) => ({
    count,
    partingOf: (a: number, b: number) => ticks[Math.max(a, b) * count + Math.min(a, b)],
  })),
);

/** The most that any tree shares, by trying for every run but the first of an order each parent before it. */
function mostShared(count: number, partingOf: (a: number, b: number) => number): number {
  const grow = (inside: readonly number[], left: readonly number[]): number =>
    Math.max(
      0,
      ...left.flatMap((run) =>
        inside.map(
          (parent) =>
            partingOf(parent, run) +
            grow(
              [...inside, run],
              left.filter((other) => other !== run),
            ),
        ),
      ),
    );
  return grow(
    [0],
    Array.from({ length: count - 1 }, (_, i) => i + 1),
  );
}

test.prop([tables])('holds every run once, and shares as much as any tree', ({ count, partingOf }) => {
  const tree = descentOf(count, partingOf);
  const runs = all(tree).map(({ run }) => run);
  expect([...runs].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  expect(tree.parts).toBe(0);
  expect(sharedIn(tree)).toBe(mostShared(count, partingOf));
});

test.prop([tables])(
  'parts each run from its parent on the day on which the two can differ',
  ({ count, partingOf }) => {
    const check = ({ run, branches }: Descent): void =>
      branches.forEach((branch) => {
        expect(branch.parts).toBe(partingOf(run, branch.run));
        check(branch);
      });
    check(descentOf(count, partingOf));
  },
);

it('is two levels deep for dates of one event, in whatever order they come', () => {
  const dates = [30, 10, 70, 50, 20, 60, 40];
  const tree = descentOf(dates.length, (a, b) => Math.min(dates[a], dates[b]));
  expect(tree.run).toBe(dates.indexOf(70));
  expect(depth(tree)).toBe(2);
});
