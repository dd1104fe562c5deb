/**
 * What `run` and `replay` are asked to do: plain data, so that it can be sent to a thread and kept in a
 * checkpoint.
 */
import type { RunParameters } from '../../experiment/parameters/draw.js';
import type { RunFlags } from './command.js';

/** A run as the command line asks for it. */
export interface Job {
  readonly mode: 'run' | 'replay';
  readonly scenario: string;
  readonly flags: RunFlags;
  /** Of a run that is made again, the parameters it had: null for those that are written. */
  readonly used?: RunParameters | null;
}
