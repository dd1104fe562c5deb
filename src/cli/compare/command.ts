/** `tauride compare`: a scenario and counterfactuals of it over the same seeds, or two results that are kept. */
import { refuse } from '../../foundation/fault.js';
import { compareCommand } from '../many/options.js';

export const compare = () =>
  compareCommand('compare').action(async (scenario, folder, flags, command) => {
    if (folder === undefined) {
      const { isResults } = await import('../../platform/node/results/kept-results.js');
      if (isResults(scenario)) {
        const message = 'this is a folder of results, and there is nothing to compare it with';
        refuse('one-folder', scenario, message, 'name the second folder, too');
      }
      const { contrast } = await import('./work.js');
      await contrast(scenario, flags);
      return;
    }
    const { contrastKept } = await import('./kept.js');
    const given = Object.keys(flags).filter((name) => command.getOptionValueSource(name) === 'cli');
    await contrastKept([scenario, folder], given, flags);
  });
