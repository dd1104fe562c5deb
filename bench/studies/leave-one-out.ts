/**
 * Does one push carry the year? Every event left out in turn, and the pushes of standing summed.
 *
 *     npm run study:leave-one-out -- --runs 3
 *
 * For each event: in how many replays the November takeover still happens, and how far the vote of Petrograd on 7 November moves.
 */
import type { RunRecord } from '../../src/experiment/run/record.js';
import { loadBundled } from '../../tests/bundled.js';
import { ask, commit, keep, mean, option, say, seedsOf } from './laboratory.js';

const AGENTS = 50_000;
const runs = option('runs', 3);
const seeds = seedsOf('leave-one-out', runs);

const bolshevik = (record: RunRecord): number => {
  const { dates, support } = record.series;
  const week = dates.findLastIndex((date) => date <= '1917-11-06');
  return 100 * support.petrograd.bolshevik[week];
};
const tookPower = (record: RunRecord): boolean =>
  record.contests.some((c) => c.by === 'mrc' && c.result === 'taken');

const outcome = (without: readonly string[]) => {
  const interventions = without.map((id) => ({ kind: 'without', id }) as const);
  const records = seeds.map((seed) =>
    ask({ scenario: 'russia-1917', mode: 'replay', seed, agents: AGENTS, interventions }),
  );
  return {
    takeovers: records.filter(tookPower).length,
    regimes: records[0].regimes.map((regime) => regime.to).join(' > '),
    petrograd: mean(records.map(bolshevik)),
    standings: records[0].standings,
  };
};

const baseline = outcome([]);
say(
  `baseline: takeover in ${baseline.takeovers} of ${runs}, Bolsheviks in Petrograd ${baseline.petrograd.toFixed(1)} %`,
);
const { definition } = loadBundled('russia-1917');
const rows = [...definition.events, ...definition.decisions].map(({ id }) => {
  const { takeovers, regimes, petrograd } = outcome([id]);
  say(
    `without ${id.padEnd(34)} takeover ${takeovers}/${runs}   Petrograd ${(petrograd - baseline.petrograd).toFixed(1).padStart(6)} points`,
  );
  return { id, takeovers, regimes, petrograd, shift: petrograd - baseline.petrograd };
});
keep('leave-one-out', { commit: commit(), runs, agents: AGENTS, baseline, rows });
