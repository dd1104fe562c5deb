/**
 * The module of the thread that owns a WebGPU device in a page: start it as a worker, and hand the worker to
 * `browserKernel`.
 */
import type { DeviceDay } from '../../kernel/webgpu/device.js';
import { DeviceServer, type LinkMemory } from '../../kernel/webgpu/link.js';
import type { Gpu } from '../../kernel/webgpu/words.js';

/** What this module needs of the worker it runs in. */
interface Port {
  readonly navigator: { readonly gpu?: Gpu };
  postMessage(message: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const HINT = 'take a browser that has WebGPU in workers, on a machine with a graphics card, or take `auto`';

const port = globalThis as unknown as Port;
let server: DeviceServer | undefined;

// The first message is the memory, answered once it is known whether there is a device; the others are days.
port.addEventListener('message', ({ data }) => {
  if (server) {
    void server.take(data as DeviceDay);
    return;
  }
  server = new DeviceServer(data as LinkMemory, () => Promise.resolve(port.navigator.gpu), HINT);
  void server.looked().then(() => port.postMessage('looked'));
});
