/** What reaches a terminal: nothing in it is an order, whoever wrote it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ANY_ACTING, EVERY_ACTING } from '../hostile-text.js';
import { copyOf, root, scratch, tauride } from './command-line.js';

/** Every command, with a text of a user in every place that it has for one. */
const WAYS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  run: (text) => ['run', 'two-powers', '--until', '1848-03-02', '--seed', text],
  'run --set': (text) => ['run', 'two-powers', '--set', `parties.${text}=${text}`, '--set', text],
  'run --with': (text) => ['run', 'two-powers', '--with', text, '--move', `${text}=${text}`],
  replay: (text) => ['replay', 'two-powers', '--without', text, '--until', text, '--population', text],
  'run --out': (text) => ['run', text, '--out', `/proc/${text}`],
  'run --resume': (text) => ['run', 'two-powers', '--resume', text],
  compare: (text) => ['compare', 'two-powers', '--with', text, '--runs', text, '--threads', text],
  'compare kept': (text) => ['compare', text, text],
  sweep: (text) => ['sweep', 'two-powers', '--vary', `${text}=1,2`, '--outcome', text, '--out', text],
  'sweep --shard': (text) => ['sweep', 'two-powers', '--vary', text, '--shard', text, '--out', '/proc/x'],
  worker: (text) => ['worker', '--redis', text, '--mount', text],
  merge: (text) => ['merge', text, text],
  query: (text) => ['query', text, 'SELECT 1'],
  why: (text) => ['why', text, '--party', text],
  new: (text) => ['new', `/proc/${text}`],
  'new --extends': (text) => ['new', '/proc/x', '--extends', text],
  check: (text) => ['check', text],
  'check --json': (text) => ['check', text, '--json'],
  list: (text) => ['list', text],
  quantities: (text) => ['quantities', 'two-powers', '--matching', text],
  schema: (text) => ['schema', `--${text}`],
  bench: (text) => ['bench', '--threads', `no ${text}`],
  help: (text) => ['help', text],
  'no command': (text) => [text],
};

const COLOURS = /\u001b\[(?:[0-9]|2[0-9]|3[0-9]|9[0-7])m/g;

describe('whatever a user wrote', () => {
  test.each(Object.keys(WAYS))('acts on no terminal through `%s`', (way) => {
    const { stdout, stderr } = tauride(WAYS[way](EVERY_ACTING));
    expect(stdout).not.toMatch(ANY_ACTING);
    expect(stderr).not.toMatch(ANY_ACTING);
    expect(stderr).not.toMatch(/^ +at |TypeError|internal/m);
  });

  test('has no colours of its own in a coloured report', () => {
    const words = ['run', 'two-powers', '--until', '1848-03-02', '--seed', 'red \u001b[31m\u001b[8m hidden'];
    const { code, stdout } = tauride(words, { FORCE_COLOR: '1' });
    expect(code).toBe(0);
    expect(stdout).toMatch(COLOURS);
    expect(stdout).toContain('red \\u{1b}[31m\\u{1b}[8m hidden');
    expect(stdout.replaceAll(COLOURS, '')).not.toMatch(ANY_ACTING);
  });

  test('acts on no terminal from a scenario file', () => {
    const folder = copyOf('two-powers');
    const path = join(folder, 'scenario.yaml');
    const text = JSON.stringify(EVERY_ACTING);
    const record = `  - { id: ${text}, name: ${text}, ${text}: 1 }`;
    const spoilt = readFileSync(path, 'utf8')
      .replace(/^title: .*$/m, () => `title: ${text}`)
      .replace(/^parties:$/m, () => `${text}: ${text}\nparties:\n${record}`);
    writeFileSync(path, spoilt);
    for (const words of [
      ['check', folder],
      ['check', folder, '--json'],
      ['run', folder],
    ]) {
      const { code, stdout, stderr } = tauride(words);
      expect(code).toBe(2);
      expect(stdout + stderr).not.toMatch(ANY_ACTING);
    }
  });

  test('acts on no terminal from the cells and the names of columns of a query', () => {
    const folder = join(scratch(), 'run');
    expect(tauride(['run', 'two-powers', '--until', '1848-03-02', '--quiet', '--out', folder]).code).toBe(0);
    const sql = `SELECT chr(27) || '[2J' || chr(8238) AS "a\u001b[31m\u009b", chr(0) || chr(13)`;
    for (const flags of [[], ['--csv'], ['--json']]) {
      const { code, stdout } = tauride(['query', folder, sql, ...flags]);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(ANY_ACTING);
    }
  });
});

test('there is one door to the terminal, and one lock on it', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const writing = files.filter((file) =>
    /console\.|\.(stdout|stderr)\.write|stream\??\.write\(/.test(
      readFileSync(join(root, 'src', file), 'utf8'),
    ),
  );
  // The first file has a sentence of its own for a machine on which nothing else can be loaded.
  expect(writing.sort()).toEqual(['cli/main.ts', 'cli/shell/output.ts', 'platform/node/terminal/bar.ts']);
});
