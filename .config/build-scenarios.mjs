/**
 * Writes the bundled scenarios as they were read, `dist/shipped/<id>.json`, their files as plain data, `dist/written`, and what a
 * check of each found, `dist/checked.json`, as a part of a build after the TypeScript: reading YAML with its positions takes longer than
 * anything else before the first day.
 *
 * Decision worth knowing: what was read goes by a digest of the text that it was read from, so a file that was changed since is read
 * anew, and nobody need build for it.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shipped = join(root, 'dist/shipped');

const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newest = (folder) =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true }).map((name) => age(join(root, folder, name))),
  );

const sources = Math.max(
  age(fileURLToPath(import.meta.url)),
  ...['experiment', 'foundation', 'model', 'polity', 'population', 'scenario'].map((name) =>
    newest(`dist/${name}`),
  ),
  newest('scenarios'),
);
/** Those that take long to read; the classics, which are small, lie in a folder of their own. */
const ids = readdirSync(join(root, 'scenarios')).filter((id) =>
  readdirSync(join(root, 'scenarios', id)).includes('scenario.yaml'),
);
const outputs = ids.map((id) => [id, join(shipped, `${id}.json`)]);
const checked = join(root, 'dist/checked.json');

function write(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

const written = join(root, 'dist/written');

if ([...outputs.map(([, output]) => output), checked, written].some((output) => age(output) < sources)) {
  const { bundledFolder } = await import(join(root, 'dist/platform/node/files/bundled.js'));
  const { shippedText } = await import(join(root, 'dist/platform/node/files/shipped.js'));
  const { checkedText, writtenOf } = await import(join(root, 'dist/platform/node/files/check-folder.js'));
  for (const each of [written, `${written}.new`]) rmSync(each, { recursive: true, force: true });
  const files = ids.flatMap(writtenOf);
  mkdirSync(shipped, { recursive: true });
  for (const [id, output] of outputs) write(output, shippedText(bundledFolder(id)));
  write(checked, checkedText(ids.map((id) => bundledFolder(id))));
  mkdirSync(`${written}.new`, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(`${written}.new`, name), text);
  renameSync(`${written}.new`, written);
}
