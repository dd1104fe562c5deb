/** What the ledger of 1917 leaves unexplained. */
import { expect } from 'vitest';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';

const MONTH = 30;

/** Loyalty to all parties together that counts as having moved at all, per agent and month: beside less, noise and rounding loom large. */
const QUIET = 0.03 * 32768;

/** Says that in some first months it is at most a tenth of what moved in every stratum and month, or of 0.03 where less moved. */
export function lookAtMonths(months: number): void {
  const { definition } = loadBundled('russia-1917', [], true);
  const model = createModel(definition, { agents: 100_000, kernel: nodeKernel('auto') });
  const { ledger } = model;
  if (!ledger) throw new Error('the model keeps no ledger');
  const rest = ledger.rows.length - 1;
  const stocksOf = (s: number) => definition.parties.map((_, p) => [...ledger.stocks.row(s, p)]);
  let before = definition.strata.map((_, s) => stocksOf(s));
  const shares: number[] = [];
  model.run(months * MONTH, ({ tick }) => {
    if (tick % MONTH !== MONTH - 1) return;
    definition.strata.forEach((_, s) => {
      const moved = stocksOf(s).map((stocks, p) =>
        stocks.map((stock, row) => Math.abs(stock - before[s][p][row])),
      );
      const left = moved.reduce((sum, changes) => sum + changes[rest], 0);
      const quiet = QUIET * model.state.population.strata[s].agents;
      const all = moved.flat().reduce((sum, change) => sum + change, 0);
      shares.push(left / Math.max(quiet, all));
    });
    before = definition.strata.map((_, s) => stocksOf(s));
  });
  expect(shares).toHaveLength(months * definition.strata.length);
  expect(Math.max(...shares)).toBeLessThanOrEqual(0.1);
}
