/** The flags of `tauride explore`: a scenario or a kept run as a page that computes. */
import { Command } from '@commander-js/extra-typings';
import { MOVE, PIN, repeated, SET, WITH, WITHOUT } from '../shell/options.js';

/** The scenario of somebody who names none: it is the one that the package is about. */
const FIRST = 'russia-1917';

const EXAMPLES = `
Examples:
  tauride explore
  tauride explore russia-1917 --no-open
  tauride explore russia-1917 --with insurrection-in-july
  tauride explore my-run`;

/** The command that serves the page on this machine alone. */
export const exploreCommand = () =>
  new Command('explore')
    .description(
      'see a scenario, change it and have it computed in your browser; served to this machine alone, until Ctrl-C',
    )
    .argument('[scenario]', 'a scenario, or the folder of a replay that was kept', FIRST)
    .option(...MOVE, repeated)
    .option(...WITHOUT, repeated)
    .option(...PIN, repeated)
    .option(...SET, repeated)
    .option(...WITH, repeated)
    .option('--port <n>', 'the port to serve it on (default: a free one)')
    .option('--no-open', 'print the address, and open no browser')
    .addHelpText('after', EXAMPLES);

/** What the options of `explore` give. */
export type ExploreFlags = ReturnType<ReturnType<typeof exploreCommand>['opts']>;
