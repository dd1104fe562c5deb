/** Family and model of the processor, by which figures of one machine are told from those of another. */
import { existsSync, readFileSync } from 'node:fs';

/** Both in words, where the system tells them. */
export function familyOf(): string {
  const file = '/proc/cpuinfo';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const read = (name: string) => new RegExp(`^${name}\\s*: (\\d+)$`, 'm').exec(text)?.[1] ?? 'unknown';
  return `family ${read('cpu family')}, model ${read('model')}`;
}
