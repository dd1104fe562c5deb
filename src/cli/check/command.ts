/** `tauride check`: everything that is wrong with a scenario and its counterfactuals, at once. */
import { scenarioCommand } from '../shell/options.js';

export const check = () =>
  scenarioCommand('check', 'check a scenario and its counterfactuals, and print all faults at once')
    .option('--json', 'print one JSON document with the faults and nothing else')
    .action(async (scenario, flags) => {
      const { inspect } = await import('./work.js');
      inspect(scenario, flags);
    });
