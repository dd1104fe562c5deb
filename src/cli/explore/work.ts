/** The work of `tauride explore`: serve the page, say where, open a browser, and end in good order. */
import { spawn } from 'node:child_process';
import { FaultError, refuse, type Fault } from '../../foundation/fault.js';
import { isChanged, queryOf, type Changes } from '../../explorer/address.js';
import { complain, print } from '../shell/output.js';
import { readCount } from '../shell/settings.js';
import { onceAsked } from '../shell/signals.js';
import type { ExploreFlags } from './command.js';
import { serveShown, type ServedPage } from './server.js';
import { readShown, type Begun } from './shown.js';
import { noticesOf, readChanged, type Explored } from './task.js';

const PORT_MAX = 65_535;

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const faults: Fault[] = [];
  const port = readCount('--port', text, faults);
  if (faults.length > 0) throw new FaultError(faults);
  if (port > PORT_MAX)
    refuse(
      'port',
      `--port ${text}`,
      `there is no port above ${String(PORT_MAX)}`,
      'leave it out for a free one',
    );
  return port;
}

/** What opens an address, by system. */
const OPENERS: Readonly<Record<string, string>> = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' };

/** Opens a browser, where there is one and somewhere to show it. */
function openBrowser(address: string): void {
  const { platform, env } = process;
  const opener = OPENERS[platform] as string | undefined;
  const hasDisplay = platform !== 'linux' || env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined;
  const byHand = 'open the address in a browser';
  if (opener === undefined || !hasDisplay) {
    complain(`tauride: there is no display to open a browser on: ${byHand}`);
    return;
  }
  const browser = spawn(opener, [address], { stdio: 'ignore', detached: true });
  browser.on('error', () => complain(`tauride: no browser could be opened: ${byHand}`));
  browser.unref();
}

const changesIn = ({
  with: twins = [],
  move = [],
  without = [],
  pin = [],
  set = [],
}: ExploreFlags): Changes => ({
  with: twins,
  ...{ move, without, pin, set },
});

/** The query at which the page is opened. Throws a FaultError for changes that cannot be made. */
function queryAt(explored: Explored, flags: ExploreFlags): string {
  const changes = changesIn(flags);
  const { kept, scenario } = explored.start;
  if (!isChanged({ changes })) return kept?.query ?? '';
  if (kept !== null) {
    const hint = 'change it in the page, or name the scenario';
    refuse('kept-changes', scenario, 'a kept run is opened with the changes that it was made with', hint);
  }
  const query = queryOf({ changes });
  readChanged(explored, query);
  return query;
}

/** Where the page begins: at what is changed, or at the desk of a scenario that has faults. */
function pathOf({ first }: Begun, flags: ExploreFlags): string {
  if (!(first instanceof FaultError)) {
    for (const notice of noticesOf(first)) complain(`tauride: ${notice}`);
    const query = queryAt(first, flags);
    return query === '' ? '' : `?${query}`;
  }
  if (isChanged({ changes: changesIn(flags) })) throw first;
  complain(first.message);
  complain('tauride: the scenario has faults; the page opens where they can be mended');
  return 'edit';
}

async function served(word: string, port: number, flags: ExploreFlags): Promise<ServedPage> {
  const begun = readShown(word);
  const path = pathOf(begun, flags);
  try {
    const { address, close } = await serveShown(begun.shown, port);
    return { close, address: `${address}${path}` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EACCES' ? 'it may not be used' : 'it is taken';
    return refuse('port', `--port ${String(port)}`, why, 'name another, or leave it out for a free one');
  }
}

/** Serves the page until somebody asks for the end. */
export async function exploreWork(word: string, flags: ExploreFlags): Promise<void> {
  const port = readPort(flags.port);
  const { address, close } = await served(word, port, flags);
  print(address);
  complain('tauride: served to this machine alone; end it with Ctrl-C');
  if (flags.open) openBrowser(address);
  await new Promise<void>((resolve) => {
    onceAsked(() => {
      close();
      resolve();
    });
  });
  complain('tauride: the page is no longer served');
}
