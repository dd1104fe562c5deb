/** The signals that `signals.test.ts` does not send to a command (`npm run test:long`). */
import { test } from 'vitest';
import { COMPARE, endsHypotheses, endsMany, endsRun, SWEEP } from './signals-fixture.js';

test('SIGHUP ends a sweep with 129', () => endsMany(SWEEP, 'SIGHUP', 129));
test('SIGTERM ends a sweep with 143', () => endsMany(SWEEP, 'SIGTERM', 143));
test('SIGINT ends a comparison with 130', () => endsMany(COMPARE, 'SIGINT', 130));
test('SIGTERM ends a run with 143', () => endsRun('SIGTERM', 143));
test('SIGINT ends a test of hypotheses with 130, which keeps what is finished', () =>
  endsHypotheses('SIGINT', 130));
