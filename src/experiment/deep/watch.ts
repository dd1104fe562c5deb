/**
 * A run as whoever asks what never or always happens looks at it.
 *
 * Decision worth knowing: conditions are read in the middle of the day, where the model reads them; nothing
 * that is looked at here moves a draw, so a run that is watched is the run that everybody else has.
 */
import type { Definition, Quantity, State } from '../../model/definition.js';
import { featureMargin } from '../../polity/regime.js';
import { journalEntries } from '../run/chronicle.js';
import { sharesOf } from '../run/support.js';
import type { ContestSeen, DecisionSeen, EventSeen, NearSeen, RegimeSeen, RunSeen } from './seen.js';
import { DecisionTerms, EventTerms } from './watch-terms.js';

/** Below this share of the ballots a party is dead. */
export const PARTY_LEAST = 0.01;

/** Parties are looked at once in so many days. */
const WEEK = 7;

interface Regimes {
  days: number;
  governed: number;
  nearest: NearSeen | null;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Watches one run. `look` is the watch of `Model.step`, and `collect` its observer. */
export class DeepWatch {
  readonly #definition: Definition;
  readonly #events: EventTerms;
  readonly #decisions: DecisionTerms;
  readonly #regimes: Regimes[];
  readonly #parties: { first: number; alive: number }[];
  readonly #strata: { least: number; most: number }[];
  readonly #everybody: readonly number[];

  /** @param active the share of each stratum that acts in public */
  constructor(
    definition: Definition,
    private readonly active: readonly Quantity[],
  ) {
    this.#definition = definition;
    this.#events = new EventTerms(definition.events);
    this.#decisions = new DecisionTerms(definition.decisions);
    this.#regimes = definition.regimes.map(() => ({ days: 0, governed: 0, nearest: null }));
    this.#parties = definition.parties.map(() => ({ first: 0, alive: -1 }));
    this.#strata = definition.strata.map(() => ({ least: Infinity, most: -Infinity }));
    this.#everybody = definition.strata.map((_, s) => s);
  }

  /** After each phase: questions are put after powers are known, and events come after decisions. */
  readonly look = (phase: string, state: State): void => {
    if (phase === 'control') this.#decisions.look(state);
    if (phase === 'decisions') this.#events.look(state);
  };

  /** After each day. */
  readonly collect = (state: State): void => {
    this.#lookAtRegimes(state);
    this.active.forEach((share, s) => {
      const [value, seen] = [share.value(state), this.#strata[s]];
      seen.least = Math.min(seen.least, value);
      seen.most = Math.max(seen.most, value);
    });
    if (state.tick % WEEK === 0) this.#lookAtParties(state);
  };

  #lookAtRegimes(state: State): void {
    const { holder, regime } = state.politics;
    this.#definition.regimes.forEach((each, r) => {
      const seen = this.#regimes[r];
      if (r === regime) seen.days++;
      if (each.holder !== 'any' && each.holder !== holder) return;
      seen.governed++;
      const values = each.features.map(({ is }) => is.value(state));
      const margins = each.features.map((feature, f) => featureMargin(values[f], feature));
      const margin = Math.min(...margins);
      if (seen.nearest !== null && margin <= seen.nearest.margin) return;
      const feature = margins.indexOf(margin);
      seen.nearest = { tick: state.tick, margin, feature, value: orNull(values[feature]) };
    });
  }

  #lookAtParties(state: State): void {
    const { shares } = sharesOf(state, this.#everybody);
    this.#parties.forEach((seen, p) => {
      if (state.tick === 0) seen.first = shares[p];
      // One on another's list has no ballots of its own to lose.
      if (shares[p] >= PARTY_LEAST || state.politics.within[p] !== p) seen.alive = state.tick;
    });
  }

  /** What was seen of a run that is over. */
  seen(state: State, replicate: number): RunSeen {
    return {
      replicate,
      last: state.tick - 1,
      regimes: this.#regimes.map((seen): RegimeSeen => ({ ...seen })),
      events: eventsSeen(state, this.#events.seen),
      decisions: decisionsSeen(state, this.#decisions.seen),
      contests: contestsSeen(state),
      parties: this.#parties,
      strata: this.#strata,
      laws: [...new Set(journalEntries(state, 'act').map(({ law }) => law))].sort(),
    };
  }
}

/** What failed when something was not possible: the first comparison of each time, each once. */
function refusals(state: State, what: 'event' | 'decision', index: number): string[] {
  const entries = journalEntries(state, 'impossible').filter(
    (entry) => entry.what === what && entry.index === index,
  );
  const texts = entries.flatMap(({ terms }) => terms.find(({ holds }) => !holds)?.text ?? []);
  return [...new Set(texts)];
}

function eventsSeen(state: State, terms: readonly EventSeen['terms'][]): EventSeen[] {
  const ticks = state.definition.events.map((): number[] => []);
  for (const { event, tick } of journalEntries(state, 'event')) ticks[event].push(tick);
  return ticks.map((own, e) => ({
    ticks: own,
    refused: refusals(state, 'event', e),
    terms: terms[e],
  }));
}

function decisionsSeen(state: State, terms: readonly DecisionSeen['terms'][]): DecisionSeen[] {
  const sittings = journalEntries(state, 'decision');
  return state.definition.decisions.map(({ options }, d) => {
    const own = sittings.filter(({ decision }) => decision === d);
    const verdict = state.politics.verdicts[d];
    return {
      sittings: own.length,
      chosen: options.map((_, o) => own.filter(({ option }) => option === o).length),
      most: options.map((_, o) => Math.max(0, ...own.map(({ probabilities }) => probabilities[o]))),
      settled: verdict === null ? null : { tick: verdict.tick, option: verdict.option },
      refused: refusals(state, 'decision', d),
      terms: terms[d],
    };
  });
}

/** Contests for a place in which the sides met. */
const contestsSeen = ({ politics }: State): ContestSeen[] =>
  politics.contests
    .filter(({ met }) => met >= 0)
    .map(({ origin, by, place, takeChance }) => ({ origin, by, place, chance: takeChance }));
