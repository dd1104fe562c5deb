/**
 * What if: an event left out or moved, a question answered otherwise, each taken back by a press.
 *
 * Decision worth knowing: who changes something on top of a counterfactual that ships keeps it, as the
 * command line does; the page without a server, which takes one of them alone, says so.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { capital, longDate, nameOf, phrase } from '../../view/words.js';
import { optionsIn, type Occurrence } from '../../view/days/occurrences.js';
import { parseDate } from '../../foundation/calendar.js';
import { element } from '../drawing.js';
import type { PageStore } from '../store.js';
import { asRecorded, takenOut, madeOf, movedTo, ownChanges, pinnedTo, type OneChange } from './changing.js';

interface Asked {
  readonly store: PageStore;
  readonly of: Occurrence;
  readonly record: RunRecord;
}

interface ValueLike {
  readonly currentTarget: { readonly value: string };
}

const press = (text: string, onClick: () => void) =>
  element('button', { type: 'button', class: 'press', onClick }, text);

/** The options of a question to choose from; none of them is chosen by hand. */
function pinning({ store, record }: Asked, id: string, chosen: string | undefined) {
  const { changes } = store.address.value;
  const options = optionsIn(record, id);
  if (options.length === 0) return null;
  const pick = ({ currentTarget: { value } }: ValueLike) =>
    store.change(
      value === '' ? { ...asRecorded(changes, id), move: changes.move } : pinnedTo(changes, id, value),
    );
  return element(
    'label',
    null,
    'Have it answered',
    element(
      'select',
      { onChange: pick, value: chosen ?? '' },
      element('option', { value: '' }, 'as recorded, or by those who decide'),
      options.map((option) => element('option', { value: option.id }, option.name)),
    ),
  );
}

/** The day on which it is to come: of what has a day of its own. */
function moving({ store, of, record }: Asked, id: string, moved: string | undefined) {
  const { changes } = store.address.value;
  const { events, decisions } = store.baseline.value?.record ?? record;
  const event = events.find((each) => each.id === id);
  const recorded = decisions.find((each) => each.id === id)?.recorded;
  const date = event?.kind === 'impulse' ? event.date : recorded?.option ? recorded.date : null;
  if (of.kind === 'event' ? event?.kind !== 'impulse' : date === null || date === undefined) return null;
  const pick = ({ currentTarget: { value } }: ValueLike) => {
    if (parseDate(value) !== undefined) store.change(movedTo(changes, id, value));
  };
  const { start, end } = record;
  const input = { type: 'date', min: start, max: end, value: moved ?? date ?? start, onChange: pick };
  return element('label', null, 'Have it come on', element('input', input));
}

/** What can be done with the mark that is kept; nothing with an act, which follows from the rest. */
export function ChangeIt(asked: Asked) {
  const { store, of } = asked;
  const { id } = of;
  if (id === null) return null;
  const { changes } = store.address.value;
  const made = madeOf(changes, id);
  const isChanged = made.isLeftOut || made.movedTo !== undefined || made.pinnedTo !== undefined;
  const isOut = made.isLeftOut;
  return element(
    'div',
    { class: 'ask', role: 'group', 'aria-label': `What if: ${of.title}` },
    isOut ? null : moving(asked, id, made.movedTo),
    isOut || of.kind !== 'decision' ? null : pinning(asked, id, made.pinnedTo),
    isOut ? null : press('Leave it out', () => store.change(takenOut(changes, id))),
    isChanged ? press('Take that back', () => store.change(asRecorded(changes, id))) : null,
  );
}

/** What an event or question is called in a run. */
export function titleIn(record: RunRecord | undefined, id: string): string {
  const known = [...(record?.events ?? []), ...(record?.decisions ?? [])].find((each) => each.id === id);
  return known?.title ?? phrase(id);
}

const said = (date: string): string =>
  parseDate(date) === undefined ? date : longDate(date, { oldStyle: false });

/** The parts of a change that a person reads. */
function partsOf(
  { kind, id, value = '' }: OneChange,
  record: RunRecord | undefined,
): readonly [string, string] {
  const title = kind === 'set' ? id : titleIn(record, id);
  if (kind === 'pin') return [title, nameOf(record?.names.options ?? [], `${id}.${value}`)];
  return [title, kind === 'move' ? said(value) : value];
}

/** One change as a clause; `set` alone names a value of the scenario by its path. */
export function changeWords(change: OneChange, record: RunRecord | undefined): string {
  const [title, value] = partsOf(change, record);
  switch (change.kind) {
    case 'move':
      return `on ${value}: ${title}`;
    case 'without':
      return `without: ${title}`;
    case 'pin':
      return `${title} ${value}`;
    case 'set':
      return `${title} = ${value}`;
  }
}

/** What one change of one's own asks; undefined where there is none, or several. */
export function askedBy(store: PageStore): string | undefined {
  const { changes } = store.address.value;
  const own = ownChanges(changes);
  if (own.length !== 1 || changes.with.length > 0) return undefined;
  const [title, value] = partsOf(own[0], store.baseline.value?.record);
  switch (own[0].kind) {
    case 'move':
      return `What if this had come on ${value}: ${title}`;
    case 'without':
      return `What if this had not come: ${title}`;
    case 'pin':
      return `What if the answer had been “${value}”: ${title}`;
    case 'set':
      return undefined;
  }
}

/** Changes of one's own, each of which a press takes back. */
export function OwnChanges({ store }: { readonly store: PageStore }) {
  const { changes } = store.address.value;
  const own = ownChanges(changes);
  if (own.length === 0) return null;
  const record = store.baseline.value?.record;
  const chip = (change: OneChange) => {
    const words = capital(changeWords(change, record));
    const button = {
      type: 'button',
      'aria-label': `Take back: ${words}`,
      onClick: () => store.change(change.rest),
    };
    return element(
      'li',
      { key: words },
      element('button', button, words, element('span', { 'aria-hidden': 'true' }, ' ×')),
    );
  };
  return element('ul', { class: 'chips own', 'aria-label': 'Your changes' }, own.map(chip));
}
