/** `tauride quantities`: the names that expressions of a scenario may use. */
import { scenarioCommand } from '../shell/options.js';

export const quantities = () =>
  scenarioCommand('quantities', 'list the names that expressions of a scenario may use')
    .option('--matching <text>', 'only names that contain this text')
    .option('--json', 'print one JSON document and nothing else')
    .action(async (scenario, flags) => {
      const { showQuantities } = await import('./work.js');
      showQuantities(scenario, flags);
    });
