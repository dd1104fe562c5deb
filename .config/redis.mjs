/**
 * A Redis for tests and for trying a queue on one machine: found or installed, started on a free port of 127.0.0.1 in a temporary folder
 * with the settings that a queue wants (appendonly, noeviction), and gone without a trace when it is stopped.
 *
 *   node .config/redis.mjs           starts one, prints its URL, and stops it on Ctrl-C
 *   node .config/redis.mjs --find    only makes sure that there is a redis-server
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HOW = `The tests of the queue need redis-server, version 6 or newer. Install it:
  Debian, Ubuntu:  sudo apt-get install redis-server
  Fedora:          sudo dnf install valkey
  macOS:           brew install redis
or name its file in the variable REDIS_SERVER, and run this again.`;

const PATIENCE_MS = 20_000;
const LOOK_MS = 20;

const works = (file) => spawnSync(file, ['--version']).status === 0;

/** Debian's package, for root and without questions; its own service is not started. */
function install() {
  if (process.getuid?.() !== 0 || !works('apt-get')) return;
  console.log('redis-server is not there: installing the package of the system');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('install', '--yes', '--no-install-recommends', 'redis-server');
}

/** The program, installed where that is possible; an error says what to do where it is not. */
export function findRedisServer() {
  const candidates = [process.env.REDIS_SERVER, 'redis-server', 'valkey-server'].filter(Boolean);
  const find = () => candidates.find(works);
  const found = find() ?? (install(), find());
  if (found === undefined) throw new Error(HOW);
  return found;
}

/** A port of 127.0.0.1 that nobody listens on. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const isOpen = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is) => () => (socket.destroy(), resolve(is));
    socket.once('connect', answer(true)).once('error', answer(false));
  });

/**
 * Starts a server.
 *
 * @param settings further words for redis-server, as `['--requirepass', 'x']`
 * @returns its port and URL (without a password); `kill` ends it as a power cut would, `start` starts it again on the same port and data,
 * `freeze` lets it answer nobody until `thaw`, `stop` ends it and removes its folder
 */
export async function startRedis(settings = []) {
  const file = findRedisServer();
  const folder = mkdtempSync(join(tmpdir(), 'tauride-redis-'));
  const port = await freePort();
  const words = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ];
  words.push('--save', '', '--maxmemory-policy', 'noeviction', ...settings);
  let child;

  const start = async () => {
    child = spawn(file, words.map(String), { stdio: 'ignore' });
    for (let waited = 0; !(await isOpen(port)); waited += LOOK_MS) {
      if (child.exitCode !== null || waited > PATIENCE_MS)
        throw new Error(`${file} does not start on port ${port}`);
      await sleep(LOOK_MS);
    }
  };
  const end = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await closed;
  };
  const stop = async () => {
    await end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const freeze = () => void child.kill('SIGSTOP');
  const thaw = () => void child.kill('SIGCONT');
  await start();
  return { port, url: `redis://127.0.0.1:${port}`, start, kill: () => end('SIGKILL'), freeze, thaw, stop };
}

async function main() {
  if (process.argv.includes('--find')) return findRedisServer();
  const redis = await startRedis();
  console.log(`${redis.url} (Ctrl-C stops it and forgets everything)`);
  process.once('SIGINT', redis.stop);
  process.once('SIGTERM', redis.stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
