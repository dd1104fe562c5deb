/**
 * The module of a kernel's other threads in Node.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Mate, type MateSetup, type Message } from '../../kernel/crew.js';

const mate = new Mate(workerData as MateSetup);
parentPort?.on('message', (message: Message) => {
  mate.take(message);
});
