/**
 * What would happen if an authority gave the order today: the hypothetical contest that deciders weigh.
 *
 * Decision worth knowing: beliefs err; the misjudgement of whoever asks shifts the chance that is seen.
 */
import { believed } from '../../polity/decision.js';
import { forecast } from '../../polity/taking.js';
import type { Muster } from '../../polity/force.js';
import { balanceOfSides, CONTEST_READS, governing, oddsOfHolding } from '../command.js';
import { meanBalances } from './contests.js';
import type { State } from '../definition.js';
import type { Asker } from '../formula/formula.js';
import type { StateName } from '../formula/name.js';
import { musterAt } from './muster.js';

/** What prospects read, besides the disciplines of units. */
export const PROSPECT_READS: readonly StateName[] = [...CONTEST_READS, 'grants'];

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

/** The forecast of taking the capital; computed again only when what it is made of has moved. */
const chanceOfTaking = (state: State, by: number, against: readonly number[]): number => {
  const { capital, mechanisms } = state.definition;
  const { muster } = musterAt(state, [[by], against], capital);
  const known = foretold.get(state) ?? new Map<string, Foretold>();
  foretold.set(state, known);
  const key = [by, ...against].join();
  const last = known.get(key);
  if (last && isSame(last.muster, muster)) return last.chance;
  const { chance } = forecast(muster, mechanisms.force, mechanisms.contest);
  known.set(key, { muster, chance });
  return chance;
};

/**
 * Chance that an authority, ordering today against the one that governs, takes the capital; 1 where there is
 * nobody to oppose.
 */
export const prospectTake = (state: State, authority: number, asker?: Asker): number => {
  const against = rivals(state, authority);
  return against.length === 0 ? 1 : believed(chanceOfTaking(state, authority, against), errorOf(asker));
};

/**
 * Chance that it would hold the country, were today's loyalties to last; of an authority that is about to
 * hold it, with the days that count already.
 */
export const prospectHold = (state: State, authority: number, asker?: Asker): number => {
  const own = state.politics.contests.find(({ by, stage }) => by === authority && stage === 'hold');
  const against = own?.against ?? rivals(state, authority);
  if (against.length === 0) return 1;
  const today = balanceOfSides(state, authority, against);
  const [balance, rival] = own === undefined ? today : meanBalances(state, own, today);
  return believed(oddsOfHolding(state, balance, rival), errorOf(asker));
};
