/**
 * Why the rule of a holder got another name on a day: which feature was last to come, and what would have
 * kept the name before.
 *
 * Decision worth knowing: nothing is guessed. A regime fits by its worst feature, so any one feature that
 * falls short by more than the margin of the regime before keeps that one; and the regime before is kept if
 * all of its features fit better than the worst of the new one. Both are read off the features of that day.
 * Which feature came last is seen by looking at the days before.
 */
import { isoOf } from '../../foundation/calendar.js';
import { LEADING_DAYS } from '../../polity/regime.js';
import { actsOf } from '../run/acts.js';
import { regimesOf } from '../run/chronicle.js';
import type { ActRecord, IsoDate, RegimeRecord, TermRecord } from '../run/record.js';
import type { Past } from './back/references.js';
import { stepsBack, type Step } from './back/steps.js';

/** A feature of a new regime, and the first of the days on which it was met without a break. */
export interface FeatureAccount extends TermRecord {
  /** What it says where it is met, as its author has it; null where nobody has said it. */
  readonly says: string | null;
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
  /** Back to the event behind, the latest first. */
  readonly back: readonly Step[];
}

/** The place of the greatest; of equals the first. */
const latest = (ticks: readonly number[]): number | null =>
  ticks.some((tick) => tick >= 0) ? ticks.indexOf(Math.max(...ticks)) : null;

/** Every change of regime in a run, or those into one regime. */
export function firedIn(past: Past, wanted?: string): Fired[] {
  const { definition, journal } = past.state;
  const { startDay, regimes } = definition;
  const places = journal.entries.flatMap(({ kind }, place) => (kind === 'regime' ? [place] : []));
  const acts = actsOf(past.state).filter(({ kind }) => kind !== 'regime');
  return regimesOf(past.state).flatMap((record, i) => {
    const entry = journal.entries[places[i]];
    if ((wanted !== undefined && wanted !== record.to) || entry.kind !== 'regime') return [];
    const since = (past.readings.met.get(entry.tick)?.[entry.to] ?? []).map((met) => met?.tick ?? -1);
    const leads = isoOf(startDay + entry.tick - LEADING_DAYS + 1);
    const before = record.fits.find(({ regime }) => regime === record.from);
    return [
      {
        ...record,
        features: record.terms.map((term, f) => ({
          ...term,
          says: regimes[entry.to].features[f].says || null,
          metSince: since[f] < 0 ? null : isoOf(startDay + since[f]),
        })),
        lastToCome: latest(since),
        before: before === undefined ? null : { margin: before.margin, terms: before.terms },
        acts: acts.filter(({ date }) => date >= leads && date <= record.date),
        back: stepsBack(past, entry, places[i]),
      },
    ];
  });
}
