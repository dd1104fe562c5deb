/**
 * Handing over: who governs for the time being gives power to the heir when its body has convened.
 */
import { HAND_OVER_CONSTANTS, handsOver } from '../../polity/hand-over.js';
import { asLeaders, heldByLeaders } from '../../polity/trust.js';
import { foundAuthority } from '../power/founding.js';
import { changeHolder } from '../power/holder.js';
import { tellAct, termOf } from '../power/told.js';
import { law } from './law.js';

const HAND_OVER = 'hand-over';

export const handOverLaw = law({
  id: HAND_OVER,
  about:
    'Who governs for the time being hands over to its heir, when a body of its own side that wills it has convened.',
  source: 'assumption',
  on: true,
  constants: HAND_OVER_CONSTANTS,
  reads: ['politics', 'lines', 'wills'],
  writes: [],
  run: (state, terms) => {
    const { holder, bodies } = state.politics;
    const until = holder < 0 ? null : state.definition.authorities[holder].until;
    if (until === null || bodies[until.body].elected < 0) return;
    const { lines, wills } = state.columns;
    const seats = asLeaders(bodies[until.body].seats.slice(0, -1));
    const stance = heldByLeaders(seats, (p) => lines.at(p, holder));
    const will = heldByLeaders(seats, (p) => wills.at(p, until.heir));
    if (!handsOver({ stance, will }, terms)) return;
    tellAct(state, {
      act: HAND_OVER,
      by: { kind: 'authority', index: holder },
      about: { kind: 'authority', index: until.heir },
      law: HAND_OVER,
      terms: [
        termOf('stance of the body toward who governs', stance, terms.ownSide),
        termOf('its will that the heir rule', will, terms.wants),
      ],
    });
    foundAuthority(state, until.heir, HAND_OVER);
    changeHolder(state, until.heir, { how: HAND_OVER, cause: HAND_OVER });
  },
});
