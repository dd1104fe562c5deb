/**
 * By cause: the stocks of one party's ledger, split by whoever moved what people are drawn by.
 *
 * Decision worth knowing: a source says in which currency people were paid, this book by whom. Every figure
 * behind the appeal carries its parts by cause; each source of the day's appeal is divided among them in
 * whole numbers, and each part has a stock that moves as the ledger's do. Those who learn faster close more
 * of the gap: what a hastened pace adds is the cause's that hastened it, source by source. One entry of each
 * source, its home, takes the rounding, so that entries add up to the ledger's stocks exactly. The book
 * watches a run from outside: a run without it pays nothing.
 */
import { ONE, toQ15 } from '../../foundation/fixed.js';
import { worthOf, type IssueFigures } from '../../polity/appeal.js';
import type { Cube } from '../../model/columns/views.js';
import type { State } from '../../model/definition.js';
import { FEAR, fearsOf, isPolarised } from '../../model/laws/polarisation.js';
import { FURTHER, learners, type Ledger } from '../../model/ledger.js';
import type { ActiveEffect } from '../../model/state/politics.js';
import {
  dividedCondition,
  dividedSalience,
  dividedTempo,
  feltLevels,
  shiftsOf,
  type First,
  type Shifts,
} from './felt.js';
import { Inputs } from './inputs.js';
import { CabinetNumbers, followInstitutions } from './office.js';
import { addTo, Causes, Attributed, type Additions, type Divided } from './parts.js';
import { ToldActs } from './told-acts.js';

/** The cause of what was there from the beginning: traditions, programmes, conditions of the first day. */
export const BEGINNING = 'beginning';
/** The cause of what contests and acts of a day did beside the events and decisions that began them. */
export const FIGHTING = 'contests';
/** How the cause begins that is the fear of a party. */
export const FEARED = 'fear.';

/** One cause in one currency. */
export interface CauseEntry {
  readonly cause: string;
  /** A row of the ledger. */
  readonly source: number;
  /** Whether the cause only made people learn faster (or slower) what that source taught. */
  readonly hastened: boolean;
  /** [strata] loyalty summed over agents, Q15 whole numbers. */
  readonly stocks: Float64Array;
}

/** An entry with its stocks of the day before. */
interface Kept extends CauseEntry {
  readonly before: Float64Array;
}

/** What a source is divided into in one stratum today: Q15 by cause, without its home. */
type Division = readonly (readonly [source: number, parts: Additions])[];

/** Who is listened to: strata, and the share of the inflow per agent there times the agents here. */
interface Neighbours {
  readonly strata: readonly number[];
  readonly weights: readonly number[];
}

/** Who is listened to by the people of each stratum, given the agents of each. */
const neighboursOf = ({ tieWeights }: Ledger, people: readonly number[]): Neighbours[] =>
  people.map((agents, s) => {
    const row = tieWeights.row(s);
    const listened = people.flatMap((_, from) => (row[from] > 0 ? [from] : []));
    return { strata: listened, weights: listened.map((from) => (row[from] * agents) / people[from]) };
  });

/** The book of one party; `watch` and `post` are called by whoever lets the days pass. */
export class CauseBook {
  readonly #entries = new Map<number, Kept>();
  readonly #home: Kept[];
  readonly #causes = new Causes();
  readonly #cabinets = new CabinetNumbers();
  readonly #figures: Record<'credibility' | 'positions' | 'reach' | 'blame', Attributed>;
  /** Agents of each stratum as they learnt today, and whom they listened to. */
  #people: readonly number[];
  #neighbours: Neighbours[];
  readonly #acts: ToldActs;
  #first: First | null = null;
  #effects: readonly ActiveEffect[];
  #shifts: Record<'salience' | 'condition' | 'tempo', Shifts> = {
    salience: new Map(),
    condition: new Map(),
    tempo: new Map(),
  };
  #inputs: Inputs | null = null;
  #moved: readonly (readonly Additions[])[] = [];
  #divisions: Division[] = [];
  #fears: Cube | null = null;

  /** Opens the book of a party in a model before its first day. */
  constructor(
    readonly state: State,
    readonly ledger: Ledger,
    readonly party: number,
  ) {
    const { columns, definition } = state;
    const own = (cells: Float64Array) => cells.filter((_, i) => i % definition.parties.length === party);
    this.#figures = {
      credibility: new Attributed(() => columns.credibility.row(party)),
      positions: new Attributed(() => columns.positions.row(party)),
      reach: new Attributed(() => own(columns.reach.cells)),
      blame: new Attributed(() => own(columns.blame.cells)),
    };
    this.#acts = new ToldActs(state);
    this.#effects = state.politics.effects;
    this.#people = learners(state);
    this.#neighbours = neighboursOf(ledger, this.#people);
    this.#home = ledger.rows.map((_, source) =>
      this.#entryOf(this.#causes.of(this.#homeOf(source)), source, false),
    );
    for (const { source, stocks } of this.#home)
      for (let s = 0; s < stocks.length; s++) stocks[s] = ledger.stocks.at(s, party, source);
    state.witness = (cause) => this.#credit(this.#acts.behind(cause));
  }

  /** All entries so far; the sum over those of a source is the ledger's stock of it, to the last unit. */
  get entries(): readonly CauseEntry[] {
    return [...this.#entries.values()];
  }

  /** By how much each cause hastens learning in a stratum today, 0 for not at all. */
  paceOf(s: number): readonly (readonly [cause: string, faster: number])[] {
    const { added } = dividedTempo(this.state, s, this.#shifts.tempo);
    return [...added].map(([cause, faster]) => [this.#causes.ids[cause], faster] as const);
  }

  /** What each cause has added to a condition in a stratum by today, since the first day. */
  movedBy(condition: number, stratum: number): ReadonlyMap<string, number> {
    const parts = this.#moved[condition][stratum];
    return new Map([...parts].map(([cause, value]) => [this.#causes.ids[cause], value] as const));
  }

  /** Sees a phase of a day. */
  readonly watch = (phase: string): void => {
    const { definition, politics } = this.state;
    if (phase === 'stocks') this.#inputs?.follow();
    else if (phase === 'conditions') this.#feel();
    else if (phase === 'appeal') this.#divide();
    else if (phase === 'institutions') this.#follow();
    else this.#credit(phase === 'regime' ? `regime.${definition.regimes[politics.regime].id}` : FIGHTING);
    if (phase === 'regime') this.#effects = politics.effects;
  };

  /** Posts a day that the ledger has posted. */
  post(): void {
    for (const { stocks, before } of this.#entries.values()) before.set(stocks);
    if (this.state.definition.flows.length > 0) {
      this.#people = learners(this.state);
      this.#neighbours = neighboursOf(this.ledger, this.#people);
    }
    for (let s = 0; s < this.#neighbours.length; s++) this.#postStratum(s);
  }

  #homeOf(source: number): string {
    const { sourceCount, rows } = this.ledger;
    const { issues } = this.state.definition;
    if (source >= sourceCount) return rows[source];
    return source < issues.length + 2 || rows[source] === FEAR ? BEGINNING : rows[source];
  }

  #entryOf(cause: number, source: number, hastened: boolean): Kept {
    const key = 2 * (cause * this.ledger.rows.length + source) + (hastened ? 1 : 0);
    const known = this.#entries.get(key);
    if (known) return known;
    const { length } = this.state.definition.strata;
    const [stocks, before] = [new Float64Array(length), new Float64Array(length)];
    const entry = { cause: this.#causes.ids[cause], source, hastened, stocks, before };
    this.#entries.set(key, entry);
    return entry;
  }

  #divide(): void {
    const { definition } = this.state;
    this.#fears = isPolarised(definition) ? fearsOf(this.state) : null;
    this.#divisions = definition.strata.map((_, s) => this.#divisionOf(s));
  }

  #credit(id: string): void {
    const cause = this.#causes.of(id);
    for (const parts of Object.values(this.#figures)) parts.credit(cause);
    this.#inputs?.credit(cause);
  }

  #feel(): void {
    const [{ state }, effects, causes] = [this, this.#effects, this.#causes];
    this.#shifts = {
      salience: shiftsOf(state, effects, causes, 'salienceShift'),
      condition: shiftsOf(state, effects, causes, 'conditionShift'),
      tempo: shiftsOf(state, effects, causes, 'tempoShift'),
    };
    this.#inputs ??= new Inputs(state, causes);
    const levels = this.#inputs.levels();
    this.#first ??= { felt: feltLevels(state), levels: levels.map(({ base }) => base) };
    const [shifts, stopped] = [this.#shifts.condition, this.#acts.stopped(causes)];
    const moving = { shifts, levels, stopped, first: this.#first, causes };
    const { conditions, strata } = state.definition;
    this.#moved = conditions.map((_, c) =>
      strata.map((_stratum, s) => dividedCondition(state, c, s, moving)),
    );
  }

  #follow(): void {
    const { credibility, reach, blame } = this.#figures;
    const [causes, cabinets] = [this.#causes, this.#cabinets];
    followInstitutions(this.state, this.party, { credibility, reach, blame }, { causes, cabinets });
    this.#inputs?.adopt();
  }

  /** Parts of one issue's appeal, Q15 whole numbers by cause. */
  #issueParts(s: number, k: number): Additions {
    const [{ credibility, positions, reach }, first] = [this.#figures, this.#first];
    if (first === null) return new Map();
    const salience = dividedSalience(
      this.state,
      { issue: k, stratum: s },
      {
        salience: this.#shifts.salience,
        first: first.felt,
        moved: (condition, stratum) => this.#moved[condition][stratum],
      },
    );
    const partsOf = (parts: Attributed, cell: number): Divided => {
      const [base, added] = [parts.base[cell], parts.added[cell]];
      return { base, now: parts.figures()[cell], added };
    };
    const figures: Record<keyof IssueFigures, Divided> = {
      reach: partsOf(reach, s),
      salience,
      credibility: partsOf(credibility, k),
      position: partsOf(positions, k),
    };
    const at = (which: 'base' | 'now'): IssueFigures => ({
      reach: figures.reach[which],
      salience: figures.salience[which],
      credibility: figures.credibility[which],
      position: figures.position[which],
    });
    const { demand, nearness } = this.state.definition.issues[k];
    const worth = worthOf({ demand: demand[s], nearness }, at('base'), at('now'));
    const parts: Additions = new Map();
    for (const [name, { added }] of Object.entries(figures))
      for (const [cause, value] of added) addTo(parts, cause, value * worth[name as keyof IssueFigures]);
    return parts;
  }

  #divisionOf(s: number): Division {
    const { issues } = this.state.definition;
    const whole = (parts: Additions, sign = 1): Additions =>
      new Map([...parts].map(([cause, value]) => [cause, toQ15(sign * value)] as const));
    return [
      ...issues.map((_, k) => [1 + k, whole(this.#issueParts(s, k))] as const),
      [1 + issues.length, whole(this.#figures.blame.added[s], -1)],
      ...(this.#fears === null ? [] : [[2 + issues.length, whole(this.#fearParts(this.#fears, s))] as const]),
    ];
  }

  /** What is feared of each party, as a cause of its own. */
  #fearParts(fears: Cube, s: number): Additions {
    const parts: Additions = new Map();
    this.state.definition.parties.forEach(({ id }, feared) =>
      addTo(parts, this.#causes.of(FEARED + id), fears.at(s, this.party, feared)),
    );
    return parts;
  }

  /** What moves entries of one stratum beside what pulls them: they fade, and are heard of from others. */
  #drift({ stocks, before }: Kept, s: number, fading: number, contact: number): void {
    const { strata, weights } = this.#neighbours[s];
    let heard = 0;
    for (let i = 0; i < strata.length; i++) heard += weights[i] * before[strata[i]];
    stocks[s] = before[s] - fading * before[s] + contact * (heard - before[s]);
  }

  #postStratum(s: number): void {
    const { ledger, party, state } = this;
    const agents = this.#people[s];
    const learning = Number(state.tally.rhoSum(s)) / ONE / agents;
    const tempo = dividedTempo(state, s, this.#shifts.tempo);
    const { behaviour } = state.definition.strata[s];
    const pace = tempo.now > 0 ? learning / tempo.now : behaviour.learning;
    const contact = Math.floor(behaviour.contact * ONE + 0.5) / ONE;
    for (const entry of this.#entries.values()) this.#drift(entry, s, pace, contact);
    for (const [source, parts] of this.#divisions[s])
      for (const [cause, part] of parts)
        if (part !== 0) this.#entryOf(cause, source, false).stocks[s] += pace * agents * part;
    for (const [cause, part] of tempo.added) this.#hasten(s, cause, pace * part, learning);
    this.#close(s, ledger, party);
  }

  /** What a cause adds by making people learn faster: of every gap there was, a larger share closed. */
  #hasten(s: number, cause: number, more: number, learning: number): void {
    const { ledger, party, state } = this;
    const agents = this.#people[s];
    const [old, sources] = [ledger.before.row(s, party), state.columns.sources.row(s, party)];
    const taste = ledger.sourceCount + FURTHER.indexOf('taste');
    const tasted =
      learning > 0
        ? Number(state.tally.sum('rhoAppeal', s, party)) / ONE / learning -
          agents * state.columns.appeal.at(s, party)
        : 0;
    for (let source = 0; source < old.length - 1; source++) {
      const goal = source < sources.length ? agents * sources[source] : source === taste ? tasted : 0;
      const addition = more * (goal - old[source]);
      if (addition !== 0) this.#entryOf(cause, source, true).stocks[s] += addition;
    }
  }

  /** Whole numbers, and what the entries of a source lack of the ledger's stock goes home. */
  #close(s: number, ledger: Ledger, party: number): void {
    const left = ledger.stocks.row(s, party).slice();
    // What is owed to a cause goes with the people: of those who stay, as much a head as before.
    const stayed = this.state.tally.agents(s) / this.#people[s];
    for (const entry of this.#entries.values()) {
      if (entry === this.#home[entry.source]) continue;
      entry.stocks[s] = Math.round(entry.stocks[s] * stayed);
      left[entry.source] -= entry.stocks[s];
    }
    for (const { source, stocks } of this.#home) stocks[s] = left[source];
  }
}
