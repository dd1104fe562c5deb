/** What `tauride bench` measures, as its JSON has it. */
import type { Spread } from './spread.js';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  readonly tauride: string;
}

/** A kernel on people of one size. */
export interface SizeFigures {
  readonly agents: number;
  readonly threads: number;
  /** Nanoseconds of an agent's day. */
  readonly nanoseconds: Spread;
  /** Agents that are moved by a day, in a second; the median's. */
  readonly updatesPerSecond: number;
  readonly bytesPerAgent: number;
  /** Bytes read and written, as a share of what one thread could copy in that time. */
  readonly bandwidthShare: number;
}

/** Whole runs of a scenario on one thread. */
export interface RunFigures {
  readonly scenario: string;
  readonly agents: number;
  readonly days: number;
  /** Seconds of a run. */
  readonly seconds: Spread;
  readonly runsPerSecond: number;
}

export interface BenchFigures {
  readonly machine: Machine;
  readonly kernel: string;
  /** Bytes a second that one thread reads and writes, both counted. */
  readonly bandwidth: number;
  readonly sizes: readonly SizeFigures[];
  readonly runs: RunFigures;
  /** Greatest resident memory of the process, bytes. */
  readonly memoryBytes: number;
}
