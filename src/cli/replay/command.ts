/** `tauride replay`: causes and decisions as recorded, outcomes computed and compared with the facts. */
import { runCommand } from '../shell/options.js';

export const replay = () =>
  runCommand('replay', 'run a scenario with history pinned, and compare what follows with the facts').action(
    async (scenario, flags) => {
      const { simulate } = await import('../run/work.js');
      await simulate('replay', scenario, flags);
    },
  );
