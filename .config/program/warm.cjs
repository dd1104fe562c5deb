/** Does what short commands do, in one thread, and keeps what V8 compiled on the way: a part of the build. */
'use strict';

const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { modulesOf, script } = require('./begin.cjs');

const read = script();
const modules = modulesOf(read);

const job = {
  mode: 'replay',
  scenario: 'russia-1917',
  flags: { until: '1917-03-10', kernel: 'auto' },
};

(async () => {
  await modules['cli/program']().execute(['check', 'russia-1917']);
  await modules['cli/run/compute']().computeRun(
    job,
    () => {},
    () => {},
  );
  process.exitCode = 0; // what a scenario is found to be is for the tests to say
  writeFileSync(join(__dirname, 'program.cache'), read.createCachedData());
})();
