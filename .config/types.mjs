/**
 * Checks the types of sources, tests and benches, and compiles the sources into `dist`, in one reading:
 * `node .config/types.mjs`. It does what `tsc --noEmit` and `tsc -p .config/tsconfig.build.json` do one after
 * the other, in little more than the time of the first.
 */
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

/** Prints faults as the compiler does. */
function told(faults) {
  const inColour = process.stdout.isTTY || process.env.FORCE_COLOR;
  const format = inColour ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  process.stdout.write(format(ts.sortAndDeduplicateDiagnostics(faults), host));
}

/** A file of `dist`, where TypeScript would mirror the whole repository. */
function write(name, text) {
  const file = join(root, 'dist', relative(join(root, 'dist/src'), name));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.json'),
  { noEmit: false, declaration: true, rootDir: root, outDir: join(root, 'dist') },
  host,
);
const program = ts.createProgram(fileNames, options);
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
process.exitCode = faults.length > 0 ? 1 : 0;
if (faults.length === 0) for (const file of ours) program.emit(file, write);
