/** `tauride run`: one free run. */
import { runCommand } from './options.js';

export const run = () =>
  runCommand('run', 'run a scenario once, decisions left free, and show how it went').action(
    async (scenario, flags) => {
      const { simulate } = await import('./simulate.js');
      await simulate('run', scenario, flags);
    },
  );
