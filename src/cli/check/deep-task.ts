/** From the flags of `tauride check --deep` to what is asked, with everything that is wrong with them. */
import { DEEP_RUNS } from '../../experiment/deep/runs.js';
import { threadsDefault } from '../../platform/node/threads/pool.js';
import { gather, type Fault } from '../../foundation/fault.js';
import { planPopulation } from '../../population/plan.js';
import { agentsOf, type Agents } from '../../population/sampling.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { readCount, readPopulation, readSeed } from '../shell/settings.js';
import type { CheckFlags } from './command.js';

/** What a deep check is asked for. */
export interface DeepTask {
  readonly runs: number;
  readonly agents: Agents;
  /** Whether that is the fewest that can stand for the people. */
  readonly isFewest: boolean;
  readonly seed: string;
  /** Whether decisions are taken as recorded, and not left free. */
  readonly replay: boolean;
  readonly threads: number;
  readonly movesNumbers: boolean;
}

/** The settings of a deep check. Faults are added to the list. */
export function readDeepTask(flags: CheckFlags, { definition }: LoadedScenario, faults: Fault[]): DeepTask {
  const specs = definition.strata.map(({ spec }) => spec);
  const population = readPopulation(flags.population, faults);
  const agents = agentsOf(specs, population ?? 'smallest');
  gather(faults, () => planPopulation(specs, agents));
  return {
    runs: readCount('--runs', flags.runs ?? String(DEEP_RUNS), faults),
    agents,
    isFewest: population === undefined || population === 'smallest',
    seed: readSeed(flags.seed, faults) ?? definition.seed,
    replay: flags.replay === true,
    threads: flags.threads === undefined ? threadsDefault() : readCount('--threads', flags.threads, faults),
    movesNumbers: flags.numbers,
  };
}
