/** The flags of `tauride calibrate`: which values of parameters the record bears out. */
import { examples, kernelOption, POPULATION, repeated, scenarioCommand } from '../shell/options.js';

/** The command that fits parameters to facts of calibration. */
export const calibrateCommand = () =>
  scenarioCommand('calibrate', 'fit the parameters listed under `calibration` to the facts of that role')
    .option('--particles <n>', 'particles that each generation keeps', '100')
    .option('--generations <n>', 'generations, each nearer to the record than the one before', '4')
    .option('--hours <h>', 'stop after so long, and keep what was finished')
    .option(
      '--over <path=from..to>',
      'a further parameter, or another range for a listed one; may be repeated',
      repeated,
    )
    .option(
      '--fact <id>',
      'fit this fact of calibration (default: all that are computed); may be repeated',
      repeated,
    )
    .option('--seed <text>', 'any text; all chance derives from it (default: the seed of the scenario)')
    .option(...POPULATION)
    .option('--threads <n>', 'threads that compute (default: one for each core)')
    .addOption(kernelOption())
    .option('--resume', 'go on with the calibration that the folder holds, or with more generations')
    .option('--out <dir>', 'keep posterior and runs in a new or empty folder (it must be named)')
    .option(
      '--ship',
      'write the posterior into the folder of the scenario, too: runs then have its parameters',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress')
    .addHelpText(
      'after',
      examples(
        'calibrate russia-1917 --population smallest --particles 100 --hours 2 --out fitted',
        'calibrate ./my-town --generations 5 --out fitted --ship',
      ),
    );

/** What the options of `calibrate` give. */
export type CalibrateFlags = ReturnType<ReturnType<typeof calibrateCommand>['opts']>;
