/**
 * The flags of `tauride check`: everything that is wrong with a scenario and its counterfactuals, at once.
 */
import { examples, scenarioCommand } from '../shell/options.js';

export const checkCommand = () =>
  scenarioCommand('check', 'check a scenario and its counterfactuals, and print all faults at once')
    .option('--json', 'print one JSON document with the faults and nothing else')
    .addHelpText('after', examples('check russia-1917', 'check my-scenario --json'));

/** What the options of `check` give. */
export type CheckFlags = ReturnType<ReturnType<typeof checkCommand>['opts']>;
