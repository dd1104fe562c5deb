/** A kernel's file that is missing or damaged: what is installed is at fault, and nothing that was asked. */
export class KernelFileError extends Error {
  override readonly name = 'KernelFileError';

  /** Takes the file, what is wrong with it, and what mends it. */
  constructor(file: string, reason: string, remedy: string) {
    super(`${file}: the file of ${reason}; ${remedy}`);
  }
}
