/** Loyalty in points: hundredths of the half scale, so that all of it runs from -100 to 100. */

/** A tenth of a point, the smallest that is shown. */
const TENTHS = 1000;

/** Points with a sign and one decimal; nothing is `0.0`. */
export const points = (loyalty: number): string => {
  const told = size(loyalty);
  return told === '0.0' ? told : `${loyalty > 0 ? '+' : '-'}${told}`;
};

/** The size of a change, without a sign. */
export const size = (loyalty: number): string => (Math.round(Math.abs(loyalty) * TENTHS) / 10).toFixed(1);

/**
 * Values rounded so that they add up to their rounded sum (largest remainders).
 *
 * @param unit how many of the smallest that is shown make 1: tenths of a point unless said
 */
export function roundedTogether(values: readonly number[], unit = TENTHS): number[] {
  const whole = Math.round(values.reduce((a, b) => a + b, 0) * unit);
  const floors = values.map((value) => Math.floor(value * unit));
  const left = whole - floors.reduce((a, b) => a + b, 0);
  const order = values
    .map((value, i) => ({ i, remainder: value * unit - floors[i] }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of order.slice(0, left)) floors[i]++;
  return floors.map((smallest) => smallest / unit);
}

/** How the figures of a table are told. */
export interface ShownFigures {
  /** With a sign; nothing has none. */
  readonly signed: (value: number) => string;
  /** Rounded so that they add up. */
  readonly together: (values: readonly number[]) => number[];
}

export const POINTS: ShownFigures = { signed: points, together: (values) => roundedTogether(values) };

const DECIMALS_MAX = 6;

/** Figures in a unit of their own, to three digits of the greatest of them. */
export function scaleOf(values: readonly number[]): ShownFigures {
  const greatest = Math.max(...values.map(Math.abs));
  const digits = greatest > 0 ? 2 - Math.floor(Math.log10(greatest)) : 0;
  const decimals = Math.min(DECIMALS_MAX, Math.max(0, digits));
  return {
    signed: (value) => {
      const told = Math.abs(value).toFixed(decimals);
      return Number(told) === 0 ? told : `${value > 0 ? '+' : '-'}${told}`;
    },
    together: (all) => roundedTogether(all, 10 ** decimals),
  };
}
