/** The Python that peers are written for: Debian's, with its packages of numpy and numba, on one thread a process. */
import { execFileSync } from 'node:child_process';

export const PYTHON = '/usr/bin/python3';

export const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', NUMBA_NUM_THREADS: '1' };

/** Throws an Error that says what to install. */
export function requirePython(): void {
  try {
    execFileSync(PYTHON, ['-c', 'import numpy, numba'], { stdio: 'pipe' });
  } catch {
    throw new Error('numpy and numba are missing: apt-get install python3-numpy python3-numba');
  }
}
