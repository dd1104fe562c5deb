/**
 * In how many ways does a year end that is left to itself, and does it rest on people?
 *
 *     npm run study:contingency -- --runs 200
 *
 * Kinds of government on the last day (who holds power and who sits in the cabinet), holders, when the last change of power was, the
 * orders of regimes; and how far who holds power at the end goes with the parties of the capital's garrison and with the commands of its
 * front on the first of November, over all runs. Nothing is asserted: a miss is told with the figures.
 */
import { kindOfGovernment, orderOfRegimes } from '../../src/experiment/run/vitality.js';
import { courseOf } from './courses.js';
import { commit, committed, keep, mean, option, say, seedsOf, word } from './laboratory.js';

const scenario = word('scenario', 'russia-1917');
const agents = option('agents', 43_099);
const runs = option('runs', 200);
/** Stratum whose parties are read, as the scenario calls the garrison of its capital. */
const garrison = word('garrison', 'petrograd-garrison');
committed();

const courses = seedsOf('contingency', runs).map((seed, i) => {
  const course = courseOf({
    scenario,
    agents,
    seed,
    read: ({ definition, columns }) => {
      const stratum = definition.strata.findIndex(({ id }) => id === garrison);
      return definition.parties.map((_, p) => columns.shares.at(stratum, p));
    },
  });
  say(
    `${i + 1}/${runs} ${kindOfGovernment(course.ending)}; ${course.ending.kind} ${course.ending.date ?? ''}`,
  );
  return course;
});

const counted = (words: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
};

/** Pearson's correlation; null where one of both does not vary. */
const correlation = (a: readonly number[], b: readonly number[]): number | null => {
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((x, i) => (x - ma) * (b[i] - mb)));
  const spreads = Math.sqrt(mean(a.map((x) => (x - ma) ** 2)) * mean(b.map((x) => (x - mb) ** 2)));
  return spreads > 0 ? product / spreads : null;
};

const dates = courses.flatMap(({ ending }) => (ending.date === null ? [] : [ending.date])).sort();
const quantile = (q: number): string | null =>
  dates[Math.min(dates.length - 1, Math.floor(q * dates.length))] ?? null;
const holders = [...new Set(courses.map(({ ending }) => ending.authority ?? 'nobody'))];
const { parties } = (await import('../../tests/bundled.js')).loadBundled(scenario).definition;
const result = {
  commit: commit(),
  scenario,
  agents,
  runs,
  kinds: counted(courses.map(({ ending }) => kindOfGovernment(ending))),
  holders: counted(courses.map(({ ending }) => ending.authority ?? 'nobody')),
  lastChange: { tenth: quantile(0.1), median: quantile(0.5), ninetieth: quantile(0.9) },
  orders: counted(courses.map(({ regimes, last }) => orderOfRegimes(regimes, last).join(' > '))),
  // Standard error of a correlation of nothing: 1 / sqrt(runs - 1).
  standardError: 1 / Math.sqrt(runs - 1),
  garrison: Object.fromEntries(
    parties.map(({ id }, p) => [
      id,
      Object.fromEntries(
        holders.map((holder) => [
          holder,
          correlation(
            courses.map(({ read }) => read[p]),
            courses.map(({ ending }) => Number((ending.authority ?? 'nobody') === holder)),
          ),
        ]),
      ),
    ]),
  ),
};
say(JSON.stringify(result, null, 2));
keep('contingency', result);
