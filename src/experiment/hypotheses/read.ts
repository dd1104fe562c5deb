/** The hypotheses of a scenario as they are read: statements, tests, and where each stands. */
import { FaultError } from '../../foundation/fault.js';
import { inOrder, type Locate } from '../../scenario/compile/faults.js';
import { readDocument } from '../../scenario/document.js';
import { keysOf } from '../../scenario/keys.js';
import { zodFaults } from '../../scenario/schema-faults.js';
import { Hypotheses, type HypothesesText } from '../../scenario/schema/hypotheses.js';
import type { SourceFile } from '../../scenario/yaml.js';

/** Hypotheses that have no faults of form. */
export interface LoadedHypotheses {
  readonly text: HypothesesText;
  readonly locate: Locate;
}

/**
 * Reads the files of a folder of hypotheses as one document. Throws a FaultError with all faults of form;
 * names are checked against a scenario by `planHypotheses`.
 */
export function loadHypotheses(files: readonly SourceFile[]): LoadedHypotheses {
  const { value, faults, locate } = readDocument(files);
  if (value === undefined) throw new FaultError(faults);
  const { data, error } = Hypotheses.safeParse(value);
  const misfits = zodFaults(error?.issues ?? [], { value, locate }, keysOf(Hypotheses));
  if (data === undefined || faults.length > 0) throw new FaultError(inOrder([...faults, ...misfits]));
  return { text: data, locate };
}
