/** A scenario that is published as an npm package, as docs/packages.md tells it: packed, installed offline, run by its name. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../src/platform/node/files/scenario-package.js';
import { root, tauride, taurideIn } from '../cli/command-line.js';

const here = mkdtempSync(join(tmpdir(), 'packages-'));
const npm = (words: readonly string[], cwd: string) =>
  spawnSync('npm', [...words, '--offline', '--no-audit', '--no-fund', '--cache', join(here, 'cache')], {
    cwd,
    encoding: 'utf8',
  });

/** The `package.json` that the page shows. */
const manifest = (): string =>
  /```json\n(\{[^`]*\})\n```/.exec(readFileSync(join(root, 'docs/packages.md'), 'utf8'))?.[1] ?? '';

test('a scenario packed and installed by the words of the page runs by its name, and its record names the package', () => {
  const folder = join(here, 'port-in-spring');
  expect(tauride(['new', folder]).code).toBe(0);
  const { name, version } = JSON.parse(manifest()) as { name: string; version: string };
  writeFileSync(join(folder, 'package.json'), manifest());
  // What a package would have done on being installed or loaded is not done.
  writeFileSync(join(folder, 'index.js'), 'throw new Error("executed");');
  expect(npm(['pack'], folder).status).toBe(0);
  const desk = join(here, 'desk');
  mkdirSync(join(desk, 'deeper'), { recursive: true });
  const tarball = join(here, `${name}-${version}.tgz`);
  renameSync(join(folder, `${name}-${version}.tgz`), tarball);
  writeFileSync(join(desk, 'package.json'), '{}');
  expect(npm(['install', '--ignore-scripts', tarball], desk).status).toBe(0);
  const words = ['run', name, '--population', '1652', '--until', '1848-03-05', '--json'];
  const { code, stdout, stderr } = taurideIn(join(desk, 'deeper'), words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const record = JSON.parse(stdout) as { package: object; sourceDigest: string };
  expect(record.package).toEqual({ name, version });
  const own = JSON.parse(tauride(['run', folder, ...words.slice(2)]).stdout) as typeof record;
  expect(own.sourceDigest).toBe(record.sourceDigest);
  expect(own.package).toBeUndefined();
});

test('names that lead elsewhere are no packages, and links out of node_modules are refused', () => {
  const desk = join(here, 'links');
  mkdirSync(join(desk, 'node_modules/@town'), { recursive: true });
  mkdirSync(join(desk, 'node_modules/two-powers'));
  writeFileSync(join(desk, 'node_modules/two-powers/scenario.yaml'), 'id: mine');
  mkdirSync(join(desk, 'outside'));
  writeFileSync(join(desk, 'outside/scenario.yaml'), 'id: outside');
  symlinkSync(join(desk, 'outside'), join(desk, 'node_modules/leads-out'));
  for (const word of ['../outside', '@town/../../outside', '.hidden', 'a/../../outside', '@town', 'nowhere'])
    expect(packageFolder(word, desk)).toBeUndefined();
  expect(packageFolder('two-powers', desk)).toBe(join(desk, 'node_modules/two-powers'));
  expect(taurideIn(desk, ['check', 'leads-out'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is a symbolic link that leads out of node_modules') as string,
  });
  // A bundled scenario is what its name means in every folder.
  expect(taurideIn(desk, ['check', 'two-powers'])).toMatchObject({ code: 0 });
});
