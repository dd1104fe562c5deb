/** A thread that is kept (`kept-threads.mjs`): does one work after another, each as if it had been begun for it. */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';
import threads from 'node:worker_threads';
import { pathToFileURL } from 'node:url';

const home = threads.parentPort;

/** The threads that the work has begun. */
let begun = [];
threads.Worker = class extends threads.Worker {
  constructor(...words) {
    super(...words);
    begun.push(this);
  }
};

/** piscina's own module for its threads, whose part `attend` plays: that one remembers what it has loaded. */
const PISCINA = sep + ['piscina', 'dist', 'worker.js'].join(sep);
const { READY } = createRequire(import.meta.url)('../../node_modules/piscina/dist/common.js');
const RESPONSES = 1;

/** Answers a pool, which says with its first message what is to be loaded. */
function attend(port, load) {
  port.once('message', async ({ port: asked, sharedBuffer, filename, name }) => {
    const { [name]: work } = await load(pathToFileURL(filename).href);
    port.postMessage({ [READY]: true });
    asked.on('message', async ({ taskId, task }) => {
      const answer = { taskId, result: null, error: null, time: null };
      try {
        answer.result = await work(task);
      } catch (error) {
        answer.error = error;
      }
      asked.postMessage(answer);
      Atomics.add(sharedBuffer, RESPONSES, 1);
    });
  });
}

let works = 0;
const load = (address) => import(`${address}?${works}`);

let port;
async function end(code) {
  if (port === undefined) return;
  port = undefined;
  await Promise.all(begun.map((thread) => thread.terminate()));
  begun = [];
  home.postMessage({ code });
}

home.on('message', async (message) => {
  if (message === 'end') return void (await end(1));
  works++;
  ({ port } = message);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, message.env);
  threads.parentPort = port;
  threads.workerData = message.workerData;
  syncBuiltinESMExports();
  if (message.file.endsWith(PISCINA)) return attend(port, load);
  try {
    await load(message.file);
  } catch (error) {
    // As it would be in a thread of its own: not caught by anybody.
    setImmediate(() => {
      throw error;
    });
    return;
  }
  await end(0);
});
