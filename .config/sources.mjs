/**
 * Checks the types of sources, tests and benches, compiles the sources into `dist`, and then lints all there
 * is, in one reading: `node .config/sources.mjs`. It does what `tsc --noEmit`, `tsc -p
 * .config/tsconfig.build.json` and `npm run lint` do one after another, in two thirds of the time: the rules
 * ask for types that the compiler has found already.
 *
 * Decision worth knowing: whoever started it hears `compiled` as soon as `dist` is written, and need not wait
 * for the lint.
 */
import { ESLint } from 'eslint';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

const host = {
  ...ts.sys,
  getCurrentDirectory: () => root,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
  onUnRecoverableConfigFileDiagnostic: (fault) => told([fault]),
};

const inColour = Boolean(process.stdout.isTTY || process.env.FORCE_COLOR);

/** Prints faults as the compiler does. */
function told(faults) {
  const format = inColour ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  process.stdout.write(format(ts.sortAndDeduplicateDiagnostics(faults), host));
}

/** A file of `dist`, where TypeScript would mirror the whole repository. */
function write(name, text) {
  const file = join(root, 'dist', relative(join(root, 'dist/src'), name));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function readProgram() {
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { noEmit: false, declaration: true, rootDir: root, outDir: join(root, 'dist') },
    host,
  );
  return ts.createProgram(fileNames, options);
}

/** Compiles; whether nothing was at fault. */
function compile(program) {
  const faults = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${root}src/`));
  for (const file of ours) faults.push(...program.getDeclarationDiagnostics(file));
  told(faults);
  if (faults.length === 0) for (const file of ours) program.emit(file, write);
  return faults.length === 0;
}

/** Lints all files with the types of a program; whether there is nothing to mend. */
async function lint(program) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: join(root, '.config/eslint.config.js'),
    overrideConfig: [
      {
        files: ['**/*.ts', '**/*.tsx'],
        languageOptions: { parserOptions: { projectService: false, programs: [program] } },
      },
    ],
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  process.stdout.write(await formatter.format(results, { color: inColour }));
  return results.every(({ messages }) => messages.length === 0);
}

const program = readProgram();
const isCompiled = compile(program);
if (isCompiled) process.send?.('compiled');
const isTidy = await lint(program);
process.exitCode = isCompiled && isTidy ? 0 : 1;
