/**
 * The ledger of obedience: by how much each term moved a unit, or an organ that several units operate.
 *
 * A night's change of obedience is divided among the terms in proportion to what each moved the logit, which
 * is the division of Aumann & Shapley (1974) for a function of a sum; obedience times those who work is
 * divided between the two by the mean of the other, which is theirs for a product.
 *
 * Decision worth knowing: habit moves nobody by itself. What it adds tonight is what other terms moved the
 * night before, and is booked to these; its own row is only what came of the days before the first. So rows
 * add up to the change, and none of them says that people obeyed because they had obeyed.
 */
import { sum } from 'd3-array';
import type { IsoDate } from '../run/record.js';

/** A day of a unit: its obedience, 0 to 1, and the terms of its logit. */
export interface ObeyedTerms<Term extends string> {
  readonly obedience: number;
  readonly terms: Readonly<Record<Term, number>>;
}

/** What each term moved, in obedience; they add up to the change. */
export type Moves<Term extends string> = Readonly<Record<Term, number>>;

/** A smaller change of the logit is none; the slope stands for the quotient. */
const LEVEL = 1e-12;

const slopeOf = (change: number, logits: number, obedience: number): number =>
  Math.abs(logits) < LEVEL ? obedience * (1 - obedience) : change / logits;

/**
 * What each term moved between each two days that follow each other, the later day's at the place of the
 * earlier.
 *
 * @param days at least one
 * @param habit weight of the habit of the day before, in logits
 */
export function nightlyMoves<Term extends string>(
  days: readonly ObeyedTerms<Term>[],
  terms: readonly Term[],
  habit: { readonly term: Term; readonly weight: number },
): Moves<Term>[] {
  const nights: Moves<Term>[] = [];
  let before = Object.fromEntries(terms.map((term) => [term, 0])) as Record<Term, number>;
  days.slice(1).forEach((day, i) => {
    const change = day.obedience - days[i].obedience;
    const own = (term: Term) => day.terms[term] - days[i].terms[term];
    const logits = terms.reduce((sum, term) => sum + own(term), 0);
    const slope = slopeOf(change, logits, day.obedience);
    const now = Object.fromEntries(
      terms.map((term) => [
        term,
        term === habit.term ? 0 : slope * (own(term) + habit.weight * before[term]),
      ]),
    ) as Record<Term, number>;
    now[habit.term] = change - terms.reduce((sum, term) => sum + now[term], 0);
    nights.push(now);
    before = now;
  });
  return nights;
}

/** What each term moved over all nights. */
export const sumOfMoves = <Term extends string>(
  nights: readonly Moves<Term>[],
  terms: readonly Term[],
): Moves<Term> =>
  Object.fromEntries(
    terms.map((term) => [term, nights.reduce((sum, night) => sum + night[term], 0)]),
  ) as Record<Term, number>;

/** A unit among the operators of an organ. */
export interface OperatorRow<Term extends string> {
  readonly unit: string;
  /** Its part in the organ, 0 to 1. */
  readonly weight: number;
  /** What it gave to the control of the organ on the first and on the last day, and the change. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** The change by term, and by those of it who stopped work; they add up to it. */
  readonly moves: Moves<Term>;
  readonly stopped: number;
}

/** Control of an organ by an authority between two days, by operator and by term. */
export interface OrganLedger<Term extends string> {
  readonly organ: string;
  readonly authority: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Control on the first and on the last day, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** The largest change first; they add up to the change of control. */
  readonly operators: readonly OperatorRow<Term>[];
  /** By term over all operators; with `stopped` they add up to the same change. */
  readonly moves: Moves<Term>;
  readonly stopped: number;
}

/** A day of an operator: what its unit obeys, and the share of it that has stopped work. */
export interface OperatorDay<Term extends string> extends ObeyedTerms<Term> {
  readonly date: IsoDate;
  /** 0 to 1. */
  readonly stopped: number;
}

/** An operator of an organ, day by day. */
export interface Operating<Term extends string> {
  readonly unit: string;
  /** Its part in the organ, 0 to 1. */
  readonly weight: number;
  readonly days: readonly OperatorDay<Term>[];
}

/** The row of an operator. */
function operatorRow<Term extends string>(
  { unit, weight, days }: Operating<Term>,
  terms: readonly Term[],
  habit: { readonly term: Term; readonly weight: number },
): OperatorRow<Term> {
  const nights = nightlyMoves(days, terms, habit);
  const working = (i: number) => 1 - days[i].stopped;
  const felt = nights.map(
    (night, i) =>
      Object.fromEntries(
        terms.map((term) => [term, (weight * night[term] * (working(i) + working(i + 1))) / 2]),
      ) as Record<Term, number>,
  );
  const stopped = nights.reduce(
    (sum, _, i) =>
      sum + (weight * (days[i].obedience + days[i + 1].obedience) * (working(i + 1) - working(i))) / 2,
    0,
  );
  const given = (i: number) => weight * days[i].obedience * working(i);
  const [before, after] = [given(0), given(days.length - 1)];
  return { unit, weight, before, after, change: after - before, moves: sumOfMoves(felt, terms), stopped };
}

/**
 * The ledger of an organ.
 *
 * @param operators all of the same days, at least one; their weights add up to 1
 */
export function organLedger<Term extends string>(
  { organ, authority }: { readonly organ: string; readonly authority: string },
  operators: readonly Operating<Term>[],
  terms: readonly Term[],
  habit: { readonly term: Term; readonly weight: number },
): OrganLedger<Term> {
  const rows = operators.map((each) => operatorRow(each, terms, habit));
  const [{ days }] = operators;
  return {
    organ,
    authority,
    from: days[0].date,
    to: days[days.length - 1].date,
    before: sum(rows.map((row) => row.before)),
    after: sum(rows.map((row) => row.after)),
    operators: rows.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)),
    moves: sumOfMoves(
      rows.map(({ moves }) => moves),
      terms,
    ),
    stopped: sum(rows.map((row) => row.stopped)),
  };
}
