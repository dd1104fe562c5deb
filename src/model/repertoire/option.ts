/**
 * What an option of a question does to a party or an authority, as far as that is known without a forecast:
 * policies, votes, offices, and who governs.
 *
 * Decision worth knowing: only what has a figure of first order counts. Lines, wills, claims, positions,
 * calls, salience, conditions, tempo and discontent do not: what follows from them is found out by running.
 */
import { clamp } from '../../foundation/math.js';
import { stakeIn } from '../../polity/actors/bargaining.js';
import { timesAsMuch, votesGained } from '../../polity/actors/option.js';
import { NO_CONSEQUENCE, type Consequences } from '../../polity/actors/utility.js';
import { seatShares } from '../../polity/body.js';
import { coalitionOf, officesOf, withoutParty, type Coalition } from '../../polity/cabinet/coalition.js';
import { heldByLeaders } from '../../polity/trust.js';
import type { CabinetDeed } from '../acts/cabinet.js';
import { sizesOf, type Sizes } from '../columns/axes.js';
import { cellAt } from '../columns/columns.js';
import { governing } from '../command.js';
import type { ActDef, DecisionDef, Definition, State } from '../definition.js';
import { foresee, type Foreseen } from '../effects.js';
import { seatsTogether } from '../power/bargain.js';
import { chambersThatCount } from '../power/bodies-that-count.js';
import { sittingIn } from '../power/forming.js';
import { leadersOf } from '../power/trust.js';
import { saliencesOf } from '../power/voters.js';
import { willToRule } from '../power/willing.js';
import { trustIn, type Actor } from './actor.js';
import { mapSeating, seatingBetween, type Seating } from './seating.js';

/** Columns of which it counts what an option makes of them. */
const COUNTED = ['policies', 'reach', 'credibility', 'blame', 'standing'] as const;

type Counted = (typeof COUNTED)[number];

/** A cell before and after an option, which is the same where that leaves it alone. */
type Cell = (name: Counted, steps: Partial<Sizes>) => { readonly before: number; readonly after: number };

const cellsOf = ({ columns, definition }: State, foreseen: Foreseen): Cell => {
  const sizes = sizesOf(definition);
  return (name, steps) => {
    const cell = cellAt(name, sizes, steps);
    const before = columns.cells[name][cell];
    return { before, after: foreseen.get(name)?.get(cell) ?? before };
  };
};

/** Policies brought nearer to where a party stands, by its stake in each, as in an ultimatum; -1..1. */
const policyFor = (state: State, party: number, cell: Cell): number => {
  const salience = saliencesOf(state)[party];
  const gained = state.definition.issues.reduce((sum, { policy }, issue) => {
    if (policy < 0) return sum;
    const { before, after } = cell('policies', { policy });
    const goal = clamp(state.columns.positions.at(party, issue), 0, 1);
    return sum + stakeIn(salience, issue, Math.abs(goal - before) - Math.abs(goal - after));
  }, 0);
  return clamp(gained, -1, 1);
};

/** How far a party is believed on what matters to its voters, in units of today's. */
const beliefIn = (state: State, party: number, cell: Cell): number => {
  let [before, after] = [0, 0];
  saliencesOf(state)[party].forEach((salience, issue) => {
    const credibility = cell('credibility', { party, issue });
    before += salience * credibility.before;
    after += salience * credibility.after;
  });
  return timesAsMuch(after, before);
};

/** Share of all votes that a party would gain, -1..1. */
const votesFor = (state: State, party: number, cell: Cell, source: number): number => {
  const { definition, columns } = state;
  const voters = definition.strata.map(({ electorate }, s) => columns.persons[s] * electorate);
  const all = voters.reduce((sum, persons) => sum + persons, 0);
  if (all === 0) return 0;
  const belief = beliefIn(state, party, cell);
  return votesGained(
    definition.strata.map((_, stratum) => {
      const at = { stratum, party };
      const [reach, blame] = [cell('reach', at), cell('blame', at)];
      const standing = source < 0 ? { before: 0, after: 0 } : cell('standing', { ...at, origin: source });
      return {
        part: voters[stratum] / all,
        share: columns.shares.at(stratum, party),
        hold: timesAsMuch(reach.after, reach.before) * belief,
        liking: standing.after - standing.before - (blame.after - blame.before),
      };
    }),
  );
};

/** What the acts of an option decide of cabinets, and to whom it hands over; -1 for nobody. */
const decidedBy = (acts: readonly ActDef[]) => ({
  cabinets: acts.flatMap(({ act, deed }) => (act === 'cabinet' ? [deed as CabinetDeed] : [])),
  receiver: acts.reduce((last, { act, deed }) => (act === 'handOver' ? (deed as number) : last), -1),
});

type Decided = ReturnType<typeof decidedBy>;

/** Shares of the ministries that parties have in a cabinet, as the law of cabinets divides them. */
const divided = (state: State, authority: number, sitting: Coalition): number[] => {
  const chambers = chambersThatCount(state, authority);
  const seats = chambers.length > 0 ? seatsTogether(chambers) : state.definition.parties.map(() => 0);
  const { equal } = state.definition.laws.cabinets.constants;
  return officesOf(sitting, seats, { equal });
};

/** Who would sit in the cabinet of an authority once an option is carried out. */
const sittingAfter = (state: State, authority: number, deeds: readonly CabinetDeed[]): Coalition =>
  deeds.reduce((before, { enters, leaves, resigns }) => {
    const after = leaves.reduce(withoutParty, before | coalitionOf(enters));
    return resigns ? 0 : after;
  }, sittingIn(state.politics.cabinets[authority]));

/** Shares of the ministries of an authority once an option is carried out. */
const officesAfter = (state: State, authority: number, deeds: readonly CabinetDeed[]): number[] => {
  const written = deeds.findLast(({ seats }) => seats !== null)?.seats;
  if (written) return seatShares(written.slice(0, -1));
  return divided(state, authority, sittingAfter(state, authority, deeds));
};

/** Shares of the ministries of whoever governs that parties would gain, -1..1. */
const officesGained = (state: State, { cabinets, receiver }: Decided): number[] => {
  const holder = governing(state);
  const next = receiver >= 0 ? receiver : holder;
  const deeds = cabinets.filter(({ authority }) => authority === next);
  if (next < 0 || (next === holder && deeds.length === 0)) return state.definition.parties.map(() => 0);
  const before = holder < 0 ? [] : divided(state, holder, sittingIn(state.politics.cabinets[holder]));
  return officesAfter(state, next, deeds).map((share, party) => share - (before[party] ?? 0));
};

/**
 * What the law of cabinets makes of an option for each party; null where that is nothing to it. Where power
 * is handed over, what becomes of programmes is told by trust (`handedOver`).
 */
const seated = (state: State, { cabinets, receiver }: Decided): readonly Seating[] | null => {
  const holder = governing(state);
  const next = receiver >= 0 ? receiver : holder;
  const deeds = cabinets.filter(({ authority }) => authority === next);
  // What comes of a resignation is bargained anew: nobody can say who would sit there.
  const isBargained = deeds.length > 0 && deeds.every(({ seats, resigns }) => seats === null && !resigns);
  if (holder < 0 || !isBargained) return null;
  const today = { authority: holder, coalition: sittingIn(state.politics.cabinets[holder]) };
  const then = { authority: next, coalition: sittingAfter(state, next, deeds) };
  const seatings = seatingBetween(state, today, then);
  if (next === holder) return seatings;
  return seatings?.map((seating) => ({ ...seating, policy: 0 })) ?? null;
};

/** How much of the power of an authority an actor has, as far as it wills that to rule, 0..1. */
const powerIn = (state: State, { kind, index }: Actor, authority: number): number => {
  if (authority < 0) return 0;
  if (kind === 'authority') return index === authority ? willToRule(state, authority) : 0;
  return state.columns.wills.at(index, authority) * leadersOf(state, authority)[index];
};

/** What it is to an actor that power is handed over: as in a fight for a side, but nobody fights. */
const handedOver = (state: State, actor: Actor, { receiver }: Decided) => {
  const holder = governing(state);
  if (receiver < 0 || receiver === holder) return { policy: 0, power: 0 };
  const trusted = holder < 0 ? 0 : trustIn(state, actor, holder);
  return {
    policy: (trustIn(state, actor, receiver) - trusted) / 2,
    power: powerIn(state, actor, receiver) - powerIn(state, actor, holder),
  };
};

const actsOf = ({ origins }: Definition, origin: number): ActDef[] =>
  origins[origin].effects.flatMap(({ acts }) => acts);

/** What an option does to an actor. */
export interface OptionOutcome {
  readonly consequences: Consequences;
  /** What the law of cabinets makes of it, in place of the offices; null where it does not say. */
  readonly seating: Seating | null;
}

/** A figure of each party that is worked out when it is first asked for. */
const ofParty = (of: (party: number) => number): ((party: number) => number) => {
  const known: (number | undefined)[] = [];
  return (party) => (known[party] ??= of(party));
};

/** What an option does to each party, whoever judges it: the same for all voters of a day. */
export interface OptionOutlook {
  readonly decided: Decided;
  readonly policy: (party: number) => number;
  readonly votes: (party: number) => number;
  readonly seatings: readonly Seating[] | null;
  readonly offices: readonly number[] | null;
}

/** What an option does to each party as things are; whoever asks has looked around today. */
export const outlookOf = (state: State, origin: number): OptionOutlook => {
  const decided = decidedBy(actsOf(state.definition, origin));
  const cell = cellsOf(state, foresee(state, origin, COUNTED));
  const { source } = state.definition.origins[origin];
  const seatings = seated(state, decided);
  return {
    decided,
    policy: ofParty((party) => policyFor(state, party, cell)),
    votes: ofParty((party) => votesFor(state, party, cell, source)),
    seatings,
    offices: seatings === null ? officesGained(state, decided) : null,
  };
};

/**
 * What an option does to an actor; an authority takes it as those who lead it do, by their shares.
 *
 * @param actor that has looked around today
 */
export const foretoldOf = (state: State, actor: Actor, outlook: OptionOutlook): OptionOutcome => {
  const { decided, seatings, offices } = outlook;
  const { policy, power } = handedOver(state, actor, decided);
  const leaders = actor.kind === 'authority' ? leadersOf(state, actor.index) : null;
  const shared = (of: (party: number) => number): number =>
    leaders === null ? of(actor.index) : heldByLeaders(leaders, of);
  const consequences = {
    ...NO_CONSEQUENCE,
    policy: clamp(shared(outlook.policy) + policy, -1, 1),
    power,
    office: offices === null ? 0 : shared((party) => offices[party]),
    votes: shared(outlook.votes),
  };
  const seating = seatings && mapSeating((part) => shared((party) => seatings[party][part]));
  return { consequences, seating };
};

/** Whether a change of a column could count for a party, whatever it then comes to. */
const concerns = (
  definition: Definition,
  table: string,
  cells: readonly number[],
  party: number,
): boolean => {
  const sizes = sizesOf(definition);
  const among = (name: Counted, steps: readonly Partial<Sizes>[]) =>
    steps.some((step) => cells.includes(cellAt(name, sizes, step)));
  switch (table) {
    case 'policies':
      return definition.issues.some(({ policy }) => cells.includes(policy));
    case 'credibility':
      return among(
        table,
        definition.issues.map((_, issue) => ({ party, issue })),
      );
    case 'reach':
    case 'blame':
      return among(
        table,
        definition.strata.map((_, stratum) => ({ stratum, party })),
      );
    case 'standing':
      return cells.some((cell) => cell % sizes.party === party);
    default:
      return false;
  }
};

/** Whether anything that the options of a question do could count for an actor. */
export const couldCount = (
  definition: Definition,
  { options }: DecisionDef,
  { kind, index }: Pick<Actor, 'kind' | 'index'>,
): boolean => {
  const parties = kind === 'party' ? [index] : [...definition.parties.keys()];
  return options.some(({ origin }) =>
    definition.origins[origin].effects.some(
      ({ acts, changes, shifts }) =>
        acts.some(({ act }) => act === 'cabinet' || act === 'handOver') ||
        [...changes, ...shifts].some(({ table, cells }) =>
          parties.some((party) => concerns(definition, table, cells, party)),
        ),
    ),
  );
};
