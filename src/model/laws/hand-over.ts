/**
 * Handing over: who governs for the time being gives power to its heir when a body of its side has convened.
 * Whoever acted for an heir that governs ceases, and the heir answers for what it did.
 */
import {
  answeredFor,
  HAND_OVER_CONSTANTS,
  handsOver,
  ledByTheSame,
  type HandOverTerms,
} from '../../polity/hand-over.js';
import { asLeaders, heldByLeaders, rejects, type Leaders } from '../../polity/trust.js';
import { leadership } from '../bodies.js';
import type { AuthorityDef, State } from '../definition.js';
import { trustOfAuthority } from '../power/confrontation.js';
import { foundAuthority } from '../power/founding.js';
import { changeHolder } from '../power/holder.js';
import { tellAct, termOf } from '../power/told.js';
import { isSitting } from '../power/summons.js';
import { TRUST_READS } from '../power/trust.js';
import { changePolitics } from '../state/journal.js';
import { law } from './law.js';

const HAND_OVER = 'hand-over';

/** An authority that governs for the time being, and for whom, by index. */
interface Provisional {
  readonly actor: number;
  readonly heir: number;
  /** Bodies that may receive power, the first that has been elected before all others. */
  readonly bodies: readonly number[];
}

const provisionalOf = ({ until }: AuthorityDef, actor: number): readonly Provisional[] =>
  until === null ? [] : [{ actor, ...until }];

/** Shares of the parties among those who lead an authority; all 0 where nobody of a party does. */
const leadersOf = (state: State, authority: number): Leaders =>
  asLeaders(leadership(state, authority).slice(0, -1));

/** What a body holds of who governs for the time being, and both of the heir. */
const convened = (state: State, body: number, { actor, heir }: Provisional) => {
  const { lines, wills } = state.columns;
  const seats = asLeaders(state.politics.bodies[body].seats.slice(0, -1));
  const leaders = leadersOf(state, actor);
  return {
    stance: heldByLeaders(seats, (p) => lines.at(p, actor)),
    will: heldByLeaders(seats, (p) => wills.at(p, heir)),
    leadersWill: leaders.some((share) => share > 0) ? heldByLeaders(leaders, (p) => wills.at(p, heir)) : 1,
  };
};

/** Who acted for an heir is no more; those who stood by it, or against it, stand so to the heir. */
const cease = (state: State, { actor, heir }: Provisional, terms: HandOverTerms): void => {
  const { lines, claims } = state.columns;
  const same = ledByTheSame(leadersOf(state, actor), leadersOf(state, heir));
  state.definition.parties.forEach((_, p) =>
    lines.set(p, heir, answeredFor({ heir: lines.at(p, heir), actor: lines.at(p, actor) }, same, terms)),
  );
  claims[heir] = Math.max(claims[heir], claims[actor]);
  changePolitics(state, HAND_OVER, (politics) => void (politics.founded[actor] = false));
};

/** Power goes to the heir, led by who received it where its own leaders would not have. */
const receive = (state: State, body: number, of: Provisional, terms: HandOverTerms): void => {
  const { leads } = state.politics;
  foundAuthority(state, of.heir, HAND_OVER);
  if (leads[of.heir] >= 0 && !handsOver(convened(state, leads[of.heir], of), terms))
    changePolitics(state, HAND_OVER, (politics) => void (politics.leads[of.heir] = body));
  changeHolder(state, of.heir, { how: HAND_OVER, cause: HAND_OVER });
  cease(state, of, terms);
};

/** Hands over to the body that has convened, if that is of its side and wills it. */
const mayHandOver = (state: State, of: Provisional, terms: HandOverTerms): void => {
  const body = of.bodies.find((b) => isSitting(state, b));
  if (body === undefined) return;
  const views = convened(state, body, of);
  if (!handsOver(views, terms)) return;
  tellAct(state, {
    act: HAND_OVER,
    by: { kind: 'authority', index: of.actor },
    about: { kind: 'authority', index: of.heir },
    law: HAND_OVER,
    terms: [
      termOf('stance of the body toward who governs', views.stance, terms.ownSide),
      termOf('its will that the heir rule', views.will, terms.wants),
      termOf('will of those who lead it that the heir rule', views.leadersWill, terms.wants),
    ],
  });
  receive(state, body, of, terms);
};

export const handOverLaw = law({
  id: HAND_OVER,
  about:
    'Who governs for the time being and wills that its heir rule hands over to it, when a body of its own side that wills it has convened; whoever acted for an heir that governs ceases.',
  source: 'Tilly 1978; figures, assumption',
  on: true,
  constants: HAND_OVER_CONSTANTS,
  reads: ['wills', ...TRUST_READS],
  writes: ['lines', 'claims'],
  run: (state, terms) => {
    for (const of of state.definition.authorities.flatMap(provisionalOf)) {
      const { holder, founded } = state.politics;
      if (!founded[of.actor]) continue;
      if (holder === of.actor) mayHandOver(state, of, terms);
      else if (holder === of.heir && !rejects(trustOfAuthority(state, of.actor, of.heir)))
        cease(state, of, terms);
    }
  },
});
