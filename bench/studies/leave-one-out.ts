/**
 * Does one push carry the year? Every event left out in turn, and the pushes of standing summed.
 *
 *     npm run study:leave-one-out -- --runs 3
 *
 * For each event: in how many replays the November takeover still happens, how far the vote of Petrograd on 7 November moves, and how much worse
 * the decisions that are left are foretold, on days of action and of waiting (`src/experiment/run/decision-scores.ts`).
 */
import { daysOnRecord, logScores } from '../../src/experiment/scores/decision-scores.js';
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

/** Log scores of days of action and of waiting over all decisions but one, the mean over runs. */
const foretold = (records: readonly RunRecord[], without?: string) => {
  const scores = records.map(({ decisions }) =>
    logScores(daysOnRecord(decisions.filter(({ id }) => id !== without))),
  );
  const meanOf = (kind: 'action' | 'waiting') => mean(scores.map((each) => each[kind].logScore));
  return { action: meanOf('action'), waiting: meanOf('waiting') };
};

const recordsWithout = (ids: readonly string[]): RunRecord[] => {
  const interventions = ids.map((id) => ({ kind: 'without', id }) as const);
  return seeds.map((seed) =>
    ask({ scenario: 'russia-1917', mode: 'replay', seed, agents: AGENTS, interventions }),
  );
};

const outcome = (records: readonly RunRecord[]) => {
  return {
    takeovers: records.filter(tookPower).length,
    regimes: records[0].regimes.map((regime) => regime.to).join(' > '),
    petrograd: mean(records.map(bolshevik)),
    decisions: foretold(records),
    standings: records[0].standings,
  };
};

const present = recordsWithout([]);
const baseline = outcome(present);
say(
  `baseline: takeover in ${baseline.takeovers} of ${runs}, Bolsheviks in Petrograd ${baseline.petrograd.toFixed(1)} %`,
);
const { definition } = loadBundled('russia-1917');
const rows = [...definition.events, ...definition.decisions].map(({ id }) => {
  const records = recordsWithout([id]);
  const { takeovers, regimes, petrograd, decisions } = outcome(records);
  const before = foretold(present, id);
  const shifts = { action: decisions.action - before.action, waiting: decisions.waiting - before.waiting };
  say(
    `without ${id.padEnd(34)} takeover ${takeovers}/${runs}   Petrograd ${(petrograd - baseline.petrograd).toFixed(1).padStart(6)} points   decisions ${shifts.action.toFixed(2).padStart(7)} on days of action, ${shifts.waiting.toFixed(2).padStart(7)} of waiting`,
  );
  return { id, takeovers, regimes, petrograd, shift: petrograd - baseline.petrograd, decisions: shifts };
});
keep('leave-one-out', { commit: commit(), runs, agents: AGENTS, baseline, rows });
