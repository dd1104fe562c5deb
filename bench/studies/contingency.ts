/**
 * In how many ways does a year end that is left to itself, and does it rest on people?
 *
 *     npm run study:contingency -- --runs 200
 *
 * Kinds of government on the last day (who holds power and who sits in the cabinet), holders, when the last change of power was, the
 * orders of regimes; and how far who holds power at the end goes with the parties of the capital's garrison on days before it was decided:
 * of each day those runs count whose last change of power was still to come, for whoever has won draws people after him. Nothing is
 * asserted: a miss is told with the figures.
 */
import { kindOfGovernment, orderOfRegimes } from '../../src/experiment/run/vitality.js';
import { courseOf } from './courses.js';
import { commit, committed, keep, mean, option, say, seedsOf, word } from './laboratory.js';

const scenario = word('scenario', 'russia-1917');
const agents = option('agents', 48_000);
const runs = option('runs', 200);
/** Stratum whose parties are read, as the scenario calls the garrison of its capital. */
const garrison = word('garrison', 'petrograd-garrison');
/** Days on which the garrison is read. */
const dates = ['1917-06-01', '1917-08-01', '1917-09-15', '1917-10-15'];
committed();

const courses = seedsOf('contingency', runs).map((seed, i) => {
  const course = courseOf({
    scenario,
    agents,
    seed,
    reading: {
      dates,
      read: ({ definition, columns }) => {
        const stratum = definition.strata.findIndex(({ id }) => id === garrison);
        return definition.parties.map((_, p) => columns.shares.at(stratum, p));
      },
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

const changes = courses.flatMap(({ ending }) => (ending.date === null ? [] : [ending.date])).sort();
const quantile = (q: number): string | null =>
  changes[Math.min(changes.length - 1, Math.floor(q * changes.length))] ?? null;
const holders = [...new Set(courses.map(({ ending }) => ending.authority ?? 'nobody'))];
const { parties } = (await import('../../tests/bundled.js')).loadBundled(scenario).definition;
/** How far the party of the garrison on a day goes with each holder at the end, where that was still open. */
const garrisonOn = (date: string, day: number) => {
  const open = courses.filter(({ ending }) => ending.date !== null && ending.date > date);
  const withHolder = (p: number, holder: string) =>
    correlation(
      open.map(({ read }) => read[day][p]),
      open.map(({ ending }) => Number((ending.authority ?? 'nobody') === holder)),
    );
  return {
    runs: open.length,
    // Of a correlation of nothing: 1 / sqrt(runs - 1).
    standardError: 1 / Math.sqrt(Math.max(1, open.length - 1)),
    parties: Object.fromEntries(
      parties.map(({ id }, p) => [
        id,
        Object.fromEntries(holders.map((held) => [held, withHolder(p, held)])),
      ]),
    ),
  };
};

const result = {
  commit: commit(),
  scenario,
  agents,
  runs,
  kinds: counted(courses.map(({ ending }) => kindOfGovernment(ending))),
  holders: counted(courses.map(({ ending }) => ending.authority ?? 'nobody')),
  lastChange: { tenth: quantile(0.1), median: quantile(0.5), ninetieth: quantile(0.9) },
  orders: counted(courses.map(({ regimes, last }) => orderOfRegimes(regimes, last).join(' > '))),
  garrison: Object.fromEntries(dates.map((date, day) => [date, garrisonOn(date, day)])),
};
say(JSON.stringify(result, null, 2));
keep('contingency', result);
