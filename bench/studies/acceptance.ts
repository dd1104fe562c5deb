/**
 * Does Russia 1917 follow the recorded path? Replays with the record pinned, then free runs.
 *
 *     npm run study:acceptance -- --replays 20 --runs 100
 *
 * These are anchor outcomes: everybody knows them, they are in no score, and nothing is asserted here, only counted.
 */
import type { RunRecord } from '../../src/experiment/record.js';
import { ask, commit, keep, mean, option, say, seedsOf, spread } from './laboratory.js';

const ORDER = [
  'dual-power',
  'coalition',
  'july-reaction',
  'coalition',
  'directory',
  'coalition',
  'soviet-power',
];
/** Killed and wounded in the taking of the capital. */
const CASUALTIES_FEW = 1000;

const inOrder = (record: RunRecord): boolean =>
  JSON.stringify(record.regimes.map((regime) => regime.to).slice(0, ORDER.length)) === JSON.stringify(ORDER);
const contest = (record: RunRecord, by: string) => record.contests.find((c) => c.by === by);
const quietJuly = (record: RunRecord): boolean =>
  !record.contests.some((c) => c.result === 'taken' && c.date < '1917-09-01');
const coupMelted = (record: RunRecord): boolean => contest(record, 'stavka')?.result === 'melted';
const november = (record: RunRecord): boolean => {
  const taken = record.contests.find((c) => c.by === 'mrc' && c.result === 'taken');
  return (
    taken !== undefined &&
    taken.date >= '1917-11-06' &&
    taken.date <= '1917-11-10' &&
    taken.casualties < CASUALTIES_FEW
  );
};
const held = (record: RunRecord): boolean =>
  record.ending.kind === 'takeover' && record.ending.authority === 'mrc';

const count = (records: readonly RunRecord[], holds: (record: RunRecord) => boolean): number =>
  records.filter(holds).length;

const summary = (records: readonly RunRecord[]) => ({
  runs: records.length,
  regimesInOrder: count(records, inOrder),
  julyWithoutTakeover: count(records, quietJuly),
  coupMelted: count(records, coupMelted),
  novemberTakeoverBelow1000Casualties: count(records, november),
  countryHeld: count(records, held),
  wholePath: count(records, (r) => inOrder(r) && quietJuly(r) && coupMelted(r) && november(r)),
});

const run = (mode: 'run' | 'replay', runs: number): RunRecord[] =>
  seedsOf(mode, runs).map((seed, i) => {
    const record = ask({ scenario: 'russia-1917', mode, seed });
    say(`${mode} ${i + 1}/${runs}: ${record.regimes.map((r) => r.to).join(' > ')}; ${record.ending.kind}`);
    return record;
  });

const replays = run('replay', option('replays', 20));
const free = run('run', option('runs', 100));
const rmse = replays.map((record) => record.scores?.calibration.rmse ?? NaN);
const validation = replays.map((record) => record.scores?.validation.rmse ?? NaN);
const endings: Record<string, number> = {};
for (const { ending } of free) {
  const kind = `${ending.kind} ${ending.authority ?? ''}`.trim();
  endings[kind] = (endings[kind] ?? 0) + 1;
}
const result = {
  commit: commit(),
  agents: replays[0]?.population.agents,
  replays: summary(replays),
  calibrationRmse: { mean: mean(rmse), sd: spread(rmse) },
  validationRmse: {
    mean: mean(validation),
    sd: spread(validation),
    baselines: replays[0]?.scores?.validation.baselines,
  },
  freeRuns: { ...summary(free), endings },
};
say(JSON.stringify(result, null, 2));
keep('acceptance', result);
