/**
 * Firefox and WebKit for tests, by the commands of WebDriver (W3C 2018).
 *
 * Decision worth knowing: WebKit takes them over HTTP by the driver that Debian has for it. Firefox takes the
 * same ones over a socket of its own (Marionette): Debian has no driver for it, those of npm are downloads
 * that not every network allows, and Playwright asks the Firefox of a system what it does not know.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { findFirefox, findWebKit } from '../../.config/other-browsers.mjs';

/** Commands, by the names that Marionette has for them, and how WebKit is asked for each. */
const COMMANDS = {
  Navigate: '/url',
  ExecuteScript: '/execute/sync',
  PerformActions: '/actions',
  SetWindowRect: '/window/rect',
} as const;

type Command = keyof typeof COMMANDS;
type Send = (command: Command, parameters: object) => Promise<unknown>;

/** A browser that is driven. */
export interface OtherBrowser {
  readonly name: string;
  /** The folder that it puts downloads into. */
  readonly downloads: string;
  readonly open: (address: string) => Promise<void>;
  /** What a function body returns in the page. */
  readonly evaluate: (body: string) => Promise<unknown>;
  /** What it returns when that is not nothing any more. Rejects where this does not come to be in time. */
  readonly wait: (body: string, seconds?: number) => Promise<unknown>;
  /** Presses keys one after the other, all of which are held until the last one is down. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Keys of WebDriver that are no letters. */
export const KEY = { shift: '\uE008', right: '\uE014', enter: '\uE007' } as const;

const WIDTH = 1280;
const HEIGHT = 900;

/** How long a browser may take to begin and a page to answer, seconds. */
const PATIENCE = 120;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tries until it can be done. */
async function untilDone<T>(what: string, act: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE * 1000;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw new Error(`${what} did not begin`, { cause: error });
      await rest(200);
    }
  }
}

async function drivenBy(
  name: string,
  downloads: string,
  send: Send,
  close: OtherBrowser['close'],
): Promise<OtherBrowser> {
  await send('SetWindowRect', { width: WIDTH, height: HEIGHT });
  const evaluate = (body: string): Promise<unknown> => send('ExecuteScript', { script: body, args: [] });
  return {
    name,
    downloads,
    open: async (url) => void (await send('Navigate', { url })),
    evaluate,
    wait: async (body, seconds = PATIENCE) => {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const value = (await evaluate(body)) ?? '';
        if (value !== '' && value !== false) return value;
        if (Date.now() > end) throw new Error(`${name} waits in vain for: ${body}`);
        await rest(100);
      }
    },
    press: async (...keys) => {
      const actions = [
        ...keys.map((value) => ({ type: 'keyDown', value })),
        ...[...keys].reverse().map((value) => ({ type: 'keyUp', value })),
      ];
      await send('PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    close,
  };
}

/** Ends a process and waits until it is gone. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

interface Answer {
  readonly value: unknown;
}

/** Firefox with a profile in a folder that is the test's own. Rejects where there is none or it does not begin. */
export async function openFirefox(home: string): Promise<OtherBrowser> {
  const port = await freePort();
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads);
  const settings = {
    'marionette.port': port,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    // A panel that tells of a download would have the keys.
    'browser.download.alwaysOpenPanel': false,
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(home, 'user.js'), lines.join('\n'));
  const words = ['--headless', '--marionette', '--no-remote', '--profile', home];
  const env = { ...process.env, HOME: home };
  const child = spawn(findFirefox() ?? 'firefox', words, { stdio: 'ignore', env });
  const socket = await untilDone('Firefox', () => connected(port));
  const ask = marionette(socket);
  const session = (await ask('WebDriver:NewSession', { capabilities: {} })) as {
    readonly capabilities: Readonly<Record<'browserName' | 'browserVersion', string>>;
  };
  const send: Send = async (command, parameters) => {
    const more = command === 'ExecuteScript' ? { sandbox: null } : {};
    return ((await ask(`WebDriver:${command}`, { ...parameters, ...more })) as Partial<Answer>).value;
  };
  const { browserName, browserVersion } = session.capabilities;
  return drivenBy(`${browserName} ${browserVersion}`, downloads, send, async () => {
    socket.destroy();
    await ended(child);
  });
}

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });

type Reply = readonly [type: number, id: number, error: { readonly message: string } | null, result: unknown];

/** Messages of Marionette: the length in bytes, a colon, and a list in JSON. */
function marionette(socket: Socket): (command: string, parameters: object) => Promise<unknown> {
  let bytes = Buffer.alloc(0);
  let last = 0;
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (let colon = bytes.indexOf(':'); colon > 0; colon = bytes.indexOf(':')) {
      const end = colon + 1 + Number(bytes.subarray(0, colon).toString());
      if (bytes.length < end) return;
      const message = JSON.parse(bytes.subarray(colon + 1, end).toString()) as Reply | object;
      bytes = bytes.subarray(end);
      // The first message says who is there, and answers nothing.
      if (Array.isArray(message))
        waiting.get((message as unknown as Reply)[1])?.(message as unknown as Reply);
    }
  });
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ([, , error, result]) => {
        waiting.delete(id);
        if (error === null) resolve(result);
        else reject(new Error(`${command}: ${error.message}`));
      });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${String(Buffer.byteLength(text))}:${text}`);
    });
}

/** WebKit in a small browser, on a screen in memory. Rejects where there is none or it does not begin. */
export async function openWebKit(home: string): Promise<OtherBrowser> {
  const paths = findWebKit();
  if (paths === undefined) throw new Error('there is no WebKit');
  const port = await freePort();
  const display = `:${String(port)}`;
  const screen = spawn(paths.screen, [display, '-screen', '0', '1400x1400x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  const env = { ...process.env, HOME: home, XDG_DOWNLOAD_DIR: home, DISPLAY: display };
  // What is opened is the project's own page; a container lets no sandbox be made within it.
  const more = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
  const driver = spawn(paths.driver, [`--port=${String(port)}`], {
    stdio: 'ignore',
    env: { ...env, ...more },
  });
  const ask = async (method: string, path: string, parameters?: object): Promise<unknown> => {
    const body = parameters === undefined ? {} : { body: JSON.stringify(parameters) };
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, { method, ...body });
    const { value } = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${path}: ${(value as { readonly message: string }).message}`);
    return value;
  };
  const options = { binary: paths.browser, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const session = (await untilDone('WebKit', () => ask('POST', '/session', { capabilities }))) as {
    readonly sessionId: string;
    readonly capabilities: Readonly<Record<'browserVersion', string>>;
  };
  const at = `/session/${session.sessionId}`;
  const send: Send = (command, parameters) => ask('POST', at + COMMANDS[command], parameters);
  return drivenBy(`WebKitGTK ${session.capabilities.browserVersion}`, home, send, async () => {
    await ask('DELETE', at);
    await ended(driver);
    await ended(screen);
  });
}
