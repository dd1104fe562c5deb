/** `tauride new`: a scenario to start from. */
import { Command } from '@commander-js/extra-typings';

export const newScenario = () =>
  new Command('new')
    .description('write a small commented scenario to start from, into a new folder')
    .argument('<folder>', 'a folder that does not exist yet, or is empty')
    .action(async (folder) => {
      const { createScenario } = await import('./create.js');
      createScenario(folder);
    });
