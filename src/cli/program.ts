/**
 * The whole command line: `tauride <command>`.
 *
 * Decision worth knowing: a command's own code is imported when it is called, so that help and a misspelt option answer at once.
 */
import { Command } from '@commander-js/extra-typings';
import { refuse } from '../foundation/fault.js';
import { packageVersion } from '../platform/node/files/package.js';
import { bench } from './bench/command.js';
import { check } from './check/command.js';
import { compare } from './compare/command.js';
import { report } from './shell/failure.js';
import { list } from './list/command.js';
import { merge } from './merge/command.js';
import { newScenario } from './new/command.js';
import { takeOnce } from './shell/options.js';
import { complain } from './shell/output.js';
import { quantities } from './quantities/command.js';
import { query } from './query/command.js';
import { replay } from './replay/command.js';
import { run } from './run/command.js';
import { schema } from './schema/command.js';
import { sweep } from './sweep/command.js';
import { why } from './why/command.js';
import { worker } from './worker/command.js';

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
  const commands = [
    run(),
    replay(),
    compare(),
    sweep(),
    worker(),
    merge(),
    query(),
    why(),
    newScenario(),
    check(),
    list(),
    quantities(),
    schema(),
    bench(),
  ];
  for (const command of commands) {
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
