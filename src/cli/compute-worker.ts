/** The module in which a run computes beside the main thread. */
import type { RunRecord } from '../experiment/record.js';
import { serve } from '../platform/node/background.js';
import { compute, type Job } from './compute.js';

serve<Job, RunRecord>(compute);
