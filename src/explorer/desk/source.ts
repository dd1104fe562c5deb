/**
 * Where the desk has its folder and its workers from: a server, or whoever opened the page.
 */
import type { EngineWorker } from '../host.js';
import type { Below, DeskFolder, SaveReply, SaveRequest } from './protocol.js';

/** The folder and the workers of a desk. */
export interface DeskSource {
  /** The folder as it is now. Rejects with an Error in words. */
  readonly open: () => Promise<DeskFolder>;
  /** Writes a file. Rejects with an Error in words. */
  readonly save: (request: SaveRequest) => Promise<SaveReply>;
  /** What lies below a scenario that extends this one; null where that cannot be had here. */
  readonly below: (name: string) => Promise<Below | null>;
  readonly reader: () => EngineWorker;
  readonly engine: () => EngineWorker;
  /** Where the scenario is seen and changed for once; null where it is not. */
  readonly page: string | null;
  /** What saving does, in a sentence. */
  readonly saving: string;
}
