/**
 * The page of one scenario without a server, after a build: `npm run build:explorer [-- SCENARIO [FOLDER]]`.
 * `dist/site/<scenario>/` are files for any host, `dist/site/<scenario>.html` is all of it in one file that is
 * opened as it is.
 *
 * Decision worth knowing: both forbid themselves all that they do not need. The one file names its own script
 * and style by their digests, so that a text in it that came to be markup could not run.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled, deskStyle, pageStyle, WITH_READERS } from './page-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [scenario = 'russia-1917', target = join(root, 'dist/site')] = process.argv.slice(2);

const { readExplored } = await import(join(root, 'dist/cli/explore/task.js'));
const { documentsOf } = await import(join(root, 'dist/cli/explore/documents.js'));

const kernel = readFileSync(join(root, 'dist/kernel/kernel.wasm')).toString('base64');
const page = await bundled('src/explorer/local/main.ts');
const engine = await bundled('src/explorer/local/worker.ts', {
  format: 'iife',
  define: { KERNEL: JSON.stringify(kernel) },
});
const style = await pageStyle();
const documents = JSON.stringify(documentsOf(readExplored(scenario)));

const put = (path, text) => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};
const AWAY = "base-uri 'none'; form-action 'none'";
const NO_SCRIPT =
  '<noscript><p>This page computes, and needs scripts for it; <code>tauride report</code> needs none.</p></noscript>';
const documentOf = (policy, head, body) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tauride</title>
${head}
<div id="root">${NO_SCRIPT}</div>
${body}
</html>
`;

const name = basename(scenario);
const folder = join(target, name);
mkdirSync(folder, { recursive: true });
const hosted = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; ${AWAY}`;
put(join(folder, 'page.js'), page);
put(join(folder, 'engine.js'), engine);
put(join(folder, 'page.css'), style);
put(join(folder, 'documents.json'), documents);
put(
  join(folder, 'index.html'),
  documentOf(
    hosted,
    '<link rel="stylesheet" href="page.css">',
    '<script type="module" src="page.js"></script>',
  ),
);

/** Code as it may stand in an element: nothing in it ends that. */
const inElement = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const digestOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const script = inElement(page);
const alone = `default-src 'none'; script-src ${digestOf(script)} 'wasm-unsafe-eval'; style-src ${digestOf(style)}; worker-src blob:; ${AWAY}`;
const file = join(target, `${name}.html`);
put(
  file,
  documentOf(
    alone,
    `<style>${style}</style>`,
    `<script type="application/json" id="documents">${documents.replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="engine">${inElement(engine)}</script>
<script type="module">${script}</script>`,
  ),
);
/** The desk, all of it in one file, beside the one file and among the files of a host. */
const { newScenario } = await import(join(root, 'dist/cli/new/files.js'));
const { packageVersion } = await import(join(root, 'dist/platform/node/files/package.js'));
const desk = inElement(await bundled('src/explorer/desk/local/main.ts'));
const reader = await bundled('src/explorer/desk/local/reader.ts', {
  ...WITH_READERS,
  format: 'iife',
  define: { KERNEL: JSON.stringify(kernel) },
});
const styles = style + (await deskStyle());
const given = JSON.stringify({
  version: packageVersion(),
  template: Object.fromEntries(newScenario('my-land')),
});
const deskAlone = `default-src 'none'; script-src ${digestOf(desk)} 'wasm-unsafe-eval'; style-src ${digestOf(styles)}; worker-src blob:; ${AWAY}`;
for (const place of [target, folder])
  put(
    join(place, 'desk.html'),
    documentOf(
      deskAlone,
      `<style>${styles}</style>`,
      `<script type="application/json" id="given">${given.replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="engine">${inElement(engine)}</script>
<script type="text/plain" id="reader">${inElement(reader)}</script>
<script type="module">${desk}</script>`,
    ),
  );
console.log(`${folder}/\n${file}\n${join(target, 'desk.html')}`);
