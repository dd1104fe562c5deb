/**
 * Vetoes: a cabinet carries out what no partner stands against.
 */
import { isMember, platformOf } from '../../polity/cabinet/coalition.js';
import {
  isLookedAt,
  REFORM_CONSTANTS,
  reformsOf,
  type Agenda,
  type Reform,
  type ReformTerms,
  type Veto,
} from '../../polity/cabinet/reform.js';
import type { State } from '../definition.js';
import { sittingIn } from '../power/forming.js';
import { tellAct, termOf } from '../power/told.js';
import { saliencesOf, wantsOf } from '../power/voters.js';
import { changePolitics } from '../state/journal.js';
import { law } from './law.js';

const REFORMS = 'reforms';

/** Members of the cabinet of an authority, by index of party. */
const membersIn = (state: State, authority: number): number[] => {
  const sitting = sittingIn(state.politics.cabinets[authority]);
  return state.definition.parties.flatMap((_, p) => (isMember(sitting, p) ? [p] : []));
};

/** Share of the organs of power that an authority has in hand, by their weights. */
const meanControl = ({ definition: { organs }, columns }: State, authority: number): number => {
  const total = organs.reduce((sum, { weight }) => sum + weight, 0);
  return organs.reduce((sum, { weight }, g) => sum + weight * columns.control.at(authority, g), 0) / total;
};

/** What the cabinet of an authority could do; offices are shares of the ministers who have a party. */
const agendaOf = (state: State, authority: number, members: readonly number[]): Agenda => {
  const { definition, columns, politics } = state;
  const { seats } = politics.cabinets[authority];
  const held = members.reduce((sum, p) => sum + seats[p], 0);
  const offices = definition.parties.map((_, p) => (members.includes(p) ? seats[p] / held : 0));
  const levels = definition.issues.map(({ policy }) => (policy >= 0 ? columns.policies[policy] : NaN));
  const positions = definition.parties.map((_, p) => columns.positions.row(p));
  const [saliences, wants] = [saliencesOf(state), wantsOf(state)];
  return {
    members: members.map((p) => {
      const voters = { salience: saliences[p], demand: wants[p] };
      return { office: offices[p], positions: positions[p], ...voters };
    }),
    // Who is lent nothing has nothing to lose.
    others: definition.outside.map(({ weight, positions: wants }, power) => ({
      ...{ office: weight * (columns.credits[power] ?? 0), salience: wants.map(Math.abs), demand: wants },
    })),
    platform: platformOf(offices, positions, levels),
    levels,
    control: meanControl(state, authority),
  };
};

/** Tells a reform, and what stood against others that mattered more. */
const tellReform = (
  state: State,
  { issue, level, stake }: Reform,
  vetoed: readonly (Veto & { party: number })[],
) => {
  const { definition, politics, columns } = state;
  const { policy, name } = definition.issues[issue];
  return {
    act: 'reform' as const,
    by: { kind: 'authority', index: politics.holder } as const,
    about: { kind: 'issue', index: issue } as const,
    law: REFORMS,
    terms: [
      termOf(`stake in ${name}`, stake, 0),
      termOf('how far it is carried out, against before', level, columns.policies[policy]),
      ...vetoed
        .filter((veto) => veto.stake > stake)
        .map((veto) =>
          termOf(
            `${definition.issues[veto.issue].name}, which ${definition.parties[veto.party].name} stands against`,
            columns.positions.at(veto.party, veto.issue),
            veto.level,
          ),
        ),
    ],
  };
};

/** Whether power changed hands so lately that the window is open; who governed at the start came before. */
const isWindowOpen = ({ tick, politics: { holderSince } }: State, { window }: ReformTerms): boolean =>
  holderSince > 0 && tick - holderSince < window;

export const reforms = law({
  id: REFORMS,
  about:
    'Each week, and daily when power has changed hands, the cabinet moves the policy where most is at stake for its voters, unless a partner stands against it.',
  source: 'Tsebelis 2002; Keeler 1993',
  on: true,
  constants: REFORM_CONSTANTS,
  reads: ['politics', 'shares', 'persons', 'salience', 'positions', 'policies', 'control', 'credits'],
  writes: ['policies'],
  run: (state, terms) => {
    const authority = state.politics.holder;
    if (authority < 0) return;
    const { caretaker, reformed, decreed: before } = state.politics.cabinets[authority];
    const since = state.tick - state.politics.holderSince;
    const rested = reformed < 0 ? Infinity : state.tick - reformed;
    const isNew = isWindowOpen(state, terms);
    if (caretaker || !isLookedAt(since, rested, isNew, terms)) return;
    const members = membersIn(state, authority);
    if (members.length === 0) return;
    const { reforms: wanted, vetoed } = reformsOf(agendaOf(state, authority, members), terms);
    const decreed = isNew && since > 0 ? before : [];
    const possible = wanted.filter(({ issue }) => !decreed.includes(issue));
    if (possible.length === 0) return;
    const [best] = possible;
    const against = vetoed.map((veto) => ({ ...veto, party: members[veto.member] }));
    tellAct(state, tellReform(state, best, against));
    state.columns.policies[state.definition.issues[best.issue].policy] = best.level;
    changePolitics(state, REFORMS, (politics) => {
      politics.cabinets[authority].reformed = state.tick;
      politics.cabinets[authority].decreed = [...decreed, best.issue];
    });
  },
});
