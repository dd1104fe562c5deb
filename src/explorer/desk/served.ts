/** The desk as `tauride explore` serves it: its folder is that of the scenario, through its server. */
import { browser } from '../host.js';
import { beginDesk } from './begin.js';
import type { Below, DeskFolder, SaveReply } from './protocol.js';

async function answerOf(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(path, init).catch(() => {
    throw new Error('The server of this page does not answer: has `tauride explore` been ended?');
  });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json();
}

void beginDesk({
  open: async () => (await answerOf('/desk.json')) as DeskFolder,
  save: async ({ name, text, replaces }) => {
    const query = new URLSearchParams({ name, ...(replaces === null ? {} : { replaces }) });
    return (await answerOf(`/file?${query.toString()}`, { method: 'PUT', body: text })) as SaveReply;
  },
  below: async (name) => (await answerOf(`/below.json?${new URLSearchParams({ name }).toString()}`)) as Below,
  reader: () => new browser.Worker('/reader.js', { type: 'module' }),
  engine: () => new browser.Worker('/engine.js', { type: 'module' }),
  page: '/',
  saving: 'Saving writes into the folder of the scenario, and nowhere else.',
});
