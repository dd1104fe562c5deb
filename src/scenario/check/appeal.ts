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
import { greatestOf, leaningReads, leanings, salienceMost, type SalienceMost } from './leaning.js';
import type { Stock } from '../compile/stock.js';
import { shiftsMost } from './shifts.js';

/** The greatest absolute value that appeal and tastes may reach together. */
const APPEAL_MAX = 0.95;

/** Cells lie within so many standard deviations of their stratum's taste. */
const TASTE_SDS = 2.5;

/** Parts of an appeal by name. */
type Parts = Readonly<Record<string, number>>;

/** One side of the room of a stratum and a party. */
interface Side {
  readonly verb: string;
  /** Parts that are the same every day. */
  readonly fixed: Parts;
  /** Weight of the salience of each issue. */
  readonly weights: readonly number[];
  /** How far standings reach by day, at least 0; none at all where nothing stands. */
  readonly standings: Float64Array | undefined;
}

const sumOf = (parts: Parts): number => Object.values(parts).reduce((a, b) => a + b, 0);

/** How far issues of these saliences draw a side. */
function drawOf(weights: readonly number[], salienceOf: (k: number) => number): number {
  let draw = 0;
  for (let k = 0; k < weights.length; k++) if (weights[k] > 0) draw += weights[k] * salienceOf(k);
  return draw;
}

/**
 * What a side would reach if all that varies were greatest on one day: where there is room for that, no day
 * needs to be looked at.
 */
function sumMost({ fixed, weights, standings }: Side, greatest: readonly number[]): number {
  const issues = drawOf(weights, (k) => greatest[k]);
  return sumOf(fixed) + issues + (standings === undefined ? 0 : greatestOf(standings));
}

/** The day on which a side reaches furthest, and by which parts. */
function furthest({ fixed, weights, standings }: Side, salience: readonly Float64Array[], dayCount: number) {
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

/** What draws and repels people at most, over all strata and parties. */
interface Reaches {
  readonly salience: SalienceMost;
  readonly up: ReadonlyMap<number, Float64Array>;
  readonly down: ReadonlyMap<number, Float64Array>;
  readonly leaningsOf: ReturnType<typeof leanings>;
}

function reachesOf(definition: Definition, stock: Stock): Reaches {
  const ofOrigin = cellAt('standing', sizesOf(definition), { origin: 1 });
  const standingsMost = (way: 1 | -1) =>
    shiftsMost(definition, stock, { table: 'standing', way, cellOf: (cell) => cell % ofOrigin });
  return {
    salience: salienceMost(definition, stock),
    up: standingsMost(1),
    down: standingsMost(-1),
    leaningsOf: stock.recall('leanings', leaningReads(definition), () => leanings(definition)),
  };
}

/** Both sides of every stratum and party. */
function* sidesOf(
  definition: Definition,
  { up, down, leaningsOf }: Reaches,
): Generator<{ readonly s: number; readonly p: number; readonly side: Side }> {
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
      yield { s, p, side: { verb: 'drawn to', fixed, weights: pulls, standings: up.get(cell) } };
      const against = { ...fixed, tradition: -fixed.tradition };
      yield {
        s,
        p,
        side: { verb: 'repelled by', fixed: against, weights: pushes, standings: down.get(cell) },
      };
    }
  }
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
function* excesses(definition: Definition, reaches: Reaches): Generator<Excess> {
  const { strata, parties, startDay, dayCount } = definition;
  const { rows, greatest } = reaches.salience;
  for (const { s, p, side } of sidesOf(definition, reaches)) {
    if (sumMost(side, greatest[s]) <= APPEAL_MAX) continue;
    const { sum, day, parts } = furthest(side, rows[s], dayCount);
    if (sum <= APPEAL_MAX) continue;
    const reached = `by ${sum.toFixed(2)} on ${isoOf(startDay + day)}; loyalties have room for ${APPEAL_MAX}`;
    const message = `\`${strata[s].id}\` could be ${side.verb} \`${parties[p].id}\` ${reached}`;
    yield { s, message, hint: shown(parts) };
  }
}

/** Reports every stratum and party whose appeal could leave its room. */
export function checkAppeal(scope: Scope, definition: Definition, stock: Stock): void {
  const { strata, parties, mechanisms, startDay } = definition;
  stock.take(scope, ['start-bound'], [...strata, ...parties], () => checkStart(scope, definition));
  const reaches = reachesOf(definition, stock);
  const { salience, up, down, leaningsOf } = reaches;
  const reads = [salience, up, down, leaningsOf, ...strata, ...parties, mechanisms.blame.max, startDay];
  for (const { s, ...told } of stock.recall('appeal', reads, () => [...excesses(definition, reaches)]))
    scope.report(['strata', s], { code: 'appeal-bound', ...told });
}
