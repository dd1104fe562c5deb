/**
 * Flows: people go from one stratum to another (desertion, leave, replacements, closed plants, refugees) and
 * keep their loyalties.
 *
 * Decision worth knowing: persons are whole numbers and are what moves; agents follow, for of a stratum there
 * are at any time as many as its persons over the weight it was born with, to the nearest. So a flow between
 * strata of unlike weights takes out and puts in unlike numbers of agents, both drawn of the same people, and
 * no person is made or lost; where each agent is one person, each agent goes himself.
 */
import { clamp } from '../../foundation/math.js';
import { openAddress, PURPOSE } from '../../foundation/random.js';
import { FIELD, ROW_LENGTH } from '../../kernel/inputs.js';
import { agentsNow, drawEvenly, roomOf, sendOff, takeIn, type Migrant } from '../../population/move.js';
import { countStrata } from '../../population/tally.js';
import type { FlowDef, State } from '../definition.js';
import { valueOf } from '../formula/value.js';
import type { Phase } from '../phase.js';

/** Agents that stand for so many persons of a stratum. */
const agentsFor = ({ population }: State, stratum: number, persons: number): number =>
  Math.round(persons / population.strata[stratum].weight);

/** Persons who could leave a stratum: an agent, and a person, always stays. */
const spare = ({ population, columns }: State, s: number): number =>
  Math.max(0, columns.persons[s] - Math.ceil(population.strata[s].weight));

/** Persons for whom a stratum still has room, in what the scenario allows and in its cells. */
const roomLeft = ({ population, columns }: State, s: number): number => {
  const { most, weight } = population.strata[s];
  // One agent more would stand for those beyond the half of another.
  const inCells = Math.floor((roomOf(population, s) + 0.49) * weight);
  return Math.max(0, Math.min(most, inCells) - columns.persons[s]);
};

/** Writes the sums of loyalties by party. */
const sumLoyalties = (migrants: readonly Migrant[], row: Float64Array): void => {
  row.fill(0);
  for (const { loyalties } of migrants) for (let p = 0; p < row.length; p++) row[p] += loyalties[p];
};

/** Those who set out by a flow today. */
interface Party {
  readonly flow: number;
  readonly persons: number;
  readonly migrants: readonly Migrant[];
}

/** Agents of a list, so many of them, evenly; again from the first where there are too few. */
const evenly = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);

/** How many persons go by a flow today: the whole part of what is due, as far as there are and find room. */
const personsToday = (state: State, flow: number, share: number, coming: Float64Array): number => {
  const { moved, due, wentToday, refusedToday } = state.columns;
  const { from, to } = state.definition.flows[flow];
  const wanted = due[flow] + share;
  const whole = Math.floor(wanted);
  due[flow] = wanted - whole;
  const went = Math.min(whole, spare(state, from), Math.max(0, roomLeft(state, to) - coming[to]));
  coming[to] += went;
  moved[flow] += went;
  wentToday[flow] = went;
  refusedToday[flow] = whole - went;
  return went;
};

/** Those who go by a flow leave their cells. */
const setOut = (state: State, flow: number, persons: number): Party => {
  const { columns, population, definition, keys, tick } = state;
  const { from, to, entity } = definition.flows[flow];
  const agents = agentsNow(population, from);
  columns.persons[from] -= persons;
  const leave = agents - agentsFor(state, from, columns.persons[from]);
  // Of those who come, the share that these persons are: they may be more agents there than here.
  const comers = Math.round(persons / population.strata[to].weight);
  const looked = Math.min(agents, Math.max(leave, comers, 1));
  const address = openAddress(keys, PURPOSE.flow, tick, entity);
  const migrants = sendOff(population, from, drawEvenly(agents, looked, address), leave);
  columns.leavers[flow] = leave;
  sumLoyalties(
    migrants.filter(({ left }) => left),
    columns.leaversLoyalty.row(flow),
  );
  return { flow, persons, migrants };
};

/** Those who set out come to other cells. */
const settleDown = (state: State, { flow, persons, migrants }: Party): void => {
  const { columns, population, definition, keys, tick, inputs } = state;
  const { to, entity } = definition.flows[flow];
  const agents = agentsNow(population, to);
  columns.persons[to] += persons;
  const come = evenly(migrants, agentsFor(state, to, columns.persons[to]) - agents);
  const address = openAddress(keys, PURPOSE.place, tick, entity);
  const numbers = drawEvenly(population.strata[to].agents, come.length, address);
  takeIn(population, to, { numbers, migrants: come, floor: inputs.rows[to * ROW_LENGTH + FIELD.floor] });
  columns.comers[flow] = come.length;
  sumLoyalties(come, columns.comersLoyalty.row(flow));
};

const rateOf = (state: State, { on, rate }: FlowDef): number => (on ? clamp(valueOf(state, rate), 0, 1) : 0);

const moveOn = (state: State): void => {
  const { definition, columns, population, tally } = state;
  columns.leavers.fill(0);
  columns.comers.fill(0);
  columns.leaversLoyalty.cells.fill(0);
  columns.comersLoyalty.cells.fill(0);
  // All rates are of those who were there in the morning, in whatever order flows are written.
  const shares = definition.flows.map((flow) => rateOf(state, flow) * columns.persons[flow.from]);
  const coming = new Float64Array(definition.strata.length);
  const parties = shares.flatMap((share, flow) => {
    const persons = personsToday(state, flow, share, coming);
    return persons > 0 ? [setOut(state, flow, persons)] : [];
  });
  for (const party of parties) settleDown(state, party);
  if (parties.length > 0) countStrata(population, tally);
};

export const flows: Phase = {
  name: 'flows',
  reads: ['population', 'tally'],
  yesterday: ['persons', 'moved', 'due'],
  writes: [
    'population',
    'tally',
    'persons',
    'moved',
    'due',
    'wentToday',
    'refusedToday',
    'leavers',
    'comers',
    'leaversLoyalty',
    'comersLoyalty',
    'journal',
  ],
  asks: ({ flows: all }) => all.map(({ rate }) => rate),
  run: (state) => {
    if (state.definition.flows.length > 0) moveOn(state);
  },
};
