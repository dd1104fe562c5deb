/** The module in which a part of a deep check is computed beside the main thread. */
import { serve } from '../../platform/node/threads/background.js';
import type { DeepPiece } from '../../experiment/deep/course.js';
import { computeDeep, type DeepJob } from './deep.js';

await serve<DeepJob, DeepPiece | number>(computeDeep);
