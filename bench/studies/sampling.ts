/**
 * Do endings and shares depend on how many agents stand for the people?
 *
 *     npm run study:sampling -- --runs 12
 *
 * Replays at 100 000, 300 000 and 1 000 000 agents with the same seeds: mean and spread between seeds of the vote shares and of the
 * day of the takeover, by size. They agree when the means differ by less than the spread of their difference explains.
 */
import type { RunRecord } from '../../src/experiment/run/record.js';
import { ask, commit, keep, mean, option, say, seedsOf, spread } from './laboratory.js';

const SIZES = [100_000, 300_000, 1_000_000];

const figures = (record: RunRecord): Record<string, number> => ({
  takeover: record.ending.kind === 'takeover' ? 1 : 0,
  ...Object.fromEntries(
    (record.facts ?? []).flatMap((f) =>
      f.family === 'shares' && f.simulated !== null ? [[f.id, f.simulated]] : [],
    ),
  ),
});

const runs = option('runs', 12);
const samples = SIZES.map((agents) =>
  seedsOf('sampling', runs).map((seed, i) => {
    say(`${agents} agents, run ${i + 1} of ${runs}`);
    return figures(ask({ scenario: 'russia-1917', mode: 'replay', seed, agents }));
  }),
);
const names = Object.keys(samples[0][0]);
const rows = names.map((name) => {
  const bySize = samples.map((sample) => sample.map((figure) => figure[name]));
  const means = bySize.map(mean);
  const sds = bySize.map(spread);
  const error = Math.sqrt((sds[0] ** 2 + sds[2] ** 2) / runs);
  return {
    name,
    means,
    sds,
    difference: means[2] - means[0],
    standardError: error,
    z: error > 0 ? (means[2] - means[0]) / error : 0,
  };
});
for (const row of rows) {
  const cells = row.means.map((m, i) => `${m.toFixed(2)} ±${row.sds[i].toFixed(2)}`).join('   ');
  say(`${row.name.padEnd(16)} ${cells}   z ${row.z.toFixed(1)}`);
}
keep('sampling', { commit: commit(), runs, sizes: SIZES, rows });
