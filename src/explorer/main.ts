/** The page as `tauride explore` serves it: its documents and its engine are its server's. */
import { render } from 'preact';
import { beginPage } from './begin.js';
import { element } from './drawing.js';
import { browser } from './host.js';
import type { Baseline, ComputedPairs, ReadChanged, Start } from './protocol.js';

async function documentAt(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Why there is no page, and where that is mended: only a folder with a desk can come to hold faults. */
function tellFaults(error: unknown): void {
  const root = browser.document.getElementById('root') as Parameters<typeof render>[1];
  const words = element('p', { class: 'fault', role: 'alert' }, error instanceof Error ? error.message : '');
  const desk = element('a', { href: '/edit' }, 'Mend it at the desk');
  render(
    element('main', null, element('h1', null, 'This scenario cannot be run as it is'), words, desk),
    root,
  );
}

beginPage({
  start: async () => (await documentAt('/start.json')) as Start,
  read: async (query) => (await documentAt(`/read.json?${query}`)) as ReadChanged,
  baseline: async () => ((await documentAt('/baseline.json')) as Baseline).answer,
  computed: async (query) => (await documentAt(`/computed.json?${query}`)) as ComputedPairs | null,
  worker: () => new browser.Worker('/engine.js', { type: 'module' }),
}).catch(tellFaults);
