/** The flags of `tauride merge`: the shards of one sweep, computed apart, as one. */
import { Command } from '@commander-js/extra-typings';
import { examples } from '../shell/options.js';

export const mergeCommand = () =>
  new Command('merge')
    .description('join the shards of a sweep that were computed apart, and summarise it')
    .argument('<dir>', 'the folder that shall hold the whole sweep; new, empty, or one of its shards')
    .argument('[from...]', 'folders with further shards')
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report')
    .addHelpText('after', examples('merge whole part-1 part-2 part-3'));
