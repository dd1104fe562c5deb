/** A part of a deep check, as one thread computes it. */
import type { DeepPart, DeepPiece } from '../../experiment/deep/course.js';
import { DeepCheck } from '../../experiment/deep/deep-check.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import type { OnPartial, OnProgress, OnWarnings } from '../../platform/node/threads/background.js';
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import type { Agents } from '../../population/sampling.js';

export interface DeepJob {
  readonly folder: string;
  readonly agents: Agents;
  readonly seed: string;
  readonly replay: boolean;
  readonly part: DeepPart;
}

/** Does a part piece by piece; returns how long it took. */
export function computeDeep(
  { folder, agents, seed, replay, part }: DeepJob,
  _onProgress: OnProgress,
  _onWarnings: OnWarnings,
  onPiece: OnPartial<DeepPiece | number>,
): number {
  const parsed = parseScenarioFolder(folder);
  const deep = new DeepCheck({ parsed, agents, kernel: nodeKernel('auto'), replay }, seed);
  const began = performance.now();
  deep.part(part, onPiece);
  return performance.now() - began;
}
