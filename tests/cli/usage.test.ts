import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, tauride, taurideProcess } from './command-line.js';

const COMMANDS =
  'run replay compare sweep sensitivity calibrate hypotheses merge query worker why poll report plot explore new check list quantities schema bench kernel'.split(
    ' ',
  );

/** The files and packages that a source file imports before anything is called, itself included. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.startsWith(root)) return seen;
  const statements = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gm,
  );
  for (const [, name] of statements) {
    loadedBy(name.startsWith('.') ? join(dirname(file), name).replace(/\.js$/, '.ts') : name, seen);
  }
  return seen;
}

describe('the command line', () => {
  test('names every command in its help', () => {
    const { code, stdout, stderr } = tauride(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test.each(COMMANDS)('explains %s', (command) => {
    const { code, stdout } = tauride([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: tauride ${command}`);
    const [options, shown] = stdout.split('\nExamples:\n');
    const examples = [...shown.matchAll(/^ {2}tauride (\S+)(.*)$/gm)];
    expect(examples.map(([, name]) => name)).toContain(command);
    // What an example gives to this command is an option of it, and a counterfactual that it names is there.
    for (const [, name, words] of examples.filter(([, each]) => each === command)) {
      for (const [flag] of words.matchAll(/--[a-z-]+/g)) expect(options, name).toContain(`${flag} `);
      for (const [, id] of words.matchAll(/--with (\S+)/g))
        expect(existsSync(join(root, `scenarios/russia-1917/counterfactuals/${id}.yaml`)), id).toBe(true);
    }
  });

  test('explains a command that follows the word help as it does with --help', () => {
    expect(tauride(['help', 'new'])).toEqual(tauride(['new', '--help']));
  });

  test('prints its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(tauride(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    ['a result', ['check', 'two-powers']],
    ['help', ['run', '--help']],
    ['a misspelt option', ['run', 'two-powers', '--sede', 'x']],
    ['faults of the input', ['run', 'two-powers', '--until', '1848-02-30', '--seed', '']],
    ['a run', ['run', 'two-powers', '--until', '1848-03-03', '--json']],
  ])('answers with %s as a process and as the thread that most tests ask', (_, words) => {
    expect(tauride(words)).toEqual(taurideProcess(words));
  });

  test('loads only what help needs until a command is called', () => {
    const loaded = [...loadedBy(join(root, 'src/cli/program.ts'))].map((file) =>
      file.replace(join(root, 'src/'), ''),
    );
    expect(loaded).toContain('cli/run/command.ts');
    const heavy = loaded.filter(
      (file) =>
        !/^(cli|foundation|kernel\/names|experiment\/deep\/runs|platform\/node\/(files\/(package|system-fault)|terminal\/terminal)\.ts|node:|@commander-js)/.test(
          file,
        ),
    );
    expect(heavy).toEqual([]);
  });

  test.each([
    ['no command', [], 'Usage: tauride'],
    ['a misspelt command', ['rnu'], 'Did you mean run?'],
    ['a misspelt option', ['run', 'two-powers', '--sede', 'x'], 'Did you mean --seed?'],
    ['a command that is not built', ['optimise'], "unknown command 'optimise'"],
    ['an option that is not there', ['run', 'two-powers', '--gpus', '2'], "unknown option '--gpus'"],
    ['no scenario', ['run'], "missing required argument 'scenario'"],
    ['two scenarios', ['run', 'two-powers', 'two-powers'], 'too many arguments'],
    ['an option without its value', ['run', 'two-powers', '--seed'], 'argument missing'],
    [
      'an unknown kernel',
      ['run', 'two-powers', '--kernel', 'fast'],
      'Allowed choices are auto, native, simd, reference',
    ],
    ['an unknown scenario', ['run', 'two-power'], 'did you mean `two-powers`?'],
    ['a folder that is not there', ['check', './no/such'], 'there is no such file or folder'],
    ['a file for a folder', ['check', './package.json'], 'a scenario is a folder'],
    ['a folder without a scenario', ['check', './src/cli'], 'none of its files ends in .yaml'],
  ])('answers %s with 2, a plain message and nothing else', (_, words, message) => {
    const { code, stdout, stderr } = tauride(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
