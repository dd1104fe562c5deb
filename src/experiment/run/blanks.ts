/**
 * Expressions that had no value in a run: those that moved the model, from its journal, and those of facts,
 * which only look.
 *
 * Decision worth knowing: each is told once, on its first day. What has no value on one day most often has
 * none on the next hundred.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, State } from '../../model/definition.js';
import type { LoadedScenario } from '../../scenario/load.js';
import type { Measured } from './collect.js';
import type { BlankRecord } from './record.js';

/** Those that moved the model. */
export const blanksOf = ({ journal, definition }: State): BlankRecord[] =>
  journal.entries.flatMap((entry) => {
    if (entry.kind !== 'blank') return [];
    const { tick, address, text, part } = entry;
    return [{ date: isoOf(definition.startDay + tick), address, expression: text, part }];
  });

/** Those of facts. */
export const blanksOfFacts = (
  { measures, startDay }: Definition,
  figures: ReadonlyMap<string, Measured>,
): BlankRecord[] =>
  measures.flatMap(({ id, is }) => {
    const blank = figures.get(id)?.blank ?? null;
    if (blank === null) return [];
    const { tick, part } = blank;
    return [{ date: isoOf(startDay + tick), address: is.address, expression: is.text, part }];
  });

/** The same with the places at which they are written. */
export const placed = (blanks: readonly BlankRecord[], { placeOf }: LoadedScenario): BlankRecord[] =>
  blanks.map((blank) => {
    const { file, line } = placeOf(blank.address);
    return {
      ...blank,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    };
  });
