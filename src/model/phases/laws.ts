/**
 * Laws: powers yield, claims move, cabinets are formed and reform, mandates run out. Each is asked once a
 * day, in one order, so that nothing can loop within a day.
 */
import type { Definition, Written } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { LAWS } from '../laws/laws.js';
import type { Phase } from '../phase.js';

/** What a question that reserves an act or a contest asks, wherever a law is silent for it. */
const askedByReserved = ({ decisions }: Definition): Written[] =>
  decisions.flatMap(({ when, requires }) => [...(when ? [when] : []), requires]);

/** What laws alone write. */
const OWN: readonly StateName[] = ['claims', 'credits', 'demanded'];

export const laws: Phase = {
  name: 'laws',
  reads: [...new Set(LAWS.flatMap(({ reads }) => reads))].filter((name) => !OWN.includes(name)),
  yesterday: OWN,
  writes: ['politics', 'journal', ...new Set(LAWS.flatMap(({ writes }) => writes))],
  asks: (definition) => [
    ...askedByReserved(definition),
    ...LAWS.flatMap(({ asks }) => asks?.(definition) ?? []),
  ],
  run: (state) => {
    for (const law of LAWS) {
      const { on, constants } = state.definition.laws[law.id];
      if (!on || law.run === undefined) continue;
      law.run(state, constants);
      state.witness?.(`law.${law.id}`);
    }
  },
};
