import { expect, test } from 'vitest';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/kernel.js';
import { loadBundled } from '../bundled.js';

const MONTH = 30;

test('in 1917 what the ledger leaves unexplained is at most a tenth of what moved, in every stratum and month', () => {
  const { definition } = loadBundled('russia-1917', [], true);
  const model = createModel(definition, { agents: 60_000, kernel: nodeKernel('auto') });
  const { ledger } = model;
  if (!ledger) throw new Error('the model keeps no ledger');
  const rowCount = ledger.rows.length;
  const perStratum = definition.parties.length * rowCount;
  let before = ledger.stocks.slice();
  const shares: number[] = [];
  model.run(definition.dayCount, ({ tick }) => {
    if (tick % MONTH !== MONTH - 1) return;
    definition.strata.forEach((_, s) => {
      const moved = ledger.stocks
        .subarray(s * perStratum, (s + 1) * perStratum)
        .map((stock, i) => Math.abs(stock - before[s * perStratum + i]));
      const rest = moved.reduce((sum, change, i) => sum + (i % rowCount === rowCount - 1 ? change : 0), 0);
      shares.push(rest / moved.reduce((a, b) => a + b, 0));
    });
    before = ledger.stocks.slice();
  });
  expect(shares).toHaveLength(9 * definition.strata.length);
  expect(Math.max(...shares)).toBeLessThanOrEqual(0.1);
});
