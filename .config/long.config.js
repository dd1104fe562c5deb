/**
 * How the tests run that guard what is rare and take long (a real Redis killed and restarted, a full disk, threads and kernels that are
 * lost, other programs that read the tables, the packed archive installed by npm, the release script): `npm run test:long`. `npm test`
 * keeps a small true case of what most changes could break.
 */
import { defineConfig } from 'vitest/config';
import base from '../vitest.config.js';

export default defineConfig({
  test: {
    ...base.test,
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.long.ts', 'tests/fuzz/fuzz.test.ts'],
    testTimeout: 300_000,
    env: { TAURIDE_FUZZ: '500' },
  },
});
