/**
 * Options that several commands share, and the words of their help.
 *
 * Decision worth knowing: the parser takes values as texts. They are read in `settings.ts`, where everything
 * that is wrong with them is found at once and printed like the faults of a file.
 */
import { Command, Option, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { refuse } from '../../foundation/fault.js';
import { KERNEL_CHOICES } from '../../kernel/names.js';

/** For options that may be given more than once. */
export const repeated = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

/**
 * Has a command refuse an option that is given twice and has one value: the parser would keep the last
 * without a word. Options that are `repeated` take them all.
 */
export function takeOnce(command: CommandUnknownOpts): void {
  for (const option of command.options) {
    const { parseArg: read, long } = option;
    if (read === repeated || (!option.required && !option.optional)) continue;
    option.argParser((value: string, before: unknown) => {
      if (command.getOptionValueSource(option.attributeName()) === 'cli')
        refuse(
          'given-twice',
          `${long} ${value}`,
          `\`${long}\` is given twice and has one value`,
          'leave one out',
        );
      return read === undefined ? value : read(value, before);
    });
  }
}

/** What a command prints after its options: commands that a reader may give as they stand, or nearly so. */
export const examples = (...lines: readonly string[]): string =>
  ['', 'Examples:', ...lines.map((line) => `  tauride ${line}`)].join('\n');

/** The option that measures what one likes, and its help. */
export const MEASURE = [
  '--measure <name=...>',
  'a measure of your own: NAME=EXPRESSION@DATE, its value on a day, or NAME=first EXPRESSION, the day on which it becomes true, make a column; NAME=EXPRESSION@weekly or @daily a table of series (names: `tauride quantities`); may be repeated',
] as const;

/** Options of one run that several commands have, and their help: seed, population, what is changed. */
export const SEED = [
  '--seed <text>',
  'any text; the same seed gives the same run (default: the seed of the scenario)',
] as const;
export const POPULATION = [
  '--population <n>',
  'number of agents, `smallest` for the fewest that can stand for the people, or `full` for one per person (default: that of the scenario)',
] as const;
export const MOVE = [
  '--move <event=date>',
  'move an event or decision to another date; may be repeated',
] as const;
export const WITHOUT = ['--without <event>', 'remove an event or decision; may be repeated'] as const;
export const PIN = [
  '--pin <decision=option>',
  'have a decision taken one way whenever it is put; may be repeated',
] as const;
export const SET = [
  '--set <path=value>',
  'set a value of the scenario, as parties.kadet.credibility.all=0.6; may be repeated',
] as const;
export const WITH = [
  '--with <counterfactual>',
  'make the changes of a counterfactual, by id or file; may be repeated',
] as const;

/** The option that says which parameters runs have, wherever runs are made. */
export const parametersOption = () =>
  new Option(
    '--parameters <which>',
    'parameters of the calibration: the best of the posterior that ships, drawn from it or from its prior by the seed of each run, or as written (default: best, where a posterior ships)',
  ).choices(['best', 'posterior', 'prior', 'written']);

/** The option that says which kernel moves people, wherever runs are made. */
export const kernelOption = () =>
  new Option(
    '--kernel <name>',
    'how loyalties are computed; the results are the same (native: see `tauride kernel`; webgpu: a graphics card and the npm package `webgpu`)',
  )
    .choices(KERNEL_CHOICES)
    .default('auto' as const);

/** How a command says what it takes for a scenario. */
export const SCENARIO = 'a bundled scenario (see `tauride list`) or the path of a scenario folder';

/** A command on one scenario. */
export const scenarioCommand = (name: string, summary: string) =>
  new Command(name).description(summary).argument('<scenario>', SCENARIO);
