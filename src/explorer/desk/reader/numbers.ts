/** The numbers that are written in the files of a scenario, and where. */
import { addressOf } from '../../../scenario/compile/address.js';
import { readDocument } from '../../../scenario/document.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import type { DeskNumber } from '../protocol.js';

/** All of them, in the order of the sections; none where a file cannot be read to its end. */
export function numbersWritten(files: readonly SourceFile[]): readonly DeskNumber[] {
  const { value: written, locate } = readDocument(files);
  const found: DeskNumber[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'number') {
      const { file, line, column } = locate(path);
      if (file === undefined || line === undefined || column === undefined) return;
      found.push({ address: addressOf(written as object, path), value, path: file, line, column });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const entries: (readonly [string | number, unknown])[] = Array.isArray(value)
      ? value.map((item: unknown, i) => [i, item] as const)
      : Object.entries(value);
    for (const [key, item] of entries) walk(item, [...path, key]);
  };
  walk(written, []);
  return found;
}
