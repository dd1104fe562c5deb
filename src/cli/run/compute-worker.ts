/** The module in which a run computes beside the main thread. */
import type { RunRecord } from '../../experiment/run/record.js';
import { serve } from '../../platform/node/threads/background.js';
import { computeRun } from './compute.js';
import type { Job } from './job.js';

await serve<Job, RunRecord>(computeRun);
