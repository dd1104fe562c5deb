/**
 * The thread that owns a WebGPU device, on worker_threads.
 *
 * Decision worth knowing: one for all kernels of a thread, since opening a device takes far longer than a
 * day; like the kernel's other threads it keeps no process alive.
 */
import { Worker } from 'node:worker_threads';
import { createLinkMemory, DeviceLink } from '../../../kernel/webgpu/link.js';

/** Lies in `dist` even while the sources are run as they are. */
const MODULE = new URL('../../../../dist/platform/node/threads/device-mate.js', import.meta.url);

let link: DeviceLink | undefined;

/** The device of this thread. Throws a FaultError where there is none. */
export function nodeDevice(): DeviceLink {
  link ??= startDevice();
  return link;
}

function startDevice(): DeviceLink {
  const memory = createLinkMemory();
  const mate = new Worker(MODULE, { workerData: memory, execArgv: [] });
  mate.unref();
  return new DeviceLink(memory, (day) => mate.postMessage(day));
}
