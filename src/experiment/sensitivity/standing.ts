/**
 * Which conclusions stand under every switch: paired differences between a scenario and the same with one law
 * the other way, seed by seed.
 *
 * Decision worth knowing: a conclusion of a chance is on which side of one half it lies. It hangs on a switch
 * that brings it to the other side by a difference that counts as a finding, at a false discovery rate of
 * five per cent among all switches and outcomes (Benjamini & Hochberg 1995). One of a figure has no side; it
 * is moved, or not.
 */
import { PairedMoments, pairedProportions, type Estimate } from '../many/interval.js';
import { chanceOfMean, chanceOfUneven, discoveryRates, FALSE_DISCOVERY_RATE } from '../many/looks.js';
import type { Values } from './seeds.js';

/** `open` is what lies on the other side of one half by a difference that is no finding: more seeds tell. */
export type SwitchStanding = 'stands' | 'open' | 'moves' | 'hangs';

/** An outcome under one switch. */
export interface UnderSwitch {
  /** As it was switched: `repertoire off`. */
  readonly switched: string;
  readonly value: number;
  /** Switched less as it is, over seeds that both have. */
  readonly difference: Estimate;
  readonly pairs: number;
  /** The least false discovery rate at which the difference counts as a finding; null where it cannot. */
  readonly rate: number | null;
  readonly standing: SwitchStanding;
}

/** An outcome, and what becomes of it under each switch. */
export interface Conclusion {
  readonly outcome: string;
  readonly of: 'chance' | 'figure' | 'day';
  /** As the scenario is. */
  readonly value: number;
  /** `stands` where it does under every switch, or else the worst. */
  readonly standing: SwitchStanding;
  readonly switches: readonly UnderSwitch[];
}

/** One outcome: [point][seed], the scenario as it is first. */
export interface SwitchedValues {
  readonly outcome: string;
  readonly of: Conclusion['of'];
  readonly values: Values;
}

interface Told {
  readonly value: number;
  readonly difference: Estimate;
  readonly pairs: number;
  readonly chance: number | null;
}

function pairsOf(one: readonly number[], other: readonly number[]): [number, number][] {
  return one.flatMap((value, seed): [number, number][] =>
    Number.isFinite(value) && Number.isFinite(other[seed]) ? [[value, other[seed]]] : [],
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function chanceTold(pairs: readonly [number, number][]): Told {
  const countOf = (a: number, b: number) => pairs.filter(([x, y]) => x === a && y === b).length;
  const counts = { both: countOf(1, 1), first: countOf(1, 0), second: countOf(0, 1), neither: countOf(0, 0) };
  return {
    value: mean(pairs.map(([, y]) => y)),
    difference: pairedProportions(counts),
    pairs: pairs.length,
    chance: chanceOfUneven(counts.second, counts.first),
  };
}

function figureTold(pairs: readonly [number, number][]): Told {
  const moments = new PairedMoments();
  for (const [x, y] of pairs) moments.add(x, y);
  const { difference } = moments;
  return {
    value: moments.second.mean,
    difference: difference.estimate(),
    pairs: pairs.length,
    chance: pairs.length < 2 ? null : chanceOfMean(difference.mean, difference.variance, difference.count),
  };
}

const sideOf = (share: number): number => Math.sign(share - 0.5);

/** What becomes of outcomes under switches, each named as it was switched. */
export function conclusionsOf(
  outcomes: readonly SwitchedValues[],
  switches: readonly string[],
): Conclusion[] {
  const told = outcomes.map(({ of, values: [asItIs, ...others] }) =>
    others.map((values) => (of === 'chance' ? chanceTold : figureTold)(pairsOf(asItIs, values))),
  );
  const looks = told.flat().flatMap((each) => (each.chance === null ? [] : [each]));
  const rates = discoveryRates(looks.map(({ chance }) => chance ?? 1));
  const rateOf = new Map(looks.map((each, i) => [each, rates[i]]));
  return outcomes.map(({ outcome, of, values: [asItIs] }, o) => {
    const value = mean(asItIs.filter(Number.isFinite));
    const under = told[o].map((each, s): UnderSwitch => {
      const { value: switchedTo, difference, pairs } = each;
      const rate = rateOf.get(each) ?? null;
      const isFound = rate !== null && rate <= FALSE_DISCOVERY_RATE;
      const crosses = of === 'chance' && sideOf(each.value) !== sideOf(value);
      return {
        switched: switches[s],
        ...{ value: switchedTo, difference, pairs },
        rate,
        standing: isFound ? (crosses ? 'hangs' : 'moves') : crosses ? 'open' : 'stands',
      };
    });
    const worst = (['hangs', 'moves', 'open', 'stands'] as const).find((word) =>
      under.some(({ standing }) => standing === word),
    );
    return { outcome, of, value, standing: worst ?? 'stands', switches: under };
  });
}
