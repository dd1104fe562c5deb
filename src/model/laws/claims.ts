/** Claims: how far an authority claims to rule follows what it wills, whom it rejects, what it believes. */
import { believedChance, CLAIMS, nextClaim, type ClaimTerms } from '../../polity/claim.js';
import { chanceMovedBy, doubtAfter } from '../../polity/doubt.js';
import { rejects } from '../../polity/trust.js';
import { disciplinesOf } from '../command.js';
import type { State } from '../definition.js';
import { confrontationOf, CONFRONTATION_READS, trustOfAuthority } from '../power/confrontation.js';
import { daysSinceFailure, remember } from '../power/memory.js';
import { atLeast, tellAct } from '../power/told.js';
import { willToRule, WILLING_READS } from '../power/willing.js';
import { law } from './law.js';

/** By how much a claim moves before it is told. */
const WORTH_TELLING = 0.1;

/** Whether the attempt of an authority has failed today. */
const hasFailedToday = (state: State, authority: number): boolean => daysSinceFailure(state, authority) === 0;

/** What an authority holds of who governs, and believes of its chances against it. */
const againstHolder = (state: State, authority: number) => {
  const { holder, founded } = state.politics;
  if (holder < 0 || holder === authority || !founded[holder]) return { trust: 0, chance: 0 };
  const trust = trustOfAuthority(state, authority, holder);
  if (!rejects(trust)) return { trust, chance: 0 };
  const doubt = doubtAfter(daysSinceFailure(state, authority));
  return {
    trust,
    chance: believedChance(chanceMovedBy(confrontationOf(state, authority, holder), -doubt)),
  };
};

/** Tells a claim that has moved since it was told last, and remembers it as told. */
const tellClaim = (state: State, authority: number, terms: ReturnType<typeof againstHolder>): void => {
  const { holder, memory } = state.politics;
  const claim = state.columns.claims[authority];
  const told = memory.claimTold[authority];
  if (Math.abs(claim - told) < WORTH_TELLING) return;
  tellAct(state, {
    act: claim > told ? 'claim' : 'waive',
    by: { kind: 'authority', index: authority },
    about: null,
    law: 'claims',
    terms: [
      atLeast('claim', claim, told),
      atLeast('will of its leaders to rule', willToRule(state, authority), claim),
      ...(holder < 0 || holder === authority
        ? []
        : [
            atLeast('trust in who governs', terms.trust, 0),
            atLeast('believed chance to prevail', terms.chance, 0.5),
          ]),
    ],
  });
  remember(state, { claimTold: memory.claimTold.with(authority, claim) });
};

const moveClaim = (state: State, authority: number, terms: ClaimTerms): void => {
  const { columns, politics, tick } = state;
  const { claims } = columns;
  const against = againstHolder(state, authority);
  const will = willToRule(state, authority);
  const isNew = politics.foundedAt[authority] === tick && tick > 0;
  if (isNew) claims[authority] = Math.max(will, claims[authority]);
  else if (hasFailedToday(state, authority)) {
    claims[authority] *= terms.repelled;
    remember(state, { restUntil: politics.memory.restUntil.with(authority, tick + terms.rest) });
  } else {
    const rests = tick < politics.memory.restUntil[authority];
    claims[authority] = nextClaim({ claim: claims[authority], will, ...against, rests }, terms);
  }
  tellClaim(state, authority, against);
};

export const claimsLaw = law({
  id: 'claims',
  about:
    'Who rejects those who govern and believes that it would prevail comes to claim power; who trusts them claims less; the rest follows the will of its leaders.',
  source: 'Tilly 1978; figures, assumption',
  on: true,
  constants: CLAIMS,
  reads: [...CONFRONTATION_READS, ...WILLING_READS],
  writes: ['claims'],
  asks: disciplinesOf,
  run: (state, terms) => {
    state.politics.founded.forEach((exists, authority) => {
      if (exists) moveClaim(state, authority, terms);
      else state.columns.claims[authority] = 0;
    });
  },
});
