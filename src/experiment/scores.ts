/**
 * Facts against the model: errors, baselines and scores.
 *
 * Decision worth knowing: a baseline uses earlier facts of the same series only, whatever their role: it is what a reader of the newspapers
 * could have said. A model that loses to uniform swing has not earned its complexity, so all three are always printed.
 */
import type { FactText } from '../scenario/schema/scenario.js';
import { parseDate } from '../foundation/calendar.js';
import { round12 } from '../foundation/math.js';
import type { Measured } from './collect.js';
import type { Baselines, FactRecord, Score } from './record.js';

interface Dated {
  readonly fact: FactText;
  readonly day: number;
}

const dated = (facts: readonly FactText[]): Dated[] =>
  facts.map((fact) => ({ fact, day: parseDate(fact.date) ?? 0 })).sort((a, b) => a.day - b.day);

/** Earlier facts of the same series and item, oldest first. */
const predecessors = (all: readonly Dated[], { fact, day }: Dated): Dated[] =>
  all.filter(
    (other) => other.day < day && other.fact.series === fact.series && other.fact.item === fact.item,
  );

/** The line through the last two predecessors. */
const trendOf = (earlier: readonly Dated[], day: number): number | null => {
  const [a, b] = earlier.slice(-2);
  if (a === undefined || b === undefined || a.day === b.day) return null;
  return b.fact.recorded + ((b.fact.recorded - a.fact.recorded) * (day - b.day)) / (b.day - a.day);
};

/**
 * Last predecessor plus the mean change of the same item in other series between about the same two dates (within 21 days); null where
 * the fact names no item, since series that measure different things have nothing in common that could swing.
 */
const swingOf = (all: readonly Dated[], target: Dated, last: Dated): number | null => {
  if (target.fact.item === undefined) return null;
  const near = (a: number, b: number) => Math.abs(a - b) <= 21;
  const changes = all.flatMap((later) => {
    if (
      later.fact.series === target.fact.series ||
      later.fact.item !== target.fact.item ||
      !near(later.day, target.day)
    )
      return [];
    const before = predecessors(all, later).find((candidate) => near(candidate.day, last.day));
    return before ? [later.fact.recorded - before.fact.recorded] : [];
  });
  if (changes.length === 0) return null;
  return last.fact.recorded + changes.reduce((a, b) => a + b, 0) / changes.length;
};

const baselinesOf = (all: readonly Dated[], target: Dated): Baselines => {
  const earlier = target.fact.series === undefined ? [] : predecessors(all, target);
  const last = earlier.at(-1);
  if (last === undefined) return { persistence: null, trend: null, swing: null };
  return {
    persistence: last.fact.recorded,
    trend: trendOf(earlier, target.day),
    swing: swingOf(all, target, last),
  };
};

/** Why the model has no figure for a fact. */
const missingOf = (fact: FactText, figure: Measured | undefined): FactRecord['missing'] => {
  if (fact.is === undefined) return 'uncomputed';
  if (figure === undefined) return 'unreached';
  return figure.value === null ? 'no-value' : null;
};

/**
 * The table of facts.
 *
 * @param simulated the model's figure by fact id; absent where the run did not reach it
 */
export const factTable = (
  facts: readonly FactText[],
  isoOf: (date: string) => string,
  simulated: ReadonlyMap<string, Measured>,
): FactRecord[] => {
  const all = dated(facts);
  return all.map((target) => {
    const { fact } = target;
    const figure = simulated.get(fact.id);
    const value = figure?.value ?? null;
    return {
      id: fact.id,
      quantity: fact.quantity,
      role: fact.role,
      date: isoOf(fact.date),
      place: fact.place ?? null,
      recorded: fact.recorded,
      simulated: value === null ? null : round12(value),
      missing: missingOf(fact, figure),
      unit: fact.unit,
      error: value === null ? null : round12(value - fact.recorded),
      baselines: baselinesOf(all, target),
      scored: fact.score,
      confidence: fact.confidence ?? null,
      source: fact.source,
    };
  });
};

const rmse = (errors: readonly number[]): number | null =>
  errors.length === 0
    ? null
    : round12(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length));

/** Root mean square error in percentage points over the vote shares of one role, beside the baselines. */
export const scoreOf = (facts: readonly FactRecord[], role: FactRecord['role']): Score => {
  const scored = facts.filter((fact) => fact.scored && fact.role === role && fact.error !== null);
  const baseline = (name: keyof Baselines) => {
    const errors = scored.flatMap((fact) => {
      const value = fact.baselines[name];
      return value === null ? [] : [value - fact.recorded];
    });
    return { rmse: rmse(errors), count: errors.length };
  };
  return {
    rmse: rmse(scored.map((fact) => fact.error ?? 0)),
    count: scored.length,
    baselines: { persistence: baseline('persistence'), trend: baseline('trend'), swing: baseline('swing') },
  };
};
