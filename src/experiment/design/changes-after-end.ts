/** What is changed only after the last day that is computed: it can be run, and shows nothing. */
import { newStyleOf, parseDate } from '../../foundation/calendar.js';
import type { Level } from './factor.js';
import type { Interventions } from '../../scenario/intervene.js';
import { firstTick } from '../../scenario/twin.js';
import type { Setting } from './setting.js';
import type { Varied } from './factor-conflicts.js';

/**
 * The day on which changes begin, or to which something is moved, where it comes after the last day;
 * undefined for changes in time.
 */
function lateDay(changes: Interventions, { loaded, tickCount }: Setting): number | undefined {
  const { startDay } = loaded.definition;
  const moved = changes.flatMap((change) => (change.kind === 'move' ? (parseDate(change.date) ?? []) : []));
  const day = Math.max(startDay + firstTick(changes, loaded.definition), ...moved);
  return changes.length > 0 && day >= startDay + tickCount ? day : undefined;
}

const lastDay = ({ loaded, tickCount }: Setting): string =>
  `after the last day that is computed, ${newStyleOf(loaded.definition.startDay + tickCount - 1)}`;

/**
 * A sentence on changes that begin after the last day; undefined where they begin in time. `what` is the
 * option that asks for them.
 */
export function lateNotice(what: string, changes: Interventions, setting: Setting): string | undefined {
  const { startDay, dayCount } = setting.loaded.definition;
  const day = lateDay(changes, setting);
  if (day === undefined) return undefined;
  const date = day < startDay + dayCount ? ` on ${newStyleOf(day)},` : '';
  return `${what}: the change begins${date} ${lastDay(setting)}`;
}

/** All levels that change anything; of a range without steps those that are looked at. */
const levelsOf = ({ factor, levels }: Varied): readonly Level[] =>
  (factor.size === Infinity ? levels : Array.from({ length: factor.size }, (_, i) => factor.at(i))).filter(
    ({ interventions }) => interventions.length > 0,
  );

/** The same of each factor: how many of its levels come too late. */
export const lateNotices = (varied: readonly Varied[], setting: Setting): string[] =>
  varied.flatMap((each) => {
    const levels = levelsOf(each);
    const late = levels.filter(({ interventions }) => lateDay(interventions, setting) !== undefined);
    if (late.length === 0) return [];
    if (levels.length === 1) return lateNotice(each.option, late[0].interventions, setting) ?? [];
    const many = `${late.length} of ${levels.length} levels ${late.length === 1 ? 'begins' : 'begin'} ${lastDay(setting)}`;
    return `${each.option}: ${many} (the first is ${String(late[0].value)})`;
  });
