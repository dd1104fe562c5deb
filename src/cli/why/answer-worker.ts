/** The module in which a kept run is made again beside the main thread. */
import { serve } from '../../platform/node/threads/background.js';
import { answer, type Answer, type WhyJob } from './answer.js';

await serve<WhyJob, Answer>(answer);
