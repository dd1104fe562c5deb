/**
 * Whether things happen equally often in two sets of runs: what came of politics in each, and how surely the frequencies differ.
 *
 * Decision worth knowing: what is compared is chosen by how often it happens in both sets together, which says nothing about how they differ;
 * and of so many comparisons some stand out by chance, so each p value is that of Fisher's exact test with Holm's allowance for their number.
 */
import { endingOf } from '../../src/experiment/run/ending.js';
import { regimesOf } from '../../src/experiment/run/chronicle.js';
import { kindOfGovernment, orderOfRegimes } from '../../src/experiment/run/vitality.js';
import { proportion } from '../../src/experiment/many/interval.js';
import { isoOf } from '../../src/foundation/calendar.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { LoadedScenario } from '../../src/scenario/load.js';

/** Of how many runs, of both sets together, something must come to be compared: what is rarer cannot differ by any test. */
export const SEEN_MIN = 10;

/** What came of politics in a free run: its ending, who holds power then, its order of regimes, and every option ever taken. */
export function outcomesOf(
  { definition }: Pick<LoadedScenario, 'definition'>,
  { seed, agents, nameOf }: { seed: string; agents: number; nameOf: (id: string) => string },
): string[] {
  const model = createModel(definition, { seed, agents, kernel: nodeKernel('auto'), ledger: false });
  const taken = new Set<string>();
  model.run(definition.dayCount, ({ politics }) => {
    politics.verdicts.forEach((verdict, d) => {
      const { id, options } = definition.decisions[d];
      if (verdict !== null) taken.add(`takes ${nameOf(id)}.${nameOf(options[verdict.option].id)}`);
    });
  });
  const ending = endingOf(model.state);
  const named = {
    authority: ending.authority === null ? null : nameOf(ending.authority),
    government: ending.government.map(nameOf),
  };
  const last = isoOf(definition.startDay + definition.dayCount - 1);
  const order = orderOfRegimes(regimesOf(model.state), last).map(nameOf);
  model.release();
  return [
    `ends by ${ending.kind}`,
    `holds at the end: ${named.authority ?? 'nobody'}`,
    `governs at the end: ${kindOfGovernment(named)}`,
    `regimes ${order.join(' > ')}`,
    ...taken,
  ];
}

/** How often something came in two sets of runs. */
export interface Frequency {
  readonly outcome: string;
  readonly first: number;
  readonly second: number;
  /** The share of the second less that of the first, with its 95 % interval (Newcombe 1998, method 10 for independent samples). */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number };
  /** Chance of so much of a difference or more where there is none (Fisher's exact test, both sides). */
  readonly p: number;
  /** The same with an allowance for all comparisons (Holm 1979). */
  readonly allowed: number;
}

/** ln of the number of ways to choose k of n. */
const lnChoose = (n: number, k: number): number => {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
};

/** Fisher's exact test of a of n against b of m, both sides: all that is no likelier than what was seen. */
export function fisher(a: number, n: number, b: number, m: number): number {
  const all = a + b;
  const chance = (k: number) => Math.exp(lnChoose(n, k) + lnChoose(m, all - k) - lnChoose(n + m, all));
  const seen = chance(a) * (1 + 1e-9);
  let sum = 0;
  for (let k = Math.max(0, all - m); k <= Math.min(n, all); k++) if (chance(k) <= seen) sum += chance(k);
  return Math.min(1, sum);
}

function differenceOf(a: number, n: number, b: number, m: number): Frequency['difference'] {
  const [one, other] = [proportion(a, n), proportion(b, m)];
  const value = other.value - one.value;
  return {
    value,
    low: value - Math.hypot(other.value - other.low, one.high - one.value),
    high: value + Math.hypot(other.high - other.value, one.value - one.low),
  };
}

/** Compares all that came often enough in two sets of runs, the least p first. */
export function compareFrequencies(
  first: readonly (readonly string[])[],
  second: readonly (readonly string[])[],
): Frequency[] {
  const often = (runs: readonly (readonly string[])[], outcome: string) =>
    runs.filter((run) => run.includes(outcome)).length;
  const rare = (outcome: string) => {
    const seen = often([...first, ...second], outcome);
    return Math.min(seen, first.length + second.length - seen) < SEEN_MIN;
  };
  const outcomes = [...new Set([...first, ...second].flat())].filter((outcome) => !rare(outcome));
  const compared = outcomes.map((outcome) => {
    const [a, b] = [often(first, outcome), often(second, outcome)];
    const [n, m] = [first.length, second.length];
    return { outcome, first: a, second: b, difference: differenceOf(a, n, b, m), p: fisher(a, n, b, m) };
  });
  return holm(compared.sort((one, other) => one.p - other.p));
}

/** The allowance of Holm (1979): the least p times the number of all, the next times one fewer, none below one before it. */
function holm(inOrder: readonly Omit<Frequency, 'allowed'>[]): Frequency[] {
  let least = 0;
  return inOrder.map((each, i) => {
    least = Math.max(least, Math.min(1, each.p * (inOrder.length - i)));
    return { ...each, allowed: least };
  });
}

/** Whether an interval of a difference has nothing in it that is none. */
export const isOutside = ({ difference: { low, high } }: Frequency): boolean => low > 0 || high < 0;
