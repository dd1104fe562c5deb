/** How to make a result again: the command, and what tells that it is the same. */
import { shellWord } from '../../foundation/text.js';
import { markup, type Content } from '../../view/markup.js';

/** What of the options of a kept run makes it again. */
export interface RunOptionsKept {
  readonly scenario: string;
  readonly seed?: string | undefined;
  readonly population?: string | undefined;
  readonly until?: string | undefined;
  readonly move?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly pin?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly parameters?: string | undefined;
}

const FLAGS = ['seed', 'population', 'until', 'parameters', 'move', 'without', 'pin', 'set', 'with'] as const;

function flagsOf(options: Omit<RunOptionsKept, 'scenario'>): string[] {
  return FLAGS.flatMap((name) => {
    const value = options[name];
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    return values.map((each) => `--${name} ${shellWord(each)}`);
  });
}

/** The command that makes a run again. */
export const runCommandWords = (mode: 'run' | 'replay', options: RunOptionsKept): string =>
  ['tauride', mode, shellWord(options.scenario), ...flagsOf(options)].join(' ');

/**
 * The command that makes many runs, in the replay of what is changed so; undefined where there is none, since
 * a counterfactual is compared alone, and on nothing that is changed beside it.
 */
export function manyCommandWords(options: RunOptionsKept, runs: number): string | undefined {
  const { with: twins = [], move = [], without = [], pin = [], set = [] } = options;
  const times = `--runs ${String(runs)}`;
  if (twins.length === 0) return `${runCommandWords('replay', options)} ${times}`;
  if (twins.length > 1 || [move, without, pin, set].some((list) => list.length > 0)) return undefined;
  const command = ['tauride', 'compare', shellWord(options.scenario), '--replay'];
  return [...command, ...flagsOf(options), times].join(' ');
}

/** The command and the sentences under it. */
export const againPart = (command: string | undefined, sentences: readonly string[]): Content => [
  command === undefined ? undefined : markup`<pre>${command}</pre>\n`,
  sentences.map((sentence) => markup`<p class="note">${sentence}</p>\n`),
];
