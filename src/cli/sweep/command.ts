/** `tauride sweep`: a scenario with something varied, run many times and kept. */
import { sweepCommand } from '../many/options.js';

export const sweep = () =>
  sweepCommand('sweep').action(async (scenario, flags) => {
    const { sweepOver } = await import('./work.js');
    await sweepOver(scenario, { ...flags, out: flags.out ?? '' });
  });
