/** Signals that ask a command to end: what is finished is kept, a sentence says so, and the exit code is 128 and the number of the signal. */
import { test } from 'vitest';
import { COMPARE, endsMany, endsRun, SWEEP } from './signals-fixture.js';

/** What one signal does to a command each does, by the same code; the other pairs are in `signals.long.ts`. */
test('SIGINT ends a sweep with 130, which keeps what is finished', () => endsMany(SWEEP, 'SIGINT', 130));
test('SIGTERM ends a comparison with 143, which keeps what is finished', () =>
  endsMany(COMPARE, 'SIGTERM', 143));
test('SIGINT ends a run with 130, which leaves no part of a file', () => endsRun('SIGINT', 130));
test('SIGHUP ends a run with 129, which leaves no part of a file', () => endsRun('SIGHUP', 129));
