/** What a worker is asked to do, and everything that is wrong with it. */
import { isAbsolute, resolve } from 'node:path';
import { gather, type Fault } from '../../foundation/fault.js';
import { readAddress } from '../../platform/node/queue/address.js';
import type { Mount } from '../../platform/node/queue/workshop.js';
import { threadsDefault } from '../../platform/node/threads/pool.js';
import { throwFaults } from '../many/ensemble.js';
import { addFault, readCount } from '../shell/settings.js';
import type { WorkerFlags } from './command.js';

const MILLISECONDS = 1000;

function readMount(text: string, faults: Fault[]): Mount[] {
  const at = text.indexOf('=');
  const [there, here] = [text.slice(0, at), text.slice(at + 1)];
  if (at > 0 && here !== '' && isAbsolute(there)) return [{ there, here: resolve(here) }];
  const hint = 'write --mount /data=/mnt/data: the whole path at the host of the sweep, then the one here';
  addFault(faults, `--mount ${text}`, 'mount', 'this is not of the form THERE=HERE', hint);
  return [];
}

/** Reads the flags; throws a FaultError with all that is wrong. */
export function readWorkerTask({ redis, threads, mount = [], idle }: WorkerFlags) {
  const faults: Fault[] = [];
  const optionFaults: Fault[] = [];
  if (redis === undefined) {
    const hint = 'name the one at which the sweeps wait, as --redis redis://HOST:6379';
    addFault(optionFaults, '--redis', 'no-redis', 'there is no Redis to ask for work', hint);
  }
  const address = redis === undefined ? undefined : gather(faults, () => readAddress(redis));
  const settings = {
    threads: threads === undefined ? threadsDefault() : readCount('--threads', threads, optionFaults),
    mounts: mount.flatMap((text) => readMount(text, optionFaults)),
    idleMax: idle === undefined ? Infinity : readCount('--idle', idle, optionFaults) * MILLISECONDS,
  };
  throwFaults([...faults, ...optionFaults]);
  return { address, ...settings };
}
