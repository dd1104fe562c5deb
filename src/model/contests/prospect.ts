/**
 * What would happen if an authority gave the order today: the hypothetical contest that deciders weigh.
 *
 * Decision worth knowing: beliefs err; the misjudgement of whoever asks shifts the chance that is seen.
 */
import { believed } from '../../polity/decision.js';
import { forecast } from '../../polity/taking.js';
import type { Muster } from '../../polity/force.js';
import { governing } from '../command.js';
import type { State } from '../definition.js';
import type { Asker } from '../formula/formula.js';
import type { StateName } from '../formula/name.js';
import { musterAt } from './muster.js';
import { CONFRONTATION_READS } from '../power/confrontation.js';
import { chanceToHold } from '../power/holding.js';

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

/** A muster, with the chance that was foretold of it. */
interface Foretold {
  readonly muster: Muster;
  readonly chance: number;
}

/** What was foretold last in a run, by who orders against whom. */
const foretold = new WeakMap<State, Map<string, Foretold>>();

const alike = (row: ArrayLike<number>, other: ArrayLike<number>): boolean => {
  for (let i = 0; i < row.length; i++) if (row[i] !== other[i]) return false;
  return row.length === other.length;
};

const isSame = (muster: Muster, other: Muster): boolean =>
  (['units', 'takers', 'odds', 'arms'] as const).every((part) => alike(muster[part], other[part]));

/**
 * Chance of the first side of a muster; computed again only when what it is made of has moved.
 *
 * @param run the state of the run, and `key` what in it the muster is of
 */
export const foretellMuster = (run: State, key: string, muster: Muster): number => {
  const { mechanisms } = run.definition;
  const known = foretold.get(run) ?? new Map<string, Foretold>();
  foretold.set(run, known);
  const last = known.get(key);
  if (last && isSame(last.muster, muster)) return last.chance;
  const { chance } = forecast(muster, mechanisms.force, mechanisms.contest);
  known.set(key, { muster, chance });
  return chance;
};

/** The forecast of taking the capital. */
const chanceOfTaking = (state: State, by: number, against: readonly number[]): number =>
  foretellMuster(
    state,
    [by, ...against].join(),
    musterAt(state, [[by], against], state.definition.capital).muster,
  );

/**
 * Chance that an authority, ordering today against the one that governs, takes the capital; 1 where there is
 * nobody to oppose.
 */
export const prospectTake = (state: State, authority: number, asker?: Asker): number => {
  const against = rivals(state, authority);
  return against.length === 0 ? 1 : believed(chanceOfTaking(state, authority, against), errorOf(asker));
};

/**
 * Chance that it would hold the country, were today's loyalties to last and nothing done; of an authority
 * that is about to hold it, as it stands.
 */
export const prospectHold = (state: State, authority: number, asker?: Asker): number => {
  const own = state.politics.contests.find(({ by, stage }) => by === authority && stage === 'hold');
  const against = own?.against ?? rivals(state, authority);
  if (against.length === 0) return 1;
  return believed(chanceToHold(state, authority, against), errorOf(asker));
};
