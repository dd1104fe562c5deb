/** The flags of `tauride kernel`: which kernels there are here, and the building of the native one. */
import { Command } from '@commander-js/extra-typings';
import { examples } from '../shell/options.js';

export const kernelCommand = () =>
  new Command('kernel')
    .description('say which kernels this machine has, or build the native one')
    .option('--build', 'build the native kernel with the C compiler that is here, and prove it')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText('after', examples('kernel', 'kernel --build', 'run russia-1917 --kernel native'));

/** What the options of `kernel` give. */
export type KernelFlags = ReturnType<ReturnType<typeof kernelCommand>['opts']>;
