/**
 * The flags of `tauride check`: everything that is wrong with a scenario and its counterfactuals, at once;
 * and what it never or always does.
 */
import { DEEP_RUNS } from '../../experiment/deep/runs.js';
import { examples, scenarioCommand, SEED } from '../shell/options.js';

export const checkCommand = () =>
  scenarioCommand('check', 'check a scenario and its counterfactuals, and print all faults at once')
    .option(
      '--deep',
      'run it many times and say what never or always happens, and which numbers change nothing when they are moved by a fifth',
    )
    .option('--runs <n>', `number of runs of --deep, each with another seed (default: ${String(DEEP_RUNS)})`)
    .option(
      '--population <n>',
      'number of agents of --deep, or `full` for one per person (default: the fewest that can stand for its people)',
    )
    .option('--replay', 'take decisions as recorded in --deep, where they are left free without it')
    .option(...SEED)
    .option('--no-numbers', 'leave out of --deep what moves numbers, which takes most of the time')
    .option('--threads <n>', 'threads that compute --deep (default: one for each core)')
    .option('--json', 'print one JSON document with the faults and nothing else')
    .addHelpText(
      'after',
      examples('check russia-1917', 'check my-scenario --json', 'check two-powers --deep --runs 10'),
    );

/** What the options of `check` give. */
export type CheckFlags = ReturnType<ReturnType<typeof checkCommand>['opts']>;
