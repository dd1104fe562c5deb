/**
 * A quick screening: which numbers change nothing at all when they are moved.
 *
 * Decision worth knowing: a run with one number moved is followed until a day of it differs from that of the
 * run as it is written, by its digest or by the odds of a vote, which most do on their first day. So
 * thousands of numbers cost minutes, where elementary effects (Morris 1991) would ask for as many whole runs;
 * and the answer is exact: what is told here changes no figure of any day. How much the others matter is the
 * question of `sensitivity`.
 */
import { FaultError } from '../../foundation/fault.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Definition } from '../../model/definition.js';
import { createModel, type Model } from '../../model/model.js';
import type { Agents } from '../../population/sampling.js';
import type { Interventions } from '../../scenario/intervene.js';
import { compileScenario, type ParsedScenario } from '../../scenario/load.js';
import { firstTick } from '../../scenario/twin.js';
import type { MovedNumber } from './numbers.js';

/** What became of something that was moved: days differ; none does; or the scenario bears no other value. */
export type MoveVerdict = 'moves' | 'still' | 'fixed';

/** A scenario and whoever runs it. */
export interface Screened {
  readonly parsed: ParsedScenario;
  readonly agents: Agents;
  readonly kernel: Kernel;
  /** Whether decisions are taken as recorded, and not left free. */
  readonly replay: boolean;
}

/** A change that is to be tried, and what the scenario is with it. */
interface Tried {
  readonly number: number;
  readonly tick: number;
  readonly definition: Definition;
}

const change = ({ address }: MovedNumber, value: number): Interventions => [
  { kind: 'set', path: address, value },
];

/** The scenario with changes, undefined where it has faults then. */
function compiled({ parsed, replay }: Screened, interventions: Interventions): Definition | undefined {
  try {
    return compileScenario(parsed, { interventions, pinDecisions: replay }).definition;
  } catch (error) {
    if (error instanceof FaultError) return undefined;
    throw error;
  }
}

/** Lets a day pass; returns what tells it from others: all that is so far, and the odds of its votes. */
function dayOf(model: Model): string {
  const { entries } = model.state.journal;
  const before = entries.length;
  model.step();
  let told = model.chain;
  for (const entry of entries.slice(before))
    if (entry.kind === 'decision') told += ` ${entry.decision}: ${entry.probabilities.join(' ')}`;
  return told;
}

/** Runs of one seed beside the one that is written. */
export class NumberScreening {
  readonly #base: Definition;
  #days: readonly string[] | undefined;

  constructor(
    private readonly screened: Screened,
    private readonly seed: string,
  ) {
    this.#base = compileScenario(screened.parsed, { pinDecisions: screened.replay }).definition;
  }

  #begin(definition: Definition): Model {
    const { agents, kernel } = this.screened;
    return createModel(definition, { seed: this.seed, agents, kernel, ledger: false });
  }

  /** What tells each day of the run as it is written. */
  get #written(): readonly string[] {
    if (this.#days !== undefined) return this.#days;
    const model = this.#begin(this.#base);
    this.#days = Array.from({ length: this.#base.dayCount }, () => dayOf(model));
    model.release();
    return this.#days;
  }

  /** Whether a model that goes on from today has no day that differs. */
  #staysTheSame(model: Model): boolean {
    const days = this.#written;
    while (model.tick < days.length) {
      const today = model.tick;
      if (dayOf(model) !== days[today]) return false;
    }
    return true;
  }

  /**
   * Tries what is moved, one at a time: its first value that the scenario bears. `onVerdict` is called once
   * for each, in no promised order.
   */
  each(moved: readonly MovedNumber[], onVerdict: (number: number, verdict: MoveVerdict) => void): void {
    const later: Tried[] = [];
    moved.forEach((item, number) => {
      const tried = this.#firstBorne(item, number);
      if (tried === undefined) onVerdict(number, 'fixed');
      else if (tried.tick > 0) later.push(tried);
      else onVerdict(number, this.#fromTheStart(tried.definition));
    });
    const past = this.#begin(this.#base);
    for (const { number, tick, definition } of later.sort((a, b) => a.tick - b.tick)) {
      past.run(Math.min(tick, this.#base.dayCount));
      onVerdict(number, this.#verdict(past.fork(definition)));
    }
    past.release();
  }

  #firstBorne(item: MovedNumber, number: number): Tried | undefined {
    for (const value of item.tries) {
      const interventions = change(item, value);
      const definition = compiled(this.screened, interventions);
      if (definition !== undefined) return { number, tick: firstTick(interventions, this.#base), definition };
    }
    return undefined;
  }

  /** Whoever is born otherwise may need more agents than there are, which is a change, too. */
  #fromTheStart(definition: Definition): MoveVerdict {
    try {
      return this.#verdict(this.#begin(definition));
    } catch (error) {
      if (error instanceof FaultError) return 'moves';
      throw error;
    }
  }

  #verdict(model: Model): MoveVerdict {
    const verdict = this.#staysTheSame(model) ? 'still' : 'moves';
    model.release();
    return verdict;
  }

  /**
   * Of what is moved, each to the value of that number among its tries, what changes nothing: all at once,
   * and halves of them where that changes something. What the scenario does not bear counts as nothing.
   */
  still(moved: readonly MovedNumber[], which: number): MovedNumber[] {
    const able = moved.filter(({ tries }) => which < tries.length);
    if (able.length === 0) return [...moved];
    const definition = compiled(
      this.screened,
      able.flatMap((item) => change(item, item.tries[which])),
    );
    if (definition !== undefined && this.#fromTheStart(definition) === 'still') return [...moved];
    if (able.length === 1) return definition === undefined ? [...moved] : moved.filter((m) => m !== able[0]);
    const half = Math.ceil(able.length / 2);
    const left = new Set([...this.still(able.slice(0, half), which), ...this.still(able.slice(half), which)]);
    return moved.filter((item) => !able.includes(item) || left.has(item));
  }
}
