/**
 * Makes a release: `npm run release -- 0.2.0` tries everything and keeps nothing,
 * `npm run release -- 0.2.0 --keep` keeps the commit, the tag and the archive. Neither publishes:
 * `npm publish tauride-0.2.0.tgz` and `git push` do.
 *
 * Decision worth knowing: all of it happens in a clone, and what came out well is taken over at the end, so a
 * step that fails leaves nothing half done.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const USAGE = 'usage: npm run release -- <version> [--keep] [--checks <command>]';
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[a-z]+\.\d+)?$/;
const UNRELEASED = /^## .*\bunreleased$/m;

/** A step that failed; what it says has been printed already where it printed something. */
class ReleaseError extends Error {}

/** Runs a command to its end and gives what it printed; throws a ReleaseError where it fails. */
function run(cwd, program, ...words) {
  const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;
  const { status, stdout } = spawnSync(program, words, {
    cwd,
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new ReleaseError(`${stdout ?? ''}${[program, ...words].join(' ')}: failed`);
  return stdout.trim();
}

const git = (cwd, ...words) => run(cwd, 'git', ...words);

/** All that stands against the release before it is begun. */
function faultsOf(version) {
  const faults = [];
  if (!VERSION.test(version)) faults.push(`${version}: a version reads 1.2.3 or 1.2.3-beta.1`);
  if (git(root, 'status', '--porcelain') !== '') faults.push('there are changes that are not committed');
  if (git(root, 'tag', '--list', `v${version}`) !== '') faults.push(`the tag v${version} is there already`);
  if (!UNRELEASED.test(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')))
    faults.push('CHANGELOG.md has no heading that ends in `unreleased`');
  return faults;
}

/** Replaces what a pattern finds first in a file, and second where there are two; it must be there. */
function rewrite(file, pattern, text, times = 1) {
  let written = readFileSync(file, 'utf8');
  for (let time = 0; time < times; time++) {
    if (!pattern.test(written)) throw new ReleaseError(`${file}: there is nothing like ${pattern}`);
    written = written.replace(pattern, text);
  }
  writeFileSync(file, written);
}

/** Writes the version and the date wherever they stand. */
function writeVersion(folder, version) {
  const date = new Date().toISOString().slice(0, 10);
  const was = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const named = new RegExp(`"version": "${was.replaceAll('.', '\\.')}"`);
  rewrite(join(folder, 'package.json'), named, `"version": "${version}"`);
  rewrite(join(folder, 'package-lock.json'), named, `"version": "${version}"`, 2);
  rewrite(
    join(folder, 'CITATION.cff'),
    /^version: .*(\ndate-released: .*)?$/m,
    `version: ${version}\ndate-released: '${date}'`,
  );
  rewrite(join(folder, 'CHANGELOG.md'), UNRELEASED, `## ${version}, ${date}`);
}

/** The release in a clone of its own: the archive's name. */
function release(folder, version, checks) {
  const user = ['user.name', 'user.email'].flatMap((key) => ['-c', `${key}=${git(root, 'config', key)}`]);
  git(root, 'clone', '--quiet', ...user, root, folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeVersion(folder, version);
  console.log(`# checks: ${checks}`);
  console.log(run(folder, 'sh', '-c', checks));
  git(folder, 'commit', '--quiet', '--all', '--message', `release: ${version}`);
  git(folder, 'tag', '--annotate', `v${version}`, '--message', `Tauride ${version}`);
  const archive = run(folder, 'npm', 'pack', '--silent', '--ignore-scripts');
  console.log(run(folder, 'publint', 'run', archive, '--strict'));
  return archive;
}

/** Takes the commit and the tag over, both or neither, and the archive. */
function keep(folder, version, archive) {
  git(root, 'fetch', '--quiet', '--no-tags', folder, `refs/tags/v${version}`);
  cpSync(join(folder, archive), join(root, archive));
  git(root, 'merge', '--quiet', '--ff-only', 'FETCH_HEAD');
  git(root, 'update-ref', `refs/tags/v${version}`, git(folder, 'rev-parse', `refs/tags/v${version}`));
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'boolean' }, checks: { type: 'string', default: 'npm test' } },
  });
  if (positionals.length !== 1) throw new ReleaseError(USAGE);
  const [version] = positionals;
  const faults = faultsOf(version);
  if (faults.length > 0) throw new ReleaseError(faults.join('\n'));
  const scratch = mkdtempSync(join(tmpdir(), 'tauride-release-'));
  try {
    const folder = join(scratch, 'tauride');
    const archive = release(folder, version, values.checks);
    if (values.keep) keep(folder, version, archive);
    console.log(
      `${version} ${values.keep ? `is committed, tagged and packed: ${archive}` : 'could be made'}`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
