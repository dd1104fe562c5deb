import { test } from 'vitest';
import { lookAtMonths } from './ledger-fixture.js';

test('in the first three months of 1917 the ledger leaves at most a tenth of what moved unexplained (all nine: `ledger-of-1917.long.ts`)', () => {
  lookAtMonths(3);
});
