/**
 * Texts as markup: what a scenario or a user has written never becomes an element, an attribute or a style.
 *
 * Decision worth knowing: there is one way to make markup, a template, and it escapes all that is put into
 * it. Whoever wants a text taken for markup has to write it into the source. What acts on a reader without a
 * picture of its own (directions of writing, control characters) is written out as everywhere
 * (foundation/text.ts).
 */
import { visible } from '../foundation/text.js';

/** A piece of markup: everything in it that was a text is escaped. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What may be put into a template; nothing is written for undefined. */
export type Content = string | number | Markup | undefined | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in an element or in the quotes of an attribute. */
export const escaped = (text: string): string =>
  visible(text).replaceAll(/[&<>"']/g, (character) => ESCAPES[character]);

const sourceOf = (content: Content): string => {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return content.map(sourceOf).join('');
};

/** Markup with contents put into it: texts are escaped, markup stays, lists are joined. */
export const markup = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(parts.map((part, i) => part + (i < contents.length ? sourceOf(contents[i]) : '')).join(''));
