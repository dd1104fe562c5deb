/** The module in which a kept run is made again beside the main thread. */
import type { Explanation } from '../../experiment/why/explanation.js';
import { serve } from '../../platform/node/threads/background.js';
import { answerWhy, type WhyJob } from './answer.js';

await serve<WhyJob, Explanation>(answerWhy);
