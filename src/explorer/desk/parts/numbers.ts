/** Numbers of the scenario, found by what they are called, and changed where they are written. */
import { signal } from '@preact/signals';
import { element } from '../../drawing.js';
import type { DeskNumber } from '../protocol.js';
import type { DeskStore } from '../store.js';

interface DeskProps {
  readonly store: DeskStore;
}

/** Numbers that are listed. */
const LISTED = 20;

const searched = signal('');

interface ToggleEventLike {
  readonly currentTarget: { readonly open: boolean };
}

interface ValueEvent {
  readonly currentTarget: { value: string };
}

/** Numbers whose address has all words that are searched for. */
function found(numbers: readonly DeskNumber[], search: string): readonly DeskNumber[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return numbers.filter(({ address }) => words.every((word) => address.toLowerCase().includes(word)));
}

const row = (store: DeskStore, number: DeskNumber) =>
  element(
    'li',
    { key: number.address },
    element(
      'label',
      null,
      element('code', null, number.address),
      ' ',
      element('input', {
        ...{ type: 'text', inputMode: 'decimal', autocomplete: 'off', value: String(number.value) },
        disabled: store.checking.isBehind.value,
        onChange: ({ currentTarget }: ValueEvent) => {
          if (!store.setNumber(number, currentTarget.value.trim()))
            currentTarget.value = String(number.value);
        },
      }),
    ),
  );

function list(store: DeskStore, numbers: readonly DeskNumber[]) {
  const all = found(numbers, searched.value);
  const shown = all.slice(0, LISTED);
  const words =
    all.length > LISTED
      ? `The first ${String(LISTED)} of ${String(all.length)}.`
      : `${String(all.length)} of ${String(numbers.length)}.`;
  return [
    element('p', { class: 'note', role: 'status' }, words),
    element(
      'ul',
      { 'aria-label': 'Numbers' },
      shown.map((number) => row(store, number)),
    ),
  ];
}

/** The search, which is open or not. */
export function Numbers({ store }: DeskProps) {
  const numbers = store.reply.value?.numbers ?? [];
  const isOpen = store.seeksNumbers.value;
  return element(
    'details',
    {
      class: 'numbers-of',
      open: isOpen,
      onToggle: ({ currentTarget }: ToggleEventLike) => store.seekNumbers(currentTarget.open),
    },
    element('summary', null, 'Change a number'),
    isOpen && [
      element(
        'div',
        { class: 'ask' },
        element(
          'label',
          null,
          'What it is called, in part',
          element('input', {
            ...{ type: 'search', autocomplete: 'off', spellcheck: false, placeholder: 'strike reach' },
            onInput: ({ currentTarget }: ValueEvent) => (searched.value = currentTarget.value),
          }),
        ),
      ),
      list(store, numbers),
    ],
  );
}
