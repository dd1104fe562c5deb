/**
 * The head of a result of many runs: what was run, by which version, with which settings. Its names are a
 * contract.
 */
import type { ManyParameters } from '../parameters/draw.js';
import type { OutsideRange } from '../parameters/outside.js';

export interface ResultHead {
  readonly tauride: string;
  readonly scenario: string;
  readonly title: string;
  /** Whether its dates are known in the old style, too. */
  readonly oldStyle: boolean;
  /** Digest of the scenario as it was run, with the changes that all runs have. */
  readonly scenarioDigest: string;
  /** Digest of the scenario as it is written, before any change. */
  readonly sourceDigest: string;
  /** Whether decisions were free (`run`) or taken as recorded (`replay`). */
  readonly mode: 'run' | 'replay';
  readonly seed: string;
  /** Seeds asked for. */
  readonly runs: number;
  readonly agents: number | 'full';
  readonly start: string;
  readonly end: string;
  /** Which parameters the runs had; nothing where they are as written. */
  readonly usedParameters?: ManyParameters;
  /** Values outside the ranges of the calibration, where any are. */
  readonly outsideCalibration?: readonly OutsideRange[];
  /** Changes that all runs have, in words. */
  readonly changes: readonly string[];
  /** Names by kind and id, as `authority.soviet`, for reports. */
  readonly names: Readonly<Record<string, string>>;
}
