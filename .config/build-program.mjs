/**
 * Puts the command line and what it starts in threads of its own into one file, as the last part of a build, with what V8 compiled of it;
 * and leaves `dist/.built`, whose age is that of the whole.
 *
 * Decision worth knowing: most of what a short command waited for was the opening and compiling of several hundred modules. In one script
 * each module begins when it is first asked for, and V8 takes what it compiled before, functions that a short command calls among it. It
 * does so only for its own version and flags and otherwise compiles anew (`begin.cjs`). Modules of ECMAScript have no such cache in Node 20.
 * Only what is started itself is replaced in `dist`; whoever uses the library loads its modules one by one, as before. A module that looks
 * for files beside itself is told where it would lie unbundled. Maps lead stack traces back to `src` (`--enable-source-maps`).
 */
import { build, transform } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const program = join(dist, 'program');

/** Every module that the process or a thread of it begins with: they stay as they are and take all else from the program. */
const STARTED = [
  'cli/main',
  'cli/run/compute-worker',
  'cli/why/answer-worker',
  'cli/poll/poll-worker',
  'cli/check/deep-worker',
  'platform/node/threads/ensemble-worker',
];

/** Packages that look for files of their own. */
const external = ['@duckdb/node-api', 'bullmq', 'ioredis', 'piscina'];

const slashed = (path) => path.split(sep).join('/');

/** What asks for its own address is given the one it has unbundled. */
const addresses = {
  name: 'addresses',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const own = slashed(relative(join(root, 'src'), path)).replace(/\.ts$/, '.js');
      return { contents: text.replaceAll('import.meta.url', `new URL('${own}', DIST).href`), loader: 'ts' };
    });
  },
};

/**
 * What only a text that is read anew asks for, by file: the parser of expressions, and schemas. They take longer to make than a small
 * scenario takes to run; in the program each stands for itself until something is asked of it.
 */
const LATE = {
  'scenario/expression/mathjs': {
    functions: [
      ...['create', 'isConditionalNode', 'isConstantNode', 'isFunctionNode', 'isOperatorNode'],
      ...['isParenthesisNode', 'isRelationalNode', 'isSymbolNode'],
    ],
    objects: ['parseDependencies'],
  },
  'scenario/schema/hypotheses': { objects: ['Hypotheses'] },
  'scenario/schema/people': { objects: ['ORDINARY'] },
  'scenario/schema/sections': { functions: ['readAlone', 'readPieces'], objects: [] },
  'scenario/schema/scenario': { objects: ['Scenario', 'Counterfactual'] },
};

const late = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path, importer, resolveDir, kind }) => {
      const file = join(resolveDir, path.replace(/\.js$/, '.ts'));
      const name = slashed(relative(join(root, 'src'), file)).replace(/\.ts$/, '');
      const isSchema = dirname(importer) === dirname(file) && !name.endsWith('mathjs');
      if (!(name in LATE) || kind !== 'import-statement' || isSchema) return undefined;
      return { path: name, namespace: 'late' };
    });
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => {
      const { functions = [], objects } = LATE[path];
      const declared = [
        ...functions.map((name) => `export const ${name} = (...given) => made().${name}(...given);`),
        ...objects.map((name) => `export const ${name} = late(() => made().${name});`),
      ];
      const contents = `import { late } from './.config/program/late.mjs';
        const made = () => require('./src/${path}.ts');
        ${declared.join('\n')}`;
      return { contents, loader: 'js', resolveDir: root };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

function write(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** Modules that are begun, by name. */
const begun = new Set(['cli/program', 'cli/run/compute']);

const OWN_IMPORT = /import (\{[^}]*\}) from "(\.[^"]*)\.js";|await import\("(\.[^"]*)\.js"\)/g;

/** A module that takes those it imports from the program. */
async function starting(name) {
  const text = readFileSync(join(root, 'src', `${name}.ts`), 'utf8');
  const { code } = await transform(text, { loader: 'ts', target: 'node20' });
  const beginning = (_, names, path, latePath) => {
    const wanted = posix.join(posix.dirname(name), path ?? latePath);
    begun.add(wanted);
    return names === undefined ? `begin('${wanted}')` : `const ${names} = begin('${wanted}');`;
  };
  const up = posix.relative(posix.dirname(name), '.');
  // The program is opened where it is first asked for: a machine that lets a process open few files is told there from a broken one.
  const head = `import { createRequire } from 'node:module';
const begin = (name) => createRequire(import.meta.url)('${up}/program/begin.cjs')(name);`;
  return `${head}\n${code.replaceAll(OWN_IMPORT, beginning)}`;
}

rmSync(program, { recursive: true, force: true });
mkdirSync(program, { recursive: true });

for (const name of STARTED) write(join(dist, `${name}.js`), await starting(name));
const modules = [...begun].map((name) => `'${name}': () => require('./src/${name}.ts')`);

await build({
  ...common,
  stdin: {
    contents: `export const modules = { ${modules.join()} };`,
    resolveDir: root,
  },
  outfile: join(program, 'program.cjs'),
  format: 'cjs',
  sourcemap: 'linked',
  sourcesContent: false,
  external,
  supported: { 'dynamic-import': false },
  banner: {
    js: `const DIST = require('node:url').pathToFileURL(require('node:path').join(__dirname, '..', '/')).href;`,
  },
  plugins: [late, addresses],
});

/** The other threads of a kernel, and that of a device, need little of all this. */
for (const name of ['mate', 'device-mate'])
  await build({
    ...common,
    entryPoints: [`src/platform/node/threads/${name}.ts`],
    outfile: join(dist, `platform/node/threads/${name}.js`),
    allowOverwrite: true,
    external: ['webgpu'],
    format: 'esm',
  });

for (const name of ['begin', 'warm'])
  write(join(program, `${name}.cjs`), readFileSync(join(root, `.config/program/${name}.cjs`), 'utf8'));

execFileSync(process.execPath, [join(program, 'warm.cjs')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
rmSync(join(program, 'warm.cjs'));
writeFileSync(join(dist, '.built'), '');
