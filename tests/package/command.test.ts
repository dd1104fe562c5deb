/** The command in a checkout, as README says it is given. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { root, scratch } from '../cli/command-line.js';

const BIN = 'src/bin/tauride.cjs';

const call = (program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
};

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const ANSWER = { status: 0, stdout: `${version}\n`, stderr: '' };

describe('the command of a checkout', () => {
  test('runs by its path', () => {
    expect(call(join(root, BIN), ['--version'])).toEqual(ANSWER);
  });

  test('has a run bit, which no build gives it', () => {
    expect(statSync(join(root, BIN)).mode & 0o111).toBe(0o111);
  });

  test('ends with what the command ends with', () => {
    const { status, stdout, stderr } = call(join(root, BIN), ['run', 'nowhere']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('there is no scenario `nowhere`');
  });
});

/** A folder with the command and nothing of what it starts. */
const unbuilt = (): string => {
  const folder = scratch();
  cpSync(join(root, 'src/bin'), join(folder, 'src/bin'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  return folder;
};

describe('the command says what is missing', () => {
  test('where it is not built', () => {
    const folder = unbuilt();
    const stderr = `tauride: it is not built yet: give the command \`npm ci && npm run build\` in ${folder}\n`;
    expect(call(join(folder, BIN), ['list'])).toEqual({ status: 1, stdout: '', stderr });
  });

  test('where its packages are not installed', () => {
    const folder = unbuilt();
    mkdirSync(join(folder, 'dist/cli'), { recursive: true });
    writeFileSync(join(folder, 'dist/cli/main.js'), `import 'commander';`);
    const { status, stderr } = call(join(folder, BIN), ['list']);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `tauride: a part of it is missing: give the command \`npm ci && npm run build\` in ${folder}\n`,
    });
  });

  test.each(['18.20.4', '20.18.3', '6.17.1', '0.10.48'])('under Node.js %s', (old) => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${old}' }); require('./${BIN}')`;
    const stderr = `tauride: it needs Node.js 20.19 or newer, and this is ${old}: see https://nodejs.org\n`;
    expect(call(process.execPath, ['--eval', pretend])).toEqual({ status: 1, stdout: '', stderr });
  });

  test('in words that an old Node can read', () => {
    const text = readFileSync(join(root, BIN), 'utf8');
    expect(() => transformSync(text, { target: 'es5', logLevel: 'silent' })).not.toThrow();
    expect(() => transformSync('const a = () => 1;', { target: 'es5', logLevel: 'silent' })).toThrow();
    expect(text).not.toMatch(/\bimport\(/);
  });
});
