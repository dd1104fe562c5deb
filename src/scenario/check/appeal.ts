/**
 * The room of loyalties: appeals with tastes stay within 0.95 of the [-1, 1) that 16 bits hold, or the sum of named sources would saturate
 * and the ledger could not account for it.
 *
 * Decision worth knowing: the bound is worked out day by day from what could be felt together (bands.ts), each side apart: a party may be
 * drawn far up by one set of causes and far down by another without ever leaving its room.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { ChangeTable, Definition } from '../../model/definition.js';
import { curveAt } from '../../model/phases/conditions.js';
import type { Scope } from '../compile/scope.js';
import { shiftBands, type Band } from './bands.js';

/** The greatest absolute value that appeal and tastes may reach together. */
const APPEAL_MAX = 0.95;

/** Cells lie within so many standard deviations of their stratum's taste. */
const TASTE_SDS = 2.5;

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/** Greatest salience of every issue for one stratum, by issue and day. Conditions are taken at their curve, whatever lowers them. */
function salienceMost(
  definition: Definition,
  s: number,
  bands: { readonly salience: Map<number, Band>; readonly condition: Map<number, Band> },
): Float64Array[] {
  const { conditions, issues, strata, dayCount } = definition;
  const felt = conditions.map((condition, c) =>
    Float64Array.from({ length: dayCount }, (_, day) => {
      const scaled = condition.scaled.reduce((times, scale) => times * Math.max(1, scale.times), 1);
      const shift = bands.condition.get(c * strata.length + s)?.most[day] ?? 0;
      return clamp01(curveAt(condition.curve, day) * condition.exposure[s] * scaled + shift);
    }),
  );
  return issues.map((issue, k) =>
    Float64Array.from({ length: dayCount }, (_, day) => {
      const shift = bands.salience.get(k * strata.length + s)?.most[day] ?? 0;
      const followed = issue.follows.reduce((sum, weight, c) => sum + Math.max(0, weight) * felt[c][day], 0);
      return clamp01(issue.salience[s] + followed + shift);
    }),
  );
}

/** Amounts that effects may write into a cell of a column, each as its low and its high. */
function changesOf({ origins }: Definition, table: ChangeTable): Map<number, (readonly [number, number])[]> {
  const found = new Map<number, (readonly [number, number])[]>();
  for (const { cells, amount } of origins.flatMap(({ effects }) =>
    effects.flatMap(({ changes }) => changes.filter((change) => change.table === table)),
  )) {
    for (const cell of cells) found.set(cell, [...(found.get(cell) ?? []), [amount.low, amount.high]]);
  }
  return found;
}

/** What pulls and pushes at most: agreement and disagreement of a party with a stratum on each issue, per unit of salience. */
function leanings(definition: Definition) {
  const { parties, issues, strata } = definition;
  const [positions, credibilities, reaches] = (['positions', 'credibility', 'reach'] as const).map((table) =>
    changesOf(definition, table),
  );
  return (s: number, p: number) => {
    const { reach, reachMax } = parties[p];
    const spread = (reaches.get(s * parties.length + p) ?? []).reduce(
      (times, [, high]) => times * Math.max(1, high),
      1,
    );
    const heard = clamp01(Math.max(reach[s], reachMax[s]) * spread);
    return issues.map((issue, k) => {
      const cell = p * issues.length + k;
      const agreements = [parties[p].positions[k], ...(positions.get(cell) ?? []).flat()].map(
        (position) => position * issue.demand[s],
      );
      const gained = (credibilities.get(cell) ?? []).reduce((sum, [, high]) => sum + Math.max(0, high), 0);
      const believed = clamp01(parties[p].credibility[k] + gained);
      return {
        pull: heard * believed * Math.max(0, ...agreements),
        push: heard * Math.max(0, ...agreements.map((x) => -x)),
      };
    });
  };
}

interface Extreme {
  readonly sum: number;
  readonly day: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** The furthest day of a sum of parts that are constant or vary by day. */
function furthest(
  dayCount: number,
  fixed: Readonly<Record<string, number>>,
  daily: Readonly<Record<string, (day: number) => number>>,
): Extreme {
  const constant = Object.values(fixed).reduce((a, b) => a + b, 0);
  const varying = Object.values(daily);
  let [best, most] = [0, -Infinity];
  for (let day = 0; day < dayCount; day++) {
    const sum = varying.reduce((total, read) => total + read(day), 0);
    if (sum > most) [best, most] = [day, sum];
  }
  const parts = Object.fromEntries(Object.entries(daily).map(([name, read]) => [name, read(best)]));
  return { sum: constant + most, day: best, parts: { ...fixed, ...parts } };
}

const shown = (parts: Readonly<Record<string, number>>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(', ');

/** Reports every stratum and party whose appeal could leave its room. */
export function checkAppeal(scope: Scope, definition: Definition): void {
  const { strata, parties, dayCount, mechanisms } = definition;
  const cells = strata.length * parties.length;
  const bands = {
    salience: shiftBands(definition, 'salienceShift'),
    condition: shiftBands(definition, 'conditionShift'),
  };
  const standings = shiftBands(definition, 'standing', (cell) => cell % cells);
  const leaningsOf = leanings(definition);
  strata.forEach((stratum, s) => {
    const salience = salienceMost(definition, s, bands);
    parties.forEach((party, p) => {
      const sides = leaningsOf(s, p);
      const standing = standings.get(s * parties.length + p);
      const tastes = TASTE_SDS * stratum.spec.tasteSpread[p] + stratum.behaviour.personalTaste;
      const issuesOf = (side: 'pull' | 'push') => (day: number) =>
        sides.reduce((sum, each, k) => sum + each[side] * salience[k][day], 0);
      const report = (verb: string, extreme: Extreme): void => {
        if (extreme.sum <= APPEAL_MAX) return;
        const date = isoOf(definition.startDay + extreme.day);
        const message = `\`${stratum.id}\` could be ${verb} \`${party.id}\` by ${extreme.sum.toFixed(2)} on ${date}; loyalties have room for ${APPEAL_MAX}`;
        scope.report(['strata', s], { code: 'appeal-bound', message, hint: shown(extreme.parts) });
      };
      const fixed = { blame: mechanisms.blame.max, tastes };
      const tradition = stratum.tradition[p];
      report(
        'drawn to',
        furthest(
          dayCount,
          { tradition, ...fixed },
          { issues: issuesOf('pull'), standings: (day) => standing?.most[day] ?? 0 },
        ),
      );
      report(
        'repelled by',
        furthest(
          dayCount,
          { tradition: -tradition, ...fixed },
          { issues: issuesOf('push'), standings: (day) => -(standing?.least[day] ?? 0) },
        ),
      );
    });
  });
}
