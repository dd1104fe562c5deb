/**
 * Every check of the project in one command: `npm test`. Checks run side by side, a core each, and each is
 * printed whole, in the order below; all run even when one fails, so that one run shows every fault. Tests
 * begin as soon as nothing is left but the lint, and are printed after it. The last line counts them; the
 * exit code also tells whether a check failed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADVICE as BROWSER, findChromium } from '../.config/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'tauride-tests-'));
const reportFile = join(scratch, 'vitest.json');

/** What a build does after the TypeScript, in the words of `npm run build`. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const BUILD = scripts.build.split(' && ').slice(1).join(' && ');

const LONGEST = 'types and lint';

const KEPT = '--cache --cache-strategy content';

/** What needs the end of another says so; `compiled` is told by the longest, well before it ends. */
const checks = {
  [LONGEST]: { command: 'node .config/sources.mjs' },
  /** What was found tidy is not looked at again until it changes. */
  format: { command: `prettier --check --log-level warn ${KEPT} .` },
  ladder: { command: 'depcruise --config .dependency-cruiser.cjs src tests' },
  build: { command: BUILD, after: 'compiled' },
  redis: { command: 'node .config/redis.mjs --find' },
  browser: { command: 'node .config/chromium.mjs --install', after: 'redis' },
  package: { command: 'publint --strict', after: 'build' },
};

const tests = `vitest run --reporter=default --reporter=json --outputFile.json="${reportFile}"`;

/** What every command finds: the project's own tools first in the path, and whether colours are seen. */
const environment = {
  ...process.env,
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
};

/** Checks leave much behind: with room for what dies young they take a sixth less time. */
const forChecks = {
  ...environment,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=128`,
};

/**
 * Runs a command from the root to its end: whether it succeeded. `print` is given what it prints, `hear` what
 * it tells.
 */
function run(command, { print, hear, env = environment }) {
  const stdio = ['ignore', 'pipe', 'pipe', ...(hear ? ['ipc'] : [])];
  const child = spawn(command, { cwd: root, env, shell: true, stdio });
  if (hear) child.on('message', hear);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Keeps what is printed until it may be seen. */
function held() {
  let isShown = false;
  let text = '';
  const print = (more) => {
    if (isShown) process.stdout.write(more);
    else text += more;
  };
  const show = () => {
    isShown = true;
    process.stdout.write(text);
  };
  return { print, show };
}

/**
 * Runs the checks, as many at a time as there are cores. `onEnd` is told of each, in the order of the table;
 * `onRoom` once nothing is left but the longest, and what is built is there.
 */
async function runChecks(onEnd, onRoom) {
  const ends = new Map();
  const known = new Set();
  const running = new Set();
  const waiting = new Set(Object.keys(checks));
  const untold = [...waiting];
  let wake = () => undefined;
  const learn = (...words) => {
    for (const word of words) known.add(word);
    wake();
  };
  const isReady = (name) => checks[name].after === undefined || known.has(checks[name].after);

  const start = async (name) => {
    waiting.delete(name);
    running.add(name);
    const { print, show } = held();
    const succeeded = await run(checks[name].command, { print, hear: learn, env: forChecks });
    ends.set(name, { succeeded, show });
    running.delete(name);
    // Where the sources are at fault nobody is left to wait for `compiled`.
    learn(name, ...(name === LONGEST ? ['compiled'] : []));
  };
  while (untold.length > 0) {
    const woken = new Promise((resolve) => (wake = resolve));
    const free = availableParallelism() - running.size;
    for (const name of [...waiting].filter(isReady).slice(0, Math.max(0, free))) void start(name);
    if (waiting.size === 0 && [...running].every((name) => name === LONGEST)) onRoom();
    await woken;
    while (ends.has(untold[0])) onEnd(untold[0], ends.get(untold.shift()));
  }
}

/** Counts the tests in vitest's report; a file that could not be loaded is one failure, as is no report. */
function countTests() {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    const failed = report.numFailedTests + broken.length;
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const failedSteps = [];
const told = held();
let tested;
const beginTests = () => (tested ??= run(tests, { print: told.print }));
await runChecks((name, { succeeded, show }) => {
  console.log(`\n# ${name}`);
  show();
  if (!succeeded) failedSteps.push(name);
}, beginTests);

console.log('\n# tests');
told.show();
if (!(await beginTests())) failedSteps.push('tests');

const { passed, failed, skipped } = countTests();
rmSync(scratch, { recursive: true });

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
if (!findChromium()) console.log(`\nSkipped for want of a browser. ${BROWSER}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failedSteps.length > 0 || failed > 0 ? 1 : 0;
