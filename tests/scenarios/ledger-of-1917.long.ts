import { test } from 'vitest';
import { lookAtMonths } from './ledger-fixture.js';

test('in no month of 1917 the ledger leaves more than a tenth of what moved unexplained', () => {
  lookAtMonths(9);
});
