/**
 * Puts the command line and what it starts in threads of its own into a few files, as the last part of a build,
 * and leaves `dist/.built`, whose age is that of the whole.
 *
 * Decision worth knowing: most of what a short command waited for was the opening of several hundred modules. Only what
 * is started itself is replaced in `dist`; whoever uses the library loads its modules one by one, as before. A module
 * that looks for files beside itself is told where it would lie unbundled. Maps lead stack traces back to `src`.
 */
import { build } from 'esbuild';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Everything that a process or a thread begins with. */
const STARTED = [
  'cli/main',
  'cli/run/compute-worker',
  'cli/why/answer-worker',
  'cli/poll/poll-worker',
  'cli/check/deep-worker',
  'platform/node/threads/ensemble-worker',
  'platform/node/threads/mate',
];

/** Packages that look for files of their own. */
const external = ['@duckdb/node-api', 'bullmq', 'ioredis', 'piscina'];

const ADDRESS = '@dist/';
const slashed = (path) => path.split(sep).join('/');

/** What asks for its own address is given the one it has unbundled; the way there is filled in by file. */
const addresses = {
  name: 'addresses',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const own = slashed(relative(join(root, 'src'), path)).replace(/\.ts$/, '.js');
      const contents = text.replaceAll(
        'import.meta.url',
        `new URL('${ADDRESS}${own}', import.meta.url).href`,
      );
      return { contents, loader: 'ts' };
    });
  },
};

const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: STARTED.map((name) => ({ in: `src/${name}.ts`, out: name })),
  outdir: dist,
  chunkNames: 'program/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  sourcemap: 'linked',
  sourcesContent: false,
  external,
  banner: { js: REQUIRE },
  plugins: [addresses],
  logLevel: 'warning',
  write: false,
});

rmSync(join(dist, 'program'), { recursive: true, force: true });
mkdirSync(join(dist, 'program'));
for (const { path, text } of outputFiles) {
  const up = posix.relative(slashed(dirname(relative(dist, path))), '.') || '.';
  writeFileSync(`${path}.new`, text.replaceAll(ADDRESS, `${up}/`));
  renameSync(`${path}.new`, path);
}
writeFileSync(join(dist, '.built'), '');
