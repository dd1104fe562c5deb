/**
 * Every check of the project in one command: `npm test`. Checks run side by side, a core each, and each is
 * printed whole, in the order below; all run even when one fails, so that one run shows every fault. Then
 * come the tests. The last line counts them; the exit code also tells whether a check failed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADVICE as BROWSER, findChromium } from '../.config/chromium.mjs';
import { ADVICE as READERS, findReaders } from '../.config/readers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'tauride-tests-'));
const reportFile = join(scratch, 'vitest.json');

/** What needs the end of another says so. */
const checks = {
  format: { command: 'prettier --check --log-level warn .' },
  lint: { command: 'npm run --silent lint' },
  types: { command: 'node .config/types.mjs' },
  ladder: { command: 'depcruise --config .dependency-cruiser.cjs src tests' },
  build: { command: 'node .config/build-kernel.mjs && node .config/build-parser.mjs', after: 'types' },
  redis: { command: 'node .config/redis.mjs --find' },
  browser: { command: 'node .config/chromium.mjs --install', after: 'redis' },
  package: { command: 'publint --strict', after: 'build' },
};

const tests = `vitest run --reporter=default --reporter=json --outputFile.json="${reportFile}"`;

/** What every command finds: the project's own tools first in the path. */
const environment = {
  ...process.env,
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
};

/** Checks leave much behind: with room for what dies young they take a sixth less time. */
const forChecks = {
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=128`,
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
};

/**
 * Runs a command from the root to its end: whether it succeeded, and all that it printed where that is kept.
 */
function run(command, output, more = {}) {
  const env = { ...environment, ...more };
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', output, output] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (printed += text));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ succeeded: code === 0, printed }));
  });
}

/**
 * Runs the checks, as many at a time as there are cores; `onEnd` is told of each, in the order of the table.
 */
async function runChecks(onEnd) {
  const ends = new Map();
  const running = new Map();
  const waiting = new Set(Object.keys(checks));
  const untold = [...waiting];
  const isReady = (name) => checks[name].after === undefined || ends.has(checks[name].after);

  const start = async (name) => {
    ends.set(name, await run(checks[name].command, 'pipe', forChecks));
    running.delete(name);
  };
  while (untold.length > 0) {
    for (const name of [...waiting].filter(isReady).slice(0, availableParallelism() - running.size)) {
      waiting.delete(name);
      running.set(name, start(name));
    }
    await Promise.race(running.values());
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
await runChecks((name, { succeeded, printed }) => {
  console.log(`\n# ${name}`);
  process.stdout.write(printed);
  if (!succeeded) failedSteps.push(name);
});

console.log('\n# tests');
if (!(await run(tests, 'inherit')).succeeded) failedSteps.push('tests');

const { passed, failed, skipped } = countTests();
rmSync(scratch, { recursive: true });

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
if (!findChromium()) console.log(`\nSkipped for want of a browser. ${BROWSER}`);
if (!findReaders()) console.log(`\nSkipped for want of other readers. ${READERS}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failedSteps.length > 0 || failed > 0 ? 1 : 0;
