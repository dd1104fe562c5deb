/**
 * Why units obeyed: everyday obedience term by term, and the nights in which it turned most.
 *
 * Decision worth knowing: the terms of a day are not kept with the state. The function that the day itself
 * computes obedience by is asked again right after it, with the evening before; so what is shown is what was
 * computed, to the last bit.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, State } from '../../model/definition.js';
import { standingOf } from '../../model/power/confrontation.js';
import { everydayObedience, type Evening } from '../../model/phases/obedience.js';
import type { Watch } from '../../model/tick.js';
import { companyTerm, type TermWeights } from '../../polity/everyday.js';
import { stoppedAgainst } from '../../model/power/stoppage.js';
import type { IsoDate } from '../run/record.js';
import {
  nightlyMoves,
  organLedger,
  sumOfMoves,
  type Moves,
  type OperatorDay,
  type OrganLedger,
} from './ledger-of-obedience.js';

export type ObedienceTerm = keyof TermWeights;

/** What each term adds, in logits. */
export type Terms = Readonly<Record<ObedienceTerm, number>>;

export interface ObeyedDay {
  readonly date: IsoDate;
  /** At the end of the day, 0 to 1: the logistic of the sum of the terms. */
  readonly obedience: number;
  readonly terms: Terms;
  /** On what the authority stood if it had come to the test, 0 to 1 (design, section 4). */
  readonly footing: number;
  /** The authority that could have shaken it most; null with nobody who rejected it. */
  readonly against: string | null;
}

/** A unit and an authority by id, and the days between those asked for on which the authority existed. */
export interface Obeyed {
  readonly unit: string;
  readonly authority: string;
  readonly days: readonly ObeyedDay[];
  /**
   * What each term moved between the first and the last of the days, in obedience; they add up to the change.
   * Habit is what came of the days before. Null where there are no days.
   */
  readonly moves: Moves<ObedienceTerm> | null;
}

/** The greatest change of a unit's obedience to an authority from one day to the next. */
export interface Turn {
  readonly unit: string;
  readonly authority: string;
  readonly before: ObeyedDay;
  readonly after: ObeyedDay;
  /** What moved most in the direction of the change. */
  readonly term: ObedienceTerm;
}

/**
 * Units and authorities of which every day is kept, by index, and the first and last day that are looked at.
 */
export interface ObeyedQuestion {
  readonly units: readonly number[];
  readonly authorities: readonly number[];
  /** Organs whose control is told by operator; none unless said. */
  readonly organs?: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * Turns of a point and more, the greatest first, one for each unit and authority; and the days of those asked
 * for.
 */
export interface ObeyedAccount {
  readonly turns: readonly Turn[];
  readonly obeyed: readonly Obeyed[];
  /** Of each organ and authority that was asked for and existed on any of the days. */
  readonly organs: readonly OrganLedger<ObedienceTerm>[];
}

/** The least change that is a turn: one point. */
export const TURN_MIN = 0.01;

/** The terms, as they are listed. */
export const OBEDIENCE_TERMS = [
  'base',
  'support',
  'company',
  'chain',
  'agitation',
  'kinship',
  'habit',
] as const satisfies readonly ObedienceTerm[];

/** The logit of obedience that terms add up to. */
export const sumOf = (terms: Terms): number => OBEDIENCE_TERMS.reduce((sum, term) => sum + terms[term], 0);

const changeOf = ({ before, after }: Pick<Turn, 'before' | 'after'>): number =>
  after.obedience - before.obedience;

/** Of the terms, the one that moved most in the direction of the whole. */
function movedMost({ terms: before }: ObeyedDay, { terms: after }: ObeyedDay): ObedienceTerm {
  const direction = Math.sign(sumOf(after) - sumOf(before));
  const along = (term: ObedienceTerm) => direction * (after[term] - before[term]);
  return OBEDIENCE_TERMS.reduce((most, term) => (along(term) > along(most) ? term : most));
}

const evening = ({ columns }: State): Evening => ({
  obedience: columns.obedience.copy(),
  chance: columns.chance.slice(),
});

/** A unit and an authority by their ids, as one key. */
const keyOf = ({ units, authorities }: Definition, u: number, a: number): string =>
  `${units[u].id} ${authorities[a].id}`;

const named = (key: string): Pick<Turn, 'unit' | 'authority'> => {
  const [unit, authority] = key.split(' ');
  return { unit, authority };
};

/** Every unit and authority of a day, as far as the authorities exist. */
type Today = ReadonlyMap<string, ObeyedDay>;

/** On what an authority that exists stands today. */
function footingOn(state: State, authority: number): Pick<ObeyedDay, 'footing' | 'against'> {
  const standing = standingOf(state, authority);
  if (standing === null) throw new Error(`authority ${authority} does not exist`);
  const { footing, against } = standing;
  return { footing, against: against < 0 ? null : state.definition.authorities[against].id };
}

/** Every unit's obedience to every authority, right after it was computed from the evening before. */
function todayOf(state: State, before: Evening): Today {
  const { definition, columns, politics } = state;
  if (!politics.founded.some(Boolean)) return new Map();
  const { who, terms, problem, chosen } = everydayObedience(state, before);
  const date = isoOf(definition.startDay + state.tick);
  const daysOf = (a: number, i: number): (readonly [string, ObeyedDay])[] => {
    const standing = footingOn(state, a);
    return definition.units.map((_, u) => {
      const company = companyTerm(problem.company, chosen.believed[i], who.length);
      const obedience = columns.obedience.at(u, a);
      return [
        keyOf(definition, u, a),
        { date, obedience, terms: { ...terms[u][i], company }, ...standing },
      ] as const;
    });
  };
  return new Map(who.flatMap((a, i) => (a < 0 ? [] : daysOf(a, i))));
}

/** Looks at obedience day by day, from before the first day on. */
export class ObedienceWatcher {
  readonly #question: ObeyedQuestion;
  readonly #turns = new Map<string, Turn>();
  readonly #days: ReadonlyMap<string, ObeyedDay[]>;
  /** Shares of units that have stopped work, day by day, by the same keys. */
  readonly #stopped = new Map<string, number[]>();
  readonly #definition: Definition;
  #yesterday: Today = new Map();
  #evening: Evening;

  constructor(state: State, question: ObeyedQuestion) {
    this.#question = question;
    this.#definition = state.definition;
    const operators = (question.organs ?? []).flatMap((g) => state.definition.organs[g].operators);
    const units = new Set([...question.units, ...operators.map(({ unit }) => unit)]);
    this.#days = new Map(
      [...units].flatMap((u) =>
        question.authorities.map((a) => [keyOf(state.definition, u, a), []] as const),
      ),
    );
    this.#evening = evening(state);
  }

  readonly watch: Watch = (phase, state) => {
    if (phase === 'control') this.#readStopped(state);
    if (phase !== 'obedience') return;
    const { from, to } = this.#question;
    const today = todayOf(state, this.#evening);
    for (const [key, day] of today) {
      if (state.tick >= from && state.tick <= to) this.#days.get(key)?.push(day);
      if (state.tick > from && state.tick <= to) this.#compare(key, this.#yesterday.get(key), day);
    }
    this.#yesterday = today;
    this.#evening = evening(state);
  };

  #compare(key: string, before: ObeyedDay | undefined, after: ObeyedDay): void {
    if (before === undefined) return;
    const turn = { ...named(key), before, after, term: movedMost(before, after) };
    const greatest = this.#turns.get(key);
    if (Math.abs(changeOf(turn)) > (greatest === undefined ? 0 : Math.abs(changeOf(greatest))))
      this.#turns.set(key, turn);
  }

  /** Reads who has stopped work, of the days that were kept. */
  #readStopped(state: State): void {
    const { definition, politics } = state;
    const { authorities, from, to } = this.#question;
    if (state.tick < from || state.tick > to) return;
    for (const a of authorities) {
      if (!politics.founded[a]) continue;
      const stoppedOf = stoppedAgainst(state, [a]);
      definition.units.forEach((_, u) => {
        const key = keyOf(definition, u, a);
        if (!this.#days.has(key)) return;
        this.#stopped.set(key, [...(this.#stopped.get(key) ?? []), stoppedOf(u)]);
      });
    }
  }

  /** The ledger of an organ; none of one that nobody operates, or of an authority that never was. */
  #ledgerOf(organ: number, authority: number): OrganLedger<ObedienceTerm>[] {
    const { organs, authorities, units } = this.#definition;
    const { id, operators } = organs[organ];
    const all = operators.reduce((sum, { weight }) => sum + weight, 0);
    const operating = operators.map(({ unit, weight }) => {
      const key = keyOf(this.#definition, unit, authority);
      const stopped = this.#stopped.get(key) ?? [];
      const days = (this.#days.get(key) ?? []).map((day, i): OperatorDay<ObedienceTerm> => ({
        ...day,
        stopped: stopped[i],
      }));
      return { unit: units[unit].id, weight: weight / all, days };
    });
    if (operating.length === 0 || operating[0].days.length === 0) return [];
    const of = { organ: id, authority: authorities[authority].id };
    return [organLedger(of, operating, OBEDIENCE_TERMS, this.#habit())];
  }

  #habit() {
    return { term: 'habit', weight: this.#definition.mechanisms.obedience.habit } as const;
  }

  result(): ObeyedAccount {
    const size = (turn: Turn) => Math.abs(changeOf(turn));
    const turns = [...this.#turns.values()].filter((turn) => size(turn) >= TURN_MIN);
    const { units, authorities, organs = [] } = this.#question;
    const asked = units.flatMap((u) => authorities.map((a) => keyOf(this.#definition, u, a)));
    return {
      turns: turns.sort((a, b) => size(b) - size(a)),
      obeyed: asked.map((key) => {
        const days = this.#days.get(key) ?? [];
        const nights = nightlyMoves(days, OBEDIENCE_TERMS, this.#habit());
        const moves = days.length === 0 ? null : sumOfMoves(nights, OBEDIENCE_TERMS);
        return { ...named(key), days, moves };
      }),
      organs: organs.flatMap((g) => authorities.flatMap((a) => this.#ledgerOf(g, a))),
    };
  }
}
