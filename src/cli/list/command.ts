/** The flags of `tauride list`: the bundled scenarios and their counterfactuals. */
import { Command } from '@commander-js/extra-typings';

export const listCommand = () =>
  new Command('list')
    .description('list the bundled scenarios and their counterfactuals')
    .option('--json', 'print one JSON document and nothing else');

/** What the options of `list` give. */
export type ListFlags = ReturnType<ReturnType<typeof listCommand>['opts']>;
