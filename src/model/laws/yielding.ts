/** Yielding: who governs and is no longer followed gives up power to somebody who can receive it. */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { rejectionOf, rejects } from '../../polity/trust.js';
import { receiverOf } from '../../polity/vacuum.js';
import { daysBelow, pressureOf, YIELDING, yieldingHazard } from '../../polity/yielding.js';
import type { State } from '../definition.js';
import type { Term } from '../formula/term.js';
import { CONFRONTATION_READS, standingOf } from '../power/confrontation.js';
import { disbandAuthority, foundAuthority } from '../power/founding.js';
import { changeHolder } from '../power/holder.js';
import { remember } from '../power/memory.js';
import { atLeast, below, tellAct } from '../power/told.js';
import { trustTable } from '../power/trust.js';
import { receiversAfter, WILLING_READS } from '../power/willing.js';
import { disciplinesOf } from '../command.js';
import { law } from './law.js';
import { reservedFor } from './reserved.js';

const YIELD = 'yield';

/** Who rejects who governs, and how hard it presses. */
const pressersOn = (state: State, holder: number) => {
  const { ofAuthorities } = trustTable(state);
  return state.politics.founded.flatMap((exists, other) => {
    const trust = exists && other !== holder ? ofAuthorities.at(other, holder) : 0;
    return rejects(trust) ? [{ rejection: rejectionOf(trust), claim: state.columns.claims[other] }] : [];
  });
};

/** Whether force decides already: a country is to be held, or the capital is fought for. */
const isFoughtOver = ({ politics, definition }: State): boolean =>
  politics.holding.length > 0 ||
  politics.contests.some(({ stage, place }) => stage === 'take' && place === definition.capital);

/** Gives power up to somebody else, and tells why. */
const giveUp = (state: State, from: number, to: number, terms: readonly Term[]): void => {
  tellAct(state, {
    act: YIELD,
    by: { kind: 'authority', index: from },
    about: { kind: 'authority', index: to },
    law: 'yielding',
    terms,
  });
  foundAuthority(state, to, 'yielding');
  changeHolder(state, to, { how: YIELD, cause: 'yielding' });
  disbandAuthority(state, from, 'yielding');
};

export const yieldingLaw = law({
  id: 'yielding',
  about:
    'Who governs gives up power, some days after it would no longer be followed in a test, the sooner the harder it is pressed.',
  source: "O'Donnell & Schmitter 1986; form and figures, assumption",
  on: true,
  constants: YIELDING,
  reads: [...CONFRONTATION_READS, ...WILLING_READS],
  writes: [],
  asks: disciplinesOf,
  run: (state, terms) => {
    const { holder, holderSince, memory } = state.politics;
    const standing = holder < 0 || isFoughtOver(state) ? null : standingOf(state, holder);
    if (standing === null) return remember(state, { daysBelow: 0 });
    const before = holderSince === state.tick ? 0 : memory.daysBelow;
    const days = daysBelow(before, standing.footing, terms.threshold);
    if (days !== memory.daysBelow) remember(state, { daysBelow: days });
    if (days <= terms.grace || reservedFor(state, YIELD, { kind: 'authority', index: holder })) return;
    const pressure = pressureOf(pressersOn(state, holder), terms);
    const hazard = yieldingHazard({ footing: standing.footing, days, pressure }, terms);
    const entity = entityOf('yielding', state.definition.authorities[holder].id);
    if (uniform(state.keys, PURPOSE.law, state.tick, entity) >= hazard) return;
    const { willing, known } = state.definition.laws.vacuum.constants;
    const receiver = receiverOf(receiversAfter(state, holder), { willing, known });
    if (receiver === undefined) return;
    giveUp(state, holder, receiver.authority, [
      below('footing of who governs in a test', standing.footing, terms.threshold),
      atLeast('days without a footing', days, terms.grace),
      atLeast('pressure of those who reject it', pressure, 0),
      atLeast('hazard of the day', hazard, 0),
    ]);
  },
});
