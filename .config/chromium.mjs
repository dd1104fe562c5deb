/**
 * Finds a Chromium for the browser tests: `node .config/chromium.mjs` prints where it is, or what to do; with `--install` root on Debian
 * gets the system's where there is none.
 *
 * Decision worth knowing: Playwright's own browsers are downloads that not every network allows, so the system's is taken. Where there is
 * none the browser tests are skipped and say so; only under CI, which can install it, is that a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const INSTALL = 'apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium';

/** What to do where there is none. */
export const ADVICE = `The browser tests need Chromium. On Debian, as root: ${INSTALL}
Elsewhere install it as you like, and set CHROMIUM to its path if it is not found.`;

/** Arguments of a browser that talks to nobody but the test's own server. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Further arguments of one that has WebGPU, on a device that the processor plays. */
export const DEVICE_FLAGS = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** The path of Chromium, or undefined where there is none. */
export const findChromium = () => [process.env.CHROMIUM ?? '', ...PLACES].find((path) => existsSync(path));

function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(INSTALL, { shell: true, stdio: ['ignore', 'ignore', 'inherit'], env });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--install') && findChromium() === undefined) install();
  const path = findChromium();
  console.log(path ?? ADVICE);
  process.exitCode = path === undefined && process.env.CI ? 1 : 0;
}
