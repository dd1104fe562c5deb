/** Options that commands of many runs share. */
import { Option } from '@commander-js/extra-typings';
import { repeated, scenarioCommand } from '../shell/options.js';

const RETRY = 'with --resume: compute the batches again in which a run has failed';

/** A command that runs one scenario many times. */
export const ensembleCommand = (name: string, summary: string) =>
  scenarioCommand(name, summary)
    .option('--runs <n>', 'number of seeds, each run once for every point', '20')
    .option(
      '--seed <text>',
      'any text; the seeds of the runs derive from it (default: the seed of the scenario)',
    )
    .option(
      '--population <n|full>',
      'number of agents, or `full` for one per person (default: that of the scenario)',
    )
    .option('--replay', 'take decisions as recorded, but for those that are changed (default: they are free)')
    .option('--until <date>', 'last day to compute, as 1917-07-17 or "1917-07-04 OS"')
    .option('--move <event=date>', 'move an event or decision in all runs; may be repeated', repeated)
    .option('--without <event>', 'remove an event or decision in all runs; may be repeated', repeated)
    .option('--set <path=value>', 'set a value of the scenario in all runs; may be repeated', repeated)
    .option('--threads <n>', 'threads that compute (default: one for each core)')
    .addOption(
      new Option('--kernel <name>', 'how loyalties are computed; the results are the same')
        .choices(['auto', 'simd', 'reference'])
        .default('auto'),
    )
    .option(
      '--no-sharing',
      'compute every run whole, though others have the same past; the results are the same',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress');

/** What the options of `ensembleCommand` give. */
export type EnsembleFlags = ReturnType<ReturnType<typeof ensembleCommand>['opts']>;

/** The command that runs a scenario and counterfactuals of it over the same seeds. */
export const compareCommand = (name: string) =>
  ensembleCommand(
    name,
    'run a scenario and counterfactuals of it over the same seeds, and compare; or compare two kept results',
  )
    .argument(
      '[folder]',
      'with a folder of results in place of the scenario: another one, to compare it with',
    )
    .option(
      '--with <counterfactual>',
      'a counterfactual to compare, by id or file; may be repeated',
      repeated,
    )
    .option('--all', 'show every row that differs (default: the endings, and what is hardly chance)')
    .option('--out <dir>', 'keep the runs in a new or empty folder')
    .option('--resume', 'complete the comparison that the folder of --out holds')
    .option('--retry-failed', RETRY);

export type CompareFlags = ReturnType<ReturnType<typeof compareCommand>['opts']>;

/** The command that varies a scenario. */
export const sweepCommand = (name: string) =>
  ensembleCommand(name, 'run a scenario with varied dates, values or counterfactuals, and keep every run')
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
    .option('--out <dir>', 'keep the sweep in a new or empty folder (it must be named)');

/** The folder is an empty text where none is named. */
export type SweepFlags = Omit<ReturnType<ReturnType<typeof sweepCommand>['opts']>, 'out'> & {
  readonly out: string;
};
