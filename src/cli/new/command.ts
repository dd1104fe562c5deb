/** The flags of `tauride new`: a scenario to start from. */
import { Command } from '@commander-js/extra-typings';
import { examples } from '../shell/options.js';

export const newCommand = () =>
  new Command('new')
    .description('write a small commented scenario to start from, into a new folder')
    .argument('<folder>', 'a folder that does not exist yet, or is empty; with --facts that of a scenario')
    .option(
      '--extends <scenario>',
      'one that changes another: a bundled scenario, or a folder beside the new one',
    )
    .option('--copy <scenario>', 'one that is a copy of another, to be changed as its own')
    .option('--facts', 'add a commented file for facts to a scenario that has none yet')
    .addHelpText(
      'after',
      examples(
        'new my-scenario',
        'new my-variant --extends russia-1917',
        'new my-copy --copy two-powers',
        'new my-scenario --facts',
      ),
    );

/** What the options of `new` give. */
export type NewFlags = ReturnType<ReturnType<typeof newCommand>['opts']>;
