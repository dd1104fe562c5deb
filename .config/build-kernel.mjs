/**
 * Compiles the SIMD kernel, unless it is newer than all it is made of: `node .config/build-kernel.mjs`, after the
 * TypeScript.
 *
 * Decision worth knowing: AssemblyScript cannot import our TypeScript, so the tables (`src/kernel/constants.ts`) are read from
 * what was compiled and handed over as a file of constants that exists nowhere.
 */
import asc from 'assemblyscript/asc';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/kernel/assembly');
/** The same sources twice: threads share a memory only if it is imported as shared. */
const OUTPUTS = {
  'kernel.wasm': '',
  'kernel-shared.wasm': '--sharedMemory --initialMemory 1 --maximumMemory 65536 --enable threads',
};
const outputOf = (name) => join(root, 'dist/kernel', name);

/** What the constants are made of. */
const TABLES = [
  'kernel/constants.js',
  'foundation/fixed.js',
  'population/layout.js',
  'population/noise.js',
  'population/spec.js',
  'population/traits.js',
  'kernel/inputs.js',
  'kernel/front.js',
  'population/tally.js',
  'population/votes.js',
];

const OPTIONS =
  '-O3 --noAssert --runtime stub --importMemory --enable simd --disableWarning --outFile kernel.wasm';

const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isCurrent() {
  const sources = [fileURLToPath(import.meta.url), ...readdirSync(folder).map((name) => join(folder, name))];
  const tables = TABLES.map((name) => join(root, 'dist', name));
  const oldest = Math.min(...Object.keys(OUTPUTS).map((name) => age(outputOf(name))));
  return [...sources, ...tables].every((file) => age(file) < oldest);
}

async function constantsText() {
  const { kernelConstants } = await import(join(root, 'dist/kernel/constants.js'));
  const { numbers, places } = kernelConstants();
  const lines = [
    ...numbers.map(([name, value]) => `export const ${name} = ${value};`),
    ...places.map(([name, value]) => `export const ${name}: usize = ${value};`),
  ];
  return lines.join('\n');
}

async function compile(text, more) {
  const binaries = new Map();
  const options = `${OPTIONS} ${more}`.trim().split(' ');
  const { error, stderr } = await asc.main(['index.ts', ...options, '--baseDir', folder], {
    readFile: (name, baseDir) => {
      if (name === 'constants.ts') return text;
      try {
        return readFileSync(join(baseDir, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => binaries.set(name, contents),
  });
  if (error) throw new Error(`${stderr.toString()}\n${error.message}`);
  return binaries.get('kernel.wasm');
}

if (!isCurrent()) {
  const text = await constantsText();
  for (const [name, more] of Object.entries(OUTPUTS)) {
    const output = outputOf(name);
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(`${output}.new`, await compile(text, more));
    renameSync(`${output}.new`, output);
  }
}
