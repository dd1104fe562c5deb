/** Loaded before a program (`node --import`): at its end writes what it took of all processors, in microseconds, to file descriptor 3. */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.cpuUsage())));
