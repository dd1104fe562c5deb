/**
 * Failures of the machine: what was asked could be computed, and this machine, now, cannot give what that
 * needs.
 *
 * Decision worth knowing: they are told apart because they are nobody's result. A run that fails by its own
 * figures fails everywhere, and is a row that says so; one that found no memory is not done, and may be
 * elsewhere. Engines throw the same RangeError for both, so what they say of memory is known by its words.
 */

/** The machine cannot give what the work needs. Its message is a sentence that says what was asked for. */
export class MachineError extends Error {
  override readonly name = 'MachineError';
}

/**
 * A memory of so many bytes, as `make` makes it.
 *
 * @param whose whoever asks for it, in words
 * @param more what else is to be known where there is none
 * @throws MachineError that says how much was asked for
 */
export function memoryOf<T>(bytes: number, whose: string, make: () => T, more = ''): T {
  try {
    return make();
  } catch {
    const asked = `${whose} asked for ${(bytes / 1e6).toFixed(1)} MB of memory and was given none${more}`;
    throw new MachineError(`${asked}: end other programs, or raise the limit that is set (\`ulimit -v\`)`);
  }
}

/** What engines say where there is no memory. */
const NO_MEMORY = /allocation failed|could not allocate|out of memory/i;

/** Codes of errors of the system (`ENOMEM`), and of what an engine says of a thread without memory. */
const CODES = /^(?:E[A-Z0-9]+|ERR_WORKER_OUT_OF_MEMORY|ERR_WORKER_INIT_FAILED|ERR_MEMORY_ALLOCATION_FAILED)$/;

/** Whether an error says something of this machine, and nothing of what was to be computed. */
export function isOfMachine(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof MachineError) return true;
  const { code } = error as Error & { readonly code?: unknown };
  return typeof code === 'string'
    ? CODES.test(code)
    : error instanceof RangeError && NO_MEMORY.test(error.message);
}
