/**
 * The state of the page and what may be done to it.
 *
 * Decision worth knowing: the address is the state, and everything else follows from it. Going somewhere is
 * writing an address; a run that comes when another is wanted already is not shown.
 */
import { signal } from '@preact/signals';
import type { BandPlan } from '../experiment/many/bands.js';
import { isFollowed, type FollowedFigure } from '../view/many/followed.js';
import {
  addressIn,
  isChanged,
  NO_CHANGES,
  queryOf,
  runQuery,
  type Address,
  type Changes,
} from './address.js';
import { agreementOf, isSameAnswer, type Shipped } from './baseline.js';
import { Engine } from './engine/engine.js';
import { browser } from './host.js';
import { lookWith } from './looking/cursor.js';
import { movedTo } from './looking/changing.js';
import { startMany } from './engine/many.js';
import type { ComputedPairs, MemberPair, PageQuestion, RunAnswer, Start } from './protocol.js';
import { pageSource } from './source.js';
import { whyIn, whyText, type WhyAsked } from './why/asked.js';
import { Reasons } from './why/asking.js';

/** What is being done, in a sentence; empty where nothing is. */
export interface Doing {
  readonly words: string;
  readonly isFault: boolean;
}

const IDLE: Doing = { words: '', isFault: false };

/** Runs with other draws, as they come. */
export interface ManyComing {
  /** How many there are to be. */
  readonly asked: number;
  /** Those that are there, in the order of their seeds and without a gap. */
  readonly pairs: readonly MemberPair[];
  readonly isOn: boolean;
  /** The same runs as they were computed before the page was opened; undefined where none are shown. */
  readonly beforehand?: ComputedPairs | undefined;
  /** How those stand: not all computed here yet, all the same here, or one of them another. */
  readonly agreement?: Shipped;
  /** What is followed of each; undefined before the first is there. */
  readonly plan: BandPlan | undefined;
  /** Why there are no more, where something went wrong. */
  readonly fault?: string;
}

/** So many runs say how sure an answer is, where the address names no other number. */
const RUNS = 50;
const RUNS_MAX = 1000;

/** How long a mark has to rest before its day is computed, milliseconds. */
const REST = 150;

export class PageStore {
  readonly start: Start;
  readonly address = signal<Address>({ changes: NO_CHANGES });
  readonly baseline = signal<RunAnswer | undefined>(undefined);
  readonly changed = signal<RunAnswer | undefined>(undefined);
  readonly shipped = signal<Shipped>('none');
  readonly doing = signal<Doing>(IDLE);
  /** Whether the changed run that is there is not the one that the address asks for. */
  readonly isStale = signal(false);
  /** The day that a mark is dragged to, before it rests. */
  readonly dragged = signal<string | undefined>(undefined);
  /** The day that is looked at. */
  readonly cursor = signal<string | undefined>(undefined);
  readonly many = signal<ManyComing | undefined>(undefined);
  /** Pixels that pictures have. */
  readonly width = signal(920);
  readonly reasons: Reasons;
  readonly #engine: Engine;
  #shippedAnswer: RunAnswer | undefined;
  #wanted = 0;
  #endMany: (() => void) | undefined;
  /** Runs that are there, by what they are runs of. */
  readonly #manyKept = new Map<string, readonly MemberPair[]>();
  #followed: BandPlan | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #cursorRest: ReturnType<typeof setTimeout> | undefined;

  constructor(start: Start) {
    this.start = start;
    this.reasons = new Reasons(start.version);
    this.#engine = new Engine(start);
    lookWith((day) => this.look(day));
  }

  /** Reads the address of the page, and shows what it tells. */
  open(): void {
    this.address.value = addressIn(browser.location.search);
    this.cursor.value = this.address.value.cursor;
    void this.#show();
  }

  /** Goes to what is changed otherwise; `isStep` leaves a step in the history of the page. */
  change(changes: Changes, isStep = true): void {
    this.#write({ ...this.address.peek(), changes, why: undefined }, isStep);
    void this.#show();
  }

  #write(address: Address, isStep: boolean): void {
    this.address.value = address;
    const place = `${browser.location.pathname}?${queryOf(address)}`;
    if (isStep) browser.history.pushState(null, '', place);
    else browser.history.replaceState(null, '', place);
  }

  /**
   * Puts the cursor on a day; the address follows when it rests, for browsers count how often it is written.
   */
  look(day: string): void {
    this.cursor.value = day;
    clearTimeout(this.#cursorRest);
    this.#cursorRest = setTimeout(() => {
      this.#write({ ...this.address.peek(), cursor: day }, false);
    }, REST);
  }

  /** Asks a run that is shown; undefined asks nothing any more. */
  ask(asked: WhyAsked | undefined): void {
    this.#write({ ...this.address.peek(), why: asked && whyText(asked) }, false);
    this.#answer();
  }

  /** Has what the address asks answered, where the run that it asks is there. */
  #answer(): void {
    const address = this.address.peek();
    const asked = whyIn(address.why);
    if (asked === undefined || (asked.run === 'changed' && !isChanged(address))) {
      this.reasons.close();
      return;
    }
    const told = asked.run === 'changed' ? address : { ...address, changes: NO_CHANGES };
    void this.reasons.ask(asked, { query: runQuery(told), agents: this.agents, seed: this.seed });
  }

  /** Drags the mark of a move to a day; it is computed when it has rested. */
  drag(id: string, date: string): void {
    this.dragged.value = date;
    clearTimeout(this.#rest);
    const { changes } = this.address.peek();
    const own = changes.with.length > 0 ? NO_CHANGES : changes;
    this.#rest = setTimeout(() => this.change(movedTo(own, id, date), false), REST);
  }

  /** The question whose changes these are, by id or by what is moved. */
  question(): PageQuestion | undefined {
    const { changes } = this.address.value;
    return this.start.questions.find(({ id }) => changes.with.length === 1 && changes.with[0] === id);
  }

  /** The figure whose fans are shown. */
  get followed(): FollowedFigure {
    const { view } = this.address.value;
    return isFollowed(view) ? view : 'obeyed';
  }

  /** Shows the fans of a figure. */
  follow(view: FollowedFigure): void {
    this.#write({ ...this.address.peek(), view }, false);
  }

  /** What can be dragged: the event or decision that was moved last, and its day. */
  move(): { readonly id: string; readonly date: string } | undefined {
    const { changes } = this.address.value;
    const written = changes.move.at(-1);
    if (written !== undefined) {
      const at = written.indexOf('=');
      return { id: written.slice(0, at), date: written.slice(at + 1) };
    }
    return this.question()?.moves ?? undefined;
  }

  /** What is asked for the scenario as it is recorded. */
  plainQuery(): string {
    return runQuery({ ...this.address.peek(), changes: NO_CHANGES });
  }

  get agents(): number {
    const asked = Number(this.address.value.population);
    return Number.isInteger(asked) && asked > 0 ? asked : this.start.agents;
  }

  get runs(): number {
    const asked = Number(this.address.value.runs);
    return Number.isInteger(asked) && asked > 0 ? Math.min(asked, RUNS_MAX) : RUNS;
  }

  get seed(): string {
    return this.address.value.seed ?? this.start.seed;
  }

  async #show(): Promise<void> {
    const wanted = ++this.#wanted;
    const isWanted = () => wanted === this.#wanted;
    try {
      this.isStale.value = true;
      this.doing.value = IDLE;
      this.#engine.cancel();
      this.stopMany();
      this.many.value = undefined;
      this.reasons.close();
      const plain = { ...this.address.value, changes: NO_CHANGES };
      await this.#showShipped(isWanted);
      if (!isWanted()) return;
      const baseline = await this.#run(plain, 'as recorded', isWanted);
      if (!isWanted()) return;
      this.#compareShipped(baseline);
      this.baseline.value = baseline;
      const address = this.address.value;
      const changed = isChanged(address) ? await this.#run(address, 'as changed', isWanted) : undefined;
      if (!isWanted()) return;
      this.changed.value = changed;
      this.isStale.value = false;
      this.dragged.value = undefined;
      this.doing.value = IDLE;
      this.#answer();
      void this.goOn();
    } catch (error) {
      if (!isWanted()) return;
      this.changed.value = undefined;
      this.doing.value = { words: error instanceof Error ? error.message : String(error), isFault: true };
    }
  }

  /** What ships is of as few agents as can be and of the seed of the scenario. */
  #isShipped(): boolean {
    const { hasBaseline, agents, seed } = this.start;
    return hasBaseline && this.agents === agents && this.seed === seed;
  }

  /** Shows the run as recorded that ships, until it is computed here. */
  async #showShipped(isWanted: () => boolean): Promise<void> {
    if (!this.#isShipped()) {
      this.shipped.value = 'none';
      return;
    }
    if (this.#shippedAnswer !== undefined) return;
    const answer = await pageSource()
      .baseline()
      .catch(() => undefined);
    this.#shippedAnswer = answer;
    if (answer === undefined || !isWanted()) return;
    this.shipped.value = 'shown';
    this.baseline.value = answer;
    this.isStale.value = isChanged(this.address.peek());
  }

  /**
   * The runs of an address that ship, as many as are asked for; undefined where they are fewer, or the run as
   * recorded that ships is not the one that was computed here.
   */
  async #beforehand(query: string, asked: number): Promise<ComputedPairs | undefined> {
    if (!this.#isShipped() || this.shipped.peek() !== 'same') return undefined;
    const pairs = await pageSource()
      .computed(query)
      .catch(() => null);
    return pairs === null || pairs.length < asked ? undefined : pairs.slice(0, asked);
  }

  /** Sets what was shipped against what was computed. */
  #compareShipped(computed: RunAnswer): void {
    const shipped = this.#shippedAnswer;
    if (!this.#isShipped() || shipped === undefined) return;
    this.shipped.value = isSameAnswer(shipped, computed) ? 'same' : 'other';
  }

  #run(address: Address, what: string, isWanted: () => boolean): Promise<RunAnswer> {
    const wish = { query: runQuery(address), agents: this.agents, seed: this.seed };
    const tell = (words: string): void => {
      if (isWanted()) this.doing.value = { words, isFault: false };
    };
    return this.#engine.run(wish, (done, all) =>
      tell(`Computing ${what}: day ${String(done)} of ${String(all)}`),
    );
  }

  /** Ends what computes further runs; those that are there stay. */
  stopMany(): void {
    this.#endMany?.();
    this.#endMany = undefined;
    const many = this.many.peek();
    if (many?.isOn === true) this.many.value = { ...many, isOn: false };
  }

  /** Computes what is missing of the runs with other draws. */
  async goOn(): Promise<void> {
    const address = this.address.peek();
    const wanted = this.#wanted;
    const key = runQuery(address);
    const came = new Map((this.#manyKept.get(key) ?? []).map((pair) => [pair.replicate, pair]));
    const asked = this.runs;
    const left = Array.from({ length: asked }, (_, i) => i + 1).filter((replicate) => !came.has(replicate));
    const before = await this.#beforehand(key, asked);
    if (wanted !== this.#wanted) return;
    const show = (state: Pick<ManyComing, 'isOn' | 'fault'>): void => {
      if (wanted !== this.#wanted) return;
      const pairs = [...withoutGap(came, asked)];
      const agreement = agreementOf(before, came, asked);
      const beforehand = agreement === 'other' ? undefined : before;
      this.many.value = { asked, pairs, plan: this.#followed, beforehand, agreement, ...state };
    };
    show({ isOn: left.length > 0 });
    if (left.length === 0) return;
    let isWanted = true;
    this.#endMany = () => (isWanted = false);
    const fail = (fault: string): void => show({ isOn: false, fault });
    try {
      const baseline = await pageSource().read(runQuery({ ...address, changes: NO_CHANGES }));
      const changed = isChanged(address) ? await pageSource().read(key) : null;
      if (!isWanted) return;
      const request = { baseline, changed, agents: this.agents, seed: this.seed };
      const onPlan = (plan: BandPlan) => (this.#followed = plan);
      const onPair = (pair: MemberPair): void => {
        came.set(pair.replicate, pair);
        this.#manyKept.set(key, [...came.values()]);
        show({ isOn: came.size < asked });
      };
      this.#endMany = startMany(request, left, { onPlan, onPair, onFailure: fail });
    } catch (error) {
      if (isWanted) fail(error instanceof Error ? error.message : String(error));
    }
  }
}

/** The runs from the first on, as far as none is missing. */
function* withoutGap(came: ReadonlyMap<number, MemberPair>, asked: number): Generator<MemberPair> {
  for (let replicate = 1; replicate <= asked; replicate++) {
    const pair = came.get(replicate);
    if (pair === undefined) return;
    yield pair;
  }
}
