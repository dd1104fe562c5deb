/** Latent claimants: parties raise an authority that does not exist yet against who governs. */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { believedChance } from '../../polity/claim.js';
import { chanceMovedBy, doubtAfter } from '../../polity/doubt.js';
import { backersOf, foundingHazard, LATENT, type LatentTerms } from '../../polity/latent.js';
import { disciplinesOf } from '../command.js';
import type { State } from '../definition.js';
import { CONFRONTATION_READS, confrontationIf } from '../power/confrontation.js';
import { foundAuthority } from '../power/founding.js';
import { daysSinceFailure } from '../power/memory.js';
import { isSitting, summonsOf } from '../power/summons.js';
import { atLeast, tellAct } from '../power/told.js';
import { trustTable } from '../power/trust.js';
import { law } from './law.js';
import { reservedFor } from './reserved.js';

const FOUND = 'found';

/** Whether a scripted question about raising it is open, to itself or to who would raise it. */
const isReserved = (state: State, authority: number, party: number): boolean =>
  reservedFor(state, FOUND, { kind: 'authority', index: authority }) ||
  reservedFor(state, FOUND, { kind: 'party', index: party });

/** Whether an assembly would lead it that does not sit: it cannot be raised before. */
const isAbsent = (state: State, body: number): boolean =>
  summonsOf(state, body) !== null && !isSitting(state, body);

const mayRaise = (state: State, authority: number, holder: number, terms: LatentTerms): void => {
  const { definition, columns, politics } = state;
  if (isAbsent(state, politics.leads[authority])) return;
  const entity = entityOf('latent', definition.authorities[authority].id);
  const draw = uniform(state.keys, PURPOSE.law, state.tick, entity);
  // On most days nobody would found it, however sure: then nobody need be asked.
  if (draw >= foundingHazard(1, 1, terms)) return;
  const { ofParties } = trustTable(state);
  const [first] = backersOf(
    definition.parties.map((_, party) => ({
      party,
      line: columns.lines.at(party, authority),
      trust: ofParties.at(party, holder),
    })),
    terms,
  );
  if (first === undefined || isReserved(state, authority, first.party)) return;
  const doubt = doubtAfter(daysSinceFailure(state, authority));
  const chance = believedChance(chanceMovedBy(confrontationIf(state, authority, holder), -doubt));
  const hazard = foundingHazard(-first.trust, chance, terms);
  if (draw >= hazard) return;
  tellAct(state, {
    act: FOUND,
    by: { kind: 'party', index: first.party },
    about: { kind: 'authority', index: authority },
    law: 'latent-claimants',
    terms: [
      atLeast('its line toward what it raises', first.line, terms.stand),
      atLeast('its rejection of who governs', -first.trust, terms.rejection),
      atLeast('believed chance to prevail', chance, 0),
      atLeast('hazard of the day', hazard, 0),
    ],
  });
  foundAuthority(state, authority, 'latent-claimants');
};

export const latentLaw = law({
  id: 'latent-claimants',
  about:
    'An authority that does not exist yet is raised by parties that stand for it, the sooner the more they reject who governs and believe that it would prevail.',
  source: 'Tilly 1978; figures, assumption',
  on: true,
  constants: LATENT,
  reads: CONFRONTATION_READS,
  writes: [],
  asks: disciplinesOf,
  run: (state, terms) => {
    const { holder, founded } = state.politics;
    if (holder < 0 || !founded[holder]) return;
    founded.forEach((exists, authority) => {
      if (!exists) mayRaise(state, authority, holder, terms);
    });
  },
});
