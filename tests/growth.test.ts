/** What a user's text costs: `npm run bench:growth` measures how it grows, and this that nothing grows out of hand. */
import { expect, test } from 'vitest';
import { WAYS } from '../bench/growth/ways.js';
import { FaultError } from '../src/foundation/fault.js';

const LENGTH = 4096;
const SECONDS_MAX = 5;

test.each(Object.entries(WAYS))('a text of 4 096 characters goes its way in no time: %s', (_, way) => {
  const work = way.prepare(Math.min(LENGTH, way.lengthMax));
  const { user } = process.cpuUsage();
  try {
    work();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
  }
  expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(SECONDS_MAX);
});
