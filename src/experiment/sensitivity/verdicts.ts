/**
 * Words for what a parameter does, by rule.
 *
 * Decision worth knowing: a word needs its whole interval. What is not known to matter is not said not to:
 * it has a word of its own.
 */
import type { Estimate } from '../many/interval.js';
import type { ElementaryEffect } from './elementary-effects.js';

export type ParameterVerdict = 'decides' | 'matters' | 'hardly matters' | 'cannot be told';

/**
 * By the interval of a total index: `decides` from a quarter of the variance on, `hardly matters` below a
 * tenth, `matters` above a twentieth.
 */
export function verdictOfTotal(total: Estimate | null): ParameterVerdict {
  if (total === null) return 'cannot be told';
  if (total.low >= 0.25) return 'decides';
  if (total.high < 0.1) return 'hardly matters';
  return total.low > 0.05 ? 'matters' : 'cannot be told';
}

/**
 * By the interval of mu*, among those of one outcome: `decides` at half of the greatest and more, `hardly
 * matters` where all of it lies below a tenth of the greatest; `decides` and `matters` need an interval above
 * what noise alone would give.
 */
export function verdictsOfEffects(effects: readonly ElementaryEffect[]): ParameterVerdict[] {
  const isSeen = ({ muStar, floor }: ElementaryEffect) => muStar.low > (floor ?? 0);
  const greatest = effects.reduce((most, each) => (each.muStar.value > most.muStar.value ? each : most));
  return effects.map((effect) => {
    const { value, high } = effect.muStar;
    if (isSeen(greatest) && high < greatest.muStar.value / 10) return 'hardly matters';
    if (!isSeen(effect)) return 'cannot be told';
    return value >= greatest.muStar.value / 2 ? 'decides' : 'matters';
  });
}
