/**
 * Puts the entry for scenarios that were read elsewhere into one file, `dist/platform/browser/parsed.js`, and
 * the page of `tauride explore` into `dist/page`, as a part of a build.
 */
import { build } from 'esbuild';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundled, deskStyle, pageStyle, shared, WITH_READERS } from './page-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}dist/platform/browser/parsed.js`;

await build({ ...shared, entryPoints: ['src/platform/browser/parsed.ts'], outfile: `${output}.new` });
renameSync(`${output}.new`, output);

/** The page of `tauride explore`: its script, its engine, its style, and the kernel beside them. */
const page = `${root}dist/page/`;
mkdirSync(page, { recursive: true });
const put = (name, content) => {
  writeFileSync(`${page}${name}.new`, content);
  renameSync(`${page}${name}.new`, `${page}${name}`);
};
put('page.js', await bundled('src/explorer/main.ts'));
put('engine.js', await bundled('src/explorer/engine/engine-worker.ts'));
put('page.css', await pageStyle());
put('kernel.wasm', readFileSync(`${root}dist/kernel/kernel.wasm`));
put('desk.js', await bundled('src/explorer/desk/served.ts'));
put('reader.js', await bundled('src/explorer/desk/reader/worker.ts', WITH_READERS));
put('desk.css', await deskStyle());

const documentOf = (styles, script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tauride</title>
${styles.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
<div id="root"><noscript><p>This page computes, and needs scripts for it; <code>tauride report</code> needs none.</p></noscript></div>
<script type="module" src="${script}"></script>
</html>
`;
put('index.html', documentOf(['/page.css'], '/page.js'));
put('desk.html', documentOf(['/page.css', '/desk.css'], '/desk.js'));
