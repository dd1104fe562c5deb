/** A run of the model in a thread of tauride-sweep.mjs: every party's average and deviation on the last day. */
import { workerData } from 'piscina';
import { nodeKernel } from '../../dist/platform/node/threads/kernel.js';
import { model, partiesOf } from './measure.mjs';
import { create } from './tauride-model.mjs';

const { agents, days } = workerData;
const kernel = nodeKernel('simd');

export function run({ seed, rho }) {
  const { step, loyaltyOf } = create(kernel, { ...model, agents, rho }, `peers ${seed}`);
  for (let day = 0; day < days; day++) step();
  return partiesOf(agents, loyaltyOf);
}
