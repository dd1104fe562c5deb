/**
 * Every check of the project in one command: `npm test`. All steps run even when one fails, so that one run
 * shows every fault. The last line counts the tests; the exit code also tells whether a check failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADVICE as BROWSER, findChromium } from '../.config/chromium.mjs';
import { ADVICE as READERS, findReaders } from '../.config/readers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'tauride-tests-'));
const reportFile = join(scratch, 'vitest.json');

const steps = {
  format: 'prettier --check --log-level warn .',
  lint: 'eslint --config .config/eslint.config.js --max-warnings 0 .',
  types: 'tsc --noEmit',
  ladder: 'depcruise --config .dependency-cruiser.cjs src tests',
  build: 'npm run --silent build',
  redis: 'node .config/redis.mjs --find',
  browser: 'node .config/chromium.mjs --install',
  package: 'publint --strict',
  tests: `vitest run --reporter=default --reporter=json --outputFile.json="${reportFile}"`,
};

/** Runs one step from the root with the project's own tools first in the path; true when it succeeds. */
function succeeds(command) {
  const path = join(root, 'node_modules', '.bin') + delimiter + process.env.PATH;
  const env = { ...process.env, PATH: path };
  return spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' }).status === 0;
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
for (const [name, command] of Object.entries(steps)) {
  console.log(`\n# ${name}`);
  if (!succeeds(command)) failedSteps.push(name);
}

const { passed, failed, skipped } = countTests();
rmSync(scratch, { recursive: true });

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
if (!findChromium()) console.log(`\nSkipped for want of a browser. ${BROWSER}`);
if (!findReaders()) console.log(`\nSkipped for want of other readers. ${READERS}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failedSteps.length > 0 || failed > 0 ? 1 : 0;
