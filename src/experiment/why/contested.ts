/**
 * The ledger of a contest: who came, who stayed in barracks, who took no side, who goes with whoever seems to
 * be winning, and what brought those who came.
 *
 * Whoever takes a side comes with the readiness that is the logistic of a sum (polity/force.ts). What comes
 * uncalled and without conviction is the first row; what the other terms add is divided among them in
 * proportion to what each adds to the sum, which is the division of Aumann & Shapley (1974).
 *
 * Decision worth knowing: nothing is computed again. The contest itself shows who faces whom before it is
 * decided, and the rows add up to the forces that it publishes.
 */
import { sum } from 'd3-array';
import { isoOf } from '../../foundation/calendar.js';
import { ln, logistic } from '../../foundation/math.js';
import type { State } from '../../model/definition.js';
import type { Contingent, Faced } from '../../model/state/faced.js';
import type { ForceTerms } from '../../polity/force.js';
import type { IsoDate } from '../run/record.js';

/** What brings people, or keeps them: the terms of readiness. */
export const READINESS = ['uncalled', 'conviction', 'discipline', 'called', 'belief', 'luck'] as const;

export type ReadinessTerm = (typeof READINESS)[number];

/** The people who took one side, in persons. */
export interface SideTaken {
  readonly took: number;
  /** Those of them who came, and those who stayed in barracks; they add up to those who took the side. */
  readonly came: number;
  readonly stayed: number;
  /** Those of them who would come if victory were certain and stay if defeat were. */
  readonly wavering: number;
  /** Who came, by what brought them; they add up to those who came. */
  readonly brought: Readonly<Record<ReadinessTerm, number>>;
}

/** The people of a unit on a day of a contest. */
export interface ContestedUnit {
  readonly unit: string;
  readonly persons: number;
  /** Who took no side; with those who took one they add up to all. */
  readonly neither: number;
  /** Of who ordered the contest, and of those against. */
  readonly sides: readonly [SideTaken, SideTaken];
}

/** A day on which the sides faced each other. */
export interface ContestedDay {
  readonly date: IsoDate;
  /** Chance of who ordered that people believed in, 0 to 1. */
  readonly belief: number;
  /** The largest first. */
  readonly units: readonly ContestedUnit[];
  readonly all: Omit<ContestedUnit, 'unit'>;
}

/** A contest, day by day. */
export interface ContestLedger {
  readonly by: string;
  readonly against: readonly string[];
  readonly place: string;
  readonly days: readonly ContestedDay[];
}

/** The terms of the readiness of a contingent for a side, in logits, but for the first. */
const termsOf = (
  force: ForceTerms,
  { stances }: Contingent,
  side: 0 | 1,
  { belief, luck }: { readonly belief: number; readonly luck: number },
): Readonly<Record<Exclude<ReadinessTerm, 'uncalled'>, number>> => {
  const { line, discipline, called } = stances[side];
  return {
    conviction: force.conviction * line,
    discipline: force.discipline * discipline,
    called: force.called * called,
    belief: force.waverers * (side === 0 ? belief - 0.5 : 0.5 - belief),
    luck: ln(luck),
  };
};

/** One side of one contingent. */
function takenBy(force: ForceTerms, faced: Faced, i: number, side: 0 | 1): SideTaken {
  const at = 2 * i + side;
  const [took, contingent] = [faced.takers[at], faced.contingents[i]];
  const terms = termsOf(force, contingent, side, { belief: faced.belief, luck: faced.luck[at] });
  const logits = sum(Object.values(terms));
  const uncalled = took * logistic(force.base);
  const came = took * logistic(force.base + logits);
  const slope = logits === 0 ? 0 : (came - uncalled) / logits;
  const without = force.base + logits - terms.belief;
  const certain = force.waverers / 2;
  return {
    took,
    came,
    stayed: took - came,
    wavering: took * (logistic(without + certain) - logistic(without - certain)),
    brought: {
      uncalled: came - slope * logits,
      conviction: slope * terms.conviction,
      discipline: slope * terms.discipline,
      called: slope * terms.called,
      belief: slope * terms.belief,
      luck: slope * terms.luck,
    },
  };
}

/** Several rows of one side as one. */
const together = (rows: readonly SideTaken[]): SideTaken => ({
  took: sum(rows, ({ took }) => took),
  came: sum(rows, ({ came }) => came),
  stayed: sum(rows, ({ stayed }) => stayed),
  wavering: sum(rows, ({ wavering }) => wavering),
  brought: Object.fromEntries(
    READINESS.map((term) => [term, sum(rows, ({ brought }) => brought[term])]),
  ) as Record<ReadinessTerm, number>,
});

type Counted = Omit<ContestedUnit, 'unit'>;

const added = (rows: readonly Counted[]): Counted => ({
  persons: sum(rows, ({ persons }) => persons),
  neither: sum(rows, ({ neither }) => neither),
  sides: [together(rows.map(({ sides }) => sides[0])), together(rows.map(({ sides }) => sides[1]))],
});

/** A day as it is told. */
function dayOf({ definition, tick }: State, faced: Faced): ContestedDay {
  const { force } = definition.mechanisms;
  const rows = faced.contingents.map((contingent, i): Counted & { readonly index: number } => {
    const sides = [takenBy(force, faced, i, 0), takenBy(force, faced, i, 1)] as const;
    const neither = contingent.persons - sides[0].took - sides[1].took;
    return { index: contingent.unit, persons: contingent.persons, neither, sides };
  });
  const units = [...new Set(rows.map(({ index }) => index))].map((index) => ({
    unit: definition.units[index].id,
    ...added(rows.filter((row) => row.index === index)),
  }));
  return {
    date: isoOf(definition.startDay + tick),
    belief: faced.belief,
    units: units.sort((a, b) => b.persons - a.persons),
    all: added(units),
  };
}

/** Looks on at the contests that some authorities order. */
export class ContestWatcher {
  readonly #days = new Map<number, ContestedDay[]>();

  constructor(
    readonly state: State,
    readonly authority: number,
  ) {
    state.onlooker = (faced) => {
      const { id, by } = faced.contest;
      if (by !== authority) return;
      this.#days.set(id, [...(this.#days.get(id) ?? []), dayOf(state, faced)]);
    };
  }

  /** The contests in which the sides met, the oldest first. */
  result(): ContestLedger[] {
    const { definition, politics } = this.state;
    return politics.contests.flatMap(({ id, by, against, place }) => {
      const days = this.#days.get(id);
      if (days === undefined) return [];
      const named = (a: number) => definition.authorities[a].id;
      return [{ by: named(by), against: against.map(named), place: definition.places[place].id, days }];
    });
  }
}
