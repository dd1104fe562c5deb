/** `tauride new`: a scenario to start from. */
import { Command } from '@commander-js/extra-typings';

export const newScenario = () =>
  new Command('new')
    .description('write a small commented scenario to start from, into a new folder')
    .argument('<folder>', 'a folder that does not exist yet, or is empty')
    .option(
      '--extends <scenario>',
      'one that changes another: a bundled scenario, or a folder beside the new one',
    )
    .action(async (folder, flags) => {
      const { createExtension, createScenario } = await import('./work.js');
      if (flags.extends === undefined) createScenario(folder);
      else createExtension(folder, flags.extends);
    });
