/** The files of the desk as buttons, and what is done with them: save, undo, another file. */
import { h } from 'preact';
import { signal } from '@preact/signals';
import { element } from '../../drawing.js';
import type { DeskStore } from '../store.js';

interface DeskProps {
  readonly store: DeskStore;
}

/** A button that is pressed for something to be done. */
export const press = (text: string, onClick: () => void, more: Readonly<Record<string, unknown>> = {}) =>
  element('button', { type: 'button', class: 'press', onClick, ...more }, text);

function fileButton(store: DeskStore, name: string, unsaved: readonly string[]) {
  const path = store.pathOf(name);
  const faults = (store.reply.value?.faults ?? []).filter(({ file }) => file === path).length;
  const told = [
    ...(unsaved.includes(name) ? ['not saved'] : []),
    ...(faults > 0 ? [faults === 1 ? '1 fault' : `${String(faults)} faults`] : []),
  ];
  const at = { name, from: 0, to: 0 };
  return element(
    'li',
    { key: name },
    element(
      'button',
      {
        type: 'button',
        'aria-pressed': String(store.name.value === name),
        onClick: () => (store.name.value === name ? undefined : store.select(at)),
      },
      name,
      told.length > 0 && element('span', { class: 'told-of' }, ` (${told.join(', ')})`),
    ),
  );
}

const isAdding = signal(false);
const whyNot = signal<string | undefined>(undefined);

interface NameEvent {
  readonly preventDefault: () => void;
  readonly currentTarget: { readonly elements: Readonly<Record<'name', { readonly value: string }>> };
}

/** The name of a file that is to be. */
function NewFile({ store }: DeskProps) {
  if (!isAdding.value) return press('Another file', () => (isAdding.value = true));
  const submit = (event: NameEvent): void => {
    event.preventDefault();
    whyNot.value = store.add(event.currentTarget.elements.name.value.trim());
    isAdding.value = whyNot.value !== undefined;
  };
  return element(
    'form',
    { class: 'ask', onSubmit: submit },
    element(
      'label',
      null,
      'Name of the file',
      element('input', {
        name: 'name',
        autocomplete: 'off',
        spellcheck: false,
        placeholder: 'counterfactuals/rain.yaml',
      }),
    ),
    element('button', { type: 'submit', class: 'press' }, 'Add'),
    press('Never mind', () => (isAdding.value = false)),
    element('p', { class: 'fault', role: 'alert' }, whyNot.value),
  );
}

/** What is done about a file that holds something else by now. */
const doubt = (store: DeskStore, name: string) =>
  element(
    'div',
    { class: 'doubt-of', role: 'alert', key: name },
    element(
      'p',
      null,
      `${name} holds something else than what was read here: it was changed elsewhere, and is not written over.`,
    ),
    press('Take what is on the disk', () => void store.settle(name, 'disk')),
    press('Write mine over it', () => void store.settle(name, 'own')),
  );

/** All of it. */
export function DeskFiles({ store }: DeskProps) {
  const unsaved = store.unsaved();
  const { words, isFault } = store.notice.value;
  const count = unsaved.length > 1 ? ` ${String(unsaved.length)} files` : '';
  return [
    element(
      'ul',
      { class: 'chips files', 'aria-label': 'Files of the scenario' },
      store.names().map((name) => fileButton(store, name, unsaved)),
    ),
    element(
      'div',
      { class: 'acts', role: 'group', 'aria-label': 'What is done with the texts' },
      press(`Save${count}`, () => void store.save(), {
        disabled: unsaved.length === 0,
        'aria-keyshortcuts': 'Control+S',
      }),
      press('Undo', () => store.undo(), { disabled: !store.canUndo, 'aria-keyshortcuts': 'Control+Z' }),
      press('Do again', () => store.redo(), {
        disabled: !store.canRedo,
        'aria-keyshortcuts': 'Control+Shift+Z',
      }),
      h(NewFile, { store }),
    ),
    element('p', { class: `doing${isFault ? ' fault' : ''}`, role: 'status' }, words),
    store.changed.value.map((name) => doubt(store, name)),
  ];
}
