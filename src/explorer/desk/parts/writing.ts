/** What is written in the field, as a step that can be taken back. */
import type { Selected } from '../history.js';
import type { TextField } from '../host.js';
import type { DeskStore } from '../store.js';

/** What is selected in the field. */
export const selectedIn = (name: string, { selectionStart, selectionEnd }: TextField): Selected => ({
  name,
  from: selectionStart,
  to: selectionEnd,
});

/** What was selected before the letters that come now. */
let before: Selected | undefined;

/** Notes what is selected in the field, before letters come or when the caret goes elsewhere. */
export function noteSelected(store: DeskStore, name: string, field: TextField): void {
  before = selectedIn(name, field);
  store.caret.value = { name, at: before.from === before.to ? before.to : 0 };
}

/** Takes over what was typed. */
export function typed(store: DeskStore, name: string, field: TextField): void {
  const after = selectedIn(name, field);
  store.edit({ name, text: field.value, before: before ?? after, after, typed: Date.now() });
  before = after;
  store.caret.value = { name, at: after.to };
}

/** Puts letters where something is selected, as if they had been typed there. */
export function insert(
  store: DeskStore,
  field: TextField,
  letters: string,
  from = field.selectionStart,
): void {
  const name = store.name.peek();
  before = selectedIn(name, field);
  const { value, selectionEnd } = field;
  field.value = value.slice(0, from) + letters + value.slice(selectionEnd);
  field.setSelectionRange(from + letters.length, from + letters.length);
  typed(store, name, field);
}
