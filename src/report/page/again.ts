/** How to make a result again: the command, and what tells that it is the same. */
import { markup, type Content } from '../../view/markup.js';

/** What of the options of a kept run makes it again. */
export interface RunOptionsKept {
  readonly scenario: string;
  readonly seed?: string | undefined;
  readonly population?: string | undefined;
  readonly until?: string | undefined;
  readonly move?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
}

/** A word as a shell takes it: in quotes where it holds more than letters, digits and harmless marks. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

const FLAGS = ['seed', 'population', 'until', 'move', 'without', 'set', 'with'] as const;

/** The command that makes a run again. */
export function runCommandWords(mode: 'run' | 'replay', options: RunOptionsKept): string {
  const flags = FLAGS.flatMap((name) => {
    const value = options[name];
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    return values.map((each) => `--${name} ${shellWord(each)}`);
  });
  return ['tauride', mode, shellWord(options.scenario), ...flags].join(' ');
}

/** The command and the sentences under it. */
export const againPart = (command: string | undefined, sentences: readonly string[]): Content => [
  command === undefined ? undefined : markup`<pre>${command}</pre>\n`,
  sentences.map((sentence) => markup`<p class="note">${sentence}</p>\n`),
];
