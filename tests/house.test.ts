/** The house: what whoever looks for something in `src` may rely on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './cli/command-line.js';

const source = join(root, 'src');

/** Folders of things of one kind, which may be few or many. */
const OF_ONE_KIND = [
  /^cli\/[^/]+$/, // commands: their flags, what was asked, their work
  /^model\/(acts|laws|phases)$/,
  /^polity$/, // laws
  /^experiment\/tables$/,
  /^kernel\/assembly$/,
  /^bin$/,
  /^platform$/, // hosts
];

const inside = (folder: string) =>
  readdirSync(join(source, folder), { withFileTypes: true }).filter(({ name }) => name !== 'README.md');

const foldersIn = (folder: string): string[] =>
  inside(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .flatMap((path) => [path, ...foldersIn(path)]);

const filesIn = (folder: string): string[] =>
  inside(folder).flatMap(({ name }) => (name.endsWith('.ts') ? [join(folder, name)] : []));

const folders = foldersIn('');

test('a folder holds three to twenty things, unless they are of one kind', () => {
  const odd = folders
    .filter((folder) => !OF_ONE_KIND.some((kind) => kind.test(folder)))
    .map((folder) => ({ folder, count: inside(folder).length }))
    .filter(({ count }) => count < 3 || count > 20);
  expect(odd).toEqual([]);
});

/** Names that a statement exports. */
function exportsOf(statement: ts.Statement): string[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.text];
}

test('no name is exported twice, but those by which the assembly repeats what it is equal to', () => {
  const files = ['', ...folders].flatMap(filesIn).filter((file) => !file.startsWith('kernel/assembly/'));
  const owners = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readFileSync(join(source, file), 'utf8');
    const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    for (const name of statements.flatMap(exportsOf))
      owners.set(name, (owners.get(name) ?? new Set()).add(file));
  }
  const shared = [...owners].flatMap(([name, where]) =>
    where.size > 1 ? [`${name}: ${[...where].join(' ')}`] : [],
  );
  expect(shared).toEqual([]);
});
