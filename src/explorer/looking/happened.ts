/**
 * What happened, as marks over the days under the picture, and what is known of the one that is chosen.
 *
 * Decision worth knowing: the marks are one stop of the Tab key, and arrow keys go from each to the next; a
 * hundred stops would bar the way to everything below. A mark that the pointer or the keys are on is told at
 * once; one that is pressed stays.
 */
import { signal } from '@preact/signals';
import { h } from 'preact';
import { atDay, frameOf } from '../../view/frame.js';
import {
  OCCURRENCE_KINDS,
  occurrenceRows,
  occurrencesIn,
  type Occurrence,
  type OccurrenceRows,
} from '../../view/days/occurrences.js';
import type { StoryPair } from '../../view/power.js';
import { dayOf, longDate } from '../../view/words.js';
import { isoOf } from '../../foundation/calendar.js';
import { element } from '../drawing.js';
import { browser, type Handle, type KeyLike } from '../host.js';
import type { PageStore } from '../store.js';
import { lookedDay } from './cursor.js';
import { ChangeIt } from './what-if.js';
import { aboutOf } from './about.js';

/** The mark that is told for now, and the one that stays; by their keys. */
const shown = signal<string | undefined>(undefined);
const kept = signal<string | undefined>(undefined);

interface Drawn {
  readonly all: readonly Occurrence[];
  readonly rows: OccurrenceRows;
}

/** Pixels over a row for its name, where there is no margin for it. */
const ABOVE = 17;

const drawnBefore = new WeakMap<object, { readonly width: number; readonly drawn: Drawn }>();

/** The marks of a pair, which are placed once for each width. */
function drawnOf(pair: StoryPair, width: number): Drawn {
  const key = pair.changed ?? pair.story;
  const before = drawnBefore.get(key);
  if (before?.width === width) return before.drawn;
  const { start, end } = pair.story.record;
  const frame = frameOf(width, dayOf(start), dayOf(end));
  const all = occurrencesIn(pair);
  const drawn = { all, rows: occurrenceRows(all, frame, frame.isNarrow ? ABOVE : 0) };
  drawnBefore.set(key, { width, drawn });
  return drawn;
}

const KINDS = { event: 'Event', decision: 'Question', act: 'Act' } as const;

const idOf = (index: number): string => `occurrence-${String(index)}`;

const px = (pixels: number): string => `${String(Math.round(pixels))}px`;

/** The place that a key leads to among so many; undefined for a key that leads nowhere. */
export function placeByKey(at: number, many: number, key: string): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return many - 1;
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
  return step === undefined ? undefined : Math.min(many - 1, Math.max(0, at + step));
}

function marksOf({ rows: { placed } }: Drawn, store: PageStore) {
  const keys = placed.map(({ of }) => of.key);
  const stop = Math.max(0, keys.indexOf(kept.value ?? shown.value ?? ''));
  const tell = (key: string | undefined) => (shown.value = key);
  const move = (i: number) => (event: KeyLike) => {
    const next = placeByKey(i, placed.length, event.key);
    if (next === undefined) return;
    event.preventDefault();
    tell(keys[next]);
    (browser.document.getElementById(idOf(next)) as Handle | null)?.focus();
  };
  const { record } = store.baseline.value ?? {};
  return placed.map(({ of, x, y }, i) => {
    const state = `${of.came ? '' : ' away'}${of.isOther ? ' other' : ''}`;
    const named = `${KINDS[of.kind]}, ${longDate(isoOf(of.day), { oldStyle: record?.oldStyle ?? false })}: ${of.title}`;
    return element('button', {
      key: of.key,
      id: idOf(i),
      type: 'button',
      class: `occurred ${of.kind}${state}`,
      style: { left: px(x), top: px(y) },
      tabIndex: i === stop ? 0 : -1,
      'aria-pressed': String(kept.value === of.key),
      'aria-label': `${named}${of.came ? '' : ' (it did not come)'}`,
      onClick: () => (kept.value = kept.value === of.key ? undefined : of.key),
      onFocus: () => tell(of.key),
      onBlur: () => tell(undefined),
      onPointerEnter: () => tell(of.key),
      onPointerLeave: () => tell(undefined),
      onKeyDown: move(i),
    });
  });
}

/** What is known of a mark. */
function note(of: Occurrence, store: PageStore) {
  const record = (store.changed.value ?? store.baseline.value)?.record;
  if (record === undefined) return null;
  const { text, source, named } = aboutOf(store, of);
  const paragraph = (words: string | undefined, name = '') =>
    words === undefined ? null : element('p', { class: name }, words);
  return element(
    'div',
    { class: 'occurrence' },
    element('p', { class: 'title' }, of.title),
    element('p', { class: 'note' }, `${KINDS[of.kind]}, ${longDate(isoOf(of.day), record)}`),
    paragraph(text),
    of.told.map((words) => paragraph(words)),
    paragraph(source, 'note'),
    kept.value === of.key ? named.map((words) => paragraph(words, 'note')) : null,
    kept.value === of.key ? ChangeIt({ store, of, record }) : null,
  );
}

const HINT =
  'Point at a mark to read what it was; press it to keep it and to change it. Hollow: it did not come. Ringed: otherwise than without the change.';

/** The rows of marks. */
export function Happened({ store }: { readonly store: PageStore }) {
  const { value: story } = store.baseline;
  if (story === undefined) return null;
  const pair = { story, changed: store.changed.value };
  const drawn = drawnOf(pair, store.width.value);
  const { rows, height } = drawn.rows;
  const frame = frameOf(store.width.value, dayOf(story.record.start), dayOf(story.record.end));
  const names = rows.map(({ kind, y, height: tall }) =>
    element(
      'span',
      {
        class: 'row-name',
        style: frame.isNarrow
          ? { left: '0', top: px(y - ABOVE) }
          : { left: px(frame.span + 6), top: px(y + tall / 2 - 9) },
      },
      OCCURRENCE_KINDS[kind],
    ),
  );
  const isFaded = pair.changed !== undefined && store.isStale.value;
  return element(
    'div',
    { class: `happened${isFaded ? ' stale' : ''}` },
    element(
      'div',
      {
        class: 'marks',
        role: 'group',
        'aria-label': 'What happened, by day; arrow keys go from each to the next',
        style: { height: px(height) },
      },
      names,
      marksOf(drawn, store),
      h(LookedLine, { at: (day: number) => atDay(frame, day + 1) }),
    ),
  );
}

/** The mark that is told, or how to have one told. */
export function ToldMark({ store }: { readonly store: PageStore }) {
  const { value: story } = store.baseline;
  if (story === undefined) return null;
  const key = shown.value ?? kept.value;
  const { all } = drawnOf({ story, changed: store.changed.value }, store.width.value);
  const told = all.find((each) => each.key === key);
  return element(
    'div',
    { class: 'told-of', role: 'status' },
    told === undefined ? element('p', { class: 'note' }, HINT) : note(told, store),
  );
}

/** The line of the cursor through the marks. */
function LookedLine({ at }: { readonly at: (day: number) => number }) {
  const day = lookedDay.value;
  if (day === undefined) return null;
  return element('div', {
    class: 'cursor',
    style: { transform: `translateX(${px(at(day))})`, height: '100%' },
  });
}
