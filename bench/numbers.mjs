/**
 * Numbers that somebody chose: in the scenarios and in `src`, by file: `node bench/numbers.mjs [root]`.
 *
 * Decision worth knowing: a number inside an expression counts as one, so that nothing is gained by hiding it there; dates and what is
 * recorded are no choice and do not count, nor do the records of facts. Of `src` the foundation and the kernel are left out, and 0, 1
 * and 2, which are steps, signs and halves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments, visit } from 'yaml';

const root = process.argv[2] ?? '.';

/** Keys whose values are records, words or sources, not choices. */
const NO_CHOICE = new Set([
  'source',
  'sources',
  'recorded',
  'text',
  'title',
  'name',
  'id',
  'question',
  'date',
  'start',
  'end',
  'seed',
]);

const DATE = /\d{4}-\d{2}-\d{2}( OS)?/g;
const NUMBER = /(?<![\w.-])\d+(\.\d+)?(e[+-]?\d+)?(?![\w-])/g;

const numbersOf = (text) => (String(text).replace(DATE, '').match(NUMBER) ?? []).length;

function inScenario(file) {
  let count = 0;
  for (const document of parseAllDocuments(readFileSync(file, 'utf8')))
    visit(document, {
      Pair: (_, { key }) => (NO_CHOICE.has(String(key?.value)) ? visit.SKIP : undefined),
      Scalar: (key, { value }) => {
        if (key !== 'key' && value !== null && typeof value !== 'boolean') count += numbersOf(value);
      },
    });
  return count;
}

function inSource(file) {
  let count = 0;
  const walk = (node) => {
    if (ts.isNumericLiteral(node) && !['0', '1', '2'].includes(node.text)) count++;
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return count;
}

const filesIn = (folder, pattern) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((file) => pattern.test(file))
    .sort();

let total = 0;
const tell = (count, what) => {
  total += count;
  console.log(`${String(count).padStart(7)}  ${what}`);
};
for (const name of readdirSync(join(root, 'scenarios')).sort()) {
  const files = filesIn(join('scenarios', name), /^[^/\\]+\.yaml$/).filter((file) => file !== 'facts.yaml');
  tell(
    files.reduce((sum, file) => sum + inScenario(join(root, 'scenarios', name, file)), 0),
    `scenarios/${name}`,
  );
}
const sources = filesIn('src', /\.ts$/).filter((file) => !/^(foundation|kernel)[/\\]/.test(file));
const folderOf = (file) => (/[/\\]/.test(file) ? file.split(/[/\\]/)[0] : '.');
for (const folder of new Set(sources.map(folderOf)))
  tell(
    sources
      .filter((file) => folderOf(file) === folder)
      .reduce((sum, file) => sum + inSource(join(root, 'src', file)), 0),
    `src/${folder}`,
  );
console.log(`${String(total).padStart(7)}  in all`);
