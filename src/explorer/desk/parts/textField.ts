/**
 * The field that a file is written in, with the numbers of its lines, and its faults where they are.
 *
 * Decision worth knowing: it is a field of the browser and no editor of our own or of a library. So keys,
 * screen readers, spelling and the keyboard of a telephone are those that everybody knows, no script writes
 * style into the page, and whatever a text holds is a text. Numbers and marks lie behind it and follow as it
 * is scrolled.
 */
import type { Fault } from '../../../foundation/fault.js';
import { element } from '../../drawing.js';
import type { FieldEvent, FieldKey, InputEventLike } from '../host.js';
import { FIELD_ID, follow, LINE, offsetOf } from './place.js';
import type { DeskStore } from '../store.js';
import { takeFirst } from './ways.js';
import { insert, noteSelected, typed } from './writing.js';

/** The letters from a place on that are of one word, or of one sign where none begins there. */
const wordAt = (text: string, at: number): number =>
  /^[\p{L}\p{N}_.-]+/u.exec(text.slice(at, at + 200))?.[0].length ?? 1;

/** A new line begins where the one before it does. */
function breakLine(store: DeskStore, event: FieldKey): void {
  const { value, selectionStart } = event.currentTarget;
  const line = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart);
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (indent === '') return;
  event.preventDefault();
  insert(store, event.currentTarget, `\n${indent}`);
}

/** A fault with the place that it has in a text. */
interface Marked {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly kind: 'fault' | 'doubt';
}

function marksOf(store: DeskStore, name: string, text: string): readonly Marked[] {
  const { faults = [], warnings = [] } = store.reply.value ?? {};
  const path = store.pathOf(name);
  const marked = (kind: Marked['kind']) => (fault: Fault) => {
    const { file, line, column = 1 } = fault;
    if (file !== path || line === undefined) return [];
    return [{ line, column, length: wordAt(text, offsetOf(text, line, column)), kind }];
  };
  return [...faults.flatMap(marked('fault')), ...warnings.flatMap(marked('doubt'))];
}

const px = (pixels: number): string => `${String(pixels)}px`;

const markOf = ({ line, column, length, kind }: Marked) =>
  element('span', {
    class: `at ${kind}`,
    style: { top: px((line - 1) * LINE), left: `${String(column - 1)}ch`, width: `${String(length)}ch` },
  });

/** The numbers of the lines, those with faults told apart. */
function numbersOf(text: string, marks: readonly Marked[]) {
  const lines = text.split('\n').length;
  const all = Array.from({ length: lines }, (_, i) => String(i + 1)).join('\n');
  const flags = [...new Map(marks.map(({ line, kind }) => [line, kind]))].map(([line, kind]) =>
    element('span', { class: `line ${kind}`, style: { top: px((line - 1) * LINE) } }),
  );
  return element(
    'div',
    { class: 'numbers', 'aria-hidden': 'true' },
    element('div', { class: 'moved' }, all, flags),
  );
}

/** The field of the file that is open. */
export function WrittenField({ store }: { readonly store: DeskStore }) {
  const name = store.name.value;
  const text = store.texts.value[name] ?? '';
  const marks = marksOf(store, name, text);
  const hasFaults = marks.some(({ kind }) => kind === 'fault');
  return element(
    'div',
    { class: 'sheet' },
    numbersOf(text, marks),
    element(
      'div',
      { class: 'marks', 'aria-hidden': 'true' },
      element('div', { class: 'moved' }, marks.map(markOf)),
    ),
    element('textarea', {
      ...{ id: FIELD_ID, key: name, value: text, wrap: 'off', spellcheck: false },
      ...{ autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off' },
      'aria-label': `Text of ${name}`,
      'aria-describedby': 'desk-state',
      'aria-invalid': String(hasFaults),
      onScroll: ({ currentTarget }: FieldEvent) => follow(currentTarget),
      onSelect: ({ currentTarget }: FieldEvent) => noteSelected(store, name, currentTarget),
      onBeforeInput: (event: InputEventLike) => {
        noteSelected(store, name, event.currentTarget);
        const isBack = event.inputType === 'historyUndo';
        if (!isBack && event.inputType !== 'historyRedo') return;
        event.preventDefault();
        if (isBack) store.undo();
        else store.redo();
      },
      onInput: ({ currentTarget }: FieldEvent) => typed(store, name, currentTarget),
      onKeyDown: (event: FieldKey) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
        if (event.key === 'Enter' && isPlain && !event.shiftKey) breakLine(store, event);
        if (event.key !== ' ' || !event.ctrlKey) return;
        event.preventDefault();
        takeFirst(store, event.currentTarget);
      },
    }),
  );
}
