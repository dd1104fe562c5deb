/**
 * Does Russia 1917 follow the recorded path? Replays with the record pinned, then free runs.
 *
 *     npm run study:acceptance -- --runs 100
 *
 * These are anchor outcomes: everybody knows them, they are in no score, and nothing is asserted here, only counted. The replays are those of
 * the score of vote shares, which is kept and printed besides (see scores.ts: it is a look at validation figures).
 */
import type { RunRecord } from '../../src/experiment/run/record.js';
import { SCORE_AGENTS, SCORE_RUNS } from '../../src/experiment/scores/scores.js';
import { keepScores, scoreLines } from './kept-scores.js';
import { ask, commit, committed, keep, option, say, seedsOf } from './laboratory.js';

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
  record.contests.some(({ by, result }) => (by === 'mrc' || by === 'soviet') && result === 'held');

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

const contestsAsRecorded = (record: RunRecord): boolean =>
  quietJuly(record) && coupMelted(record) && november(record);

/** Replays in which every contest falls as recorded that are asked for, and most replays for them. */
const FALLEN_ASKED = 20;
const TRIED = 60;

const one = (mode: 'run' | 'replay', seed: string, place: string): RunRecord => {
  const record = ask({ scenario: 'russia-1917', mode, seed, agents: SCORE_AGENTS });
  say(`${mode} ${place}: ${record.regimes.map((r) => r.to).join(' > ')}; ${record.ending.kind}`);
  return record;
};

const run = (mode: 'run' | 'replay', runs: number): RunRecord[] =>
  seedsOf(mode, runs).map((seed, i) => one(mode, seed, `${i + 1}/${runs}`));

/** Replays in which every contest fell as recorded: those there are, and more seeds until there are enough. */
const fallenAsRecorded = (replays: readonly RunRecord[]) => {
  const seeds = seedsOf('replay', TRIED).slice(replays.length);
  const fallen = replays.filter(contestsAsRecorded);
  let tried = replays.length;
  for (const seed of seeds) {
    if (fallen.length >= FALLEN_ASKED) break;
    tried++;
    fallen.push(...[one('replay', seed, `${tried}`)].filter(contestsAsRecorded));
  }
  const asked = fallen.slice(0, FALLEN_ASKED);
  return { tried, fallen: asked.length, regimesInOrder: count(asked, inOrder) };
};

committed();
const replays = run('replay', SCORE_RUNS);
const scores = keepScores(replays);
const fallen = fallenAsRecorded(replays);
const free = run('run', option('runs', 100));
const endings: Record<string, number> = {};
for (const { ending } of free) {
  const kind = `${ending.kind} ${ending.authority ?? ''}`.trim();
  endings[kind] = (endings[kind] ?? 0) + 1;
}
const result = {
  commit: commit(),
  agents: SCORE_AGENTS,
  replays: summary(replays),
  replaysWithContestsAsRecorded: fallen,
  freeRuns: { ...summary(free), endings },
};
say(JSON.stringify(result, null, 2));
for (const line of scoreLines(scores)) say(line);
keep('acceptance', result);
