/**
 * What moved those who act, read while a run is made again: of every answer the utilities of each voter, of
 * every event the terms of its trigger, of every feature the moment at which it was met.
 *
 * Decision worth knowing: none of it is kept with a run, and afterwards it is gone: what was decided has
 * changed what it was decided by. So columns and politics are copied before a phase in which somebody acts,
 * and whoever acted is asked again with these.
 */
import { copyColumns } from '../../../model/columns/columns.js';
import type { DecisionDef, State, VoterDef } from '../../../model/definition.js';
import type { Term } from '../../../model/formula/term.js';
import { misjudgementOf, utilitiesOf } from '../../../model/phases/decisions.js';
import { judgementsOf } from '../../../model/repertoire/judgement.js';
import { fitOf } from '../../../model/power/regimes.js';
import { createJournal } from '../../../model/state/journal.js';
import { addendsOf, compileAsked } from '../../../scenario/ask.js';
import type { ScenarioText } from '../../../scenario/schema/scenario.js';

/** When a feature was met, and the entries told in the phase that did it: from one to before another. */
export interface Met {
  readonly tick: number;
  readonly from: number;
  readonly to: number;
}

/** A part of what an option was worth to a voter. */
export interface Addend {
  /** As written, with its sign; of one who judges by what options do, the part of the standard utility. */
  readonly text: string;
  readonly value: number;
}

/** What the options were worth to a voter, and the parts of what its own choice was. */
export interface Weighed {
  /** By option. */
  readonly utilities: readonly number[];
  readonly parts: readonly Addend[];
}

/** All that was read, by the place of an entry in the journal where it is of one. */
export interface Readings {
  /** Of an answer, by voter. */
  readonly weighed: ReadonlyMap<number, readonly Weighed[]>;
  /** Of an event its trigger and what it requires; of a decision its occasion and possibility. */
  readonly guards: ReadonlyMap<number, readonly Term[]>;
  /** By tick, regime and feature: since when it has been met; null where it is not. */
  readonly met: ReadonlyMap<number, readonly (readonly (Met | null)[])[]>;
}

/** Phases in which somebody acts. */
const ACTING: ReadonlySet<string> = new Set(['decisions', 'events', 'laws']);

/** The terms of the conditions of an event or a decision. */
const guardsOf = (state: State, { when, requires }: Pick<DecisionDef, 'when' | 'requires'>): Term[] => [
  ...(when === null ? [] : when.terms(state)),
  ...requires.terms(state).filter(({ text }) => text !== 'true'),
];

/** Reads a run as it goes by. */
export class BackWatcher {
  readonly #weighed = new Map<number, readonly Weighed[]>();
  readonly #guards = new Map<number, readonly Term[]>();
  readonly #met = new Map<number, readonly (readonly (Met | null)[])[]>();
  #since: readonly (readonly (Met | null)[])[];
  /** The state before the phase that is next. */
  #before: State;

  constructor(
    state: State,
    readonly scenario: ScenarioText,
  ) {
    this.#since = state.definition.regimes.map(({ features }) => features.map(() => null));
    this.#before = this.#copy(state);
  }

  readonly watch = (phase: string, state: State): void => {
    if (phase === 'control') this.#look(state);
    if (phase === 'decisions' || phase === 'events') this.#readActs(state);
    if (ACTING.has(phase)) this.#look(state);
    if (phase === 'control' || ACTING.has(phase)) this.#before = this.#copy(state);
    if (phase === 'regime') this.#met.set(state.tick, this.#since);
  };

  result(): Readings {
    return { weighed: this.#weighed, guards: this.#guards, met: this.#met };
  }

  /** What may be read of a state later, with a journal of its own in which nobody looks. */
  #copy(state: State): State {
    const journal = createJournal([]);
    const columns = copyColumns(state.columns, state.definition);
    const entries = state.journal.entries.length;
    this.#told = entries;
    return { ...state, columns, journal, witness: undefined };
  }

  /** Entries that the journal had before the phase that is next. */
  #told = 0;

  #readActs(state: State): void {
    const { decisions, events } = state.definition;
    for (let at = this.#told; at < state.journal.entries.length; at++) {
      const entry = state.journal.entries[at];
      if (entry.kind === 'event') this.#guards.set(at, guardsOf(this.#before, events[entry.event]));
      if (entry.kind !== 'decision' || entry.option === 0) continue;
      const decision = decisions[entry.decision];
      this.#guards.set(at, guardsOf(this.#before, decision));
      const weighed = decision.voters.map((voter, v) => this.#weigh(decision, voter, entry.votes[v]));
      this.#weighed.set(at, weighed);
    }
  }

  /** What the options of a decision were worth to a voter before it was taken. */
  #weigh(decision: DecisionDef, voter: VoterDef, vote: number): Weighed {
    if (voter.judge !== null) {
      const judged = judgementsOf(this.#before, decision, { ...voter.judge, id: voter.id });
      return { utilities: judged.map(({ utility }) => utility), parts: judged[vote].parts };
    }
    const utilities = utilitiesOf(decision, this.#before, voter, []);
    const texts = addendsOf(voter.utilities[vote].text);
    const asker = { misjudgement: misjudgementOf(decision, this.#before, voter) };
    const parts = compileAsked(this.scenario, texts, 'utility').map(({ value }, i) => ({
      text: texts[i],
      value: value(this.#before, asker),
    }));
    return { utilities, parts };
  }

  /** Looks which features are met now, and since when. */
  #look(state: State): void {
    const now = { tick: state.tick, from: this.#told, to: state.journal.entries.length };
    this.#since = this.#since.map((features, regime) =>
      fitOf(state, regime).terms.map(({ holds }, f) => (holds ? (features[f] ?? now) : null)),
    );
  }
}
