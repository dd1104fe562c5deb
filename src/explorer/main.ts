/** The page as `tauride explore` serves it: its documents and its engine are its server's. */
import { beginPage } from './begin.js';
import { browser } from './host.js';
import type { Baseline, ComputedPairs, ReadChanged, Start } from './protocol.js';

async function documentAt(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

void beginPage({
  start: async () => (await documentAt('/start.json')) as Start,
  read: async (query) => (await documentAt(`/read.json?${query}`)) as ReadChanged,
  baseline: async () => ((await documentAt('/baseline.json')) as Baseline).answer,
  computed: async (query) => (await documentAt(`/computed.json?${query}`)) as ComputedPairs | null,
  worker: () => new browser.Worker('/engine.js', { type: 'module' }),
  desk: '/edit',
});
