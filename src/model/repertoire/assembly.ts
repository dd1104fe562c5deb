/**
 * Convene, postpone: whoever governs names the day of an assembly's election, or puts it off.
 *
 * Decision worth knowing: both are weighed by the same stakes. Those who govern want the assembly for itself
 * or do not, by their positions; and by what the election would leave each of them of its office.
 */
import { stakeIn } from '../../polity/actors/bargaining.js';
import { NO_CONSEQUENCE } from '../../polity/actors/utility.js';
import { seatShares } from '../../polity/body.js';
import { officeByElection, SUMMONS, type SummonsTerms } from '../../polity/summons.js';
import { seatsToday } from '../bodies.js';
import type { State } from '../definition.js';
import type { SummonsDef } from '../power/office.js';
import { dueOf, howFarMet, summonBody } from '../power/summons.js';
import { saliencesOf } from '../power/voters.js';
import { known, type GeneralAct, type Way } from './act.js';
import { officeOf } from './actor.js';

/** A body that has not been elected and is elected when it is summoned, by index. */
interface Awaited {
  readonly body: number;
  readonly summons: SummonsDef;
  /** Days to its election; -1 where none is named. */
  readonly days: number;
}

const awaited = (state: State): Awaited[] =>
  state.definition.bodies.flatMap(({ summoned }, body): Awaited[] => {
    if (summoned === null || state.politics.bodies[body].elected >= 0) return [];
    const due = dueOf(state, body);
    return [{ body, summons: summoned, days: due < 0 ? -1 : due - state.tick }];
  });

const termsOf = ({ definition }: State): SummonsTerms => definition.laws.summons.constants;

const officesIn = (state: State): number[] => state.definition.parties.map((_, p) => officeOf(state, p));

/**
 * What it is worth to those who govern, in policy, that those who want a body are met by so much more: by
 * their positions on it, as far as it matters to their voters; -1..1.
 */
const worthOf = (state: State, { issue }: SummonsDef, gain: number): number => {
  const saliences = saliencesOf(state);
  return officesIn(state).reduce((sum, office, party) => {
    const stake = Math.min(1, stakeIn(saliences[party], issue, Math.abs(gain)));
    return sum + office * state.columns.positions.at(party, issue) * stake * Math.sign(gain);
  }, 0);
};

/** What they gain in office by its election, -1..1. */
const officeGained = (state: State, body: number): number =>
  officeByElection(officesIn(state), seatShares(seatsToday(state, body)));

/** Share of the people, by how much it matters to them, who want a body and would be left waiting, 0..1. */
const waitingFor = ({ definition, columns }: State, { issue }: SummonsDef): number => {
  const { demand } = definition.issues[issue];
  const everybody = columns.persons.reduce((sum, persons) => sum + persons, 0);
  return columns.persons.reduce(
    (sum, persons, s) => sum + (persons / everybody) * columns.salience.at(issue, s) * Math.max(0, demand[s]),
    0,
  );
};

/** What one of both acts is worth to those who govern, besides what it is always worth. */
type Worth = (awaited: Awaited) => {
  readonly policy: number;
  readonly office: number;
  readonly votes?: number;
};

/** The ways in which whoever governs could name a day anew for the bodies that are so many days away. */
const waysOfHolder = (
  state: State,
  holder: number,
  act: 'convene' | 'postpone',
  isDue: (days: number) => boolean,
  worth: Worth,
): Way[] =>
  holder === state.politics.holder
    ? awaited(state)
        .filter(({ days }) => isDue(days))
        .map((each) =>
          known({ kind: 'body', index: each.body }, { ...NO_CONSEQUENCE, ...worth(each) }, () =>
            summonBody(state, each.body, act),
          ),
        )
    : [];

export const convene: GeneralAct = {
  id: 'convene',
  on: true,
  about: 'Whoever governs names the day on which an assembly is to be elected.',
  source: 'Strøm 1990 (policy, office, votes); Gamson 1961 (what each expects of an election)',
  by: 'authority',
  occasion: 'it governs, and an assembly that can be summoned has neither been elected nor summoned',
  ways: (state, { index }) =>
    waysOfHolder(
      state,
      index,
      'convene',
      (days) => days < 0,
      ({ body, summons }) => ({
        policy: worthOf(state, summons, 1 - howFarMet(state, summons)),
        office: officeGained(state, body),
      }),
    ),
};

export const postpone: GeneralAct = {
  id: 'postpone',
  on: true,
  about: 'Whoever governs puts off the election of an assembly.',
  source: 'Strøm 1990 (policy, office, votes); Schelling 1960 (a promise that is broken)',
  by: 'authority',
  occasion: `it governs, and the election of an assembly is near (${SUMMONS.soon.value} days)`,
  ways: (state, { index }) => {
    const { soon, putOff } = termsOf(state);
    return waysOfHolder(
      state,
      index,
      'postpone',
      (days) => days >= 0 && days <= soon,
      ({ body, summons }) => ({
        policy: worthOf(state, summons, putOff * howFarMet(state, summons) - 1),
        office: -officeGained(state, body),
        votes: -waitingFor(state, summons),
      }),
    );
  },
};
