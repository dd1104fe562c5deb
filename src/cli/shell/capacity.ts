/** Whether a population fits this machine, and how many threads are worth their while. */
import { availableParallelism } from 'node:os';
import { refuse } from '../../foundation/fault.js';
import type { Definition } from '../../model/definition.js';
import type { KernelChoice } from '../../kernel/kernel.js';
import { hasVectors } from '../../kernel/wasm.js';
import { bytesInWords } from '../../platform/node/files/bytes.js';
import { bytesOfPopulation, largestPopulation } from '../../population/capacity.js';
import type { Agents } from '../../population/sampling.js';

/** Populations below this fit any machine that runs Node. */
const SMALL = 2_000_000;

/**
 * From how many agents on a run takes all cores unless told otherwise. Two threads move even 50 000 people
 * faster than one, but they take time to begin, and small runs are mostly made beside others: a choice, not
 * an optimum.
 */
const THREADS_PAY = 300_000;

const personsOf = ({ strata }: Definition): number => strata.reduce((sum, { persons }) => sum + persons, 0);

const numberOf = (definition: Definition, agents: Agents): number =>
  agents === 'full' ? personsOf(definition) : agents;

/** Throws a FaultError for a population too large for the memory there is, naming the largest that fits. */
export function assertRoom(definition: Definition, agents: Agents, free = process.availableMemory()): void {
  if (numberOf(definition, agents) < SMALL) return;
  const specs = definition.strata.map(({ spec }) => spec);
  const parties = definition.parties.length;
  const bytes = bytesOfPopulation(specs, agents, parties);
  if (bytes <= free) return;
  const largest = largestPopulation(specs, free, parties);
  const message = `this population needs ${bytesInWords(bytes)} of memory, and ${bytesInWords(free)} are free`;
  const hint = `the largest that fits is about ${largest}`;
  refuse('population-memory', `--population ${agents}`, message, hint);
}

/**
 * Threads where none are asked for: one for the reference kernel, which has no more, whether it is asked for
 * or is all there is.
 */
export const threadsFor = (agents: Agents, kernel: KernelChoice): number =>
  kernel !== 'reference' && hasVectors() && (agents === 'full' || agents >= THREADS_PAY)
    ? availableParallelism()
    : 1;
