/**
 * The address of a value, as people write it: `conditions.hunger.times`, `events.loaf-riot.effects.0.times`.
 *
 * Decision worth knowing: a record in a list goes by its id, as in `--set` (path.ts reads such addresses), so
 * that the address stays what it is when a record is added before it.
 */
import type { Path } from './faults.js';

const stepInto = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;

/** The address of a path into a scenario. */
export function addressOf(scenario: object, path: Path): string {
  let value: unknown = scenario;
  const words = path.map((step) => {
    value = stepInto(value, step);
    const id = typeof step === 'number' ? stepInto(value, 'id') : undefined;
    return typeof id === 'string' ? id : String(step);
  });
  return words.join('.');
}
