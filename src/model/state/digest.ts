/**
 * The digest of a run: a chain over days of its logical content, and the people at the end.
 *
 * Decision worth knowing: columns derived from others (the split of appeal by source) are left out, people
 * enter as tallies in cell order; layout, padding, kernel, threads and collectors never enter. Of discrete
 * politics each part enters by its fingerprint, and of events only those that have happened: so a twin with
 * one event more is its baseline, digest for digest, until that event happens.
 */
import { Digest } from '../../foundation/digest.js';
import { fingerprintOf } from '../../foundation/fingerprint.js';
import { digestAgents, digestTallies } from '../../population/digest.js';
import { COLUMN_RECORDS } from '../columns/table.js';
import type { State } from '../definition.js';
import type { Politics } from './politics.js';

const LOGICAL = COLUMN_RECORDS.flatMap(([name, { isDerived }]) => (isDerived ? [] : [name]));

/** Adds today to the chain. */
export const digestDay = (chain: Digest, state: State): void => {
  chain.text(`day ${state.tick}`);
  for (const name of LOGICAL) chain.doubles(state.columns.cells[name]);
  digestPolitics(chain, state.politics);
  digestTallies(chain, state.population);
};

/**
 * Figures first: single ones, effects as they have faded, and when each event happened that has; then the
 * other parts in order.
 */
const digestPolitics = (chain: Digest, politics: Politics): void => {
  const { effects, happened } = politics;
  const figures: number[] = [effects.length];
  for (const { origin, effect, strength, daysLeft } of effects)
    figures.push(origin, effect, strength, daysLeft);
  happened.forEach((tick, event) => {
    if (tick >= 0) figures.push(event, tick);
  });
  const parts: readonly Politics[keyof Politics][] = Object.values(politics);
  for (const part of parts) if (typeof part === 'number') figures.push(part);
  chain.doubles(new Float64Array(figures));
  for (const part of parts)
    if (typeof part === 'object' && part !== effects && part !== happened) chain.words(fingerprintOf(part));
};

/** The digest of a whole run: the chain of its days and every person at the end. */
export const digestEnd = (chain: Digest, state: State): string => {
  const end = Digest.fromState(chain.state());
  digestAgents(end, state.population);
  return end.hex();
};
