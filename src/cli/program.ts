/**
 * The whole command line: `tauride <command>`.
 *
 * Decision worth knowing: a command's own code is imported when it is called, so that help and a misspelt
 * option answer at once.
 */
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { refuse } from '../foundation/fault.js';
import { packageVersion } from '../platform/node/files/package.js';
import { benchCommand } from './bench/command.js';
import { checkCommand } from './check/command.js';
import { compareCommand } from './compare/command.js';
import { exploreCommand } from './explore/command.js';
import { listCommand } from './list/command.js';
import { mergeCommand } from './merge/command.js';
import { kernelCommand } from './bench/kernel-command.js';
import { newCommand } from './new/command.js';
import { pollCommand } from './poll/command.js';
import { plotCommand } from './report/plot-command.js';
import { quantitiesCommand } from './quantities/command.js';
import { queryCommand } from './query/command.js';
import { replayCommand, runCommand } from './run/command.js';
import { reportCommand } from './report/command.js';
import { schemaCommand } from './schema/command.js';
import { report } from './shell/failure.js';
import { takeOnce } from './shell/options.js';
import { complain } from './shell/output.js';
import { calibrateCommand } from './sweep/calibrate-command.js';
import { hypothesesCommand } from './sweep/hypotheses-command.js';
import { sensitivityCommand } from './sweep/sensitivity-command.js';
import { sweepCommand } from './sweep/command.js';
import { whyCommand } from './why/command.js';
import { workerCommand } from './worker/command.js';

const AFTER_HELP = `
Try:
  tauride replay russia-1917
  tauride run russia-1917 --seed "another year" --out my-run
  tauride list

Exit codes: 0 done, 1 failed while running, 2 wrong input, 128 + signal interrupted (130, 143, 129).`;

/** Throws a FaultError in a folder that was removed: no path means anything there. */
function assertHere(): void {
  try {
    process.cwd();
  } catch {
    const hint = 'change to one that is there (`cd`), and give the command again';
    refuse('no-folder', 'the folder you are in', 'it is gone: it was removed or replaced', hint);
  }
}

/** The options that a user has written, and not left to their defaults. */
const givenTo = (command: CommandUnknownOpts): string[] =>
  Object.keys(command.opts()).filter((name) => command.getOptionValueSource(name) === 'cli');

/** All commands: the flags of each, loaded at once, and its work, loaded when it is called. */
export const commands = () => [
  runCommand().action(async (scenario, flags) =>
    (await import('./run/work.js')).runWork('run', scenario, flags),
  ),
  replayCommand().action(async (scenario, flags) =>
    (await import('./run/work.js')).runWork('replay', scenario, flags),
  ),
  compareCommand().action(async (scenario, folder, flags, command) =>
    (await import('./compare/work.js')).compareWork([scenario, folder], flags, givenTo(command)),
  ),
  sweepCommand().action(async (scenario, flags) =>
    (await import('./sweep/work.js')).sweepWork(scenario, flags),
  ),
  sensitivityCommand().action(async (scenario, flags) =>
    (await import('./sweep/sensitivity-work.js')).sensitivityWork(scenario, flags),
  ),
  calibrateCommand().action(async (scenario, flags) =>
    (await import('./sweep/calibrate-work.js')).calibrateWork(scenario, flags),
  ),
  hypothesesCommand().action(async (scenario, flags) =>
    (await import('./sweep/hypotheses-work.js')).hypothesesWork(scenario, flags),
  ),
  workerCommand().action(async (flags) => (await import('./worker/work.js')).workerWork(flags)),
  mergeCommand().action(async (folder, from, flags) =>
    (await import('./merge/work.js')).mergeWork(folder, from, flags),
  ),
  queryCommand().action(async (folder, sql, flags) =>
    (await import('./query/work.js')).queryWork(folder, sql, flags),
  ),
  whyCommand().action(async (folder, flags) => (await import('./why/work.js')).whyWork(folder, flags)),
  reportCommand().action(async (folder, changed, flags) =>
    (await import('./report/work.js')).reportWork(folder, changed, flags),
  ),
  plotCommand().action(async (folder, picture, flags) =>
    (await import('./report/plot-work.js')).plotWork(folder, picture, flags),
  ),
  exploreCommand().action(async (scenario, flags) =>
    (await import('./explore/work.js')).exploreWork(scenario, flags),
  ),
  pollCommand().action(async (scenario, flags) => (await import('./poll/work.js')).pollWork(scenario, flags)),
  newCommand().action(async (folder, flags) => (await import('./new/work.js')).newWork(folder, flags)),
  checkCommand().action(async (scenario, flags) =>
    (await import('./check/work.js')).checkWork(scenario, flags),
  ),
  kernelCommand().action(async (flags) => (await import('./bench/kernel-work.js')).kernelWork(flags)),
  listCommand().action(async (scenario, flags) => (await import('./list/work.js')).listWork(scenario, flags)),
  quantitiesCommand().action(async (scenario, flags) =>
    (await import('./quantities/work.js')).quantitiesWork(scenario, flags),
  ),
  schemaCommand().action(async (flags) => (await import('./schema/work.js')).schemaWork(flags)),
  benchCommand().action(async (flags) => (await import('./bench/work.js')).benchWork(flags)),
];

/** The whole command line. Commands inherit the settings of the program, so these come first. */
function createProgram() {
  const program = new Command('tauride')
    .description('Simulates how political power is held, shared and lost.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand('help [command]', 'print this help, or that of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: complain })
    .hook('preAction', assertHere)
    .addHelpText('after', AFTER_HELP);
  for (const command of commands()) {
    takeOnce(command);
    program.addCommand(command.copyInheritedSettings(program).exitOverride());
  }
  return program;
}

/** Does what the words ask for. The exit code is then that of the process; a failure has been told. */
export async function execute(words: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
}
