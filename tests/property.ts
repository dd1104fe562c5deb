/**
 * Tests of properties: `test.prop([fc.integer()])('what holds', (number) => ...)` draws values until one
 * breaks what should hold, makes that one small, and tells the seed and the path that lead to it.
 *
 * Decision worth knowing: the package that offers the same words (@fast-check/vitest) builds every order of
 * vitest's modifiers while it is loaded, which took three seconds before the first test.
 */
import fc from 'fast-check';
import { test as plain } from 'vitest';

type Arbitraries<T extends unknown[]> = { [K in keyof T]: fc.Arbitrary<T[K]> };

/** A test of what holds for all that is drawn; hooks of vitest surround the test, not each of its draws. */
const prop =
  <T extends [unknown, ...unknown[]]>(arbitraries: Arbitraries<T>, parameters?: fc.Parameters<T>) =>
  (name: string, holds: (...drawn: T) => boolean | void | PromiseLike<boolean | void>, timeout?: number) => {
    const property = fc.asyncProperty<T>(...arbitraries, async (...drawn) => await holds(...drawn));
    plain(name, () => fc.assert(property, parameters), timeout);
  };

export { fc };
export const test = Object.assign(plain.extend({}), { prop });
export const it = test;
