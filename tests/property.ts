/**
 * Tests of properties: `test.prop([fc.integer()])('what holds', (number) => ...)` draws values until one
 * breaks what should hold, makes that one small, and tells the seed and the path that lead to it.
 *
 * Decisions worth knowing: the draws of a property are the same each time, so that a commit that passes here
 * passes everywhere; `npm run study:properties` looks further, with draws that are fresh and many times as many.
 * The package that offers the same words (@fast-check/vitest) builds every order of vitest's modifiers while it
 * is loaded, which took three seconds before the first test.
 */
import fc from 'fast-check';
import { test as plain } from 'vitest';

/** Where the draws of all properties start; a study sets another. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1917);
/** How many times as many draws as a test asks for. */
const TIMES = Number(process.env.PROPERTY_TIMES ?? 1);

fc.configureGlobal({ seed: SEED, numRuns: 100 * TIMES });

type Arbitraries<T extends unknown[]> = { [K in keyof T]: fc.Arbitrary<T[K]> };

const manyTimes = <T>(asked: fc.Parameters<T>): fc.Parameters<T> =>
  asked.numRuns === undefined ? asked : { ...asked, numRuns: asked.numRuns * TIMES };

/** A test of what holds for all that is drawn; hooks of vitest surround the test, not each of its draws. */
const prop =
  <T extends [unknown, ...unknown[]]>(arbitraries: Arbitraries<T>, parameters: fc.Parameters<T> = {}) =>
  (name: string, holds: (...drawn: T) => boolean | void | PromiseLike<boolean | void>, timeout = 120_000) => {
    const property = fc.asyncProperty<T>(...arbitraries, async (...drawn) => await holds(...drawn));
    plain(name, () => fc.assert(property, manyTimes(parameters)), timeout * TIMES);
  };

export { fc };
export const test = Object.assign(plain.extend({}), { prop });
export const it = test;
