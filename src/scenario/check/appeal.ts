/**
 * The room of loyalties: appeals with tastes stay within 0.95 of the [-1, 1) that 16 bits hold, or the sum of named sources would
 * saturate and the ledger could not account for it.
 *
 * Decision worth knowing: the bound is worked out day by day from what could be felt together (bands.ts), each side apart: a party may
 * be drawn far up by one set of causes and far down by another without ever leaving its room.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, StratumDef } from '../../model/definition.js';
import type { Scope } from '../compile/scope.js';
import { shiftBands } from './bands.js';
import { leanings, salienceMost } from './leaning.js';

/** The greatest absolute value that appeal and tastes may reach together. */
const APPEAL_MAX = 0.95;

/** Cells lie within so many standard deviations of their stratum's taste. */
const TASTE_SDS = 2.5;

/** One side of the room of a stratum and a party. */
interface Side {
  readonly verb: string;
  /** Parts that are the same every day. */
  readonly fixed: Readonly<Record<string, number>>;
  /** Weight of the salience of each issue. */
  readonly weights: readonly number[];
  /** Standings by day, and the sign that makes them at least 0; none at all where nothing stands. */
  readonly standings: Float64Array | undefined;
  readonly sign: 1 | -1;
}

/** How far issues draw a side, by day. */
function drawOf({ weights }: Side, salience: readonly Float64Array[], dayCount: number): Float64Array {
  const issues = new Float64Array(dayCount);
  weights.forEach((weight, k) => {
    const most = salience[k];
    if (weight > 0) for (let day = 0; day < dayCount; day++) issues[day] += weight * most[day];
  });
  return issues;
}

/** The day on which a side reaches furthest, and by which parts. */
function furthest(side: Side, salience: readonly Float64Array[], dayCount: number) {
  const issues = drawOf(side, salience, dayCount);
  const standings = side.standings ?? new Float64Array(dayCount);
  let best = 0;
  let most = -Infinity;
  for (let day = 0; day < dayCount; day++) {
    const daily = issues[day] + side.sign * standings[day];
    if (daily > most) [best, most] = [day, daily];
  }
  const parts = { ...side.fixed, issues: issues[best], standings: side.sign * standings[best] };
  return { day: best, parts, sum: Object.values(parts).reduce((a, b) => a + b, 0) };
}

const shown = (parts: Readonly<Record<string, number>>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(', ');

const tastesOf = ({ spec, behaviour }: StratumDef, p: number): number =>
  TASTE_SDS * spec.tasteSpread[p] + behaviour.personalTaste;

/** Both sides of every stratum and party. */
function* sidesOf(
  definition: Definition,
): Generator<{ readonly s: number; readonly p: number; readonly side: Side }> {
  const { strata, parties, mechanisms } = definition;
  const cellCount = strata.length * parties.length;
  const standings = shiftBands(definition, 'standing', (cell) => cell % cellCount);
  const leaningsOf = leanings(definition);
  for (const [s, stratum] of strata.entries()) {
    for (const p of parties.keys()) {
      const { pulls, pushes } = leaningsOf(s, p);
      const band = standings.get(s * parties.length + p);
      const fixed = {
        tradition: stratum.tradition[p],
        blame: mechanisms.blame.max,
        tastes: tastesOf(stratum, p),
      };
      const towards = { verb: 'drawn to', fixed, weights: pulls, standings: band?.most, sign: 1 } as const;
      yield { s, p, side: towards };
      const against = { ...fixed, tradition: -fixed.tradition };
      const away = { verb: 'repelled by', weights: pushes, standings: band?.least, sign: -1 } as const;
      yield { s, p, side: { ...away, fixed: against } };
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

/** Reports every stratum and party whose appeal could leave its room. */
export function checkAppeal(scope: Scope, definition: Definition): void {
  const { strata, parties, startDay, dayCount } = definition;
  checkStart(scope, definition);
  const salience = salienceMost(definition);
  for (const { s, p, side } of sidesOf(definition)) {
    const { sum, day, parts } = furthest(side, salience[s], dayCount);
    if (sum <= APPEAL_MAX) continue;
    const reached = `by ${sum.toFixed(2)} on ${isoOf(startDay + day)}; loyalties have room for ${APPEAL_MAX}`;
    const message = `\`${strata[s].id}\` could be ${side.verb} \`${parties[p].id}\` ${reached}`;
    scope.report(['strata', s], { code: 'appeal-bound', message, hint: shown(parts) });
  }
}
