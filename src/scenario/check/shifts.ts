/**
 * How far shifts can reach on each day, upwards or downwards: the greatest sum of all effects that could be
 * felt together.
 *
 * Decision worth knowing: a plain sum of every standing of the year would forbid scenarios in which nothing
 * is ever near its bound. Causes are therefore dated as far as they are known, fade as they are said to, and
 * the options of one decision exclude each other. The factor `times` of an effect is taken to be at most 1.
 */
import type { ShiftedColumn } from '../../model/columns/table.js';
import type { ShiftDef } from '../../model/columns/amounts.js';
import type { Definition, EffectDef, EventDef, OriginDef } from '../../model/definition.js';
import type { Stock } from '../compile/stock.js';

/** Origins of which at most one has its effects, on some day from `from` to `to`. */
interface Cause {
  readonly origins: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** First and last of the ticks on which something may happen; the first is the later where it never can. */
const spanOf = (ticks: readonly number[]): readonly [number, number] => [
  Math.min(...ticks),
  Math.max(...ticks),
];

const ticksOf = ({ tick, when, after, before }: EventDef): number[] => [
  ...(tick < 0 ? [] : [tick]),
  ...(when === null ? [] : [after, before]),
];

/** A cause, unless it never can come about. */
const causeOf = (origins: readonly number[], [from, to]: readonly [number, number]): Cause[] =>
  from <= to ? [{ origins, from, to }] : [];

/** An event, as often as it can come: each time no earlier than so many days after the last. */
const causesOfEvent = (event: EventDef): Cause[] => {
  const { origin, again, before } = event;
  const [first, last] = spanOf(ticksOf(event));
  if (again === 0 || first > last) return causeOf([origin], [first, last]);
  const causes: Cause[] = [];
  for (let from = first; from <= before; from += again)
    causes.push(...causeOf([origin], [from, event.when === null ? from : last]));
  return causes.length > 0 ? causes : causeOf([origin], [first, last]);
};

/**
 * Everything that can have effects, and when: forms of action on each day. Regimes may be entered on any.
 * Only those with effects that are felt.
 */
function causesOf(definition: Definition, isFelt: (origin: number) => boolean): Cause[] {
  const { forms, events, decisions, regimes, dayCount } = definition;
  const felt = ({ origin }: { readonly origin: number }) => isFelt(origin);
  return [
    ...forms
      .filter(felt)
      .flatMap(({ origin }) =>
        Array.from({ length: dayCount }, (_, day): Cause => ({ origins: [origin], from: day, to: day })),
      ),
    ...events.filter(felt).flatMap(causesOfEvent),
    ...decisions.flatMap(({ options, when, sits }) => {
      const origins = options.map(({ origin }) => origin).filter(isFelt);
      const anyDay = when === null || sits.length > 0 ? [] : [0, dayCount - 1];
      return origins.length > 0 ? causeOf(origins, spanOf([...sits, ...anyDay])) : [];
    }),
    ...regimes.filter(felt).flatMap(({ origin }) => causeOf([origin], [0, dayCount - 1])),
  ];
}

/** The greatest share of an effect that can be felt on each day. */
function strengths({ decay, days }: EffectDef, { from, to }: Cause, dayCount: number): Float64Array {
  const strength = new Float64Array(dayCount);
  let fading = 1;
  for (let day = Math.max(0, from); day < dayCount; day++) {
    if (day > to) fading *= decay;
    if (day - to < days) strength[day] = fading;
  }
  return strength;
}

type Sums = Map<number, Float64Array>;

/** Which shifts are summed, and into which cells. */
export interface ShiftsAsked {
  readonly table: ShiftedColumn;
  /** 1 for upwards, -1 for downwards. */
  readonly way: 1 | -1;
  /** The cell of the column, or the one in which several of it add up. */
  readonly cellOf?: (cell: number) => number;
}

/** How far each effect of an origin shifts each cell, the effects in their order. */
type Reach = readonly (readonly [effect: EffectDef, cell: number, amount: number])[];

const reaches = new WeakMap<OriginDef, Map<string, Reach>>();

/** What an origin shifts: nothing for one of which no effect is summed. */
function reachOf(origin: OriginDef, { table, way, cellOf = (cell) => cell }: ShiftsAsked): Reach {
  const known = reaches.get(origin) ?? new Map<string, Reach>();
  const key = `${table}.${way}`;
  const furthest = ({ amount }: ShiftDef): number => (way > 0 ? amount.high : -amount.low);
  const reach =
    known.get(key) ??
    origin.effects.flatMap((effect) =>
      effect.shifts
        .filter((shift) => shift.table === table && furthest(shift) > 0)
        .flatMap((shift) => shift.cells.map((cell) => [effect, cellOf(cell), furthest(shift)] as const)),
    );
  reaches.set(origin, known.set(key, reach));
  return reach;
}

/** The sums of a cell, made at first use. */
function sumsAt(sums: Sums, cell: number, dayCount: number): Float64Array {
  const known = sums.get(cell) ?? new Float64Array(dayCount);
  sums.set(cell, known);
  return known;
}

/** What is summed of which origins. */
interface Summing {
  readonly definition: Definition;
  readonly shifts: ShiftsAsked;
  readonly isAsked: (cell: number) => boolean;
}

/** Adds what one origin can add, cell by cell. */
function addOrigin(sums: Sums, origin: number, cause: Cause, { definition, shifts, isAsked }: Summing): void {
  const { origins, dayCount } = definition;
  let strength: { readonly of: EffectDef; readonly values: Float64Array } | undefined;
  for (const [effect, cell, amount] of reachOf(origins[origin], shifts)) {
    if (!isAsked(cell)) continue;
    if (strength?.of !== effect) strength = { of: effect, values: strengths(effect, cause, dayCount) };
    const { values } = strength;
    const sum = sumsAt(sums, cell, dayCount);
    for (let day = Math.max(0, cause.from); day < dayCount; day++) sum[day] += amount * values[day];
  }
}

/** Takes over what reaches further. */
function widen(wide: Float64Array, sum: Float64Array): void {
  for (let day = 0; day < sum.length; day++) wide[day] = Math.max(wide[day], sum[day]);
}

/** Adds the furthest that any one origin of a cause reaches; one alone is added as it is. */
function addCause(sums: Sums, cause: Cause, summing: Summing): void {
  if (cause.origins.length === 1) return addOrigin(sums, cause.origins[0], cause, summing);
  const { dayCount } = summing.definition;
  const furthest: Sums = new Map();
  for (const origin of cause.origins) {
    const own: Sums = new Map();
    addOrigin(own, origin, cause, summing);
    for (const [cell, sum] of own) widen(sumsAt(furthest, cell, dayCount), sum);
  }
  for (const [cell, sum] of furthest) {
    const total = sumsAt(sums, cell, dayCount);
    for (let day = 0; day < sum.length; day++) total[day] += sum[day];
  }
}

/** Everything of which something is summed, and when. */
function causesOfShifts(definition: Definition, shifts: ShiftsAsked): Cause[] {
  return causesOf(definition, (origin) => reachOf(definition.origins[origin], shifts).length > 0);
}

/**
 * How far all shifts in a table reach together one way, by cell and day, at least 0; cells that nothing
 * shifts that way are not in it. Cells are those of the column, or of `cellOf` them (standings of all origins
 * add up in one cell of stratum and party); only those that are asked for.
 */
export function shiftsMost(
  definition: Definition,
  stock: Stock,
  shifts: ShiftsAsked,
  asked: ReadonlySet<number>,
): ReadonlyMap<number, Float64Array> {
  const causes = causesOfShifts(definition, shifts);
  const originOf = (index: number) => definition.origins[index];
  const reads = causes.flatMap(({ origins, from, to }) => [from, to, ...origins.map(originOf)]);
  const key = `shifts.${shifts.table}.${shifts.way}`;
  return stock.recall(key, [definition.dayCount, ...asked, ...reads], () => {
    const sums: Sums = new Map();
    const summing = { definition, shifts, isAsked: (cell: number) => asked.has(cell) };
    for (const cause of causes) addCause(sums, cause, summing);
    return sums;
  });
}

const addTo = (sums: Map<number, number>, cell: number, amount: number): void => {
  sums.set(cell, (sums.get(cell) ?? 0) + amount);
};

/**
 * The same by cell, as if everything were felt in full on one day, as often as it can come: no day reaches
 * further.
 */
export function shiftsRoughly(definition: Definition, shifts: ShiftsAsked): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { origins } of causesOfShifts(definition, shifts)) {
    const furthest = new Map<number, number>();
    for (const origin of origins) {
      const own = origins.length === 1 ? sums : new Map<number, number>();
      for (const [, cell, amount] of reachOf(definition.origins[origin], shifts)) addTo(own, cell, amount);
      if (own === sums) continue;
      for (const [cell, sum] of own) furthest.set(cell, Math.max(furthest.get(cell) ?? 0, sum));
    }
    for (const [cell, sum] of furthest) addTo(sums, cell, sum);
  }
  return sums;
}
