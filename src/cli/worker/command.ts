/** `tauride worker`: computes batches of sweeps that wait in a queue. */
import { workerCommand } from './options.js';

export const worker = () =>
  workerCommand('worker').action(async (flags) => {
    const { work } = await import('./work.js');
    await work(flags);
  });
