/**
 * Does politics go on by itself, whatever is decided?
 *
 *     npm run study:vitality -- --seeds 2 --free 20
 *
 * For every decision and every option that is not the recorded one, runs with that answer pinned, and free runs besides: every pause of
 * forty-five days without an act that changes who holds or wants power, and every thirty days in which the holder stood on a footing below
 * a fifth without one. A pause is excepted where on all its days the holder is obeyed by more than two thirds and nobody who rejects it
 * would prevail.
 */
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import { countedActs, pausesOf, type Pause } from '../../src/experiment/run/vitality.js';
import { parseScenario } from '../../src/scenario/load.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { filesOf } from '../../tests/bundled.js';
import { courseOf, type Course, type Stand } from './courses.js';
import { commit, committed, keep, option, say, seedsOf, word } from './laboratory.js';

/** Share of all organs above which a holder is obeyed. */
const OBEYED = 2 / 3;
/** Footing below which a holder cannot stand for long, and for how many days at most. */
const WEAK = 0.2;
const WEAK_DAYS = 30;

const dayIn = ({ first }: Course, date: string): number => (parseDate(date) ?? 0) - (parseDate(first) ?? 0);

const isQuiet = ({ obeyed, challenged }: Stand): boolean => obeyed > OBEYED && !challenged;

const isExcepted = (course: Course, { from, to }: Pause): boolean =>
  course.stands.slice(dayIn(course, from), dayIn(course, to)).every(isQuiet);

/** First days of stretches of WEAK_DAYS on a weak footing in which nothing happened. */
function weakStretches(course: Course): string[] {
  const acted = new Set(countedActs(course.acts).map(({ date }) => dayIn(course, date)));
  const found: string[] = [];
  let length = 0;
  course.stands.forEach(({ footing }, day) => {
    length = footing !== null && footing < WEAK && !acted.has(day) ? length + 1 : 0;
    if (length === WEAK_DAYS) found.push(isoOf((parseDate(course.first) ?? 0) + day - WEAK_DAYS + 1));
  });
  return found;
}

const judged = (name: string, course: Course) => {
  const all = pausesOf(course.acts, [course.first, course.last]);
  const pauses = all.map((pause) => ({ ...pause, excepted: isExcepted(course, pause) }));
  const longest = Math.max(
    0,
    ...pausesOf(course.acts, [course.first, course.last], 1).map(({ days }) => days),
  );
  const told = pauses.map(({ from, days, excepted }) => `${from} ${days} d${excepted ? ' (obeyed)' : ''}`);
  say(`${name}: longest ${longest} d${told.length > 0 ? `; ${told.join(', ')}` : ''}; ${course.ending.kind}`);
  return { name, seed: course.seed, acts: course.acts.length, longest, pauses, weak: weakStretches(course) };
};

const scenario = word('scenario', 'russia-1917');
const agents = option('agents', 48_000);
const { decisions } = parseScenario(filesOf(scenario)).scenario;
committed();

const pins = decisions.flatMap(({ id, options, recorded }) =>
  options
    .filter((each) => each.id !== recorded?.option)
    .map((each) => ({
      name: `${id}=${each.id}`,
      interventions: [{ kind: 'pin', id, option: each.id }] satisfies Interventions,
    })),
);
const pinned = pins.flatMap(({ name, interventions }) =>
  seedsOf(name, option('seeds', 2)).map((seed) =>
    judged(name, courseOf({ scenario, agents, seed, interventions })),
  ),
);
const free = seedsOf('free', option('free', 20)).map((seed) =>
  judged('free', courseOf({ scenario, agents, seed })),
);

const summary = (runs: readonly ReturnType<typeof judged>[]) => {
  const pauses = runs.flatMap((run) => run.pauses);
  const ended = pauses.filter(({ endedBy }) => endedBy !== null);
  return {
    runs: runs.length,
    runsWithPause: runs.filter((run) => run.pauses.some(({ excepted }) => !excepted)).length,
    runsExcepted: runs.filter((run) => run.pauses.length > 0 && run.pauses.every(({ excepted }) => excepted))
      .length,
    longest: Math.max(0, ...runs.map(({ longest }) => longest)),
    pausesEndedByClaims: ended.filter(({ endedBy }) => endedBy === 'claim').length,
    pausesEnded: ended.length,
    runsWithWeakStretch: runs.filter(({ weak }) => weak.length > 0).length,
  };
};
const result = {
  commit: commit(),
  scenario,
  agents,
  pinned: { ...summary(pinned), list: pinned.filter(({ pauses, weak }) => pauses.length + weak.length > 0) },
  free: { ...summary(free), list: free.filter(({ pauses, weak }) => pauses.length + weak.length > 0) },
};
say(JSON.stringify({ pinned: summary(pinned), free: summary(free) }, null, 2));
keep('vitality', result);
