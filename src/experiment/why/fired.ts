/**
 * Why the rule of a holder got another name on a day: which feature was last to come, and what would have
 * kept the name before.
 *
 * Decision worth knowing: nothing is guessed. A regime fits by its worst feature, so any one feature that
 * falls short by more than the margin of the regime before keeps that one; and the regime before is kept if
 * all of its features fit better than the worst of the new one. Both are read off the features of that day.
 * Which feature came last is seen by looking at the days before.
 */
import type { Definition, State } from '../../model/definition.js';
import { isoOf } from '../../foundation/calendar.js';
import { fitOf } from '../../model/power/regimes.js';
import { LEADING_DAYS } from '../../polity/regime.js';
import { actsOf } from '../run/acts.js';
import { journalEntries, regimesOf } from '../run/chronicle.js';
import type { Collector } from '../run/collect.js';
import type { ActRecord, IsoDate, RegimeRecord, TermRecord } from '../run/record.js';

/** Since when each feature of each regime has been met without a break: by regime and feature, -1 for not. */
type MetSince = readonly (readonly number[])[];

/** Since when features are met, day by day. */
export const metCollector = ({ regimes }: Definition): Collector<ReadonlyMap<number, MetSince>> => {
  let since: MetSince = regimes.map(({ features }) => features.map(() => -1));
  const kept = new Map<number, MetSince>();
  return {
    collect: (state) => {
      since = regimes.map((_, r) =>
        fitOf(state, r).terms.map(({ holds }, f) => {
          if (!holds) return -1;
          return since[r][f] < 0 ? state.tick : since[r][f];
        }),
      );
      kept.set(state.tick, since);
    },
    result: () => kept,
  };
};

/** A feature of a new regime, and the first of the days on which it was met without a break. */
export interface FeatureAccount extends TermRecord {
  /** Null where it is not met. */
  readonly metSince: IsoDate | null;
}

export interface Fired extends RegimeRecord {
  readonly features: readonly FeatureAccount[];
  /** The feature that was met last, by its place among them; null where none fits. */
  readonly lastToCome: number | null;
  /** How well the regime before would have fitted, feature by feature; null where it is not the holder's. */
  readonly before: { readonly margin: number; readonly terms: readonly TermRecord[] } | null;
  /** What was done on that day and on those on which it led: a regime is a name, and this made it fit. */
  readonly acts: readonly ActRecord[];
}

/** The place of the greatest; of equals the first. */
const latest = (ticks: readonly number[]): number | null =>
  ticks.some((tick) => tick >= 0) ? ticks.indexOf(Math.max(...ticks)) : null;

/** Every change of regime in a run, or those into one regime. */
export function firedIn(state: State, met: ReadonlyMap<number, MetSince>, wanted?: string): Fired[] {
  const { startDay, regimes } = state.definition;
  const entries = journalEntries(state, 'regime');
  const acts = actsOf(state).filter(({ kind }) => kind !== 'regime');
  return regimesOf(state).flatMap((record, i) => {
    if (wanted !== undefined && wanted !== record.to) return [];
    const { tick, to } = entries[i];
    const since = met.get(tick)?.[to] ?? regimes[to].features.map(() => -1);
    const leads = isoOf(startDay + tick - LEADING_DAYS + 1);
    const before = record.fits.find(({ regime }) => regime === record.from);
    return [
      {
        ...record,
        features: record.terms.map((term, f) => ({
          ...term,
          metSince: since[f] < 0 ? null : isoOf(startDay + since[f]),
        })),
        lastToCome: latest(since),
        before: before === undefined ? null : { margin: before.margin, terms: before.terms },
        acts: acts.filter(({ date }) => date >= leads && date <= record.date),
      },
    ];
  });
}
