/**
 * How the word that is being typed can go on, in a row under the field.
 *
 * Decision worth knowing: it is a row of buttons and nothing that opens over the text. So it covers nothing,
 * needs no keys that a text needs, and is where a thumb finds it on a narrow page.
 */
import { element } from '../../drawing.js';
import type { TextField } from '../host.js';
import type { DeskStore } from '../store.js';
import { waysOn, wordBefore } from '../words.js';
import { fieldNow } from './place.js';
import { insert } from './writing.js';

interface DeskProps {
  readonly store: DeskStore;
}

function take(store: DeskStore, field: TextField, way: string): void {
  const typed = wordBefore(field.value, field.selectionEnd);
  insert(store, field, way, field.selectionEnd - typed.length);
  field.focus();
}

/** Ways on from where the caret is. */
function waysNow(store: DeskStore): readonly string[] {
  const { name, at } = store.caret.value;
  const text = store.texts.value[name];
  return text === undefined || name !== store.name.value
    ? []
    : waysOn(store.words.value, wordBefore(text, at));
}

/** The row. */
export function Ways({ store }: DeskProps) {
  const ways = waysNow(store);
  const press = (way: string) => (): void => {
    const field = fieldNow();
    if (field !== null) take(store, field, way);
  };
  return element(
    'div',
    { class: 'ways', role: 'group', 'aria-label': 'How the word goes on' },
    ways.map((way, i) =>
      element(
        'button',
        {
          type: 'button',
          key: way,
          onClick: press(way),
          ...(i === 0 ? { 'aria-keyshortcuts': 'Control+Space' } : {}),
        },
        way,
      ),
    ),
  );
}

/** Goes on as the first of them says. */
export function takeFirst(store: DeskStore, field: TextField): void {
  const [first] = waysNow(store);
  if (first !== undefined) take(store, field, first);
}
