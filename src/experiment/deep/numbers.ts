/**
 * Numbers that an author has written, and what each is when it is moved by a fifth.
 *
 * Decision worth knowing: the files are looked at, and not the scenario with its defaults: a default that
 * changes nothing is nobody's fault. Numbers inside expressions are left out; what they bound is told as a
 * comparison that never holds.
 */
import { addressOf } from '../../scenario/compile/address.js';
import { isWholeAt } from '../../scenario/path.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';

/** What is moved: a number, or a law that is switched off. */
export interface MovedNumber {
  /** As people write it, `mechanisms.blame.rate`. */
  readonly address: string;
  /** What is written; of a law, 1. */
  readonly value: number;
  /** The values that are tried in its place, the first that the scenario bears counts. */
  readonly tries: readonly number[];
}

/** A fifth. */
const FIFTH = 0.2;

/** Sections that move nobody: how many stand for all, what is on record, shown, taught, or may be fitted. */
const APART: ReadonlySet<string> = new Set([
  ...['population', 'facts', 'calibration', 'display', 'lesson', 'sources'],
]);

/**
 * Keys within records that only say what was, or into how many agents and cells people are parted: among few
 * agents the least that can be decides.
 */
const SAYING: ReadonlySet<string> = new Set(['recorded', 'cells', 'sample']);

const rounded = (value: number): number => Number(value.toPrecision(12));

function triesOf(value: number, isWhole: boolean): number[] {
  const step = isWhole ? Math.max(1, Math.round(Math.abs(value) * FIFTH)) : value * FIFTH;
  return [rounded(value + step), rounded(value - step)];
}

/**
 * The numbers of a scenario as it was written, in the order of its sections; a fifth of nothing is nothing,
 * so zeros are left out.
 *
 * @param written the plain data of its files
 * @param scenario the same, read against the schema
 */
export function writtenNumbers(written: unknown, scenario: ScenarioText): MovedNumber[] {
  const found: MovedNumber[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'number') {
      if (value === 0 || !Number.isFinite(value)) return;
      const address = addressOf(written as object, path);
      found.push({ address, value, tries: triesOf(value, isWholeAt(scenario, address)) });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const entries: (readonly [string | number, unknown])[] = Array.isArray(value)
      ? value.map((item: unknown, i) => [i, item] as const)
      : Object.entries(value);
    for (const [key, item] of entries) {
      const isApart = path.length === 0 ? APART.has(String(key)) : SAYING.has(String(key));
      if (!isApart) walk(item, [...path, key]);
    }
  };
  walk(written, []);
  return found;
}

/** A law as something that is moved: from being in force to not. */
export const lawOff = (id: string): MovedNumber => ({ address: `laws.${id}.on`, value: 1, tries: [0] });

/** Whether an address lies at another or below it. */
export const isWithin = (address: string, above: string): boolean =>
  address === above || address.startsWith(`${above}.`);
