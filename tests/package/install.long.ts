/** What a stranger has after `npm install tauride` in an empty folder: the real archive, installed by npm (`npm run test:long`). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../cli/command-line.js';
import { examplesOf } from '../docs/pages.js';
import { TYPED } from './typed-example.js';

const place = mkdtempSync(join(tmpdir(), 'tauride-package-'));
const folder = join(place, 'empty');

const runIn = (cwd: string, program: string, words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
};

const npx = (...words: readonly string[]) => runIn(folder, 'npx', ['--no-install', ...words]);

/** Packs what is built and installs it; what npm has in its cache is not fetched again. */
beforeAll(() => {
  mkdirSync(folder);
  const quiet = ['--silent', '--no-audit', '--no-fund', '--ignore-scripts'];
  const packed = runIn(root, 'npm', ['pack', ...quiet, '--pack-destination', place]);
  const archive = join(place, packed.stdout.trim());
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const installed = runIn(folder, 'npm', ['install', ...quiet, '--prefer-offline', archive]);
  if (installed.status !== 0) throw new Error(`npm install failed: ${installed.stderr}${installed.stdout}`);
}, 240_000);

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

describe('the installed command', () => {
  test('lists the bundled scenarios with their counterfactuals', () => {
    const { status, stdout } = npx('tauride', 'list', '--json');
    expect(status).toBe(0);
    const listed = JSON.parse(stdout) as { id: string; counterfactuals: unknown[] }[];
    const written = readdirSync(join(root, 'scenarios')).filter((id) => id !== 'classics');
    expect(listed.map(({ id }) => id)).toEqual(written.sort());
    for (const { counterfactuals } of listed) expect(counterfactuals).not.toEqual([]);
  });

  test('replays a bundled scenario on the SIMD kernel', () => {
    const { status, stdout } = npx('tauride', 'replay', 'two-powers', '--json', '--kernel', 'simd');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scenario: 'two-powers', kernel: 'simd' });
  });

  test('runs a published model by the name that it is listed under', () => {
    const { stdout } = npx('tauride', 'list', '--classics', '--json');
    const listed = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    expect(listed).toContain('classics/kuran');
    const run = npx('tauride', 'run', 'classics/kuran', '--json');
    expect({ status: run.status, id: (JSON.parse(run.stdout) as { scenario: string }).scenario }).toEqual({
      ...{ status: 0, id: 'kuran' },
    });
  });

  test('makes a scenario that it finds no fault with', () => {
    expect(npx('tauride', 'new', 'harbour').status).toBe(0);
    const { status, stdout } = npx('tauride', 'check', 'harbour');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('no faults') as string });
  });
});

describe('the installed library', () => {
  test('runs the example of its page', () => {
    writeFileSync(join(folder, 'example.mjs'), examplesOf('library.md')[0]);
    const { status, stdout, stderr } = runIn(folder, process.execPath, ['example.mjs']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^(1848-\d\d-\d\d \d\.\d\d \d\.\d\d\n){3}$/);
  });

  test('offers the files that a page needs', () => {
    const names = [
      'tauride/kernel.wasm',
      'tauride/scenarios/russia-1917/scenario.yaml',
      'tauride/package.json',
    ];
    const program = `for (const name of ${JSON.stringify(names)}) console.log(import.meta.resolve(name));`;
    const { stdout } = runIn(folder, process.execPath, ['--input-type=module', '--eval', program]);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/node_modules\/tauride\/dist\/kernel\/kernel\.wasm$/),
      expect.stringMatching(/node_modules\/tauride\/scenarios\/russia-1917\/scenario\.yaml$/),
      expect.stringMatching(/node_modules\/tauride\/package\.json$/),
    ]);
  });

  test.each([
    ['nodenext', ['--module', 'nodenext']],
    ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('has types that strict TypeScript takes, resolved as %s does', (name, options) => {
    const file = `example-${name}.ts`;
    writeFileSync(join(folder, file), TYPED);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const words = [
      tsc,
      '--noEmit',
      '--strict',
      '--skipDefaultLibCheck',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom',
    ];
    expect(runIn(folder, process.execPath, [...words, ...options, file])).toMatchObject({
      status: 0,
      stdout: '',
    });
  });
});
