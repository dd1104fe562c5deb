/**
 * A sweep of the model in Tauride, as `tauride sweep` does it: a pool of threads that keep their kernel, a run as one task.
 *
 * Takes and prints what numba_sweep.py does. The clock starts when every thread has lived once, as there when all is compiled.
 */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { machine } from '../../dist/platform/node/threads/machine.js';

const { tasks, workers, ...rest } = JSON.parse(process.argv[2]);
const pool = new Piscina({
  filename: fileURLToPath(new URL('tauride-run.mjs', import.meta.url)),
  name: 'run',
  workerData: rest,
  minThreads: workers,
  maxThreads: workers,
  atomics: 'disabled',
});
const runAll = (some) => Promise.all(some.map((task) => pool.run(task)));

await runAll(tasks.slice(0, workers));
const begin = performance.now();
const runs = await runAll(tasks);
const seconds = (performance.now() - begin) / 1000;
await pool.destroy();
console.log(JSON.stringify({ name: 'Tauride', version: machine().tauride, seconds, runs }));
