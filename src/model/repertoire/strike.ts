/**
 * Strike: a party calls its working people out all over the country, against those who govern. Work stops,
 * organs do not run for them, and what the services bring is missing.
 */
import { chanceToStop, stoppedOrgans, stoppedShare, STRIKE_TERMS } from '../../polity/actors/strike.js';
import { NO_CONSEQUENCE } from '../../polity/actors/utility.js';
import { rejectionOf, rejects } from '../../polity/trust.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import { strikingIn } from '../power/stoppage.js';
import { changePolitics } from '../state/journal.js';
import { known, type GeneralAct } from './act.js';
import { believedBy, stillFelt, trustIn } from './actor.js';
import { severityOf } from './call-out.js';
import { isQuiet } from './rise.js';
import { isCalling } from './street.js';

/** Share of all organs of power that a strike of a party would stop, 0..1. */
const stoppageBy = (state: State, party: number): number =>
  stoppedOrgans(state.definition.organs, (unit) =>
    stoppedShare([strikingIn(state, party, state.definition.units[unit].stratum)]),
  );

/** Calls the strike in every place; the street is called, too, though not for that alone. */
const callStrike = (state: State, party: number) => (): void => {
  const until = state.tick + STRIKE_TERMS.days.value;
  const strength = STRIKE_TERMS.street.value;
  changePolitics(state, 'strike', ({ repertoire }) => {
    state.definition.places.forEach((_, place) => {
      repertoire.callings.push({ party, place, strength, until, strikes: true });
    });
    repertoire.called[party] = state.tick;
  });
};

export const strike: GeneralAct = {
  id: 'strike',
  on: false,
  about: 'A party calls its working people out all over the country: work stops, and services with it.',
  source: 'Tilly 1978 (repertoires of contention); Shorter & Tilly 1974 (strikes as political acts)',
  by: 'party',
  occasion:
    'it rejects those who govern, its people operate organs of power, it calls nobody yet, and nobody fights',
  ways: (state, actor) => {
    const holder = governing(state);
    if (holder < 0 || !isQuiet(state) || isCalling(state, actor.index)) return [];
    const trust = trustIn(state, actor, holder);
    const stopped = rejects(trust) ? stoppageBy(state, actor.index) : 0;
    if (stopped === 0) return [];
    const real = chanceToStop(stopped, state.columns.balance[holder]);
    const memory = stillFelt(state, state.politics.repertoire.unanswered[actor.index]);
    const chance = believedBy(state, actor, 'strike', real, memory);
    // Those who strike go hungry with all others, whether it comes off or not.
    const consequences = {
      ...NO_CONSEQUENCE,
      ...{ chance, policy: rejectionOf(trust), risk: severityOf(state), harm: stopped },
    };
    return [known({ kind: 'authority', index: holder }, consequences, callStrike(state, actor.index))];
  },
};
