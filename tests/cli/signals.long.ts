/** The signals that `signals.test.ts` does not send to a command (`npm run test:long`). */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { begin, scratch, tauride } from './command-line.js';
import { COMPARE, endsHypotheses, endsMany, endsRun, SWEEP } from './signals-fixture.js';

test('SIGHUP ends a sweep with 129', () => endsMany(SWEEP, 'SIGHUP', 129));
test('SIGTERM ends a sweep with 143', () => endsMany(SWEEP, 'SIGTERM', 143));
test('SIGINT ends a comparison with 130', () => endsMany(COMPARE, 'SIGINT', 130));
test('SIGTERM ends a run with 143', () => endsRun('SIGTERM', 143));
test('SIGINT ends a test of hypotheses with 130, which keeps what is finished', () =>
  endsHypotheses('SIGINT', 130));

test('SIGINT ends a long question of causes with the pairs that are finished, and how many', async () => {
  const folder = join(scratch(), 'run');
  tauride(['run', 'two-powers', '--population', '2292', '--quiet', '--out', folder]);
  // How long the first pair takes is the machine's affair: it is asked again, with more patience.
  for (let seconds = 4; seconds <= 64; seconds *= 2) {
    const { kill } = begin(['why', folder, '--but-for', 'ship-lost', '--runs', '1000', '--quiet']);
    await setTimeout(seconds * 1000);
    const { code, stdout, stderr } = await kill('SIGINT');
    expect(code).toBe(130);
    const pairs = /^tauride: interrupted; the (\d+) finished pairs? of runs told$/m.exec(stderr)?.[1];
    if (pairs === undefined) {
      expect(stderr).toBe('tauride: interrupted; nothing was written\n');
      continue;
    }
    expect(stdout).toContain('But for ');
    expect(stdout).toMatch(new RegExp(`\\b\\d+ of ${pairs}\\b`));
    expect(Number(pairs)).toBeLessThan(1000);
    return;
  }
  expect.unreachable('no pair was finished in a minute');
}, 240_000);
