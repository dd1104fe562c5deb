/**
 * Does the calculus of voting foretell who stays at home? Its few numbers are fitted to the turnouts of calibration, and each of those is foretold
 * by a fit without it.
 *
 *     npm run study:turnout -- --runs 3
 *
 * Fitted are the weight of alienation, one for all scenarios, and what share votes by habit, one for each. A scenario whose only row is left out is
 * foretold with the mean habit of the others. (With a habit of its own for the petty-bourgeoisie of Russia the fit was no better.)
 *
 * Decision worth knowing: the people are those of replays as they are, and only their ballots are counted again with other numbers. Seats that would
 * have been others are left as they were; so a fit takes seconds.
 */
import { logistic } from '../../src/foundation/math.js';
import { createModel } from '../../src/model/model.js';
import type { Definition, State } from '../../src/model/definition.js';
import { votesIn } from '../../src/model/state/ballots.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { TURNOUT_CONSTANTS, type Order, type TurnoutTerms } from '../../src/polity/turnout.js';
import { plainValues } from '../../src/polity/reasoned.js';
import { factsOf, loadBundled } from '../../tests/bundled.js';
import { commit, keep, mean, option, say, seedsOf } from './laboratory.js';

interface Row {
  readonly scenario: string;
  readonly fact: string;
  readonly group: string;
  readonly order: Order;
  /** The fact is a number of votes, not a percentage. */
  readonly isVotes?: true;
}

const ROWS: readonly Row[] = [
  { scenario: 'russia-1917', fact: 'ptg_jun_turnout', group: 'petrograd', order: 'second' },
  { scenario: 'russia-1917', fact: 'astr_turnout', group: 'towns', order: 'second' },
  { scenario: 'russia-1917', fact: 'msk_jun_votes', group: 'moscow', order: 'second', isVotes: true },
  { scenario: 'russia-1917', fact: 'f2_kiev_jul__turnout', group: 'towns', order: 'second' },
  { scenario: 'russia-1917', fact: 'ptg_aug_turnout', group: 'petrograd', order: 'second' },
  { scenario: 'germany-1918', fact: 'v12-turnout', group: 'all', order: 'first' },
  { scenario: 'germany-1918', fact: 'na-turnout', group: 'all', order: 'first' },
  { scenario: 'portugal-1975', fact: 'p_ac75_turn', group: 'all', order: 'first' },
];

/** The numbers fitted: alienation in tenths, and log-odds of habits. */
type Numbers = Readonly<Record<string, number>>;

const ALIENATION = 'alienation';
interface Day {
  readonly row: Row;
  readonly recorded: number;
  readonly definition: Definition;
  readonly states: readonly State[];
}

const electorsOf = ({ strata, groups }: Definition, id: string): number => {
  const group = groups.find((each) => each.id === id);
  return (group?.strata ?? []).reduce((sum, s) => sum + strata[s].persons * strata[s].electorate, 0);
};

/** The people on the days of all rows of a scenario, over some replays. */
function daysOf(scenario: string, runs: number): Day[] {
  const { definition } = loadBundled(scenario, [{ kind: 'set', path: 'laws.turnout.on', value: true }], true);
  const facts = factsOf(scenario);
  const rows = ROWS.filter((row) => row.scenario === scenario).map((row) => {
    const fact = facts.find(({ id }) => id === row.fact);
    if (fact?.role !== 'calibration') throw new Error(`${row.fact} is no row of calibration`);
    const recorded = Number(fact.recorded);
    const share = row.isVotes ? (100 * recorded) / electorsOf(definition, row.group) : recorded;
    const tick = Date.parse(String(fact.date)) / 86_400_000 - definition.startDay;
    return { row, tick, recorded: share };
  });
  const states = rows.map((): State[] => []);
  for (const seed of seedsOf('turnout', runs)) {
    const model = createModel(definition, { seed, kernel: nodeKernel('auto'), ledger: false });
    rows.forEach(({ tick }, i) => {
      model.run(tick + 1);
      states[i].push(model.fork().state);
    });
  }
  return rows.map(({ row, recorded }, i) => ({ row, recorded, definition, states: states[i] }));
}

/** Turnout of a state, in percent, under other numbers. */
function turnoutUnder(state: State, { scenario, group, order }: Row, numbers: Numbers): number {
  const { definition } = state;
  const constants: TurnoutTerms = {
    ...plainValues(TURNOUT_CONSTANTS),
    alienation: 10 * numbers[ALIENATION],
    habit: logistic(numbers[scenario]),
  };
  const other: State = {
    ...state,
    definition: {
      ...definition,
      laws: { ...definition.laws, turnout: { on: true, constants } },
    },
  };
  let cast = 0;
  for (const s of definition.groups.find(({ id }) => id === group)?.strata ?? []) {
    const { persons, electorate } = definition.strata[s];
    const votes = votesIn(other, s, { order });
    const home = votes[votes.length - 1] / state.population.strata[s].agents;
    cast += persons * electorate * (1 - home);
  }
  return (100 * cast) / electorsOf(definition, group);
}

const foretold = ({ row, states }: Day, numbers: Numbers): number =>
  mean(states.map((state) => turnoutUnder(state, row, numbers)));

/** The sum of squared errors, in points. */
const errorOf = (days: readonly Day[], numbers: Numbers): number =>
  days.reduce((sum, day) => sum + (foretold(day, numbers) - day.recorded) ** 2, 0);

const namesOf = (days: readonly Day[]): string[] => [
  ALIENATION,
  ...new Set(days.map(({ row }) => row.scenario)),
];

/** Numbers of least squared error: each in turn goes up or down by a step that is halved when nothing helps. */
function fit(days: readonly Day[]): Numbers {
  let best: Numbers = Object.fromEntries(namesOf(days).map((name) => [name, 1]));
  let least = errorOf(days, best);
  for (let step = 1; step > 0.02; step /= 2)
    for (let helped = true; helped;) {
      helped = false;
      for (const name of Object.keys(best))
        for (const change of [step, -step]) {
          const next = { ...best, [name]: best[name] + change };
          if (next[ALIENATION] < 0) continue;
          const error = errorOf(days, next);
          if (error >= least) continue;
          [best, least, helped] = [next, error, true];
        }
    }
  return best;
}

/** The same with the mean habit for whoever has none. */
const withAll = (numbers: Numbers, days: readonly Day[]): Numbers => {
  const habits = Object.entries(numbers).filter(([name]) => name !== ALIENATION);
  const middle = mean(habits.map(([, value]) => value));
  return { ...Object.fromEntries(namesOf(days).map((name) => [name, middle])), ...numbers };
};

const asWritten = (numbers: Numbers): Record<string, number> =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name,
      name === ALIENATION ? 10 * value : Number(logistic(value).toFixed(3)),
    ]),
  );

const runs = option('runs', 3);
const days = [...new Set(ROWS.map(({ scenario }) => scenario))].flatMap((id) => daysOf(id, runs));
const whole = fit(days);
say(`fitted: ${JSON.stringify(asWritten(whole))}`);
const rows = days.map((day) => {
  const others = days.filter((each) => each !== day);
  const without = withAll(fit(others), days);
  const result = {
    scenario: day.row.scenario,
    fact: day.row.fact,
    recorded: day.recorded,
    fitted: foretold(day, whole),
    leftOut: foretold(day, without),
    numbersWithout: asWritten(without),
  };
  say(
    `${day.row.fact.padEnd(22)} recorded ${day.recorded.toFixed(1)}  fitted ${result.fitted.toFixed(1)}  left out ${result.leftOut.toFixed(1)}`,
  );
  return result;
});
const rootMean = (errors: readonly number[]): number => Math.sqrt(mean(errors.map((error) => error * error)));
const errors = {
  fitted: rootMean(rows.map((row) => row.fitted - row.recorded)),
  leftOut: rootMean(rows.map((row) => row.leftOut - row.recorded)),
};
say(`root mean square: fitted ${errors.fitted.toFixed(1)}, left out ${errors.leftOut.toFixed(1)} points`);
keep('turnout', { commit: commit(), runs, numbers: asWritten(whole), errors, rows });
