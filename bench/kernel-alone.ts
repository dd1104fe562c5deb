/**
 * The kernel alone on the inputs of a whole run: what of its time nobody could save who computes the same people.
 *
 * Decision worth knowing: a recording holds what the kernel was given each day and a digest of the people it ended in, and whoever plays it
 * must end in the same.
 */
import type { Kernel } from '../src/kernel/kernel.js';
import type { Definition } from '../src/model/definition.js';
import { nanosecondsOf } from '../src/platform/node/threads/machine.js';
import type { Population } from '../src/population/population.js';
import { createModel, Digest, digestAgents } from './built.js';

/** A run from its first day to its last. */
export interface Course {
  readonly definition: Definition;
  readonly agents: number;
  /** Default: that of the scenario. */
  readonly seed?: string;
}

/** A course with the inputs of every day, and the people at the end. */
export interface Recording extends Course {
  readonly days: readonly Int32Array[];
  readonly digest: string;
}

/** What some work took, in seconds: by the clock, and of all processors, which a busy machine disturbs less. */
export interface Cost {
  readonly seconds: number;
  readonly processorSeconds: number;
}

export function costOf(work: () => void): Cost {
  const before = process.cpuUsage();
  const seconds = nanosecondsOf(work) / 1e9;
  const { user, system } = process.cpuUsage(before);
  return { seconds, processorSeconds: (user + system) / 1e6 };
}

const digestOf = (population: Population): string => digestAgents(new Digest(), population).hex();

const modelOf = ({ definition, agents, seed }: Course, kernel: Kernel) =>
  createModel(definition, { agents, kernel, ledger: false, ...(seed === undefined ? {} : { seed }) });

/** Lets a run pass, and keeps what the kernel is given. */
export function record(course: Course, kernel: Kernel): Recording {
  const days: Int32Array[] = [];
  const listening: Kernel = {
    name: kernel.name,
    threads: kernel.threads,
    shards: kernel.shards,
    allocate: kernel.allocate,
    settle: kernel.settle,
    step: (population, inputs, tick, keys, tally) => {
      days.push(inputs.rows.slice());
      kernel.step(population, inputs, tick, keys, tally);
    },
  };
  const model = modelOf(course, listening);
  model.run(course.definition.dayCount);
  return { ...course, days, digest: digestOf(model.state.population) };
}

/** Gives the kernel the recorded days; returns what they cost, births excluded. Throws unless it ends in the recorded people. */
export function play(recording: Recording, kernel: Kernel): Cost {
  const { population, inputs, keys, tally } = modelOf(recording, kernel).state;
  const cost = costOf(() => {
    recording.days.forEach((rows, tick) => {
      inputs.rows.set(rows);
      kernel.step(population, inputs, tick, keys, tally);
    });
  });
  if (digestOf(population) !== recording.digest) throw new Error('the kernel alone ends in other people');
  return cost;
}
