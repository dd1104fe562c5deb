/**
 * What the properties of the tests hold beyond the draws of `npm test`, which are the same each time: fresh
 * draws, and twenty times as many. A property that breaks here tells its seed; with that, it breaks again.
 *
 *   npm run study:properties [-- --times N] [-- --seed N] [-- FILE ...]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
  },
  allowPositionals: true,
});

console.log(`PROPERTY_SEED=${values.seed} PROPERTY_TIMES=${values.times}`);
const { status } = spawnSync('npx', ['vitest', 'run', ...positionals], {
  stdio: 'inherit',
  env: { ...process.env, PROPERTY_SEED: values.seed, PROPERTY_TIMES: values.times },
});
process.exitCode = status ?? 1;
