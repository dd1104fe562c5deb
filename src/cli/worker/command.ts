/** The flags of `tauride worker`: computes batches of sweeps that wait in a queue. */
import { Command } from '@commander-js/extra-typings';
import { examples, repeated } from '../shell/options.js';

export const workerCommand = () =>
  new Command('worker')
    .description('compute batches of the sweeps that wait at a Redis, on this and any number of hosts')
    .option(
      '--redis <url>',
      'where the sweeps wait (it must be named), as redis://HOST:6379 or rediss://USER:PASSWORD@HOST:6379',
    )
    .option('--threads <n>', 'threads that compute, a batch each (default: one for each core)')
    .option(
      '--mount <there=here>',
      'the shared folder bears one name at the host of the sweep and another here; may be repeated',
      repeated,
    )
    .option(
      '--idle <seconds>',
      'end when nothing has come for so long and no other has begun anything (default: wait for more)',
    )
    .option('--quiet', 'say nothing but what is wrong')
    .addHelpText(
      'after',
      examples(
        'worker --redis redis://127.0.0.1:6379',
        'worker --redis redis://queue.example:6379 --threads 8 --idle 600',
      ),
    );

/** What the options of `worker` give. */
export type WorkerFlags = ReturnType<ReturnType<typeof workerCommand>['opts']>;
