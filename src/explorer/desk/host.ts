/** What the desk uses of a browser, beside what the page does. */
import type { KeyLike } from '../host.js';

/** The field that a text is written in. */
export interface TextField {
  readonly id: string;
  value: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  scrollTop: number;
  scrollLeft: number;
  readonly clientHeight: number;
  readonly parentElement: Styled | null;
  readonly focus: () => void;
  readonly blur: () => void;
  readonly setSelectionRange: (from: number, to: number) => void;
}

interface Styled {
  readonly style: { readonly setProperty: (name: string, value: string) => void };
}

/** What happens in a field. */
export interface FieldEvent {
  readonly currentTarget: TextField;
}

/** What is about to be put into a field. */
export interface InputEventLike extends FieldEvent {
  readonly inputType: string;
  readonly preventDefault: () => void;
}

export interface FieldKey extends KeyLike, FieldEvent {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/** Something that can be called off. */
interface Preventable {
  readonly preventDefault: () => void;
}

interface DeskBrowser {
  readonly addEventListener: {
    (type: 'beforeunload', listener: (event: Preventable) => void): void;
    (type: 'focus', listener: () => void): void;
    (type: 'keydown', listener: (event: Omit<FieldKey, 'currentTarget'>) => void): void;
  };
}

/** The browser that the desk is in. */
export const deskBrowser = globalThis as unknown as DeskBrowser;
