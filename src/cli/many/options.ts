/** Options that commands of many runs share. */
import {
  kernelOption,
  MEASURE,
  parametersOption,
  POPULATION,
  repeated,
  scenarioCommand,
} from '../shell/options.js';

/** What `--retry-failed` does. */
export const RETRY = 'with --resume: compute the batches again in which a run has failed';

/**
 * A command that runs one scenario many times.
 *
 * @param runs how many seeds where nobody says
 */
export const ensembleCommand = (name: string, summary: string, runs = '20') =>
  scenarioCommand(name, summary)
    .option('--runs <n>', 'number of seeds, each run once for every point', runs)
    .option(
      '--seed <text>',
      'any text; the seeds of the runs derive from it (default: the seed of the scenario)',
    )
    .option(...POPULATION)
    .option('--replay', 'take decisions as recorded, but for those that are changed (default: they are free)')
    .option('--until <date>', 'last day to compute, as 1917-07-17 or "1917-07-04 OS"')
    .addOption(parametersOption())
    .option('--move <event=date>', 'move an event or decision in all runs; may be repeated', repeated)
    .option('--without <event>', 'remove an event or decision in all runs; may be repeated', repeated)
    .option('--pin <decision=option>', 'have a decision taken one way in all runs; may be repeated', repeated)
    .option('--set <path=value>', 'set a value of the scenario in all runs; may be repeated', repeated)
    .option(...MEASURE, repeated)
    .option('--threads <n>', 'threads that compute (default: one for each core)')
    .addOption(kernelOption())
    .option(
      '--no-sharing',
      'compute every run whole, though others have the same past; the results are the same',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress');

/** What the options of `ensembleCommand` give. */
export type EnsembleFlags = ReturnType<ReturnType<typeof ensembleCommand>['opts']>;
