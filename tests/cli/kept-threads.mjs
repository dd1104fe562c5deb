/**
 * Threads that the resident command line keeps: `keepThreads()` has whatever asks for a worker be given one that has loaded the program
 * before, and takes it back when its work is done.
 *
 * Decision worth knowing: most of what a short command costs is loading and warming up in threads of its own. A kept thread imports the
 * module it is begun with anew, under another address, so nothing of the last work is left in it; what that module imports stays loaded,
 * as it does where the resident runs. Threads that the work begins itself are its own and end with it. True threads are begun by every
 * command that is tested as a process, and by the tests of pools and crews.
 */
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const { Worker, MessageChannel, receiveMessageOnPort } = threads;

const THREAD = new URL('./kept-thread.mjs', import.meta.url);

/** How often a thread is given work: modules under other addresses are never forgotten. */
const WORKS_MAX = 30;

const idle = [];

function begin() {
  const thread = new Worker(THREAD);
  thread.unref();
  return { thread, works: 0 };
}

/** What looks like a Worker to whoever begins one; ids are those of the threads behind. */
class KeptWorker extends EventEmitter {
  #kept = idle.pop() ?? begin();
  #port;
  #hear = (message) => this.#end(message);
  #fail = (error) => this.emit('error', error);
  #leave = (code) => this.emit('exit', code);

  constructor(file, { workerData }) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on('message', (message) => this.emit('message', message));
    port1.unref();
    const { thread } = this.#kept;
    this.threadId = thread.threadId;
    thread.on('message', this.#hear).on('error', this.#fail).on('exit', this.#leave);
    thread.postMessage({ file: String(file), workerData, env: { ...process.env }, port: port2 }, [port2]);
  }

  postMessage(message, transfer) {
    this.#port.postMessage(message, transfer);
  }

  /** Gives up the work; a thread in the middle of a day does so after it. */
  terminate() {
    this.#kept.thread.postMessage('end');
  }

  ref = () => this;
  unref = () => this;

  #end({ code }) {
    const { thread } = this.#kept;
    thread.off('message', this.#hear).off('error', this.#fail).off('exit', this.#leave);
    for (let last; (last = receiveMessageOnPort(this.#port));) this.emit('message', last.message);
    this.#port.close();
    if (++this.#kept.works < WORKS_MAX) idle.push(this.#kept);
    else void thread.terminate();
    this.emit('exit', code);
  }
}

/** From now on, in this thread. */
export function keepThreads() {
  threads.Worker = KeptWorker;
  syncBuiltinESMExports();
}
