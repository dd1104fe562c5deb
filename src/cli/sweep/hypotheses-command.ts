/** The flags of `tauride hypotheses`: what becomes of statements about causes when they are tested. */
import {
  examples,
  kernelOption,
  parametersOption,
  POPULATION,
  repeated,
  scenarioCommand,
} from '../shell/options.js';

/** The command that tests hypotheses. */
export const hypothesesCommand = () =>
  scenarioCommand('hypotheses', 'test the statements about causes that a scenario lists, and print verdicts')
    .option('--runs <n>', 'pairs of runs of each test, one a seed', '40')
    .option(
      '--draws <n>',
      'draws from the ranges of `calibration`, by which it is asked whether a test could fail at all; 0 for none',
      '40',
    )
    .option('--only <id>', 'this statement or test alone; may be repeated', repeated)
    .option('--switches', 'each test under every law and mechanism the other way, too')
    .addOption(parametersOption())
    .option('--register', 'keep the tests as they are now in the scenario, first of all, and run nothing')
    .option('--seed <text>', 'any text; all chance derives from it (default: the seed of the scenario)')
    .option(...POPULATION)
    .option('--replay', 'take decisions as recorded, but for those that are changed (default: they are free)')
    .option('--threads <n>', 'threads that compute (default: one for each core)')
    .addOption(kernelOption())
    .option('--resume', 'complete what the folder of --out holds, or have it grow')
    .option('--out <dir>', 'keep the runs and the verdicts in a new or empty folder')
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress')
    .addHelpText(
      'after',
      examples(
        'hypotheses russia-1917 --population smallest --runs 40 --out tested',
        'hypotheses russia-1917 --only kornilov-swing --runs 20 --draws 0',
        'hypotheses two-powers --switches',
      ),
    );

/** What the options of `hypotheses` give. */
export type HypothesesFlags = ReturnType<ReturnType<typeof hypothesesCommand>['opts']>;
