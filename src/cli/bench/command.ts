/** The flags of `tauride bench`: how fast this machine is. */
import { Command } from '@commander-js/extra-typings';
import { examples } from '../shell/options.js';

export const benchCommand = () =>
  new Command('bench')
    .description('measure how fast this machine moves people, in less than a minute')
    .option('--threads <n>', 'measure on one thread and on so many (default: one for each core)')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText('after', examples('bench', 'bench --threads 4'));

/** What the options of `bench` give. */
export type BenchFlags = ReturnType<ReturnType<typeof benchCommand>['opts']>;
