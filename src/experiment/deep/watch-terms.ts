/** Comparisons of conditions, looked at on every day on which they are asked. */
import type { DecisionDef, EventDef, Guard, State } from '../../model/definition.js';
import type { Term } from '../../model/formula/term.js';
import type { TermSeen } from './seen.js';

/** Whether a term compares two sides: a bare value used as truth says of itself whether it came. */
const COMPARES = /[<>=]/;

function look(seen: TermSeen, { margin, left, right, holds }: Term): void {
  seen.asked++;
  if (holds) seen.held++;
  if (margin <= seen.margin) return;
  Object.assign(seen, { margin, left, right });
}

/** The comparisons of some conditions, and what was seen of them so far. */
class WatchedTerms {
  readonly #seen = new Map<number, TermSeen>();

  constructor(private readonly guards: readonly Guard[]) {}

  look(state: State): void {
    let number = 0;
    for (const guard of this.guards)
      for (const term of guard.terms(state)) {
        const key = number++;
        if (!COMPARES.test(term.text)) continue;
        const seen = this.#seen.get(key) ?? blank(term.text);
        this.#seen.set(key, seen);
        look(seen, term);
      }
  }

  get seen(): TermSeen[] {
    return [...this.#seen.values()];
  }
}

const blank = (text: string): TermSeen => ({
  ...{ text, asked: 0, held: 0 },
  ...{ margin: -Infinity, left: null, right: null },
});

const guardsOf = ({ when, requires }: EventDef | DecisionDef): Guard[] =>
  when === null ? [requires] : [when, requires];

/** The terms of all events, asked before the day's events come. */
export class EventTerms {
  readonly #watched: readonly WatchedTerms[];

  constructor(private readonly events: readonly EventDef[]) {
    this.#watched = events.map((event) => new WatchedTerms(guardsOf(event)));
  }

  look(state: State): void {
    this.events.forEach(({ when, again, tick, after, before }, e) => {
      const isOver = again === 0 && state.politics.happened[e] >= 0;
      const isAsked = when === null ? state.tick === tick : state.tick >= after && state.tick <= before;
      if (isAsked && !isOver) this.#watched[e].look(state);
    });
  }

  /** By event. */
  get seen(): TermSeen[][] {
    return this.#watched.map(({ seen }) => seen);
  }
}

/** The terms of all questions, asked before the day's decisions are taken. */
export class DecisionTerms {
  readonly #watched: readonly WatchedTerms[];

  constructor(private readonly decisions: readonly DecisionDef[]) {
    this.#watched = decisions.map((decision) => new WatchedTerms(guardsOf(decision)));
  }

  look(state: State): void {
    this.decisions.forEach(({ when, sits }, d) => {
      const isNeverPut = when === null && sits.length === 0;
      const sitsToday = sits.length === 0 || sits.includes(state.tick);
      if (!isNeverPut && sitsToday && state.politics.verdicts[d] === null) this.#watched[d].look(state);
    });
  }

  /** By decision. */
  get seen(): TermSeen[][] {
    return this.#watched.map(({ seen }) => seen);
  }
}
