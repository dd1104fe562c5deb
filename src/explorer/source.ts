/**
 * Where the page has its documents and its engine from: a server, files beside it, or itself.
 *
 * Decision worth knowing: the page is the same in every form, and each form begins with a source of its own
 * (main.ts, local/main.ts). So no part of the page asks which form it is in.
 */
import type { EngineWorker } from './host.js';
import type { ComputedPairs, ReadChanged, RunAnswer, Start } from './protocol.js';

export interface PageSource {
  readonly start: () => Promise<Start>;
  /** A scenario as an address changes it. Rejects with an Error that says what is wrong with the changes. */
  readonly read: (query: string) => Promise<ReadChanged>;
  /** The run as recorded that ships with the scenario. Rejects with an Error where it cannot be had. */
  readonly baseline: () => Promise<RunAnswer>;
  /**
   * The fifty runs of an address that ship with the scenario; null where there are none, or where they are of
   * another scenario or engine. Rejects with an Error where they cannot be had.
   */
  readonly computed: (query: string) => Promise<ComputedPairs | null>;
  readonly worker: () => EngineWorker;
}

let source: PageSource | undefined;

/** Has the page begin from a source. */
export function beginFrom(chosen: PageSource): void {
  source = chosen;
}

/** The source of the page. Throws where it has not begun. */
export function pageSource(): PageSource {
  if (source === undefined) throw new Error('the page has not begun');
  return source;
}
