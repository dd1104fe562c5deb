/**
 * Puts the entry for scenarios that were read elsewhere into one file, `dist/platform/browser/parsed.js`, and
 * the page of `tauride explore` into `dist/page`, as a part of a build.
 *
 * Decision worth knowing: the model declares the schema of each act and law beside it, with zod. Here a
 * stand-in takes its place, which answers every declaration with itself; nothing in this file reads by a
 * schema. The parser of expressions is replaced by one that refuses.
 */
import { build } from 'esbuild';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  plugins: [standIns],
  logLevel: 'warning',
};

await build({ ...shared, entryPoints: ['src/platform/browser/parsed.ts'], outfile: `${output}.new` });
renameSync(`${output}.new`, output);

/** The page of `tauride explore`: its script, its engine, its style, and the kernel beside them. */
const page = `${root}dist/page/`;
mkdirSync(page, { recursive: true });
const put = (name, content) => {
  writeFileSync(`${page}${name}.new`, content);
  renameSync(`${page}${name}.new`, `${page}${name}`);
};
const textOf = async (entry) => {
  const { outputFiles } = await build({ ...shared, entryPoints: [entry], write: false });
  return outputFiles[0].text;
};
put('page.js', await textOf('src/explorer/main.ts'));
put('engine.js', await textOf('src/explorer/engine-worker.ts'));
const style = `data:text/javascript,${encodeURIComponent(await textOf('src/explorer/style.ts'))}`;
put('page.css', (await import(style)).EXPLORER_STYLE);
put('kernel.wasm', readFileSync(`${root}dist/kernel/kernel.wasm`));
put(
  'index.html',
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tauride</title>
<link rel="stylesheet" href="/page.css">
<div id="root"><noscript><p>This page computes, and needs scripts for it; <code>tauride report</code> needs none.</p></noscript></div>
<script type="module" src="/page.js"></script>
</html>
`,
);
