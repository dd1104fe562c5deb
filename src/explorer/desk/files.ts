/**
 * Files as they are on the disk, as far as the desk knows: which texts are not saved, and which file holds
 * something else by now.
 */
import type { DeskFile } from './protocol.js';

/** A file as it was last read or written; `revision` null for one that is not there. */
export interface KnownFile {
  readonly path: string;
  readonly text: string;
  readonly revision: string | null;
  /** How its lines end. */
  readonly ends: '\n' | '\r\n';
}

/** A text as a field of a page has it: all lines end alike. */
export const fieldText = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** What is known of a file that was read. */
export function knownFile({ path, text, revision }: DeskFile): KnownFile {
  const ends = text.includes('\r\n') && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n';
  return { path, text, revision, ends };
}

/** The text that is written for a text of a field. */
export const fileText = (text: string, { ends }: KnownFile): string =>
  ends === '\n' ? text : text.replaceAll('\n', ends);
