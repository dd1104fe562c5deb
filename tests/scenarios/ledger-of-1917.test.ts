import { expect, test } from 'vitest';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';

const MONTH = 30;

/** Loyalty to all parties together that counts as having moved at all, per agent and month: beside less, noise and rounding loom large. */
const QUIET = 0.03 * 32768;

test('in 1917 the ledger leaves at most a tenth of what moved unexplained in every stratum and month, or of 0.03 where less moved', () => {
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
      const quiet = QUIET * model.state.population.strata[s].agents;
      const all = moved.reduce((sum, change) => sum + change, 0);
      shares.push(rest / Math.max(quiet, all));
    });
    before = ledger.stocks.slice();
  });
  expect(shares).toHaveLength(9 * definition.strata.length);
  expect(Math.max(...shares)).toBeLessThanOrEqual(0.1);
});
