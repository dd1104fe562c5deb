/**
 * Strikes: whose work stops when a party calls, and what that takes from those who govern.
 *
 * Decision worth knowing: a strike is fought with work and not with arms. Force does not bring a mill to run,
 * so its chance asks how much of the country stops, and a crowd's asks who could be put against it.
 */
import { reasoned, type Reasoned } from '../reasoned.js';

export const STRIKE_TERMS = {
  days: reasoned(3, 'Days a strike lasts', 'as a call: strikes of protest are called for a day to three'),
  street: reasoned(
    0.5,
    'How strongly a strike also calls into the street',
    'assumption: half as strongly as a call that asks for nothing else',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** What one strike does to some people: share of them who adhere to its party, and of those who hear it. */
export interface Striking {
  readonly adherents: number;
  readonly reach: number;
}

/** Share of some people whose work stops, 0..1; nobody strikes twice over. */
export const stoppedShare = (strikes: readonly Striking[]): number =>
  Math.min(
    1,
    strikes.reduce((sum, { adherents, reach }) => sum + adherents * reach, 0),
  );

/**
 * Share of the organs of power that stop, by their weights: each as far as those who operate it strike.
 *
 * @param organs weight, and what each unit that operates it counts for
 * @param stoppedOf share of a unit whose work stops, 0..1
 */
export const stoppedOrgans = (
  organs: readonly {
    readonly weight: number;
    readonly operators: readonly { readonly unit: number; readonly weight: number }[];
  }[],
  stoppedOf: (unit: number) => number,
): number => {
  let [stopped, all] = [0, 0];
  for (const { weight, operators } of organs) {
    const total = operators.reduce((sum, operator) => sum + operator.weight, 0);
    all += weight;
    if (total === 0) continue;
    stopped +=
      (weight * operators.reduce((sum, { unit, weight: part }) => sum + part * stoppedOf(unit), 0)) / total;
  }
  return all > 0 ? stopped / all : 0;
};

/** Chance that a stoppage moves those who govern: what stops against what they still have (Tullock 1980). */
export const chanceToStop = (stopped: number, control: number): number =>
  stopped > 0 ? stopped / (stopped + Math.max(0, control) * (1 - stopped)) : 0;
