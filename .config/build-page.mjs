/**
 * Puts the entry for scenarios that were read elsewhere into one file, `dist/platform/browser/parsed.js`, as
 * a part of a build.
 *
 * Decision worth knowing: the model declares the schema of each act and law beside it, with zod. Here a
 * stand-in takes its place, which answers every declaration with itself; nothing in this file reads by a
 * schema. The parser of expressions is replaced by one that refuses.
 */
import { build } from 'esbuild';
import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}dist/platform/browser/parsed.js`;

const STAND_INS = {
  zod: 'export const z = new Proxy(() => undefined, { get: () => z, apply: () => z });',
  'mathjs/number': `
    export const create = () => {
      throw new Error('an expression of this scenario did not come with it as it was read');
    };
    const isNone = () => false;
    export {
      isNone as isConditionalNode, isNone as isConstantNode, isNone as isFunctionNode, isNone as isOperatorNode,
      isNone as isParenthesisNode, isNone as isRelationalNode, isNone as isSymbolNode,
    };
    export const parseDependencies = {};`,
};

const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(zod|mathjs\/number)$/ }, ({ path }) => ({ path, namespace: 'stand-in' }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: STAND_INS[path] }));
  },
};

await build({
  absWorkingDir: root,
  entryPoints: ['src/platform/browser/parsed.ts'],
  outfile: `${output}.new`,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  plugins: [standIns],
  logLevel: 'warning',
});
renameSync(`${output}.new`, output);
