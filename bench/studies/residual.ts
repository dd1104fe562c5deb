/**
 * What is the last row of the ledger made of, by the number of agents?
 *
 *     npm run study:residual
 *
 * Of every stratum and month of a replay (seed of the scenario) the share of what moved that the row `rest` has, as
 * `tests/scenarios/ledger-of-1917.test.ts` bounds it, split into what the kernel measures: the sum of the noise that agents drew, and the
 * covariance of receptivity with loyalty, which a mean receptivity misses. Both decay and spread through ties as every row does; what neither
 * accounts for is rounding.
 */
import { ONE } from '../../src/foundation/fixed.js';
import type { State } from '../../src/model/definition.js';
import { learners, type Ledger } from '../../src/model/ledger.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../../tests/bundled.js';
import { familyOf } from '../processor.js';
import { committed, keep, mean, say, word } from './laboratory.js';

const MONTH = 30;
/** Loyalty to all parties together that counts as having moved at all, per agent and month. */
const QUIET = 0.03 * ONE;

const at = committed();
const scenario = word('scenario', 'russia-1917');
const sizes = word('sizes', '48000,60000,80000,100000,300000').split(',').map(Number);
const { definition } = loadBundled(scenario, [], true);
const [strata, parties] = [definition.strata.map((_, s) => s), definition.parties.map((_, p) => p)];

/** [part, stratum, party] what the row holds of each part, Q15. */
type Parts = readonly (readonly Float64Array[])[];
const PARTS = ['noise', 'covariance'] as const;
const noParts = (): Parts => PARTS.map(() => strata.map(() => new Float64Array(parties.length)));
const copyOf = (parts: Parts): Parts => parts.map((each) => each.map((row) => row.slice()));

const totalsOf = (ledger: Ledger): number[][] =>
  strata.map((s) => parties.map((p) => ledger.stocks.row(s, p).reduce((a, b) => a + b, 0)));

/** A day of the parts: what was measured comes in, the rest decays and is heard of as in the ledger. */
function moveParts(parts: Parts, state: State, ledger: Ledger, totals: readonly number[][]): void {
  const [before, people, { tally }] = [copyOf(parts), learners(state), state];
  for (const s of strata) {
    const learning = Number(tally.rhoSum(s)) / ONE / people[s];
    const contact = Math.floor(definition.strata[s].behaviour.contact * ONE + 0.5) / ONE;
    const weights = ledger.tieWeights.row(s);
    for (const p of parties) {
      const covariance = learning * totals[s][p] - Number(tally.sum('rhoLoyalty', s, p)) / ONE;
      [Number(tally.sum('noise', s, p)) / ONE, covariance].forEach((came, part) => {
        const old = before[part];
        const heard = people[s] * strata.reduce((sum, f) => sum + (weights[f] * old[f][p]) / people[f], 0);
        parts[part][s][p] += came - learning * old[s][p] + contact * (heard - old[s][p]);
      });
    }
  }
}

interface Share {
  readonly stratum: string;
  readonly agents: number;
  readonly month: number;
  /** Percent of what moved, in all and by part; `rounding` is what no part accounts for. */
  readonly rest: number;
  readonly noise: number;
  readonly covariance: number;
  readonly rounding: number;
  /** Whether less than QUIET moved, which then stands for what moved. */
  readonly quiet: boolean;
}

const stocksOf = (ledger: Ledger): number[][][] =>
  strata.map((s) => parties.map((p) => [...ledger.stocks.row(s, p)]));

/** A month of one stratum. */
function shareOf(
  [s, month, agents]: readonly [s: number, month: number, agents: number],
  [before, now]: readonly [number[][][], number[][][]],
  [partsBefore, parts]: readonly [Parts, Parts],
): Share {
  const changes = parties.map((p) => now[s][p].map((stock, row) => stock - before[s][p][row]));
  const moved = changes.flat().reduce((sum, change) => sum + Math.abs(change), 0);
  const percent = (value: number) => Number(((100 * value) / Math.max(QUIET * agents, moved)).toFixed(2));
  const left = changes.map((change) => change.at(-1) ?? 0);
  const rest = left.reduce((sum, change) => sum + Math.abs(change), 0);
  const [noise, covariance] = PARTS.map((_, part) =>
    parties.reduce((sum, p) => sum + Math.sign(left[p]) * (parts[part][s][p] - partsBefore[part][s][p]), 0),
  );
  return {
    ...{ stratum: definition.strata[s].id, agents, month, rest: percent(rest), noise: percent(noise) },
    ...{ covariance: percent(covariance), rounding: percent(rest - noise - covariance) },
    quiet: moved < QUIET * agents,
  };
}

function sharesOf(agents: number): Share[] {
  const model = createModel(definition, { agents, kernel: nodeKernel('auto') });
  const { ledger } = model;
  if (!ledger) throw new Error('the model keeps no ledger');
  const parts = noParts();
  let [before, partsBefore, totals] = [stocksOf(ledger), copyOf(parts), totalsOf(ledger)];
  const shares: Share[] = [];
  model.run(definition.dayCount, (state) => {
    moveParts(parts, state, ledger, totals);
    totals = totalsOf(ledger);
    if (state.tick % MONTH !== MONTH - 1) return;
    const [now, month] = [stocksOf(ledger), (state.tick + 1) / MONTH];
    for (const s of strata) {
      const asked = [s, month, state.population.strata[s].agents] as const;
      shares.push(shareOf(asked, [before, now], [partsBefore, parts]));
    }
    [before, partsBefore] = [now, copyOf(parts)];
  });
  model.release();
  return shares.sort((a, b) => b.rest - a.rest);
}

const rounded = (value: number) => Number(value.toFixed(2));
const rows = sizes.map((agents) => {
  const shares = sharesOf(agents);
  const of = (name: 'rest' | 'noise' | 'covariance' | 'rounding') =>
    rounded(mean(shares.map((share) => share[name])));
  const means = { rest: of('rest'), noise: of('noise'), covariance: of('covariance') };
  const aboveTenth = shares.filter(({ rest }) => rest > 10).length;
  say(
    `${agents}: at most ${shares[0].rest} %, ${aboveTenth} of ${shares.length} above 10; ${JSON.stringify(means)}`,
  );
  return {
    ...{ agents, months: shares.length, aboveTenth, means: { ...means, rounding: of('rounding') } },
    greatest: shares.slice(0, 5),
  };
});
keep('residual', { ...at, processor: familyOf(), scenario, rows });
