/**
 * Whether politics goes on by itself in a run: how long nothing happened that changes who holds or wants
 * power.
 *
 * Decision worth knowing: an act counts by what it leaves behind. One that brings back within ninety days
 * what its mover had changed is noise, and a claim that moves is less than a government that falls, so at
 * most half of the pauses may end with one.
 */
import { parseDate } from '../../foundation/calendar.js';
import type { ActRecord } from './record.js';

/** Days in which an act that restores what was before does not count. */
export const UNDONE_DAYS = 90;

/** Days without an act from which a pause is one. */
export const PAUSE_DAYS = 45;

/** A time without an act. */
export interface Pause {
  /** First and last day, ISO. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** The kind of the act that ended it; null for the end of the run. */
  readonly endedBy: string | null;
}

const dayOf = (date: string): number => parseDate(date) ?? NaN;

/** An affair that an act settles one way or the other, and how it stands afterwards. */
interface Settled {
  readonly affair: string;
  readonly stands: string;
}

/** What each kind of act settles; the others settle nothing that a later one could undo. */
const SETTLES: Readonly<Record<string, (act: ActRecord) => Settled>> = {
  regime: ({ id }) => ({ affair: 'regime', stands: id }),
  head: ({ by }) => ({ affair: 'head', stands: by ?? '' }),
  cabinet: ({ by, text }) => ({ affair: `cabinet ${by ?? ''}`, stands: text }),
  lead: ({ by, text }) => ({ affair: `lead ${by ?? ''}`, stands: text }),
  claim: ({ by, text }) => ({ affair: `claim ${by ?? ''}`, stands: text }),
  found: ({ by }) => ({ affair: `being ${by ?? ''}`, stands: 'founded' }),
  dissolve: ({ by }) => ({ affair: `being ${by ?? ''}`, stands: 'dissolved' }),
};

/**
 * Acts that count: all but those after which an affair stands as it stood less than UNDONE_DAYS before.
 *
 * @param acts in order of their dates
 */
export function countedActs(acts: readonly ActRecord[]): ActRecord[] {
  const courses = new Map<string, { readonly stands: string; readonly until: number }[]>();
  return acts.filter((act) => {
    const settled = SETTLES[act.kind]?.(act);
    if (settled === undefined) return true;
    const [today, before] = [dayOf(act.date), courses.get(settled.affair) ?? []];
    const last = before.at(-1);
    const isUndone = before
      .slice(0, -1)
      .some(({ stands, until }) => stands === settled.stands && today - until < UNDONE_DAYS);
    // What stood last stood until today.
    const ended = last === undefined ? [] : [...before.slice(0, -1), { ...last, until: today }];
    courses.set(settled.affair, [...ended, { stands: settled.stands, until: Infinity }]);
    return settled.stands !== last?.stands && !isUndone;
  });
}

/** Pauses of at least so many days between acts that count, from the first day of a run to its last. */
export function pausesOf(
  acts: readonly ActRecord[],
  [first, last]: readonly [first: string, last: string],
  least = PAUSE_DAYS,
): Pause[] {
  const counted = countedActs(acts);
  const dates = [first, ...counted.map(({ date }) => date), last];
  return dates.slice(1).flatMap((to, i) => {
    const days = dayOf(to) - dayOf(dates[i]);
    return days >= least ? [{ from: dates[i], to, days, endedBy: counted[i]?.kind ?? null }] : [];
  });
}

/** Days for which a regime must last to stand in the order of regimes. */
export const REGIME_DAYS = 14;

/**
 * The order of the regimes of a run, without those of under REGIME_DAYS days and without immediate returns.
 *
 * @param regimes changes of regime in order, with the last day of the run
 */
export function orderOfRegimes(
  regimes: readonly { readonly date: string; readonly to: string }[],
  last: string,
): string[] {
  const lasting = regimes.filter(({ date }, i) => {
    const end = regimes[i + 1]?.date ?? last;
    return i === regimes.length - 1 || dayOf(end) - dayOf(date) >= REGIME_DAYS;
  });
  return lasting.map(({ to }) => to).filter((to, i, all) => i === 0 || to !== all[i - 1]);
}

/** The kind of government at the end of a run: who holds power, and who sits in the cabinet. */
export const kindOfGovernment = (ending: {
  readonly authority: string | null;
  readonly government: readonly string[];
}): string => [ending.authority ?? 'nobody', ...[...ending.government].sort()].join(' ');
