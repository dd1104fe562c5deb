/**
 * What lies in the archive is enough: it is packed, unpacked into an empty folder, and finds the packages that it depends on and no
 * others. `install.long.ts` has npm install it.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../cli/command-line.js';
import { examplesOf } from '../docs/pages.js';
import { TYPED } from './typed-example.js';

const place = mkdtempSync(join(tmpdir(), 'tauride-package-'));
const folder = join(place, 'empty');
const modules = join(folder, 'node_modules');

interface Package {
  readonly bin: { readonly tauride: string };
  readonly exports: Readonly<Record<string, string | { readonly types?: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
}
const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;

const runIn = (cwd: string, program: string, words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
};

const tauride = (...words: readonly string[]) =>
  runIn(folder, process.execPath, [join(modules, 'tauride', described.bin.tauride), ...words]);

beforeAll(() => {
  mkdirSync(modules, { recursive: true });
  const packed = runIn(root, 'npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', place]);
  expect(runIn(place, 'tar', ['-xzf', packed.stdout.trim()])).toMatchObject({ status: 0, stderr: '' });
  runIn(place, 'mv', ['package', join(modules, 'tauride')]);
  for (const name of Object.keys(described.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
}, 240_000);

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const SMALL = ['two-powers', '--population', '2292', '--until', '1848-03-10'];

describe('the packed command', () => {
  test('finds the bundled scenarios with their counterfactuals, and runs one on the SIMD kernel', () => {
    const listed = JSON.parse(tauride('list', '--json').stdout) as {
      id: string;
      counterfactuals: unknown[];
    }[];
    const written = readdirSync(join(root, 'scenarios')).filter((id) => id !== 'classics');
    expect(listed.map(({ id }) => id)).toEqual(written.sort());
    for (const { counterfactuals } of listed) expect(counterfactuals).not.toEqual([]);
    const { status, stdout } = tauride('replay', ...SMALL, '--json', '--kernel', 'simd');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scenario: 'two-powers', kernel: 'simd' });
  });

  test('makes a scenario', () => {
    expect(tauride('new', 'harbour')).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'harbour'))).toEqual([
      'counterfactuals',
      'facts.yaml',
      'scenario.yaml',
      'schema.json',
    ]);
  });
});

describe('the packed library', () => {
  test('runs the example of its page', () => {
    writeFileSync(join(folder, 'example.mjs'), examplesOf('library.md')[0]);
    const { status, stdout, stderr } = runIn(folder, process.execPath, ['example.mjs']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^(1848-\d\d-\d\d \d\.\d\d \d\.\d\d\n){3}$/);
  });

  test('offers the files that a page needs', () => {
    for (const name of ['dist/kernel/kernel.wasm', 'scenarios/russia-1917/scenario.yaml', 'package.json'])
      expect(existsSync(join(modules, 'tauride', name)), name).toBe(true);
  });

  // Declarations themselves are looked at by `install.long.ts`, and all that they say by `api.test.ts`.
  test('has types that a strict program can be written with, and whoever bundles finds those of every entry', () => {
    const file = join(folder, 'example.ts');
    writeFileSync(file, TYPED);
    const options: ts.CompilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      types: [],
      module: ts.ModuleKind.NodeNext,
    };
    const faults = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
    const bundled = {
      ...options,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    };
    for (const [entry, { types }] of Object.entries(described.exports).flatMap(([name, target]) =>
      typeof target === 'string' || target.types === undefined
        ? []
        : [[name, { types: target.types }] as const],
    )) {
      const { resolvedModule } = ts.resolveModuleName(`tauride${entry.slice(1)}`, file, bundled, ts.sys);
      expect(resolvedModule?.resolvedFileName).toBe(join(modules, 'tauride', types));
    }
  });
});
