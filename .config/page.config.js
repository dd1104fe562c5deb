/** How the tests run that go through the page as a person does, which take minutes: `npm run test:page`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.page.ts'],
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
