/**
 * Options that several commands share, and the words of their help.
 *
 * Decision worth knowing: the parser takes values as texts. They are read in `settings.ts`, where everything that is wrong with them
 * is found at once and printed like the faults of a file.
 */
import { Command, Option, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { refuse } from '../../foundation/fault.js';

/** For options that may be given more than once. */
export const repeated = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

/**
 * Has a command refuse an option that is given twice and has one value: the parser would keep the last without a word. Options that are
 * `repeated` take them all.
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

const SCENARIO = 'a bundled scenario (see `tauride list`) or the path of a scenario folder';

/** A command on one scenario. */
export const scenarioCommand = (name: string, summary: string) =>
  new Command(name).description(summary).argument('<scenario>', SCENARIO);

/** A command that changes and runs one scenario. */
export const runCommand = (name: string, summary: string) =>
  scenarioCommand(name, summary)
    .option('--seed <text>', 'any text; the same seed gives the same run (default: the seed of the scenario)')
    .option(
      '--population <n|full>',
      'number of agents, or `full` for one per person (default: that of the scenario)',
    )
    .option('--until <date>', 'last day to compute, as 1917-07-17 or "1917-07-04 OS"')
    .option('--move <event=date>', 'move an event or decision to another date; may be repeated', repeated)
    .option('--without <event>', 'remove an event or decision; may be repeated', repeated)
    .option(
      '--set <path=value>',
      'set a value of the scenario, as parties.kadet.growth=0.02; may be repeated',
      repeated,
    )
    .option(
      '--with <counterfactual>',
      'make the changes of a counterfactual, by id or file; may be repeated',
      repeated,
    )
    .addOption(
      new Option('--kernel <name>', 'how loyalties are computed; the results are the same')
        .choices(['auto', 'simd', 'reference'])
        .default('auto'),
    )
    .option(
      '--threads <n>',
      'threads that move people (default: 1, or one for each core from 300,000 agents)',
    )
    .option('--out <dir>', 'keep the run in a new or empty folder: run.json, and tables')
    .option(
      '--checkpoint-every <days>',
      'keep a checkpoint in the folder of --out each time so many days are done',
    )
    .option('--resume <dir>', 'go on with the run whose checkpoint the folder keeps')
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress');

/** What the options of `runCommand` give. */
export type RunFlags = ReturnType<ReturnType<typeof runCommand>['opts']>;
