/**
 * Elections and recall: bodies follow the people by their own rules.
 */
import { largestRemainder } from '../foundation/apportion.js';
import { withWinner } from '../polity/body.js';
import { countSeats, overThreshold, RULES, type Programme, type BallotRule } from '../polity/elections.js';
import { seatsOfBench, voteBench } from './benches.js';
import type { ConstituencyDef, State } from './definition.js';
import { voteShares, type AskedElection } from './state/ballots.js';
import { closeLists, dueOf, meetByElection } from './power/summons.js';
import { changePolitics, revise } from './state/journal.js';
import { workedOut } from './state/worked-out.js';

/** Ballots cast by party in some strata, in persons; in what election is asked, or in that of today. */
export const ballotsOf = (state: State, strata: readonly number[], asked: AskedElection = {}): number[] => {
  const partyCount = state.definition.parties.length;
  const ballots = new Array<number>(partyCount).fill(0);
  for (const s of strata) {
    const voters = state.columns.persons[s] * state.definition.strata[s].electorate;
    const shares = voteShares(state, s, asked);
    for (let p = 0; p < partyCount; p++) ballots[p] += voters * shares[p];
  }
  return ballots;
};

const sumInto = (totals: number[], seats: readonly number[]): void =>
  seats.forEach((seat, i) => void (totals[i] = (totals[i] ?? 0) + seat));

/**
 * What counts as ballots of a constituency, by party and last without one: those of voters, or the deputies
 * of another body.
 */
const pollOf = (state: State, { strata, from }: ConstituencyDef, asked: AskedElection): readonly number[] =>
  from >= 0 ? state.politics.bodies[from].seats : [...ballotsOf(state, strata, asked), 0];

/** Ballots by list: who stood within another when lists were closed has none of its own; last without one. */
const onLists = (ballots: readonly number[], lists: readonly number[] | undefined): readonly number[] => {
  if (lists === undefined) return ballots;
  const sums = ballots.map(() => 0);
  ballots.forEach((count, party) => void (sums[lists[party] ?? party] += count));
  return sums;
};

const seatsByBallots = (state: State, index: number, rule: BallotRule): number[] => {
  const body = state.definition.bodies[index];
  const { lists } = state.politics.bodies[index];
  const partyCount = state.definition.parties.length;
  const programme: Programme = (party) => (party === partyCount ? [] : state.columns.positions.row(party));
  const totals = new Array<number>(partyCount + 1).fill(0);
  for (const constituency of body.constituencies) {
    const cast = pollOf(state, constituency, { order: body.order, ...(lists && { lists }) });
    const ballots = overThreshold(onLists(cast, lists), body.threshold);
    sumInto(totals, countSeats(rule, ballots, constituency.seats, programme));
  }
  return withWinner(totals, body.winnerTakes);
};

const seatsOfWorkplaces = (state: State, index: number, recall: number): number[] => {
  const bench = state.benches.find((candidate) => candidate.body === index);
  if (!bench) throw new Error(`body ${index} has no bench`);
  voteBench(state, bench, recall);
  const seats = seatsOfBench(bench, state.deputies, state.definition.parties.length);
  return largestRemainder(seats, Math.round(seats.reduce((a, b) => a + b, 0)));
};

const newSeats = (state: State, index: number): number[] => {
  const body = state.definition.bodies[index];
  const rule = RULES[body.rule];
  switch (rule.by) {
    case 'record':
      return [...body.fixed];
    case 'workplaces':
      return seatsOfWorkplaces(state, index, 0);
    case 'ballots':
      return seatsByBallots(state, index, rule);
  }
};

/** [body] What was asked for of the seats that elections of today would give: all actors ask for the same. */
const seatsAsked = workedOut(
  {
    columns: ['shares', 'persons', 'positions', 'attachment', 'boycotts'],
    politics: ['bodies', 'within'],
    figures: ({ tally }) => [tally.version],
  },
  (): (readonly number[] | undefined)[] => [],
);

/** Seats that an election of today would give a body; of one elected by workplaces, what it has. */
export const seatsToday = (state: State, index: number): readonly number[] =>
  RULES[state.definition.bodies[index].rule].by === 'workplaces'
    ? state.politics.bodies[index].seats
    : (seatsAsked(state)[index] ??= newSeats(state, index));

/** Elects a body today by its rule. */
export const electBody = (state: State, index: number): void => {
  const seats = newSeats(state, index);
  changePolitics(state, `election of ${state.definition.bodies[index].id}`, (politics) => {
    politics.bodies[index] = { elected: state.tick, seats };
  });
};

/** Workplaces recall deputies they have left; a body that stays as it was is not written anew. */
const recall = (state: State, index: number, days: number): void => {
  const { elected, seats: before } = state.politics.bodies[index];
  const seats = seatsOfWorkplaces(state, index, days);
  if (seats.every((seat, party) => seat === before[party])) return;
  revise(state, { bodies: state.politics.bodies.with(index, { elected, seats }) });
};

/** Elects a body that was summoned for today, if anybody governs. */
const electSummoned = (state: State, index: number): void => {
  closeLists(state, index);
  if (state.politics.holder < 0 || dueOf(state, index) !== state.tick) return;
  electBody(state, index);
  meetByElection(state, index);
};

/** Bodies on a day: elections that are due, and daily recall where the rule has it. */
export const updateBodies = (state: State): void => {
  state.definition.bodies.forEach((body, index) => {
    electSummoned(state, index);
    if (body.elected.includes(state.tick)) electBody(state, index);
    else if (body.recall > 0 && state.politics.bodies[index].elected >= 0) recall(state, index, body.recall);
  });
};

/** Who leads an authority: the seats of its body, or of its cabinet. */
export const leadership = (state: State, authority: number): readonly number[] => {
  const body = state.politics.leads[authority];
  return body >= 0 ? state.politics.bodies[body].seats : state.politics.cabinets[authority].seats;
};
