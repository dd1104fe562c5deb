/** Places in the field that a file is written in. */
import { browser } from '../../host.js';
import type { Selected } from '../history.js';
import type { TextField } from '../host.js';

/** What the field goes by. */
export const FIELD_ID = 'desk-text';

/** The height of a line, pixels; the style has the same. */
export const LINE = 20;

/** Lines that are seen above one that is gone to. */
const ABOVE = 4;

/** The field, where there is one. */
export const fieldNow = (): TextField | null => browser.document.getElementById(FIELD_ID) as TextField | null;

/** Has numbers and marks follow the text. */
export function follow(field: TextField): void {
  field.parentElement?.style.setProperty('--left', `${String(-field.scrollLeft)}px`);
  field.parentElement?.style.setProperty('--top', `${String(-field.scrollTop)}px`);
}

/** Selects a place in the field when the file is shown there, and has it seen. */
export function placeInField({ from, to }: Selected, text: string): void {
  setTimeout(() => {
    const field = fieldNow();
    if (field === null) return;
    // What is selected comes into sight sideways, too, when a field is entered, and only then.
    field.blur();
    field.setSelectionRange(from, to);
    field.focus();
    const top = (text.slice(0, from).split('\n').length - 1) * LINE;
    const isSeen = top >= field.scrollTop && top + LINE <= field.scrollTop + field.clientHeight;
    if (!isSeen) field.scrollTop = Math.max(0, top - ABOVE * LINE);
    follow(field);
  });
}

/** The place of a line and a column, each from 1, in a text. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  const end = text.indexOf('\n', at);
  return Math.min(at + column - 1, end < 0 ? text.length : end);
}
