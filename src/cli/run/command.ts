/** The flags of `tauride run` and of `tauride replay`, which differ in what is left free. */
import {
  examples,
  kernelOption,
  MEASURE,
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

/** A command that changes and runs one scenario. */
const oneRun = (name: string, summary: string, shown: readonly string[]) =>
  scenarioCommand(name, summary)
    .option(...SEED)
    .option(...POPULATION)
    .option('--until <date>', 'last day to compute, as 1917-07-17 or "1917-07-04 OS"')
    .addOption(parametersOption())
    .option(...MOVE, repeated)
    .option(...WITHOUT, repeated)
    .option(...PIN, repeated)
    .option(...SET, repeated)
    .option(...WITH, repeated)
    .option(...MEASURE, repeated)
    .option(
      '--runs <n>',
      'run it with so many seeds, and say how often each ending came and how sure that is (default: once)',
    )
    .addOption(kernelOption())
    .option(
      '--threads <n>',
      'threads that move people (default: 1, or one for each core from 300,000 agents)',
    )
    .option('--out <dir>', 'keep the run in a new or empty folder: run.json, and tables')
    .option(
      '--checkpoint-every <days>',
      'keep a checkpoint in the folder of --out each time so many days are done',
    )
    .option('--resume <dir>', 'go on with the run whose checkpoint the folder keeps')
    .option('--alone', 'compute a changed run without the one it was changed from, and show no comparison')
    .option('--all', 'print the whole report: every act, vote, contest, deputy and fact')
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no report and no progress')
    .addHelpText('after', examples(...shown));

/** `tauride run`: one free run. */
export const runCommand = () =>
  oneRun('run', 'run a scenario once, decisions left free, and show how it went', [
    'run russia-1917 --seed "another year" --out my-run',
    'run russia-1917 --without kornilov-march --all',
    'run russia-1917 --runs 100 --measure "army=support.bolshevik.soldiers@1917-10-01"',
    'run russia-1917 --resume my-run',
  ]);

/** `tauride replay`: causes and decisions as recorded, outcomes computed and compared with the facts. */
export const replayCommand = () =>
  oneRun('replay', 'run a scenario with history pinned, and compare what follows with the facts', [
    'replay russia-1917 --out as-recorded',
    'replay russia-1917 --with insurrection-in-july --out in-july',
    'replay russia-1917 --move insurrection=1917-09-28',
  ]);

/** What the options of both give. */
export type RunFlags = ReturnType<ReturnType<typeof oneRun>['opts']>;
