/** The module in which a part of a deep check is computed beside the main thread. */
import { serve } from '../../platform/node/threads/background.js';
import { computeDeep, type DeepJob, type DeepPiece } from './deep.js';

await serve<DeepJob, DeepPiece | number>(computeDeep);
