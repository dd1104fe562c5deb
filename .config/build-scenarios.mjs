/**
 * Writes the bundled scenarios as they were read, `dist/shipped/<id>.json`, as a part of a build after the TypeScript: reading YAML with
 * its positions takes longer than anything else before the first day.
 *
 * Decision worth knowing: what was read goes by a digest of the text that it was read from, so a file that was changed since is read
 * anew, and nobody need build for it.
 */
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
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
  newest('dist/scenario'),
  newest('dist/model'),
  newest('dist/polity'),
  newest('scenarios'),
);
/** Those that take long to read; the classics, which are small, lie in a folder of their own. */
const ids = readdirSync(join(root, 'scenarios')).filter((id) =>
  readdirSync(join(root, 'scenarios', id)).includes('scenario.yaml'),
);
const outputs = ids.map((id) => [id, join(shipped, `${id}.json`)]);

if (outputs.some(([, output]) => age(output) < sources)) {
  const { bundledFolder } = await import(join(root, 'dist/platform/node/files/bundled.js'));
  const { shippedText } = await import(join(root, 'dist/platform/node/files/shipped.js'));
  mkdirSync(shipped, { recursive: true });
  for (const [id, output] of outputs) {
    writeFileSync(`${output}.new`, shippedText(bundledFolder(id)));
    renameSync(`${output}.new`, output);
  }
}
