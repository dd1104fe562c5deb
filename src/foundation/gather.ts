/** Faults of several steps, gathered so that they are all printed at once. */
import { FaultError, type Fault } from './fault.js';

/** The result of a step; undefined, and its faults added to the list, where it has any. */
export function gather<T>(faults: Fault[], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

/** The result of a step; its faults that have no place yet are placed at an option. */
export function placedAt<T>(option: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new FaultError(error.faults.map((fault) => ({ file: option, ...fault })));
  }
}
