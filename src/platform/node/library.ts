/**
 * What Node adds to the library: a fast kernel, threads, folders of scenarios and of results, and questions
 * to these.
 */
export { packageVersion } from './files/package.js';
export { findCounterfactual, findScenario } from './files/bundled.js';
export { readScenarioFolder } from './files/extended-folder.js';
export { readSource } from './files/source-file.js';
export { query } from './query/query.js';
export type { Answer } from './query/answer.js';
export { inFolder } from './results/folder-store.js';
export { nodeKernel } from './threads/kernel.js';
export { onThreads, PoolError } from './threads/pool.js';
