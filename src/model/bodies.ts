/**
 * Elections and recall: bodies follow the people by their own rules.
 */
import { largestRemainder } from '../foundation/apportion.js';
import { electDelegates, electLists, withWinner } from '../polity/body.js';
import { seatsOfBench, voteBench } from './benches.js';
import type { BodyDef, ConstituencyDef, State } from './definition.js';
import { changePolitics } from './journal.js';

/** Ballots cast by party in some strata, in persons. */
export const ballotsOf = (state: State, strata: readonly number[]): number[] => {
  const partyCount = state.definition.parties.length;
  const ballots = new Array<number>(partyCount).fill(0);
  for (const s of strata) {
    const voters = state.definition.strata[s].persons * state.definition.strata[s].electorate;
    const shares = state.columns.shares.row(s);
    for (let p = 0; p < partyCount; p++) ballots[p] += voters * shares[p];
  }
  return ballots;
};

const sumInto = (totals: number[], seats: readonly number[]): void =>
  seats.forEach((seat, i) => void (totals[i] = (totals[i] ?? 0) + seat));

const seatsOf = (state: State, body: BodyDef, constituency: ConstituencyDef): number[] => {
  const from = constituency.from >= 0 ? state.politics.bodies[constituency.from].seats : null;
  if (from) return electDelegates(from, constituency.seats);
  const ballots = ballotsOf(state, constituency.strata);
  return body.rule === 'lists'
    ? electLists(ballots, constituency.seats)
    : electDelegates([...ballots, 0], constituency.seats);
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
  if (body.rule === 'fixed') return [...body.fixed];
  if (body.rule === 'workplaces') return seatsOfWorkplaces(state, index, 0);
  const totals = new Array<number>(state.definition.parties.length + 1).fill(0);
  for (const constituency of body.constituencies) sumInto(totals, seatsOf(state, body, constituency));
  return withWinner(totals, body.winnerTakes);
};

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
  state.politics = { ...state.politics, bodies: state.politics.bodies.with(index, { elected, seats }) };
};

/** Bodies on a day: dated elections, and daily recall where the rule has it. */
export const updateBodies = (state: State): void => {
  state.definition.bodies.forEach((body, index) => {
    if (body.elected.includes(state.tick)) electBody(state, index);
    else if (body.recall > 0 && state.politics.bodies[index].elected >= 0) recall(state, index, body.recall);
  });
};

/** Share of the seats of a body by party (last without party); all 0 where it was never elected. */
export const seatShares = (seats: readonly number[]): number[] => {
  const total = seats.reduce((a, b) => a + b, 0);
  return seats.map((seat) => (total > 0 ? seat / total : 0));
};

/** Who leads an authority: the seats of its body, or of its cabinet. */
export const leadership = (state: State, authority: number): readonly number[] => {
  const body = state.politics.leads[authority];
  return body >= 0 ? state.politics.bodies[body].seats : state.politics.cabinets[authority].seats;
};
