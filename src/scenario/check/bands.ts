/**
 * How far shifts can reach on each day: the greatest and the least sum of all effects that could be felt together.
 *
 * Decision worth knowing: a plain sum of every standing of the year would forbid scenarios in which nothing is ever near its bound. Causes
 * are therefore dated as far as they are known, fade as they are said to, and the options of one decision exclude each other. The factor
 * `times` of an effect is taken to be at most 1.
 */
import type { Definition, EffectDef, ShiftTable } from '../../model/definition.js';

/** Greatest and least value by day. */
export interface Band {
  readonly most: Float64Array;
  readonly least: Float64Array;
}

/** Origins of which at most one has its effects, on some day from `from` to `to`. */
interface Cause {
  readonly origins: readonly number[];
  readonly from: number;
  readonly to: number;
}

interface Timed {
  readonly when: unknown;
  readonly after: number;
  readonly before: number;
}

/** First and last tick on which something may happen; the first is after the last where it never can. */
function spanOf({ when, after, before }: Timed, ticks: readonly number[]): readonly [number, number] {
  const days = when === null ? ticks : [...ticks, after, before];
  return [Math.min(...days), Math.max(...days)];
}

/** Everything that can have effects, and when. Regimes may be entered on any day. */
function causesOf({ events, decisions, regimes, transitions, dayCount }: Definition): Cause[] {
  const spans = [
    ...events.map((event) => ({
      origins: [event.origin],
      span: spanOf(event, event.tick < 0 ? [] : [event.tick]),
    })),
    ...decisions.map((decision) => ({
      origins: decision.options.map((option) => option.origin),
      span: spanOf(decision, decision.agenda),
    })),
    ...[...regimes, ...transitions].map(({ origin }) => ({
      origins: [origin],
      span: [0, dayCount - 1] as const,
    })),
  ];
  return spans
    .map(({ origins, span: [from, to] }) => ({ origins, from, to }))
    .filter(({ from, to }) => from <= to);
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

type Bands = Map<number, Band>;

/** Which shifts are summed, and into which cells. */
interface Shifts {
  readonly table: ShiftTable;
  readonly cellOf: (cell: number) => number;
}

/** The band of a cell, made at first use. */
function bandAt(bands: Bands, cell: number, dayCount: number): Band {
  const band = bands.get(cell) ?? { most: new Float64Array(dayCount), least: new Float64Array(dayCount) };
  bands.set(cell, band);
  return band;
}

/** Adds to bands what one origin can add, cell by cell. */
function addOrigin(
  bands: Bands,
  { origins, dayCount }: Definition,
  [origin, cause]: readonly [number, Cause],
  { table, cellOf }: Shifts,
): void {
  for (const effect of origins[origin].effects) {
    const shifts = effect.shifts.filter((shift) => shift.table === table);
    if (shifts.length === 0) continue;
    const strength = strengths(effect, cause, dayCount);
    for (const { cells, amount } of shifts) {
      const [high, low] = [Math.max(0, amount.high), Math.min(0, amount.low)];
      for (const cell of cells) {
        const { most, least } = bandAt(bands, cellOf(cell), dayCount);
        for (let day = Math.max(0, cause.from); day < dayCount; day++) {
          most[day] += high * strength[day];
          least[day] += low * strength[day];
        }
      }
    }
  }
}

/** Widens the band of a cell to another band, where that reaches further. */
function widen(bands: Bands, cell: number, { most, least }: Band): void {
  const wide = bandAt(bands, cell, most.length);
  for (let day = 0; day < most.length; day++) {
    wide.most[day] = Math.max(wide.most[day], most[day]);
    wide.least[day] = Math.min(wide.least[day], least[day]);
  }
}

/** Adds to bands the furthest that any one origin of a cause reaches; one alone is added as it is. */
function addCause(bands: Bands, definition: Definition, cause: Cause, shifts: Shifts): void {
  if (cause.origins.length === 1) return addOrigin(bands, definition, [cause.origins[0], cause], shifts);
  const furthest: Bands = new Map();
  for (const origin of cause.origins) {
    const own: Bands = new Map();
    addOrigin(own, definition, [origin, cause], shifts);
    for (const [cell, band] of own) widen(furthest, cell, band);
  }
  for (const [cell, { most, least }] of furthest) {
    const total = bandAt(bands, cell, definition.dayCount);
    for (let day = 0; day < most.length; day++) {
      total.most[day] += most[day];
      total.least[day] += least[day];
    }
  }
}

/**
 * Bands of the sum of all shifts in a table, by cell. Cells are those of the column, or of `cellOf` them (standings of all
 * origins add up in one cell of stratum and party).
 */
export function shiftBands(
  definition: Definition,
  table: ShiftTable,
  cellOf = (cell: number): number => cell,
): Bands {
  const totals: Bands = new Map();
  for (const cause of causesOf(definition)) addCause(totals, definition, cause, { table, cellOf });
  return totals;
}
