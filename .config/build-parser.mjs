/**
 * Puts the parser of mathjs into one file, `dist/scenario/expression/mathjs.js`, as a part of a build.
 *
 * Decision worth knowing: mathjs stays a dependency, since its types and licence belong to the package; only
 * the loading of its many modules is spared. What comes out is the same code, with what nothing reaches left
 * away.
 */
import { build } from 'esbuild';
import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}dist/scenario/expression/mathjs.js`;

await build({
  absWorkingDir: root,
  entryPoints: ['src/scenario/expression/mathjs.ts'],
  outfile: `${output}.new`,
  bundle: true,
  format: 'esm',
  target: 'es2023',
  logLevel: 'warning',
});
renameSync(`${output}.new`, output);
