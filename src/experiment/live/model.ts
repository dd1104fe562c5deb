/**
 * A model that is run by hand: whoever writes a program asks it in the words of the scenario, and changes
 * what is to come while days pass.
 *
 * Decision worth knowing: the model below knows indices only. Words are compiled here, against the scenario
 * that the definition came from; so a change in mid-run is the same edit as before a run, made before the
 * next day, and gives the digest that a fork under the changed scenario gives.
 */
import { refuse } from '../../foundation/fault.js';
import { isoOf } from '../../foundation/calendar.js';
import type { ByteSource } from '../../foundation/sealed.js';
import type { Definition, Quantity } from '../../model/definition.js';
import { createModel, Model, type ModelOptions, type Observer } from '../../model/model.js';
import type { Watch } from '../../model/tick.js';
import { compileAsked } from '../../scenario/ask.js';
import type { Change, Intervention } from '../../scenario/intervene.js';
import { compileScenario, provenanceOf, type Provenance } from '../../scenario/load.js';
import { Daily, type DailySeries } from './daily.js';
import { fromToday } from './past.js';

/** What a definition was compiled from. Throws a FaultError where that is not known. */
function provenanceAt(place: string, definition: Definition): Provenance {
  const hint = 'give `createModel` the definition that `loadScenario` or `compileScenario` made, not a copy';
  return (
    provenanceOf(definition) ??
    refuse('unknown-origin', place, 'the scenario that this definition came from is not known here', hint)
  );
}

const compileFor = (definition: Definition, texts: readonly string[]): Quantity[] =>
  compileAsked(provenanceAt('series', definition).loaded.scenario, texts, 'series');

export class LiveModel extends Model {
  readonly #daily: Daily[] = [];

  override step(observer?: Observer, watch?: Watch): void {
    super.step((state) => {
      for (const daily of this.#daily) daily.collect(state);
      observer?.(state);
    }, watch);
  }

  /**
   * Has expressions read at the end of each day from now on, in the language of scenarios. What it returns
   * grows as days pass. A fork has none. Throws a FaultError for an expression that cannot be read.
   */
  series(expressions: readonly string[]): DailySeries {
    const daily = new Daily(expressions, compileFor(this.state.definition, expressions));
    this.#daily.push(daily);
    return daily;
  }

  /**
   * Changes what is to come, from the next day on. Throws a FaultError, with nothing changed, for what lies
   * in the past and for whatever would be a fault in a counterfactual; its place is the name of the change
   * and the path within it (`add storm: effects.0.standing`).
   */
  intervene(change: Change): void {
    const { definition } = this.state;
    const { parsed, options } = provenanceAt('intervene', definition);
    const intervention: Intervention = fromToday(change, this.state);
    const interventions = [...(options.interventions ?? []), intervention];
    const changed = compileScenario(parsed, { ...options, interventions }).definition;
    const reread = this.#daily.map((daily) => compileFor(changed, daily.expressions));
    this.goOnUnder(changed);
    this.#daily.forEach((daily, i) => daily.reread(reread[i]));
  }

  override load(source: ByteSource): void {
    super.load(source);
    const next = isoOf(this.state.definition.startDay + this.tick);
    for (const daily of this.#daily) daily.forgetFrom(next);
  }

  override fork(definition: Definition = this.state.definition): LiveModel {
    return new LiveModel(...this.forked(definition));
  }
}

/** Creates a model before its first day, to be run by hand. */
export function createLiveModel(definition: Definition, options: ModelOptions): LiveModel {
  const { seed, state, ledger } = createModel(definition, options);
  return new LiveModel(seed, state, ledger);
}
