/**
 * The page without a server: its documents lie beside it, or all of it is in one file.
 */
import { addressIn, questionIn } from '../address.js';
import { beginPage } from '../begin.js';
import { browser, type EngineWorker } from '../host.js';
import type { ReadChanged } from '../protocol.js';
import type { Documents } from './documents.js';
import type { ReadReply } from './worker.js';

/** What an element of the page holds; undefined where there is none of that id. */
const textOf = (id: string): string | undefined =>
  (browser.document.getElementById(id) as { readonly textContent: string } | null)?.textContent;

async function documentsHere(): Promise<Documents> {
  const inside = textOf('documents');
  if (inside !== undefined) return JSON.parse(inside) as Documents;
  const response = await fetch('documents.json');
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Documents;
}

/** The address of the engine: a file beside the page, or what stands in it. */
function engineAddress(): string {
  const inside = textOf('engine');
  if (inside === undefined) return 'engine.js';
  return browser.URL.createObjectURL(new browser.Blob([inside], { type: 'text/javascript' }));
}

async function begin(): Promise<void> {
  const documents = await documentsHere();
  const address = engineAddress();
  const worker = (): EngineWorker => new browser.Worker(address);
  const read = (query: string): Promise<ReadChanged> =>
    new Promise((resolve, reject) => {
      const reader = worker();
      reader.addEventListener('error', ({ message }) => reject(new Error(message)));
      reader.addEventListener('message', ({ data }) => {
        const reply = data as ReadReply;
        if (reply.kind === 'read') resolve(reply.read);
        else reject(new Error(reply.message));
        reader.terminate();
      });
      reader.postMessage({ kind: 'read', documents, query });
    });
  const { start, baseline, computed } = documents;
  await beginPage({
    start: () => Promise.resolve(start),
    read,
    baseline: () =>
      baseline === null ? Promise.reject(new Error('no run ships')) : Promise.resolve(baseline.answer),
    computed: (query) => {
      const { changes } = addressIn(query);
      const id = questionIn(changes);
      return Promise.resolve(id === null ? null : ((computed as Partial<typeof computed>)[id] ?? null));
    },
    worker,
  });
}

void begin();
