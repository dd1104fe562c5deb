/**
 * Finds Firefox and WebKit for the tests of the page in other browsers than Chromium: `node
 * .config/other-browsers.mjs` prints where they are, or what to do; with `--install` root on Debian gets the
 * system's where there are none.
 *
 * Decision worth knowing: as with Chromium, without one its tests are skipped and say so; only under CI,
 * which can install both, is that a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const found = (paths) => paths.find((path) => existsSync(path));

/** The path of Firefox, or undefined where there is none. */
export const findFirefox = () =>
  found([
    process.env.FIREFOX ?? '',
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]);

/** What drives WebKit, the small browser of it, and a screen in memory for that; undefined where one lacks. */
export function findWebKit() {
  const driver = found(['/usr/bin/WebKitWebDriver']);
  const machines = ['x86_64', 'aarch64'];
  const browser = found(
    machines.map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  );
  const screen = found(['/usr/bin/Xvfb']);
  if (driver === undefined || browser === undefined || screen === undefined) return undefined;
  return { driver, browser, screen };
}

const INSTALL =
  'apt-get -qq update && apt-get -qq install --yes --no-install-recommends firefox-esr webkit2gtk-driver xvfb';

/** What to do where there is none. */
export const OTHERS_ADVICE = `The tests of the page in Firefox and WebKit need both. On Debian, as root: ${INSTALL}`;

const isComplete = () => findFirefox() !== undefined && findWebKit() !== undefined;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (process.argv.includes('--install') && !isComplete() && isRoot) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(INSTALL, { shell: true, stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  console.log(isComplete() ? `${findFirefox()}\n${findWebKit().browser}` : OTHERS_ADVICE);
  process.exitCode = !isComplete() && process.env.CI ? 1 : 0;
}
