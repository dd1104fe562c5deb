/** A page of HTML, read for a test; of the document there is what tests look at. */
import { parseHTML } from 'linkedom';

export interface HtmlElement {
  readonly id: string;
  readonly tagName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string }>;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => HtmlElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<HtmlElement>;
}

export interface HtmlDocument extends Omit<HtmlElement, 'id' | 'attributes'> {
  readonly body: HtmlElement;
  readonly getElementById: (id: string) => HtmlElement | null;
}

/** The document of a page. */
export const readHtml = (page: string): HtmlDocument =>
  (parseHTML(page) as unknown as { readonly document: HtmlDocument }).document;

/** All elements that a selector finds. */
export const allOf = (within: Pick<HtmlElement, 'querySelectorAll'>, selector: string): HtmlElement[] => [
  ...within.querySelectorAll(selector),
];
