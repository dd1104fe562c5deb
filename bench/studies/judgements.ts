/**
 * Does the day of an answer depend on how often one asks, and how wide is the rising of 1917 spread?
 *
 *     npm run study:judgements -- --questions 100 --runs 20
 *
 * First the pure law: questions of chance utilities, 200 seeds each, asked every third and tenth day instead of daily. Then free runs of
 * Russia 1917: the days on which the party rises. Nothing is fitted to either.
 */
import { pacesOf } from '../../tests/polity/asked.js';
import { ask, commit, keep, option, say, seedsOf } from './laboratory.js';

const SEEDS = 200;
const AGENTS = 48_000;
const MEDIAN_DAYS = 3;
const NEVER_SHARE = 0.05;

const questions = option('questions', 100);
const paces = Array.from({ length: questions }, (_, question) => pacesOf(question, SEEDS)).flat();
const lawOf = (every: number) => {
  const of = paces.filter((pace) => pace.every === every);
  return {
    every,
    questions: of.length,
    mediansWithinThreeDays: of.filter(({ later }) => Math.abs(later) <= MEDIAN_DAYS).length,
    neverWithinFivePoints: of.filter(({ never }) => Math.abs(never) <= NEVER_SHARE).length,
    greatestDays: Math.max(...of.map(({ later }) => Math.abs(later))),
    greatestShare: Math.max(...of.map(({ never }) => Math.abs(never))),
  };
};
const law = [3, 10].map(lawOf);
for (const row of law) say(JSON.stringify(row));

const days = seedsOf('rising', option('runs', 20)).map((seed) => {
  const record = ask({ scenario: 'russia-1917', mode: 'run', seed, agents: AGENTS });
  const day = record.decisions.find(({ id, chosen }) => id === 'insurrection' && chosen === 'rise')?.date;
  say(`${seed}: ${day ?? 'never'}`);
  return day ?? null;
});
const risen = days.filter((day) => day !== null).sort();
const at = (share: number): string | undefined => risen[Math.round(share * (risen.length - 1))];
const rising = {
  runs: days.length,
  never: days.length - risen.length,
  p10: at(0.1),
  median: at(0.5),
  p90: at(0.9),
};
say(JSON.stringify(rising));
keep('judgements', { commit: commit(), seeds: SEEDS, law, rising: { ...rising, days: risen } });
