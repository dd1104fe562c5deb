/** Does what short commands do, in one thread, and keeps what V8 compiled on the way: a part of the build. */
'use strict';

const { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { modulesOf, script } = require('./begin.cjs');

const read = script();
const modules = modulesOf(read);

const job = {
  mode: 'replay',
  scenario: 'russia-1917',
  flags: { until: '1917-03-10', kernel: 'auto' },
};

/** Checks a copy that nobody has read yet, since what ships of a bundled scenario spares most of a check. */
async function checkCopy(execute) {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-'));
  try {
    const copy = join(folder, job.scenario);
    cpSync(join(__dirname, '../../scenarios', job.scenario), copy, { recursive: true });
    appendFileSync(join(copy, 'scenario.yaml'), '# read anew\n');
    await execute(['check', copy]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

(async () => {
  const { execute } = modules['cli/program']();
  await execute(['check', job.scenario]);
  await checkCopy(execute);
  await modules['cli/run/compute']().computeRun(
    job,
    () => {},
    () => {},
  );
  process.exitCode = 0; // what a scenario is found to be is for the tests to say
  writeFileSync(join(__dirname, 'program.cache'), read.createCachedData());
})();
