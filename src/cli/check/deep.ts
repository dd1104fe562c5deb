/** A part of a deep check, as one thread computes it. */
import { DeepCheck } from '../../experiment/deep/deep-check.js';
import type { MovedNumber } from '../../experiment/deep/numbers.js';
import type { MoveVerdict } from '../../experiment/deep/screening.js';
import type { RunSeen } from '../../experiment/deep/seen.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import type { OnPartial, OnProgress, OnWarnings } from '../../platform/node/threads/background.js';
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import type { Agents } from '../../population/sampling.js';

/** What a thread is asked: runs by the number of their seed, or what changes nothing of what is moved. */
export type DeepPart =
  | { readonly ask: 'runs'; readonly replicates: readonly number[] }
  /** What is moved, each by its number among all. */
  | { readonly ask: 'each'; readonly moved: readonly MovedNumber[]; readonly numbers: readonly number[] }
  | { readonly ask: 'still'; readonly moved: readonly MovedNumber[] };

export interface DeepJob {
  readonly folder: string;
  readonly agents: Agents;
  readonly seed: string;
  readonly part: DeepPart;
}

/** Something that is done. */
export type DeepPiece =
  | { readonly run: RunSeen }
  | { readonly number: number; readonly verdict: MoveVerdict }
  | { readonly still: readonly MovedNumber[] };

/** Does a part piece by piece; returns how long it took. */
export function computeDeep(
  { folder, agents, seed, part }: DeepJob,
  _onProgress: OnProgress,
  _onWarnings: OnWarnings,
  onPiece: OnPartial<DeepPiece | number>,
): number {
  const parsed = parseScenarioFolder(folder);
  const deep = new DeepCheck({ parsed, agents, kernel: nodeKernel('auto') }, seed);
  const began = performance.now();
  if (part.ask === 'runs') for (const replicate of part.replicates) onPiece({ run: deep.run(replicate) });
  else if (part.ask === 'each')
    deep.each(part.moved, (i, verdict) => onPiece({ number: part.numbers[i], verdict }));
  else onPiece({ still: deep.still(part.moved) });
  return performance.now() - began;
}
