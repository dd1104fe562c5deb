/**
 * The room of loyalties: appeals with tastes stay within 0.95 of the [-1, 1) that 16 bits hold, or the sum of
 * named sources would saturate and the ledger could not account for it.
 *
 * Decision worth knowing: the bound is worked out day by day from what could be felt together (shifts.ts),
 * each side apart: a party may be drawn far up by one set of causes and far down by another without ever
 * leaving its room.
 */
import { isoOf } from '../../foundation/calendar.js';
import { sizesOf } from '../../model/columns/axes.js';
import { cellAt } from '../../model/columns/columns.js';
import type { Definition, StratumDef } from '../../model/definition.js';
import type { Scope } from '../compile/scope.js';
import { leaningReads, leanings, cellNumbers, salienceMost, salienceRoughly } from './leaning.js';
import type { Stock } from '../compile/stock.js';
import { shiftsMost, shiftsRoughly, type ShiftsAsked } from './shifts.js';

/** The greatest absolute value that appeal and tastes may reach together. */
const APPEAL_MAX = 0.95;

/** Cells lie within so many standard deviations of their stratum's taste. */
const TASTE_SDS = 2.5;

/** Parts of an appeal by name. */
type Parts = Readonly<Record<string, number>>;

/** One side of the room of a stratum and a party, without what varies by day. */
interface Side {
  readonly verb: string;
  /** Parts that are the same every day. */
  readonly fixed: Parts;
  /** Weight of the salience of each issue. */
  readonly weights: readonly number[];
  /** The cell in which standings of all origins add up this way. */
  readonly way: 1 | -1;
  readonly cell: number;
}

const sumOf = (parts: Parts): number => Object.values(parts).reduce((a, b) => a + b, 0);

/** How far issues of these saliences draw a side. */
function drawOf(weights: readonly number[], salienceOf: (k: number) => number): number {
  let draw = 0;
  for (let k = 0; k < weights.length; k++) if (weights[k] > 0) draw += weights[k] * salienceOf(k);
  return draw;
}

/** The day on which a side reaches furthest, and by which parts. */
function furthest(
  { fixed, weights }: Side,
  salience: readonly Float64Array[],
  standings: Float64Array | undefined,
  dayCount: number,
) {
  const drawOn = (day: number) => drawOf(weights, (k) => salience[k][day]);
  const standingOn = (day: number) => standings?.[day] ?? 0;
  let best = 0;
  let most = -Infinity;
  for (let day = 0; day < dayCount; day++) {
    const daily = drawOn(day) + standingOn(day);
    if (daily > most) [best, most] = [day, daily];
  }
  const parts = { ...fixed, issues: drawOn(best), standings: standingOn(best) };
  return { day: best, parts, sum: sumOf(parts) };
}

const shown = (parts: Parts): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(', ');

const tastesOf = ({ spec, behaviour }: StratumDef, p: number): number =>
  TASTE_SDS * spec.tasteSpread[p] + behaviour.personalTaste;

/** Standings of all origins add up in one cell of stratum and party. */
function standingShifts(definition: Definition, way: 1 | -1): ShiftsAsked {
  const ofOrigin = cellAt('standing', sizesOf(definition), { origin: 1 });
  return { table: 'standing', way, cellOf: (cell) => cell % ofOrigin };
}

interface Placed {
  readonly s: number;
  readonly p: number;
  readonly side: Side;
}

/** Both sides of every stratum and party. */
function* sidesOf(definition: Definition, leaningsOf: ReturnType<typeof leanings>): Generator<Placed> {
  const { strata, parties, mechanisms } = definition;
  const sizes = sizesOf(definition);
  for (const [s, stratum] of strata.entries()) {
    for (const p of parties.keys()) {
      const { pulls, pushes } = leaningsOf(s, p);
      const cell = cellAt('standing', sizes, { stratum: s, party: p });
      const fixed = {
        tradition: stratum.tradition[p],
        blame: mechanisms.blame.max,
        tastes: tastesOf(stratum, p),
      };
      yield { s, p, side: { verb: 'drawn to', fixed, weights: pulls, way: 1, cell } };
      const against = { ...fixed, tradition: -fixed.tradition };
      yield { s, p, side: { verb: 'repelled by', fixed: against, weights: pushes, way: -1, cell } };
    }
  }
}

/** Room that is not trusted to numbers which are added in another order. */
const ROUNDING = 1e-9;

/**
 * Sides that would leave their room if all that varies were greatest on one day: where there is room for
 * that, no day needs to be looked at.
 */
function crowded(definition: Definition, stock: Stock): Placed[] {
  const { strata, parties, mechanisms } = definition;
  const leaningsOf = stock.recall('leanings', leaningReads(definition), () => leanings(definition));
  const salience = salienceRoughly(definition, stock);
  const up = shiftsRoughly(definition, standingShifts(definition, 1));
  const down = shiftsRoughly(definition, standingShifts(definition, -1));
  const reads = [leaningsOf, salience, ...cellNumbers(up), ...cellNumbers(down), ...strata, ...parties];
  return stock.recall('crowded', [...reads, mechanisms.blame.max], () =>
    [...sidesOf(definition, leaningsOf)].filter(({ s, side: { fixed, weights, way, cell } }) => {
      const standing = (way > 0 ? up : down).get(cell) ?? 0;
      const most = sumOf(fixed) + drawOf(weights, (k) => salience[s][k]) + standing;
      return !(most <= APPEAL_MAX - ROUNDING);
    }),
  );
}

/** Loyalties given for the start lie within the same room. */
function checkStart(scope: Scope, { strata, parties }: Definition): void {
  strata.forEach((stratum, s) =>
    stratum.start.forEach((start, p) => {
      const reach = Math.abs(start) + tastesOf(stratum, p);
      if (Number.isNaN(start) || reach <= APPEAL_MAX) return;
      const message = `\`${stratum.id}\` would start up to ${reach.toFixed(2)} from indifference to \`${parties[p].id}\`; loyalties have room for ${APPEAL_MAX}`;
      scope.report(['strata', s, 'start', parties[p].id], { code: 'start-bound', message });
    }),
  );
}

interface Excess {
  readonly s: number;
  readonly message: string;
  readonly hint: string;
}

/** Every stratum and party whose appeal could leave its room. */
function excesses(definition: Definition, stock: Stock): Excess[] {
  const { strata, parties, startDay, dayCount } = definition;
  const sides = crowded(definition, stock);
  if (sides.length === 0) return [];
  const salience = salienceMost(definition, stock, [...new Set(sides.map(({ s }) => s))]);
  const cells = new Set(sides.map(({ side }) => side.cell));
  const standingsMost = (way: 1 | -1) =>
    shiftsMost(definition, stock, standingShifts(definition, way), cells);
  const [up, down] = [standingsMost(1), standingsMost(-1)];
  return sides.flatMap(({ s, p, side }) => {
    const standings = (side.way > 0 ? up : down).get(side.cell);
    const { sum, day, parts } = furthest(side, salience.get(s) ?? [], standings, dayCount);
    if (sum <= APPEAL_MAX) return [];
    const reached = `by ${sum.toFixed(2)} on ${isoOf(startDay + day)}; loyalties have room for ${APPEAL_MAX}`;
    const message = `\`${strata[s].id}\` could be ${side.verb} \`${parties[p].id}\` ${reached}`;
    return [{ s, message, hint: shown(parts) }];
  });
}

/** Reports every stratum and party whose appeal could leave its room. */
export function checkAppeal(scope: Scope, definition: Definition, stock: Stock): void {
  const { strata, parties } = definition;
  stock.take(scope, ['start-bound'], [...strata, ...parties], () => checkStart(scope, definition));
  for (const { s, ...told } of excesses(definition, stock))
    scope.report(['strata', s], { code: 'appeal-bound', ...told });
}
