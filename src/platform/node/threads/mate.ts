/**
 * The module of a kernel's other threads in Node.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Mate, type Message } from '../../../kernel/crew.js';
import type { MateStart } from './crew.js';
import { loadNative } from './native.js';

const { begun, native, ...setup } = workerData as MateStart;
const mate = new Mate(setup, native === undefined ? undefined : loadNative(native));
parentPort?.on('message', (message: Message) => mate.take(message));
Atomics.add(begun, 0, 1);
Atomics.notify(begun, 0);
