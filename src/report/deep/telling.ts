/** What a deep check is told of a scenario, and what it says of it: the same to a command and to a page. */
import type { DeepDone } from '../../experiment/deep/course.js';
import { lawOff, writtenNumbers, type MovedNumber } from '../../experiment/deep/numbers.js';
import type { RunSeen } from '../../experiment/deep/seen.js';
import type { Fault } from '../../foundation/fault.js';
import { inOrder } from '../../scenario/compile/faults.js';
import { readDocument } from '../../scenario/document.js';
import type { LoadedScenario } from '../../scenario/load.js';
import type { SourceFile } from '../../scenario/yaml.js';
import { numberFindings, runFindings, worthMoving } from './findings.js';
import { lawFindings, silentLaws } from './powers.js';

/** A scenario as it was looked at: free, or as recorded. */
export type LookedAt = Pick<LoadedScenario, 'definition' | 'placeOf'>;

/** All that is written in the files of a scenario without faults and may be moved. */
export const numbersOf = (files: readonly SourceFile[], { scenario }: LoadedScenario): MovedNumber[] =>
  writtenNumbers(readDocument(files).value, scenario);

/** What is worth moving once runs are known: numbers of what comes at all, and laws that are silent. */
export function worthAfter(
  runs: readonly RunSeen[],
  numbers: readonly MovedNumber[],
  { definition }: LookedAt,
): MovedNumber[] {
  const seen = { definition, runs };
  return [...worthMoving(numbers, runFindings(seen)), ...silentLaws(seen).map(lawOff)];
}

const IS_LAW = /^laws\.([^.]+)\.on$/;

/** Findings with the places to look at, in the order of the files. */
export function deepFindings({ runs, still }: DeepDone, { definition, placeOf }: LookedAt): Fault[] {
  const seen = { definition, runs };
  const silent = still.flatMap(({ address }) => IS_LAW.exec(address)?.[1] ?? []);
  const numbers = still.filter(({ address }) => !IS_LAW.test(address));
  const findings = [...runFindings(seen), ...lawFindings(silent, seen), ...numberFindings(numbers)];
  return inOrder(
    findings.map(({ code, address, message, hint }) => ({
      ...{ code, message, hint, path: address },
      ...placeOf(address),
    })),
  );
}
