/**
 * Powers abroad: each recognises whoever governs or does not, and lends to whom it recognises.
 */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { platformOf } from '../../polity/cabinet/coalition.js';
import {
  controlAsked,
  creditFor,
  isWorthRecognising,
  nearnessAbroad,
  OUTSIDE,
} from '../../polity/outside.js';
import { asLeaders } from '../../polity/trust.js';
import type { State } from '../definition.js';
import type { OutsiderDef } from '../power/office.js';
import { atLeast, tellAct, termOf } from '../power/told.js';
import { law } from './law.js';

const ID = 'outside';

/** Whether a power recognises an authority. */
const isRecognisedBy = ({ columns }: State, { organ }: OutsiderDef, authority: number): boolean =>
  columns.grants.at(authority, organ) >= 0.5;

/** Where the cabinet of an authority stands, by the parties in it; without any, by what is carried out. */
const standOf = ({ definition, columns, politics }: State, authority: number): number[] => {
  const offices = asLeaders(politics.cabinets[authority].seats.slice(0, -1));
  const positions = definition.parties.map((_, p) => columns.positions.row(p));
  const levels = definition.issues.map(({ policy }) => (policy >= 0 ? columns.policies[policy] : 0));
  return platformOf(offices, positions, levels);
};

/** Share of the organs of power that obey an authority, by their weights; what is granted is no obedience. */
const controlAtHome = ({ definition: { organs }, columns }: State, authority: number): number => {
  const operated = organs.map(({ weight, granted }) => (granted ? 0 : weight));
  const total = operated.reduce((sum, weight) => sum + weight, 0);
  const obeying = operated.reduce((sum, weight, g) => sum + weight * columns.control.at(authority, g), 0);
  return total > 0 ? obeying / total : 0;
};

/** Recognises an authority, and nobody else any more; tells it with what decided. */
const recognise = (state: State, power: number, authority: number, near: number, control: number): void => {
  const { organ } = state.definition.outside[power];
  tellAct(state, {
    act: 'recognise',
    by: { kind: 'outsider', index: power },
    about: { kind: 'authority', index: authority },
    law: ID,
    terms: [
      atLeast('share of the organs of power in hand', control, controlAsked(near)),
      termOf('nearness to what it wants', near, 0),
    ],
  });
  state.definition.authorities.forEach((_, a) => state.columns.grants.set(a, organ, a === authority ? 1 : 0));
};

export const outsideLaw = law({
  id: ID,
  about:
    'Powers abroad recognise whoever governs, a friend sooner, and nobody whom they reject; and lend to him.',
  source: 'Coggins 2011; Lauterpacht 1947',
  on: true,
  constants: OUTSIDE,
  reads: ['politics', 'positions', 'policies', 'control', 'grants'],
  writes: ['grants', 'credits'],
  run: (state, terms) => {
    const authority = state.politics.holder;
    const { credits } = state.columns;
    if (authority < 0 || state.definition.outside.length === 0) return void credits.fill(0);
    const stand = standOf(state, authority);
    const control = controlAtHome(state, authority);
    state.definition.outside.forEach((outsider, power) => {
      const near = nearnessAbroad(outsider.positions, stand);
      const draw = uniform(state.keys, PURPOSE.law, state.tick, entityOf(ID, outsider.id), authority);
      // Who governs as the run begins has had time to be recognised.
      const hazard = state.tick === 0 ? 1 : terms.hazard;
      const isKnown = isRecognisedBy(state, outsider, authority);
      if (!isKnown && draw < hazard && isWorthRecognising(near, control))
        recognise(state, power, authority, near, control);
      credits[power] = creditFor(isRecognisedBy(state, outsider, authority), near);
    });
  },
});
