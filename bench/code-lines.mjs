/**
 * Lines of code of a folder, comments and blank lines apart, by folder below it: `node bench/code-lines.mjs [folder]`.
 *
 * Decision worth knowing: TypeScript's own scanner says what is code, so a comment marker within a text counts as the text it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** Lines of a file that hold at least one token. */
function codeLines(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = new Set();
  const visit = (node) => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    if (node.getWidth(source) === 0) return;
    const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const to = source.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = from; line <= to; line++) lines.add(line);
  };
  visit(source);
  return lines.size;
}

const root = process.argv[2] ?? 'src';
const files = readdirSync(root, { recursive: true })
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

const byFolder = new Map();
let total = 0;
for (const file of files) {
  const lines = codeLines(join(root, file));
  const folder = file.includes(sep) ? file.split(sep)[0] : '.';
  byFolder.set(folder, (byFolder.get(folder) ?? 0) + lines);
  total += lines;
}
for (const [folder, lines] of byFolder) console.log(`${String(lines).padStart(7)}  ${folder}`);
console.log(`${String(total).padStart(7)}  ${root} (${files.length} files)`);
