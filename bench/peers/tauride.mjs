/**
 * The model in Tauride. It also decides whom everybody holds to and counts, as it does every day; the others are spared that.
 */
import { machine } from '../../dist/platform/node/threads/machine.js';
import { nodeKernel } from '../../dist/platform/node/threads/kernel.js';
import { AGENTS, model, report } from './measure.mjs';
import { create } from './tauride-model.mjs';

const { step, loyaltyOf } = create(nodeKernel('simd'), { ...model, agents: AGENTS }, 'peers');
report('Tauride', machine().tauride, step, loyaltyOf);
