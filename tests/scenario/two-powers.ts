/** The tutorial scenario as text, to be broken and mended by tests. */
import { readFileSync } from 'node:fs';
import { FaultError, printFault, type Fault } from '../../src/foundation/fault.js';
import { loadScenario, type LoadOptions } from '../../src/scenario/load.js';
import type { SourceFile } from '../../src/scenario/yaml.js';

const FILE = 'scenario.yaml';
const written = readFileSync(new URL(`../../scenarios/two-powers/${FILE}`, import.meta.url), 'utf8');

/** A passage of the text and what stands there instead. */
export type Edit = readonly [passage: string, by: string];

/** The text with some passages replaced; a passage that is not there is a mistake of the test. */
export function edited(...edits: Edit[]): string {
  return edits.reduce((text, [passage, by]) => {
    if (!text.includes(passage)) throw new Error(`the scenario does not say: ${passage}`);
    return text.replace(passage, by);
  }, written);
}

/** The tutorial as one file. */
export const twoPowers = (text = written): SourceFile[] => [{ name: FILE, text }];

/** `file:line:column` of the first time a passage stands in a text. */
export function placeIn(text: string, passage: string, file = FILE): string {
  const before = text.slice(0, text.indexOf(passage)).split('\n');
  return `${file}:${before.length}:${before[before.length - 1].length + 1}`;
}

/** The faults of files, in order; none if they load. */
export function faultsOf(files: readonly SourceFile[], options: LoadOptions = {}): readonly Fault[] {
  try {
    loadScenario(files, options);
    return [];
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
}

/** The faults as they are printed, without hints. */
export const printed = (faults: readonly Fault[]): string[] =>
  faults.map(({ hint: _, ...fault }) => printFault(fault));
