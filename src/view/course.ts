/**
 * The course of power: what each authority claims, would be obeyed in and holds, day by day.
 *
 * Decision worth knowing: an authority that is not founded yet has no figure, not nought, so that no curve
 * runs along the ground for months. Where a run has no table of days, its weekly figures serve.
 */
import type { RunRecord } from '../experiment/run/record.js';
import type { Row } from '../experiment/tables/table.js';
import { dayOf } from './words.js';

/** A figure of each authority on each day of a course; null before it is founded. */
export type Powers = Readonly<Record<string, readonly (number | null)[]>>;

export interface PowerCourse {
  /** Day numbers, rising. */
  readonly days: readonly number[];
  /** How far each claims to rule, 0 to 1. */
  readonly claims: Powers;
  /** Its share of the organs of power whose people would obey it, 0 to 1. */
  readonly obeyed: Powers;
  /** What it claims and would be obeyed in: the product of both. */
  readonly held: Powers;
}

/** People in the streets of the capital, day by day. */
export interface Crowds {
  /** Day numbers, rising. */
  readonly days: readonly number[];
  readonly persons: readonly number[];
}

/** A run as it is drawn: its record, and the course of power in it. */
export interface Story {
  readonly record: RunRecord;
  readonly course: PowerCourse;
  /** Without them, the greatest crowds of weeks, which the record has, serve. */
  readonly crowds?: Crowds | undefined;
}

const COLUMNS = { claims: 'claim', obeyed: 'balance', held: 'effective' } as const;

/** The course by rows of the table `authorities`. */
function daily(rows: readonly Row[], ids: readonly string[]): PowerCourse {
  const dates = [...new Set(rows.map(({ date }) => String(date)))].sort();
  const place = new Map(dates.map((date, i) => [date, i]));
  const powersOf = (name: string): Powers => {
    const powers = Object.fromEntries(ids.map((id) => [id, dates.map((): number | null => null)]));
    for (const row of rows) {
      const value = row[name];
      const values = powers[String(row.authority)];
      if (typeof value === 'number') values[place.get(String(row.date)) ?? 0] = value;
    }
    return powers;
  };
  return {
    days: dates.map(dayOf),
    claims: powersOf(COLUMNS.claims),
    obeyed: powersOf(COLUMNS.obeyed),
    held: powersOf(COLUMNS.held),
  };
}

/**
 * The course of a run, by rows of its table `authorities`; without any, by the weekly figures of the record.
 */
export function courseOf({ names, series }: RunRecord, rows: readonly Row[] = []): PowerCourse {
  const ids = names.authorities.map(({ id }) => id);
  if (rows.length > 0)
    return daily(
      rows.filter(({ authority }) => ids.includes(String(authority))),
      ids,
    );
  return {
    days: series.dates.map(dayOf),
    claims: series.claim,
    obeyed: series.balance,
    held: series.effective,
  };
}

/** The crowds of the capital, by rows of the table `places`; undefined without any. */
export function crowdsOf(rows: readonly Row[]): Crowds | undefined {
  const own = rows.filter(({ capital }) => capital === 1);
  if (own.length === 0) return undefined;
  return {
    days: own.map(({ date }) => dayOf(String(date))),
    persons: own.map(({ active }) => Math.round(Number(active))),
  };
}

/** The crowds of a run: of every day, or else the greatest of each week at its last day. */
export const crowdsIn = ({ crowds, record: { series } }: Story): Crowds =>
  crowds ?? { days: series.dates.map(dayOf), persons: series.streets };

/** The place of a day in a course: the last day that is not later; 0 before all. */
export function courseIndex({ days }: PowerCourse, day: number): number {
  const later = days.findIndex((each) => each > day);
  return Math.max(0, (later < 0 ? days.length : later) - 1);
}
