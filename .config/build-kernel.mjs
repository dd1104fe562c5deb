/**
 * Compiles the SIMD kernel, unless it is newer than all it is made of: `node .config/build-kernel.mjs`, after the
 * TypeScript.
 *
 * Decision worth knowing: AssemblyScript cannot import our TypeScript, so the tables are read from what was compiled and
 * handed over as a file of constants that exists nowhere. So no place and no number is written twice.
 */
import asc from 'assemblyscript/asc';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/kernel/assembly');
const output = join(root, 'dist/kernel/kernel.wasm');

const TABLES = [
  'foundation/fixed.js',
  'population/layout.js',
  'population/noise.js',
  'population/spec.js',
  'kernel/inputs.js',
  'kernel/front.js',
  'kernel/products.js',
];

const OPTIONS = '-O3 --noAssert --runtime stub --importMemory --enable simd --outFile kernel.wasm'.split(' ');

const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isCurrent() {
  const sources = [fileURLToPath(import.meta.url), ...readdirSync(folder).map((name) => join(folder, name))];
  const tables = TABLES.map((name) => join(root, 'dist', name));
  return [...sources, ...tables].every((file) => age(file) < age(output));
}

/** The entries of a table, their names with the table's before them. */
const prefixed = (table, entries) => entries.map(([name, value]) => [`${table}_${name}`, value]);

const ordinals = (names, unit = 1) => names.map((name, i) => [name, i * unit]);

/** Every number that the tables export, by name, and the tables themselves, entry by entry. */
async function constants() {
  const tables = await Promise.all(TABLES.map((name) => import(join(root, 'dist', name))));
  const all = Object.assign({}, ...tables);
  const numbers = Object.entries(all).filter(([, value]) => typeof value === 'number');
  return [
    ...numbers,
    ...prefixed('MIX', Object.entries(all.MIX)),
    ...prefixed('FIELD', Object.entries(all.FIELD)),
    ...prefixed('FRONT', Object.entries(all.FRONT)),
    ...prefixed('COLUMN', ordinals(all.COLUMN_NAMES)),
    ...prefixed('PRODUCT', ordinals(all.PRODUCTS, 8)),
    ['PRODUCT_BYTES', 8 * all.PRODUCTS.length],
    ...prefixed('TILE', ordinals(all.TILE_VECTORS, 16)),
    ['TILE_BYTES', 16 * all.TILE_VECTORS.length],
  ];
}

async function compile() {
  const text = (await constants()).map(([name, value]) => `export const ${name} = ${value};`).join('\n');
  const binaries = new Map();
  const { error, stderr } = await asc.main(['index.ts', ...OPTIONS, '--baseDir', folder], {
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
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, await compile());
}
