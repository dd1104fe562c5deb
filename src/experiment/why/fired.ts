/**
 * Why a transition between regimes fired, and what would have stopped it that day.
 *
 * Decision worth knowing: what would have stopped it is read off the logic of the guard, not guessed: every
 * smallest set of comparisons that, had they come out otherwise, would have left the guard unfulfilled. The
 * hardest comparison of the easiest set is the margin by which the guard held (Donzé & Maler 2010).
 */
import { parseExpression } from '../../scenario/expression/parse.js';
import type { Syntax } from '../../scenario/expression/syntax.js';
import type { State } from '../../model/definition.js';
import { regimesOf } from '../run/chronicle.js';
import type { RegimeRecord } from '../run/record.js';

/**
 * Comparisons, by number among the terms of the guard, that would have had to come out otherwise together.
 */
export type Hindrance = readonly number[];

export interface Fired extends RegimeRecord {
  /** The guard as written. */
  readonly guard: string;
  /** Days the earlier regime had to last. */
  readonly dwell: number;
  /** The easiest first; empty where nothing could have stopped it. */
  readonly stoppers: readonly Hindrance[];
}

/** Most sets that are followed while a guard is taken apart: a guard of many alternatives has very many. */
const STOPPERS_MAX = 64;

const isSubset = (a: Hindrance, b: Hindrance): boolean => a.every((term) => b.includes(term));

/** Without sets that hold another, the smallest first. */
function smallest(sets: readonly Hindrance[]): Hindrance[] {
  const bySize = [...sets].sort((a, b) => a.length - b.length);
  return bySize
    .filter((set, i) => !bySize.slice(0, i).some((other) => isSubset(other, set)))
    .slice(0, STOPPERS_MAX);
}

const either = (...ways: readonly (readonly Hindrance[])[]): Hindrance[] => smallest(ways.flat());

const both = (one: readonly Hindrance[], two: readonly Hindrance[]): Hindrance[] =>
  smallest(one.flatMap((a) => two.map((b) => [...new Set([...a, ...b])])));

/** Walks a guard; terms are numbered in the order in which they are written. */
class Guard {
  #next = 0;

  constructor(private readonly holds: readonly boolean[]) {}

  /** The sets of terms to turn so that the part is true, and those so that it is false. */
  ways(syntax: Syntax): { readonly true: Hindrance[]; readonly false: Hindrance[] } {
    if (syntax.kind !== 'operation') return this.term(syntax.kind === 'number');
    const { operation, operands } = syntax;
    if (operation !== 'and' && operation !== 'or' && operation !== 'not' && operation !== 'choose')
      return this.term(false);
    const [a, b, c] = operands.map((operand) => this.ways(operand));
    if (operation === 'not') return { true: a.false, false: a.true };
    if (operation === 'and') return { true: both(a.true, b.true), false: either(a.false, b.false) };
    if (operation === 'or') return { true: either(a.true, b.true), false: both(a.false, b.false) };
    return {
      true: either(both(a.true, b.true), both(a.false, c.true)),
      false: either(both(a.true, b.false), both(a.false, c.false)),
    };
  }

  private term(isConstant: boolean): { readonly true: Hindrance[]; readonly false: Hindrance[] } {
    const term = this.#next++;
    const turned = isConstant ? [] : [[term]];
    return this.holds[term] ? { true: [[]], false: turned } : { true: turned, false: [[]] };
  }
}

/** What would have left a guard unfulfilled, the easiest first: how hard a set is, its hardest term says. */
export function hindrancesOf(guard: string, terms: RegimeRecord['terms']): Hindrance[] {
  const parsed = parseExpression(guard);
  if (!('expression' in parsed)) return [];
  const sets = new Guard(terms.map(({ holds }) => holds)).ways(parsed.expression.tree).false;
  const hardest = (set: Hindrance) => Math.max(...set.map((term) => Math.abs(terms[term].margin)));
  return [...sets].sort((a, b) => hardest(a) - hardest(b) || a.length - b.length);
}

/** Every transition of a run, or those into one regime or of one name. */
export function firedIn(state: State, wanted?: string): Fired[] {
  const { transitions } = state.definition;
  return regimesOf(state)
    .filter(({ to, transition }) => wanted === undefined || wanted === to || wanted === transition)
    .map((regime) => {
      const { when, dwell } = transitions[transitions.findIndex(({ id }) => id === regime.transition)];
      return { ...regime, guard: when.text, dwell, stoppers: hindrancesOf(when.text, regime.terms) };
    });
}
