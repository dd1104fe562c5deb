/** The flags of `tauride sensitivity`: which parameters, or which laws, move which outcome. */
import { Option } from '@commander-js/extra-typings';
import { ensembleCommand, RETRY } from '../many/options.js';
import { examples, repeated } from '../shell/options.js';

/** The command that asks what outcomes owe to parameters and laws. */
export const sensitivityCommand = () =>
  ensembleCommand('sensitivity', 'say which parameters, or which laws, move which outcome', '4')
    .addOption(
      new Option(
        '--method <name>',
        'elementary effects, for few runs, or indices of variance, for many (--points counts trajectories, or pairs of base points)',
      )
        .choices(['morris', 'sobol'])
        .default('morris'),
    )
    .option(
      '--over <path=from..to>',
      'a parameter to move beside the ranges that the scenario lists under `calibration`, or another range for one of these; ' +
        'a path alone is moved by a quarter either way; may be repeated',
      repeated,
    )
    .option('--no-calibration', 'leave out the ranges that the scenario lists')
    .option(
      '--switches',
      'instead of parameters switch each law and mechanism off (or on), one at a time, with the same seeds: --runs 40 and more tell most',
    )
    .option('--points <n>', 'trajectories (default: 10), or pairs of base points (default: 64)')
    .option(
      '--outcome <column=value>',
      'an outcome that can come about, as ending=takeover:soviet, or held_soviet for a day that comes; `|` means or; ' +
        'may be repeated (default: who holds power on the last day, and the kinds of ending)',
      repeated,
    )
    .option('--resume', 'complete the analysis that the folder holds, or have it grow')
    .option('--retry-failed', RETRY)
    .option('--out <dir>', 'keep the runs in a new or empty folder (it must be named)')
    .addHelpText(
      'after',
      examples(
        'sensitivity russia-1917 --population smallest --points 8 --runs 4 --out screened',
        'sensitivity russia-1917 --method sobol --points 64 --over mechanisms.credibility.rate --measure land=support.sr.peasantry@1917-09-01 --out indices',
        'sensitivity russia-1917 --switches --runs 40 --out switched',
      ),
    );

/** What the options of `sensitivity` give. */
export type SensitivityFlags = ReturnType<ReturnType<typeof sensitivityCommand>['opts']>;
