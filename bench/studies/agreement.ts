/**
 * One engine: a run without a cause is one and the same, whether it is replayed without it, asked for by `why --but-for`, or a row of
 * `compare`.
 */
import { replicateSeed } from '../../src/experiment/design/design.js';
import { Ensemble } from '../../src/experiment/many/ensemble.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { retell } from '../../src/experiment/why/account.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { compileScenario, parseScenario } from '../../src/scenario/load.js';
import { filesOf } from '../../tests/bundled.js';

export interface Asked {
  readonly scenario: string;
  readonly mode: 'run' | 'replay';
  readonly seed: string;
  readonly agents: number;
  readonly ticks: number;
  /** Events and decisions to leave out, one at a time. */
  readonly causes: readonly string[];
}

/** Digests of the run without a cause, by who was asked; `baseline` is that of the run with it. */
export interface Digests {
  readonly cause: string;
  readonly run: string;
  readonly why: string;
  readonly compare: string;
  readonly baseline: string;
  /** Entries of the removed cause in the journal: none, or it was not removed. */
  readonly entries: number;
}

/** Ids of all events and decisions of a bundled scenario. */
export const causesOf = (scenario: string): string[] => {
  const { events, decisions } = parseScenario(filesOf(scenario)).scenario;
  return [...events, ...decisions].map(({ id }) => id);
};

/** Asks all three for each cause. */
export function digestsOf({ scenario: id, mode, seed, agents, ticks, causes }: Asked): Digests[] {
  const parsed = parseScenario(filesOf(id));
  const replay = mode === 'replay';
  const kernel = nodeKernel('simd');
  const points = [[], ...causes.map((cause) => [{ kind: 'without', id: cause } as const])];
  const plan = {
    ...{ scenario: parsed.scenario, base: [], replay, seed, agents, tickCount: ticks, comparesDays: true },
    points: points.map((changes) => ({ levels: {}, changes })),
  };
  const batch = { index: 0, points: [0, points.length], replicates: [1, 2] } as const;
  const [baseline, ...rows] = new Ensemble(plan, kernel).compute(batch).rows;
  return causes.map((cause, i) => {
    const loaded = compileScenario(parsed, { interventions: points[i + 1], pinDecisions: replay });
    const options = {
      ...{ loaded, seed: replicateSeed(seed, 1), population: agents, ticks, mode, kernel },
      version: 'study',
    };
    const record = runScenario(options);
    return {
      cause,
      run: record.digest,
      why: retell(options).digest,
      compare: String(rows[i].digest),
      baseline: String(baseline.digest),
      entries: [...record.decisions, ...record.events.filter(({ outcome }) => outcome === 'happened')].filter(
        (entry) => entry.id === cause,
      ).length,
    };
  });
}

/** What does not agree, or was not left out. */
export const disagreements = (all: readonly Digests[]): Digests[] =>
  all.filter(({ run, why, compare, entries }) => run !== why || run !== compare || entries > 0);
