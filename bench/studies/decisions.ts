/**
 * How well does a scenario foretell its decisions? The log score over all days on which a question was open, and the chance that each falls near its record.
 *
 *     npm run study:decisions -- --scenario russia-1917 --replays 3 --runs 40
 *
 * Replays give the log score, of days of action and of waiting apart, in all and with each decision left out. Free runs give the chance that a decision
 * is answered as by the record within a week and within a month of it: nothing is pinned, so a question that comes late, or never, counts against it.
 */
import { isNearRecord, leaveOneOut } from '../../src/experiment/scores/decision-scores.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import type { DecisionScores, OpenDays } from '../../src/experiment/scores/fact-record.js';
import { proportion } from '../../src/experiment/many/interval.js';
import { loadBundled } from '../../tests/bundled.js';
import { ask, committed, keep, mean, option, say, seedsOf, word } from './laboratory.js';

const WEEK = 7;
const MONTH = 30;

const at = committed();
const scenario = word('scenario', 'russia-1917');
const agents = option('agents', 50_000);
const [replayCount, runCount] = [option('replays', 3), option('runs', 40)];

const asked = (mode: 'run' | 'replay', count: number): RunRecord[] =>
  seedsOf(`decisions ${mode}`, count).map((seed, i) => {
    say(`${mode} ${i + 1}/${count} of ${scenario}`);
    return ask({ scenario, mode, seed, agents });
  });

type Scores = Omit<DecisionScores, 'unput'>;

/** The mean over replays. */
const meanOf = (scores: readonly Scores[]): Scores => {
  const days = (list: readonly OpenDays[]): OpenDays => ({
    days: mean(list.map((each) => each.days)),
    logScore: mean(list.map((each) => each.logScore)),
  });
  return {
    action: days(scores.map((each) => each.action)),
    waiting: days(scores.map((each) => each.waiting)),
  };
};

const words = ({ action, waiting }: Scores): string =>
  [action, waiting]
    .map(({ days, logScore }) => `${logScore.toFixed(2).padStart(8)} on ${days.toFixed(1)}`)
    .join('  ');

const replays = asked('replay', replayCount);
const whole = meanOf(replays.flatMap(({ scores }) => scores?.decisions ?? []));
const unput = replays.map(({ scores }) => scores?.decisions.unput ?? []);
const without = replays.map(({ decisions }) => leaveOneOut(decisions));
const runs = asked('run', runCount);

const { definition } = loadBundled(scenario);
const onRecord = definition.decisions.filter(({ recorded }) => recorded?.option && recorded.tick !== null);
const rows = onRecord.map(({ id, recorded }) => {
  const rest = without.flatMap((each) => each.get(id) ?? []);
  const near = (reach: number) =>
    proportion(runs.filter(({ decisions }) => isNearRecord(decisions, id, reach)).length, runs.length);
  return {
    id,
    option: recorded?.option,
    withinWeek: near(WEEK),
    withinMonth: near(MONTH),
    put: runs.filter(({ decisions }) => decisions.some((each) => each.id === id)).length,
    without: rest.length === 0 ? null : meanOf(rest),
  };
});

say(`${scenario}: log score on days of action, and on days of waiting`);
say(`  all                               ${words(whole)}`);
for (const { id, without: rest } of rows) if (rest) say(`  without ${id.padEnd(25)} ${words(rest)}`);
say(`answered as by the record, of ${runs.length} free runs: within a week, within a month (put at all)`);
for (const { id, withinWeek, withinMonth, put } of rows) {
  const [week, month] = [withinWeek, withinMonth].map(({ value }) =>
    `${Math.round(100 * value)}%`.padStart(5),
  );
  say(`  ${id.padEnd(32)} ${week} ${month}  (${put})`);
}
keep(`decisions-${scenario}`, {
  ...{ ...at, scenario, agents, replays: replays.length, runs: runs.length },
  ...{ scores: whole, unput: unput.map((ids) => ids.length), rows },
});
