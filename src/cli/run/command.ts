/** `tauride run`: one free run. */
import { runCommand } from '../shell/options.js';

export const run = () =>
  runCommand('run', 'run a scenario once, decisions left free, and show how it went').action(
    async (scenario, flags) => {
      const { simulate } = await import('./work.js');
      await simulate('run', scenario, flags);
    },
  );
