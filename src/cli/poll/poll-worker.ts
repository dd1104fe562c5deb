/** The module in which a poll is computed beside the main thread. */
import { serve } from '../../platform/node/threads/background.js';
import { computePoll, type PollAnswer } from './poll.js';
import type { PollJob } from './task.js';

await serve<PollJob, PollAnswer>(computePoll);
