/**
 * The fifty runs of each question, as they are computed before a page is opened: how each ended, and its
 * digest.
 *
 * Decision worth knowing: all questions are branches of one run of a seed, which is computed once up to where
 * each parts from it; seeds and forks are those of the page, so that it computes the same runs again.
 */
import { replicateSeed } from '../../experiment/design/design.js';
import { runFutures, type Future } from '../../experiment/many/future.js';
import { endingOf } from '../../experiment/run/ending.js';
import type { Ending } from '../../experiment/run/record.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { ComputedPairs, ComputedRun, ReadChanged } from '../protocol.js';
import { definitionOf } from './definition.js';

/** So many runs of each question are computed beforehand. */
export const BEFOREHAND_RUNS = 50;

/** What is computed: the scenario as recorded, and as each question changes it. */
export interface BeforehandRequest {
  readonly recorded: ReadChanged;
  readonly questions: readonly { readonly id: string; readonly read: ReadChanged }[];
  readonly agents: number;
  readonly seed: string;
  readonly kernel: Kernel;
}

/** A side of a question in a file: the digest of the scenario that it is of, and its runs by their seeds. */
export interface KeptSide {
  readonly scenario: string;
  /** [replicate - 1] The place of its ending in the list of all, and its digest. */
  readonly runs: readonly (readonly [ending: number, digest: string])[];
}

/** The file of a scenario. */
export interface KeptBeforehand {
  /** Digest of the scenario as recorded. */
  readonly scenario: string;
  readonly seed: string;
  readonly agents: number;
  /** Digest of the run as recorded of the seed itself, by which the engine is known. */
  readonly baseline: string;
  readonly endings: readonly Ending[];
  readonly recorded: KeptSide;
  readonly questions: Readonly<Record<string, KeptSide>>;
}

/** Runs of one seed: as recorded first, then as each question changes it. */
export function computeSeed(request: BeforehandRequest, replicate: number): readonly ComputedRun[] {
  const { recorded, questions, agents, seed, kernel } = request;
  const definition = definitionOf(recorded);
  const futureOf = (point: number, read: ReadChanged, parts: number): Future => {
    const changed = point === 0 ? definition : definitionOf(read);
    return { point, epochs: () => [{ tick: 0, definition: changed }], parts, branches: [] };
  };
  const branches = questions.map(({ read }, i) => futureOf(i + 1, read, read.parts));
  const runs: ComputedRun[] = [];
  const options = { seed: replicateSeed(seed, replicate), agents, kernel, tickCount: definition.dayCount };
  runFutures({ ...futureOf(0, recorded, 0), branches }, options, (arrival) => {
    if ('error' in arrival) throw arrival.error;
    runs[arrival.point] = { ending: endingOf(arrival.model.state), digest: arrival.model.digest() };
  });
  return runs;
}

/** All runs as they are kept: by seed, as `computeSeed` gives them. */
export function keptBeforehand(
  { recorded, questions, agents, seed }: Omit<BeforehandRequest, 'kernel'>,
  baseline: string,
  bySeed: readonly (readonly ComputedRun[])[],
): KeptBeforehand {
  const endings = [...new Map(bySeed.flat().map(({ ending }) => [JSON.stringify(ending), ending])).values()];
  const texts = endings.map((ending) => JSON.stringify(ending));
  const sideOf = (read: ReadChanged, point: number): KeptSide => ({
    scenario: read.digest,
    runs: bySeed.map((runs) => {
      const { ending, digest } = runs[point];
      return [texts.indexOf(JSON.stringify(ending)), digest];
    }),
  });
  return {
    ...{ scenario: recorded.digest, seed, agents, baseline, endings },
    recorded: sideOf(recorded, 0),
    questions: Object.fromEntries(questions.map(({ id, read }, i) => [id, sideOf(read, i + 1)])),
  };
}

/**
 * The pairs of a question, or of none, in a file; undefined where it has none, or they are of a scenario that
 * was changed since.
 */
export function pairsIn(
  { endings, recorded, questions }: KeptBeforehand,
  id: string | undefined,
  changed: string | undefined,
): ComputedPairs | undefined {
  const side = id === undefined ? undefined : (questions as Partial<KeptBeforehand['questions']>)[id];
  if (id !== undefined && (side === undefined || side.scenario !== changed)) return undefined;
  const runOf = (from: KeptSide, i: number): ComputedRun => {
    const [ending, digest] = from.runs[i];
    return { ending: endings[ending], digest };
  };
  return recorded.runs.map((_, i) => ({
    ...{ replicate: i + 1, baseline: runOf(recorded, i) },
    changed: side === undefined ? null : runOf(side, i),
  }));
}
