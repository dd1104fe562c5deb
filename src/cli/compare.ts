/** `tauride compare`: a scenario and counterfactuals of it, over the same seeds. */
import { compareCommand } from './ensemble-options.js';

export const compare = () =>
  compareCommand('compare').action(async (scenario, flags) => {
    const { contrast } = await import('./contrast.js');
    await contrast(scenario, flags);
  });
