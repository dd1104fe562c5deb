/**
 * Ballots: how the people of a stratum vote today, counted person by person when somebody asks (the law
 * `turnout`); where that is not in force, everybody with an allegiance votes for it.
 *
 * Decision worth knowing: counts are kept only as long as nothing that they follow from has changed, so that
 * who asks, and how often, moves nothing.
 */
import { fromQ15 } from '../../foundation/fixed.js';
import {
  ATTACHMENT_DAYS,
  NOT_YET,
  nextAttachment,
  turnoutRule,
  type Order,
  type TurnoutTerms,
} from '../../polity/turnout.js';
import { RULES } from '../../polity/elections.js';
import type { Tally } from '../../population/tally.js';
import { adherentsIn, castIn, type Adherents } from '../../population/votes.js';
import type { BodyDef, Definition, State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { ofCount, ofDefinition } from './worked-out.js';

/** What counting ballots looks at, besides the shares of those with an allegiance. */
export const BALLOT_READS: readonly StateName[] = [
  'population',
  'tally',
  'politics',
  'attachment',
  'boycotts',
];

/** The law of turnout. */
export const TURNOUT = 'turnout';

/** The constants of the law where it is in force. */
export const turnoutTerms = ({ laws }: Pick<Definition, 'laws'>): TurnoutTerms | null =>
  laws[TURNOUT].on ? laws[TURNOUT].constants : null;

/** Whether a body is elected today. */
const isElectedToday = ({ definition, politics, tick }: State, body: number): boolean =>
  politics.bodies[body].elected === tick || definition.bodies[body].elected.includes(tick);

/** Whether a body is elected by the ballots of a stratum. */
const isElectedBy = ({ rule, constituencies }: BodyDef, stratum: number): boolean =>
  RULES[rule].by === 'ballots' && constituencies.some(({ strata }) => strata.includes(stratum));

/** [stratum] The bodies that are elected by its ballots. */
const electedBy = ofDefinition(({ strata, bodies }): readonly (readonly number[])[] =>
  strata.map((_, stratum) => bodies.flatMap((body, b) => (isElectedBy(body, stratum) ? [b] : []))),
);

/** The order of the election that a stratum is asked in today: of several the first; with none, the first. */
const orderToday = (state: State, stratum: number): Order => {
  const { definition } = state;
  let order: Order = 'first';
  for (const b of electedBy(definition)[stratum]) {
    if (!isElectedToday(state, b)) continue;
    order = definition.bodies[b].order;
    if (order === 'first') break;
  }
  return order;
};

/** Votes of a stratum, and all that they follow from. */
interface Counted {
  readonly definition: Definition;
  readonly tally: Tally;
  readonly version: number;
  readonly lists: readonly number[];
  readonly once: Float64Array;
  readonly boycotts: Float64Array;
  readonly votes: readonly number[];
  /** The same as shares of all agents, by list. */
  readonly shares: readonly number[];
}

/** [stratum] Votes as they were counted last, in elections of each order. */
type CountedVotes = Readonly<Record<Order, (Counted | undefined)[]>>;

const known = new WeakMap<State, CountedVotes>();

const beginCounting = (state: State): CountedVotes => {
  const none: CountedVotes = { first: [], second: [] };
  known.set(state, none);
  return none;
};

function isSame(some: Float64Array, others: Float64Array): boolean {
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false;
  return true;
}

const isCurrent = (counted: Counted, state: State, stratum: number, lists: readonly number[]): boolean =>
  counted.definition === state.definition &&
  counted.tally === state.tally &&
  counted.version === state.tally.version &&
  counted.lists === lists &&
  isSame(counted.once, state.columns.attachment.row(stratum)) &&
  isSame(counted.boycotts, state.columns.boycotts.row(stratum));

/** [stratum][party] What was asked for of the meanings of parties. */
const meanings = ofCount((): (readonly number[] | undefined)[] => []);

/** What each party means to its adherents in a stratum, or NOT_YET where it has none. */
const meaningOf = (state: State, stratum: number): readonly number[] => {
  const { population, kernel } = state;
  return (meanings(state)[stratum] ??= meaningTo((kernel.adherents ?? adherentsIn)(population, stratum)));
};

const meaningTo = ({ agents, loyalty }: Adherents): number[] =>
  agents.map((many, p) => (many > 0 ? fromQ15(loyalty[p]) / many : NOT_YET));

const count = (
  state: State,
  stratum: number,
  order: Order,
  terms: TurnoutTerms,
  lists: readonly number[],
): readonly number[] => {
  const { definition, population, kernel, columns } = state;
  const { habit = terms.habit } = definition.classes[definition.strata[stratum].classIndex];
  const [once, boycotts] = [columns.attachment.row(stratum), columns.boycotts.row(stratum)];
  const now = meaningOf(state, stratum);
  const rule = turnoutRule({ habit, order }, { now, once, boycotts }, terms);
  return (kernel.cast ?? castIn)(population, stratum, rule, lists);
};

/** Agents with each allegiance, and last those without: who votes where turnout is no question. */
const allegiances = ({ definition, tally }: State, stratum: number): number[] =>
  Array.from({ length: definition.parties.length + 1 }, (_, a) => tally.count(stratum, a));

/** What an election asks besides the people: its order, and who stands on whose list. */
export interface AskedElection {
  /** Default: that of the election held today. */
  readonly order?: Order;
  /** By party the index of the party whose list it stands on; default: as parties stand now. */
  readonly lists?: readonly number[];
}

/** Votes as shares of all agents, each on the list that its party stands on. */
function sharesByList(votes: readonly number[], agents: number, lists: readonly number[]): number[] {
  const shares = new Array<number>(votes.length).fill(0);
  votes.forEach((many, p) => (shares[p < lists.length ? lists[p] : p] += many / agents));
  return shares;
}

/** The votes of a stratum by the law, counted anew where something has changed that they follow from. */
const countedIn = (
  state: State,
  terms: TurnoutTerms,
  stratum: number,
  { order = orderToday(state, stratum), lists = state.politics.within }: AskedElection,
): Counted => {
  const kept = known.get(state) ?? beginCounting(state);
  const before = kept[order][stratum];
  if (before !== undefined && isCurrent(before, state, stratum, lists)) return before;
  const { definition, tally, columns } = state;
  const votes = count(state, stratum, order, terms, lists);
  const counted: Counted = {
    ...{ definition, tally, version: tally.version, lists, votes },
    once: columns.attachment.row(stratum).slice(),
    boycotts: columns.boycotts.row(stratum).slice(),
    shares: sharesByList(votes, tally.agents(stratum), lists),
  };
  kept[order][stratum] = counted;
  return counted;
};

/** Agents of a stratum by the party they vote for today, and last those who do not vote. */
export const votesIn = (state: State, stratum: number, asked: AskedElection = {}): readonly number[] => {
  const terms = turnoutTerms(state.definition);
  return terms === null ? allegiances(state, stratum) : countedIn(state, terms, stratum, asked).votes;
};

/**
 * Shares of a stratum by the party for whose list they vote today, and last of those who do not; of its
 * allegiances where turnout is no question.
 */
export const voteShares = (state: State, stratum: number, asked: AskedElection = {}): ArrayLike<number> => {
  const terms = turnoutTerms(state.definition);
  return terms === null ? state.columns.shares.row(stratum) : countedIn(state, terms, stratum, asked).shares;
};

/** Once a week, what each party means to its adherents goes into what is remembered of it. */
export const rememberParties = (state: State): void => {
  const terms = turnoutTerms(state.definition);
  if (terms === null || state.tick % ATTACHMENT_DAYS !== 0) return;
  state.definition.strata.forEach((_, s) => {
    const once = state.columns.attachment.row(s);
    meaningOf(state, s).forEach((now, p) => {
      if (now !== NOT_YET) once[p] = nextAttachment(once[p], now, terms);
    });
  });
};
