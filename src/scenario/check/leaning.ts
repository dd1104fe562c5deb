/**
 * How strongly issues could pull and push at most: salience by day, and the agreement of parties with people.
 *
 * Decision worth knowing: whatever an event or a choice may set is taken as set already; that costs little room, since programmes change
 * seldom, and spares a search through all orders of events.
 */
import type { ChangeTable, ConditionDef, Definition } from '../../model/definition.js';
import { curveAt } from '../../model/phases/conditions.js';
import { shiftBands, type Band } from './bands.js';

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/** A part of a sum by day; nothing where there are no values. */
interface Term {
  readonly weight: number;
  readonly values: Float64Array | undefined;
}

const byDay = (dayCount: number, read: (day: number) => number): Float64Array => {
  const values = new Float64Array(dayCount);
  for (let day = 0; day < dayCount; day++) values[day] = read(day);
  return values;
};

/** Greatest level of a condition by day, before exposure: its curve, whatever its policies would take off. */
function levelMost({ curve, scaled }: ConditionDef, dayCount: number): Float64Array {
  const times = scaled.reduce((product, scale) => product * Math.max(1, scale.times), 1);
  return byDay(dayCount, (day) => times * curveAt(curve, day));
}

/** Greatest salience by stratum, issue and day. */
export function salienceMost(definition: Definition): Float64Array[][] {
  const { conditions, issues, strata, dayCount } = definition;
  const levels = conditions.map((condition) => levelMost(condition, dayCount));
  const shifts = {
    condition: shiftBands(definition, 'conditionShift'),
    salience: shiftBands(definition, 'salienceShift'),
  };
  const sumOf = (start: number, terms: readonly Term[]): Float64Array => {
    const sums = new Float64Array(dayCount).fill(start);
    for (const { weight, values } of terms) {
      if (values && weight > 0) for (let day = 0; day < dayCount; day++) sums[day] += weight * values[day];
    }
    for (let day = 0; day < dayCount; day++) sums[day] = clamp01(sums[day]);
    return sums;
  };
  return strata.map((_, s) => {
    const shifted = (bands: ReadonlyMap<number, Band>, row: number): Term => ({
      weight: 1,
      values: bands.get(row * strata.length + s)?.most,
    });
    const felt = conditions.map(({ exposure }, c) =>
      sumOf(0, [{ weight: exposure[s], values: levels[c] }, shifted(shifts.condition, c)]),
    );
    return issues.map(({ salience, follows }, k) =>
      sumOf(salience[s], [
        shifted(shifts.salience, k),
        ...felt.map((values, c) => ({ weight: follows[c], values })),
      ]),
    );
  });
}

type Range = readonly [low: number, high: number];

/** What effects may write into each cell of a column. */
function changesOf({ origins }: Definition, table: ChangeTable): ReadonlyMap<number, readonly Range[]> {
  const found = new Map<number, Range[]>();
  for (const effect of origins.flatMap((origin) => origin.effects)) {
    for (const { cells, amount } of effect.changes.filter((change) => change.table === table)) {
      for (const cell of cells) found.set(cell, [...(found.get(cell) ?? []), [amount.low, amount.high]]);
    }
  }
  return found;
}

/** Weight of each issue's salience in the appeal of a party: at most for it, at most against it. */
export interface Leaning {
  readonly pulls: readonly number[];
  readonly pushes: readonly number[];
}

/** The leanings of every stratum and party: directional agreement (Rabinowitz & Macdonald 1989) with whatever reach and credit it could have. */
export function leanings(definition: Definition): (s: number, p: number) => Leaning {
  const { parties, issues } = definition;
  const positions = changesOf(definition, 'positions');
  const credibilities = changesOf(definition, 'credibility');
  const reaches = changesOf(definition, 'reach');
  const heard = (s: number, p: number): number => {
    const spread = (reaches.get(s * parties.length + p) ?? []).reduce(
      (times, [, high]) => times * Math.max(1, high),
      1,
    );
    return clamp01(Math.max(parties[p].reach[s], parties[p].reachMax[s]) * spread);
  };
  const believed = (p: number, k: number): number => {
    const gains = (credibilities.get(p * issues.length + k) ?? []).map(([, high]) => Math.max(0, high));
    return clamp01(gains.reduce((sum, gain) => sum + gain, parties[p].credibility[k]));
  };
  const standsOf = (p: number, k: number) => [
    parties[p].positions[k],
    ...(positions.get(p * issues.length + k) ?? []).flat(),
  ];
  const programmes = parties.map((_, p) =>
    issues.map((_, k) => ({ belief: believed(p, k), stands: standsOf(p, k) })),
  );
  return (s, p) => {
    const reach = heard(s, p);
    const agreements = programmes[p].map(({ stands }, k) =>
      stands.map((position) => position * issues[k].demand[s]),
    );
    return {
      pulls: agreements.map((values, k) => reach * programmes[p][k].belief * Math.max(0, ...values)),
      pushes: agreements.map((values) => reach * Math.max(0, ...values.map((value) => -value))),
    };
  };
}
