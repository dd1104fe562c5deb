/** The flags of `tauride list`: bundled scenarios, their counterfactuals, and the laws of one of them. */
import { Command } from '@commander-js/extra-typings';
import { examples, SCENARIO } from '../shell/options.js';

export const listCommand = () =>
  new Command('list')
    .description('list scenarios and their counterfactuals, or the laws of one with their constants')
    .argument('[scenario]', `${SCENARIO}; all that are bundled where none is named`)
    .option('--classics', 'list the small scenarios that reproduce published models')
    .option('--switches', 'list the laws of the scenario: on or off, constants, values and sources')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText(
      'after',
      examples('list', 'list --classics', 'list russia-1917', 'list russia-1917 --switches'),
    );

/** What the options of `list` give. */
export type ListFlags = ReturnType<ReturnType<typeof listCommand>['opts']>;
