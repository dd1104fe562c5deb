/**
 * The module of the thread that owns a WebGPU device in Node.
 *
 * Decision worth knowing: Node has no WebGPU, and the binding that has it (npm's `webgpu`, which is Dawn, the
 * one of Chromium) is 130 MB for all platforms: so it is an optional peer that who wants it installs, and is
 * looked for where Node would look, `NODE_PATH` included.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { DeviceDay } from '../../../kernel/webgpu/device.js';
import { DeviceServer, NoDeviceError, type LinkMemory } from '../../../kernel/webgpu/link.js';
import type { Gpu } from '../../../kernel/webgpu/words.js';

interface Binding {
  readonly create: (flags: readonly string[]) => Gpu;
}

const INSTALL = 'install it where tauride is (`npm install --no-save webgpu`), or take `auto`';
const DRIVER = 'install a driver of the graphics card (Vulkan, Metal or Direct3D 12), or take `auto`';

async function findGpu(): Promise<Gpu> {
  const { create } = (await import(pathToFileURL(bindingPath()).href)) as Binding;
  return create([]);
}

function bindingPath(): string {
  try {
    return createRequire(import.meta.url).resolve('webgpu');
  } catch {
    throw new NoDeviceError('the package `webgpu` is not installed', INSTALL);
  }
}

const server = new DeviceServer(workerData as LinkMemory, findGpu, DRIVER);
parentPort?.on('message', (day: DeviceDay) => void server.take(day));
