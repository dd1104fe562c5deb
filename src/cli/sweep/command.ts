/** The flags of `tauride sweep`: a scenario with something varied, run many times and kept. */
import { Option } from '@commander-js/extra-typings';
import { ensembleCommand, RETRY } from '../many/options.js';
import { examples, repeated } from '../shell/options.js';

/** The command that varies a scenario. */
export const sweepCommand = () =>
  ensembleCommand('sweep', 'run a scenario with varied dates, values or counterfactuals, and keep every run')
    .option(
      '--vary <name=values>',
      'what to vary: an event or decision (dates), a path (values), or `with` (counterfactuals), ' +
        'as FROM..TO/STEP or A,B,C or both; steps of dates are 3d or 2w, `never` removes; may be repeated',
      repeated,
    )
    .addOption(
      new Option('--design <name>', 'all combinations, or a Latin hypercube of --points points')
        .choices(['grid', 'lhs'])
        .default('grid'),
    )
    .option('--points <n>', 'number of points, with --design lhs')
    .option(
      '--outcome <column=value>',
      'an outcome that can come about, as ending=takeover:soviet, or held_soviet for a day that comes; `|` means or; ' +
        'may be repeated (default: every ending)',
      repeated,
    )
    .option(
      '--until-width <w>',
      'stop when the 95 % interval of the first --outcome is this narrow at every point; --runs is then the most',
    )
    .option('--shard <i/n>', 'compute only each nth batch, from the ith; `tauride merge` joins the shards')
    .option(
      '--redis <url>',
      'have the batches computed by `tauride worker`s at this Redis, as redis://HOST:6379; they share the folder',
    )
    .option('--resume', 'complete the sweep that the folder holds')
    .option('--retry-failed', RETRY)
    .option('--out <dir>', 'keep the sweep in a new or empty folder (it must be named)')
    .addHelpText(
      'after',
      examples(
        'sweep russia-1917 --vary insurrection=1917-09-15..1917-12-15/2w --runs 40 --outcome held_soviet --out swept',
        'sweep two-powers --vary behaviour.learning=0.02..0.04/0.01 --measure "council=support.council.weavers@1848-06-01" --out learnt',
        'sweep russia-1917 --vary laws.carriers.wordOfMouth=0.01..0.05 --design lhs --points 60 --runs 4 --out space',
      ),
    );

/** What the options of `sweep` give. */
export type SweepFlags = ReturnType<ReturnType<typeof sweepCommand>['opts']>;
