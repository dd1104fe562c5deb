/**
 * What a calibration compares: the figures of admitted facts, on a scale on which errors of one kind weigh
 * alike.
 *
 * Decision worth knowing: which scale a figure has follows from its kind and never from its value, and is
 * the one on which it is scored: shares and seats in points, crowds by their logarithm (scores/scale.ts).
 * What is of no scored kind is compared in points where its unit is percent, and else by its logarithm.
 * Rows of one event, such as the lists of one election with its turnout, weigh together as one event with
 * a single row does.
 */
import { parseDate } from '../../foundation/calendar.js';
import { ln } from '../../foundation/math.js';
import { eventOf, familyOf, itemOf, type ScoredAs } from '../../scenario/compile/facts.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import type { MeasureSpec } from '../run/own-measures.js';
import { offScale, onScale } from '../scores/scale.js';
import type { Row } from '../tables/table.js';
import type { AdmittedFact } from './admitted.js';

/** An admitted fact as runs are compared with it. */
export interface Target {
  readonly id: string;
  /** Rows with the same name are of one event. */
  readonly event: string;
  readonly quantity: string;
  readonly unit: string;
  /** What it is scored as; null where it is in no score. */
  readonly family: ScoredAs | null;
  /** How many there are, of a seat. */
  readonly of: number | null;
  readonly recorded: number;
  /** The share of its event that it weighs, 0 to 1. */
  readonly weight: number;
  /** Days, from the first of the scenario, over which it is taken. */
  readonly days: readonly [number, number];
  readonly take: AdmittedFact['take'];
  readonly text: string;
}

/** The unit of shares, which are compared point by point. */
const SHARE = 'percent';

const textOf = (fact: AdmittedFact): string => {
  const { among } = fact;
  if (among === undefined) return String(fact.is);
  return `100 * (${itemOf(fact)
    .map((party) => `support.${party}.${among}`)
    .join(' + ')})`;
};

/**
 * Facts as targets, each weighing its part of the event that it is of.
 *
 * @param kinds those of the scenario, if it has any
 */
export function targetsOf(
  facts: readonly AdmittedFact[],
  { kinds, startDay }: { readonly kinds: ScenarioText['kinds']; readonly startDay: number },
): Target[] {
  const rows = new Map<string, number>();
  for (const fact of facts) rows.set(eventOf(fact), (rows.get(eventOf(fact)) ?? 0) + 1);
  return facts.map((fact) => {
    const event = eventOf(fact);
    const tick = (parseDate(fact.date) ?? startDay) - startDay;
    return {
      ...{ id: fact.id, event, quantity: fact.quantity, unit: fact.unit, recorded: fact.recorded },
      ...{ family: familyOf(kinds, fact), of: fact.of ?? null },
      weight: 1 / (rows.get(event) ?? 1),
      days: [tick - fact.over, tick + fact.over],
      ...{ take: fact.take, text: textOf(fact) },
    };
  });
}

/** How many days a run needs to have a figure for every target. */
export const daysNeeded = (targets: readonly Target[]): number =>
  Math.max(0, ...targets.map(({ days }) => days[1] + 1));

const cellOf = (target: number, day: number): string => `fact_${target}_${day}`;

const daysOf = ({ days: [from, to] }: Target): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** What a run is to measure for its figures: each target on each day of its window. */
export const measuresFor = (targets: readonly Target[]): MeasureSpec[] =>
  targets.flatMap((target, t) =>
    daysOf(target).map((tick) => ({ name: cellOf(t, tick), text: target.text, take: 'day', tick })),
  );

function folded(values: readonly number[], take: Target['take']): number {
  if (take === 'max') return Math.max(...values);
  const sum = values.reduce((all, value) => all + value, 0);
  return take === 'mean' ? sum / values.length : sum;
}

/** The figures of a run on the scale of comparison, one a target; null where there is none. */
export function figuresIn(row: Row, targets: readonly Target[]): (number | null)[] | null {
  if (row.status !== 'done') return null;
  return targets.map((target, t) => {
    const values = daysOf(target).map((day) => row[cellOf(t, day)]);
    const numbers = values.filter((value) => typeof value === 'number');
    return numbers.length < values.length ? null : scaled(folded(numbers, target.take), target);
  });
}

/** What tells on which scale a figure is compared. */
export type ScaledBy = Pick<Target, 'unit' | 'family' | 'of'>;

/** A figure on the scale on which it is compared. */
export function scaled(figure: number, { unit, family, of }: ScaledBy): number {
  if (family !== null) return onScale(family, figure, of);
  return unit === SHARE ? figure : Math.sign(figure) * ln(1 + Math.abs(figure));
}

/** A figure in its unit, from the scale on which it is compared. */
export function unscaled(value: number, { unit, family, of }: ScaledBy): number {
  if (family !== null) return offScale(family, value, of);
  return unit === SHARE ? value : Math.sign(value) * Math.expm1(Math.abs(value));
}
