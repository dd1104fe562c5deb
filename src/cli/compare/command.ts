/**
 * The flags of `tauride compare`: a scenario and counterfactuals of it over the same seeds, or two results
 * that are kept.
 */
import { ensembleCommand, RETRY } from '../many/options.js';
import { examples, repeated } from '../shell/options.js';

/** The command that runs a scenario and counterfactuals of it over the same seeds. */
export const compareCommand = () =>
  ensembleCommand(
    'compare',
    'run a scenario and counterfactuals of it over the same seeds, and compare; or compare two kept results',
  )
    .argument(
      '[folder]',
      'with a folder of results in place of the scenario: another one, to compare it with',
    )
    .option(
      '--with <counterfactual>',
      'a counterfactual to compare, by id or file; may be repeated (default: what --move, --without, --pin and --set change)',
      repeated,
    )
    .option('--all', 'show every row that differs (default: the endings, and what is hardly chance)')
    .option('--out <dir>', 'keep the runs in a new or empty folder')
    .option('--resume', 'complete the comparison that the folder of --out holds')
    .option('--retry-failed', RETRY)
    .addHelpText(
      'after',
      examples(
        'compare russia-1917 --with no-kornilov-march --runs 40',
        'compare russia-1917 --without kornilov --runs 40',
        'compare russia-1917 --with no-kornilov-march --with no-lenin --runs 40 --replay --out compared',
        'compare swept-before swept-after',
      ),
    );

/** What the options of `compare` give. */
export type CompareFlags = ReturnType<ReturnType<typeof compareCommand>['opts']>;
