/** `tauride sweep`: a scenario with something varied, run many times and kept. */
import { sweepCommand } from './ensemble-options.js';

export const sweep = () =>
  sweepCommand('sweep').action(async (scenario, flags) => {
    const { sweepOver } = await import('./sweep-over.js');
    await sweepOver(scenario, { ...flags, out: flags.out ?? '' });
  });
