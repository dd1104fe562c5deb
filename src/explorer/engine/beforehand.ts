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
import type { Kernel } from '../../kernel/kernel.js';
import type { KeptBeforehand, KeptSide } from '../baseline.js';
import type { ComputedRun, ReadChanged } from '../protocol.js';
import { meaningOf } from './meaning.js';

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

/** Runs of one seed: as recorded first, then as each question changes it. */
export function computeSeed(request: BeforehandRequest, replicate: number): readonly ComputedRun[] {
  const { recorded, questions, agents, seed, kernel } = request;
  const definition = meaningOf(recorded);
  const futureOf = (point: number, read: ReadChanged, parts: number): Future => {
    const changed = point === 0 ? definition : meaningOf(read);
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
