/**
 * Command: whoever governs replaces those who lead a command that he distrusts, if its men obey.
 */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { chanceToReplace } from '../../polity/actors/bargaining.js';
import { STREET_TERMS } from '../../polity/actors/street.js';
import { NO_CONSEQUENCE, type Consequences } from '../../polity/actors/utility.js';
import { rejectionOf } from '../../polity/trust.js';
import { forceOf } from '../command.js';
import type { State } from '../definition.js';
import { leadersOf } from '../power/trust.js';
import { willToRule } from '../power/willing.js';
import { changePolitics } from '../state/journal.js';
import type { GeneralAct, Way } from './act.js';
import { believedBy, stillFelt, trustByAuthority, type Actor } from './actor.js';
import { isQuiet } from './rise.js';

/** A distrust below which nobody changes a commander: as much as makes an opponent. */
const LEAST_DISTRUST = 0.1;

/**
 * Armed persons under a command who stand by each of two authorities, by what their people hold of them: a
 * command that claims nothing yet has nobody who obeys it in everyday life, and is followed nevertheless.
 */
const forcesOf = (state: State, command: number, holder: number): readonly [number, number] => {
  const { support } = state.columns;
  let [obeying, following] = [0, 0];
  state.definition.units.forEach(({ chain }, u) => {
    if (chain !== command) return;
    const force = forceOf(state, u);
    obeying += (force * (1 + support.at(u, holder))) / 2;
    following += (force * (1 + support.at(u, command))) / 2;
  });
  return [obeying, following];
};

/** Share of all armed persons in those of a command, 0..1. */
const shareOfForce = (state: State, command: number): number => {
  let [own, all] = [0, 0];
  state.definition.units.forEach(({ chain }, u) => {
    const force = forceOf(state, u);
    all += force;
    if (chain === command) own += force;
  });
  return all > 0 ? own / all : 0;
};

/** Those who stood behind a command take it ill of whoever governs that its leaders are dismissed. */
const offend = (state: State, command: number, holder: number): void => {
  const { lines } = state.columns;
  leadersOf(state, command).forEach((part, party) => {
    if (part === 0) return;
    lines.set(party, holder, Math.max(-1, lines.at(party, holder) - STREET_TERMS.outrage.value * part));
  });
};

/** Puts men of those who govern at the head of a command: it claims nothing for itself any more. */
const replace = (state: State, command: number, holder: number): void => {
  state.columns.ownClaims[command] = 0;
  changePolitics(state, 'command', ({ cabinets }) => {
    cabinets[command].seats = [...cabinets[holder].seats];
    cabinets[command].looked = state.tick;
  });
};

const carryOut = (state: State, command: number, holder: number, chance: number): void => {
  const { authorities } = state.definition;
  const entity = entityOf('command', authorities[holder].id, authorities[command].id);
  offend(state, command, holder);
  if (uniform(state.keys, PURPOSE.law, state.tick, entity) < chance) replace(state, command, holder);
  else changePolitics(state, 'command', ({ repertoire }) => void (repertoire.defied[holder] = state.tick));
};

const wayAgainst = (state: State, actor: Actor, command: number): Way[] => {
  const { index: holder } = actor;
  const distrust = rejectionOf(
    Math.min(trustByAuthority(state, holder, command), trustByAuthority(state, command, holder)),
  );
  const will = willToRule(state, command);
  const [obeying, following] = forcesOf(state, command, holder);
  if (distrust < LEAST_DISTRUST || will === 0 || obeying + following === 0) return [];
  const real = chanceToReplace(obeying, following);
  const memory = stillFelt(state, state.politics.repertoire.defied[holder]);
  const ifSure: Consequences = {
    ...NO_CONSEQUENCE,
    power: will * shareOfForce(state, command),
    policy: distrust,
    risk: will,
  };
  return [
    {
      about: { kind: 'authority', index: command },
      ifSure,
      consequences: () => ({ ...ifSure, chance: believedBy(state, actor, 'command', real, memory) }),
      perform: () => carryOut(state, command, holder, real),
    },
  ];
};

/** Authorities that command units and that no body leads: whose leaders can be dismissed. */
const commandsUnder = ({ definition, politics }: State, holder: number): number[] =>
  definition.authorities.flatMap((_, a) =>
    a !== holder &&
    (politics.founded[a] || !politics.hasHeld[a]) &&
    politics.leads[a] < 0 &&
    definition.units.some(({ chain }) => chain === a)
      ? [a]
      : [],
  );

export const command: GeneralAct = {
  id: 'command',
  on: false,
  about: 'Whoever governs dismisses those who lead a command that he distrusts; its men may not obey.',
  source: 'Finer 1962 (civil control); Feaver 2003 (monitoring and punishing commanders)',
  by: 'authority',
  occasion:
    'an authority that no body leads commands units, wills to rule, one distrusts the other, and nobody fights',
  ways: (state, actor) =>
    actor.index === state.politics.holder && isQuiet(state)
      ? commandsUnder(state, actor.index).flatMap((authority) => wayAgainst(state, actor, authority))
      : [],
};
