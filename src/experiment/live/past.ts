/**
 * What a change in mid-run may no longer touch: days that have passed.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { refuse } from '../../foundation/fault.js';
import type { State } from '../../model/definition.js';
import { locateIn, type Change } from '../../scenario/intervene.js';

/**
 * The tick on which an event happened or a question was settled; undefined where that is, or may be, to
 * come.
 */
function settledOn({ definition, politics }: State, id: string): number | undefined {
  const event = definition.events.findIndex((each) => each.id === id);
  if (event >= 0) {
    const [{ again }, tick] = [definition.events[event], politics.happened[event]];
    return again > 0 || tick < 0 ? undefined : tick;
  }
  const decision = definition.decisions.findIndex((each) => each.id === id);
  return politics.verdicts[decision]?.tick;
}

/** Events and decisions that a change is about, by id. */
function subjectsOf({ affairs }: State['definition'], change: Change): readonly string[] {
  switch (change.kind) {
    case 'move':
    case 'pin':
      return [change.id];
    case 'without':
      return affairs.find(({ id }) => id === change.id)?.of ?? [change.id];
    case 'set': {
      const [section, id] = change.path.split('.');
      return ['events', 'decisions'].includes(section) ? [id] : [];
    }
    default:
      return [];
  }
}

/** Dates from which a change is felt, as written. */
function datesOf({ decisions, startDay }: State['definition'], change: Change): readonly string[] {
  switch (change.kind) {
    case 'move':
      return [change.date];
    case 'set':
      return change.from === undefined ? [] : [change.from];
    case 'scale':
      return [change.from];
    case 'add':
      return [change.event.date ?? change.event.before ?? []].flat();
    case 'pin': {
      const tick = decisions.find(({ id }) => id === change.id)?.recorded?.tick;
      return change.regardless === true && typeof tick === 'number' ? [isoOf(startDay + tick)] : [];
    }
    default:
      return [];
  }
}

/**
 * A change as it is made before the next day of a model: a value that is set is set from that day. Throws a
 * FaultError, at the name of the change, for one that would begin on another day than it can: on a day that
 * has passed, or after what it is about has happened; and for a value to be set later.
 */
export function fromToday(change: Change, state: State): Change {
  const { definition, tick } = state;
  const [place, today] = [locateIn(change)([]).file ?? '', definition.startDay + tick];
  const hint = `the next day is ${isoOf(today)}: what is to change earlier is changed in a fork of that day`;
  for (const id of subjectsOf(definition, change)) {
    const settled = settledOn(state, id);
    if (settled === undefined) continue;
    const message = `\`${id}\` lies in the past: it came on ${isoOf(definition.startDay + settled)}`;
    refuse('in-the-past', place, message, hint);
  }
  for (const date of datesOf(definition, change)) {
    const day = parseDate(date);
    if (day !== undefined && day < today) refuse('in-the-past', place, `${date} lies in the past`, hint);
    if (change.kind === 'set' && day !== undefined && day > today)
      refuse(
        'set-later',
        place,
        `${date} is still to come`,
        'let days pass until then, and set it on that day',
      );
  }
  return change.kind === 'set' ? { ...change, from: isoOf(today) } : change;
}
