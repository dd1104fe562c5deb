/**
 * What would happen if an authority gave the order today: the hypothetical contest that deciders weigh.
 *
 * Decision worth knowing: beliefs err; the misjudgement of whoever asks shifts the chance that is seen, and
 * who has failed of late believes less.
 */
import { believed } from '../../polity/decision.js';
import { chanceMovedBy, doubtAfter } from '../../polity/doubt.js';
import { forecast } from '../../polity/taking.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import type { Asker } from '../formula/formula.js';
import type { StateName } from '../formula/name.js';
import { beliefIn } from './beliefs.js';
import { musterAt } from './muster.js';
import { CONFRONTATION_READS } from '../power/confrontation.js';
import { chanceToHold } from '../power/holding.js';
import { daysSinceFailure } from '../power/memory.js';

/** What prospects read, besides the disciplines of units. */
export const PROSPECT_READS: readonly StateName[] = [...CONFRONTATION_READS, 'claims'];

const errorOf = (asker: Asker | undefined): number => asker?.misjudgement ?? 0;

/** Authorities that an authority fights in contests under way, whoever gave the order. */
const enemies = ({ politics }: State, authority: number): number[] => {
  const underWay = politics.contests.filter(({ stage }) => stage !== 'over');
  return [
    ...new Set(
      underWay.flatMap(({ by, against }) =>
        by === authority ? against : against.includes(authority) ? [by] : [],
      ),
    ),
  ];
};

/** Whom an order would be given against: the authority that governs; for that one, whoever fights it. */
const rivals = (state: State, authority: number): readonly number[] => {
  const governor = governing(state);
  if (governor === authority) return enemies(state, authority);
  return governor >= 0 ? [governor] : [];
};

/** The forecast of taking the capital today. */
const chanceOfTaking = (state: State, by: number, against: readonly number[]): number => {
  const { capital, mechanisms } = state.definition;
  const { muster } = musterAt(state, [[by], against], capital);
  return forecast(muster, mechanisms.force, mechanisms.contest).chance;
};

/** A chance as it is believed: with what the last failure took from belief, and the error of the asker. */
const seen = (state: State, authority: number, chance: number, asker: Asker | undefined): number =>
  believed(chanceMovedBy(chance, -doubtAfter(daysSinceFailure(state, authority))), errorOf(asker));

/**
 * Chance that an authority, ordering against the one that governs, is believed to take the capital; 1 where
 * there is nobody to oppose.
 */
export const prospectTake = (state: State, authority: number, asker?: Asker): number => {
  const against = rivals(state, authority);
  if (against.length === 0) return 1;
  const about = { of: 'take', by: authority, against } as const;
  const chance = beliefIn(state, about, asker, () => chanceOfTaking(state, authority, against));
  return seen(state, authority, chance, asker);
};

/**
 * Chance that it would hold the country, were today's loyalties to last and nothing done; of an authority
 * that is about to hold it, as it stands.
 */
export const prospectHold = (state: State, authority: number, asker?: Asker): number => {
  const own = state.politics.contests.find(({ by, stage }) => by === authority && stage === 'hold');
  const against = own?.against ?? rivals(state, authority);
  if (against.length === 0) return 1;
  const about = { of: 'hold', by: authority, against } as const;
  const chance = beliefIn(state, about, asker, () => chanceToHold(state, authority, against));
  return seen(state, authority, chance, asker);
};
