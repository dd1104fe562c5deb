/** The vacuum: power that nobody has goes to an heir, or to whoever is obeyed and wills it. */
import { fillerOf, receivingScore, VACUUM, willingness } from '../../polity/vacuum.js';
import { foundAuthority } from '../power/founding.js';
import { changeHolder } from '../power/holder.js';
import { remember } from '../power/memory.js';
import { atLeast, tellAct } from '../power/told.js';
import { receiversAfter, WILLING_READS } from '../power/willing.js';
import { law } from './law.js';

export const vacuumLaw = law({
  id: 'vacuum',
  about:
    'Power that nobody has goes to the heir of who had it, or to the willing who have most of it already.',
  source: 'Tilly 1978; figures, assumption',
  on: true,
  constants: VACUUM,
  reads: WILLING_READS,
  writes: [],
  run: (state, terms) => {
    const { holder, memory } = state.politics;
    if (holder >= 0 && holder !== memory.governedLast) remember(state, { governedLast: holder });
    if (holder >= 0) return;
    const receiver = fillerOf(receiversAfter(state, memory.governedLast), terms);
    if (receiver === undefined) return;
    const { authority } = receiver;
    tellAct(state, {
      act: 'vacuum',
      by: { kind: 'authority', index: authority },
      about: null,
      law: 'vacuum',
      terms: [
        atLeast('mean of its claim and its will', willingness(receiver), terms.willing),
        atLeast('that times its command', receivingScore(receiver), 0),
      ],
    });
    foundAuthority(state, authority, 'vacuum');
    changeHolder(state, authority, { how: 'vacuum', cause: 'vacuum' });
    remember(state, { governedLast: authority });
  },
});
