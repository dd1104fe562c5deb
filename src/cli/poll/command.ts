/** The flags of `tauride poll`: the vote of any day and place. */
import {
  examples,
  kernelOption,
  MOVE,
  parametersOption,
  PIN,
  POPULATION,
  repeated,
  scenarioCommand,
  SEED,
  SET,
  WITH,
  WITHOUT,
} from '../shell/options.js';

const EXAMPLES = examples(
  'poll russia-1917 --replay --on 1917-06-10 --among petrograd --by class',
  'poll russia-1917 --replay --on 1917-11-25 --by place,class,stratum --csv november.csv',
  'poll russia-1917 --replay --on 1917-11-25 --by place --with insurrection-in-july',
);

export const pollCommand = () =>
  scenarioCommand('poll', 'ask how people would vote on a day, by place, class or stratum')
    .requiredOption('--on <date>', 'the day, as 1917-07-17 or "1917-07-04 OS"')
    .option('--by <what>', 'tell people apart by place, class or stratum, or several as place,class')
    .option('--among <id>', 'who is asked: a stratum, class, place or group (default: all)')
    .option('--replay', 'causes and decisions as recorded (default: decisions left free)')
    .option(...SEED)
    .option(...POPULATION)
    .addOption(parametersOption())
    .option(...MOVE, repeated)
    .option(...WITHOUT, repeated)
    .option(...PIN, repeated)
    .option(...SET, repeated)
    .option(...WITH, repeated)
    .option('--alone', 'poll a changed run without the one it was changed from')
    .addOption(kernelOption())
    .option(
      '--threads <n>',
      'threads that move people (default: 1, or one for each core from 300,000 agents)',
    )
    .option('--csv <file>', 'write the vote to a new file of comma-separated values, a row for each party')
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress')
    .addHelpText('after', EXAMPLES);

/** What the options of `poll` give. */
export type PollFlags = ReturnType<ReturnType<typeof pollCommand>['opts']>;
