/**
 * What moves the people of each stratum today: a table of integers that politics fills and a kernel reads.
 *
 * Decision worth knowing: a row has 36 numbers whatever the number of parties, so its places are constants in
 * every kernel, and nothing is allocated from day to day.
 */
import { ONE } from '../foundation/fixed.js';
import { RUNGS } from '../population/layout.js';
import { PARTIES_MAX } from '../population/spec.js';

/**
 * Where each figure of a stratum's day lies in its row. Everything is a Q15 integer but `officeMask`;
 * `appeal` and `call` go on for as many parties as there can be.
 */
export const FIELD = {
  /**
   * Mean rho today: an agent's rho is min(rhoCap, receptivity byte * tempo >> 7), and a byte of 128 is
   * receptivity 1.
   */
  tempo: 0,
  /** The greatest rho: stacked shocks cannot overflow. */
  rhoCap: 1,
  /** Pull of the daily encounter, and of the tied cells. */
  sigma: 2,
  omega: 3,
  /** Amplitudes of the daily noise and of personal tastes. */
  noise: 4,
  personalTaste: 5,
  /** How far the greatest loyalty must stand above the mean of all to be an allegiance. */
  floor: 6,
  /** Bit p is set while party p is in office. */
  officeMask: 7,
  /** Weight of (best loyalty outside office - best loyalty in office). */
  grievance: 8,
  discontent: 9,
  /** Weight of the share of the cell that was active yesterday. */
  kappa: 10,
  fear: 11,
  /** Fatigue grows by this times the active share, and fades by this share of itself, a day. */
  fatigueGain: 12,
  fatigueFade: 13,
  /**
   * A threshold is thresholdLeast + byte * thresholdStep, within [-1, 1) for every byte; see
   * `thresholdScale`.
   */
  thresholdLeast: 14,
  thresholdStep: 15,
  /** [party] A(s,p), any Q15 number. */
  appeal: 16,
  /** [party] Weight of the loyalty of those whom their party calls out (negative: calls home). */
  call: 16 + PARTIES_MAX,
  /** Weight of the mean share of the tied cells that was active yesterday. */
  diffusion: 16 + 2 * PARTIES_MAX,
  /**
   * [rung] Heights above the threshold, from 0: how many are driven beyond each is counted (`beyond` of
   * population/layout.ts). A height of 0 is none: nobody is counted there.
   */
  rungs: 17 + 2 * PARTIES_MAX,
} as const;

export const ROW_LENGTH = 36;

/** What a stratum has for each party. */
type Pull = 'appeal' | 'call';
type Pulls = Readonly<Record<Pull, ArrayLike<number>>>;

/** What of a stratum's day is the same for all parties. */
export type StratumFigures = {
  readonly [Name in keyof typeof FIELD as Exclude<Name, Pull | 'rungs'>]: number;
};

/** One stratum's day. */
export type StratumInputs = StratumFigures & Pulls;

/** All strata's rows. */
export interface KernelInputs {
  readonly partyCount: number;
  /** [stratum x ROW_LENGTH] */
  readonly rows: Int32Array;
  /** Whether sums of products are wanted (`rhoLoyalty`, `rhoAppeal`, `noise`, `lost`); else they are 0. */
  readonly products: boolean;
}

export const createInputs = (strataCount: number, partyCount: number, products = true): KernelInputs => ({
  partyCount,
  rows: new Int32Array(strataCount * ROW_LENGTH),
  products,
});

/** Writes the day of one stratum. */
export function writeInputs(inputs: KernelInputs, stratum: number, day: StratumInputs): void {
  writeFigures(inputs, stratum, day);
  writePulls(inputs, stratum, day);
}

/**
 * Writes what is the same for all parties; one by one, since looking each figure up by its name took longer
 * than working it out.
 */
export function writeFigures({ rows }: KernelInputs, stratum: number, day: StratumFigures): void {
  const row = stratum * ROW_LENGTH;
  rows[row + FIELD.tempo] = day.tempo;
  rows[row + FIELD.rhoCap] = day.rhoCap;
  rows[row + FIELD.sigma] = day.sigma;
  rows[row + FIELD.omega] = day.omega;
  rows[row + FIELD.noise] = day.noise;
  rows[row + FIELD.personalTaste] = day.personalTaste;
  rows[row + FIELD.floor] = day.floor;
  rows[row + FIELD.officeMask] = day.officeMask;
  rows[row + FIELD.grievance] = day.grievance;
  rows[row + FIELD.discontent] = day.discontent;
  rows[row + FIELD.kappa] = day.kappa;
  rows[row + FIELD.fear] = day.fear;
  rows[row + FIELD.diffusion] = day.diffusion;
  rows[row + FIELD.fatigueGain] = day.fatigueGain;
  rows[row + FIELD.fatigueFade] = day.fatigueFade;
  rows[row + FIELD.thresholdLeast] = day.thresholdLeast;
  rows[row + FIELD.thresholdStep] = day.thresholdStep;
}

/** Writes appeal and calls by party. */
export function writePulls(
  { rows, partyCount }: KernelInputs,
  stratum: number,
  { appeal, call }: Pulls,
): void {
  const row = stratum * ROW_LENGTH;
  for (let p = 0; p < partyCount; p++) {
    rows[row + FIELD.appeal + p] = appeal[p];
    rows[row + FIELD.call + p] = call[p];
  }
}

/** Writes the heights beyond which people are counted; the rest of them are none. */
export function writeRungs({ rows }: KernelInputs, stratum: number, heights: ArrayLike<number>): void {
  const first = stratum * ROW_LENGTH + FIELD.rungs;
  for (let rung = 0; rung < RUNGS; rung++) rows[first + rung] = heights[rung] ?? 0;
}

/** Figures with their places in a row. */
const places = (names: readonly (keyof typeof FIELD)[]) =>
  names.map((name) => ({ name, place: FIELD[name] }));

/** Figures that may have either sign. Their negative must exist in 16 bits, so -32768 is none. */
const SIGNED = places(['grievance', 'discontent', 'kappa', 'diffusion', 'fear']);

/** Figures that are rates, weights of one sign or heights, never below 0: all the others but few. */
const NOT_NEGATIVE = places(
  (Object.keys(FIELD) as (keyof typeof FIELD)[]).filter(
    (field) =>
      !/officeMask|thresholdLeast|appeal|call|rungs/.test(field) &&
      !SIGNED.some(({ name }) => name === field),
  ),
);

const isBetween = (x: number, low: number): boolean => x >= low && x < ONE;

/**
 * What a kernel could not compute exactly with one stratum's row; empty if all is well. The rule of sums
 * keeps the update within 32 bits: rhoCap + sigma + omega + noise / 2 < 1.
 */
export function rowFaults({ rows, partyCount }: KernelInputs, stratum: number): readonly string[] {
  const row = stratum * ROW_LENGTH;
  const faults: string[] = [];
  for (const { name, place } of NOT_NEGATIVE)
    if (!isBetween(rows[row + place], 0)) faults.push(`${name} is not in [0, 1)`);
  for (const { name, place } of SIGNED)
    if (!isBetween(rows[row + place], 1 - ONE)) faults.push(`${name} is not in (-1, 1)`);
  for (let p = 0; p < partyCount; p++) {
    const [appeal, call] = [rows[row + FIELD.appeal + p], rows[row + FIELD.call + p]];
    if (!isBetween(appeal, -ONE)) faults.push(`appeal of party ${p} is not in [-1, 1)`);
    if (!isBetween(call, 1 - ONE)) faults.push(`call of party ${p} is not in (-1, 1)`);
  }
  for (let rung = 0; rung < RUNGS; rung++)
    if (!isBetween(rows[row + FIELD.rungs + rung], 0)) faults.push(`height ${rung} is not in [0, 1)`);
  const [least, step] = [rows[row + FIELD.thresholdLeast], rows[row + FIELD.thresholdStep]];
  if (!isBetween(least, -ONE) || !isBetween(least + 255 * step, -ONE))
    faults.push('thresholdLeast and 255 times thresholdStep above it are not in [-1, 1)');
  const office = rows[row + FIELD.officeMask];
  if (office < 0 || office >> partyCount !== 0) faults.push('officeMask names parties there are not');
  const pulls = rows[row + FIELD.rhoCap] + rows[row + FIELD.sigma] + rows[row + FIELD.omega];
  if (2 * pulls + rows[row + FIELD.noise] >= 2 * ONE)
    faults.push('rhoCap + sigma + omega + noise / 2 is 1 or more');
  return faults;
}

/** Throws a RangeError where a kernel could not compute exactly: compilation should have seen to it. */
export function assertInputs(inputs: KernelInputs): void {
  for (let stratum = 0; stratum < inputs.rows.length / ROW_LENGTH; stratum++) {
    const faults = rowFaults(inputs, stratum);
    if (faults.length > 0) throw new RangeError(`inputs of stratum ${stratum}: ${faults.join('; ')}`);
  }
}

/** Whether the cap can bind today for somebody of the stratum: such a day is to be recorded. */
export const isCapped = ({ rows }: KernelInputs, stratum: number): boolean =>
  (255 * rows[stratum * ROW_LENGTH + FIELD.tempo]) >> 7 > rows[stratum * ROW_LENGTH + FIELD.rhoCap];
