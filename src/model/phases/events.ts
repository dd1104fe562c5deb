/**
 * Events: what happens from outside on its date, what follows from the state; marches roll and contests are
 * fought.
 */
import { PURPOSE, uniform } from '../../foundation/random.js';
import { disciplinesOf } from '../command.js';
import { advanceContests, advanceMarches, agitatorsOfAll } from '../contests/contests.js';
import { CONFRONTATION_READS } from '../power/confrontation.js';
import { advanceHolding, startHolding } from '../power/holding.js';
import type { EventDef, State } from '../definition.js';
import { factorsOf, fire } from '../effects.js';
import { changePolitics, note } from '../state/journal.js';
import { occurrencesOf } from '../state/politics.js';
import { CHANGED_BY_EFFECTS, COUNTED_BY_EFFECTS, type Phase } from '../phase.js';
import { holds, valueOf, valueOrNull } from '../formula/value.js';

/** Whether an event of a date comes on a day: on that one, or so many days after it as it comes again. */
const isItsDay = ({ tick: first, again, before }: EventDef, tick: number): boolean =>
  tick === first ||
  (first >= 0 && again > 0 && tick > first && tick <= before && (tick - first) % again === 0);

/** Whether it is too early for an event to come again, or it has come and does not. */
const hasComeOfLate = ({ tick }: State, { again }: EventDef, last: number): boolean =>
  last >= 0 && (again === 0 || tick - last < again);

const isDue = (state: State, event: EventDef): boolean => {
  if (event.when === null) return isItsDay(event, state.tick);
  return state.tick >= event.after && state.tick <= event.before && holds(state, event.when);
};

const occurs = (state: State, event: EventDef): boolean => {
  const chance = valueOf(state, event.probability);
  return chance >= 1 || uniform(state.keys, PURPOSE.event, state.tick, event.entity, 0) < chance;
};

/** Lets an event happen; what it amounted to is measured when its own effects are done. */
const happen = (state: State, event: EventDef, index: number): void => {
  const occurrence = event.again > 0 ? occurrencesOf(state.politics, event.id) + 1 : undefined;
  changePolitics(state, event.id, (politics) => {
    politics.happened[index] = state.tick;
    if (occurrence !== undefined) politics.occurrences = { ...politics.occurrences, [event.id]: occurrence };
  });
  fire(state, event.origin);
  const measure = event.measure && valueOrNull(state, event.measure);
  note(state, { kind: 'event', event: index, measure, ...(occurrence !== undefined && { occurrence }) });
};

const considerEvent = (state: State, event: EventDef, index: number): void => {
  if (hasComeOfLate(state, event, state.politics.happened[index]) || !isDue(state, event)) return;
  const { requires, regardless } = event;
  const isPossible = holds(state, requires);
  if (!isPossible && event.when === null)
    note(state, { kind: 'impossible', what: 'event', index, regardless, terms: requires.terms(state) });
  if ((isPossible || regardless) && occurs(state, event)) happen(state, event, index);
};

export const events: Phase = {
  name: 'events',
  reads: [...COUNTED_BY_EFFECTS, ...CHANGED_BY_EFFECTS, ...CONFRONTATION_READS],
  yesterday: ['casualties', 'claims'],
  writes: [...CHANGED_BY_EFFECTS, 'casualties'],
  asks: (definition) => [
    ...definition.events.flatMap(({ when, requires, probability, measure, origin }) => [
      ...(when ? [when] : []),
      ...(measure ? [measure] : []),
      requires,
      probability,
      ...factorsOf(definition, [origin]),
    ]),
    ...agitatorsOfAll(definition),
    ...disciplinesOf(definition),
  ],
  run: (state) => {
    state.definition.events.forEach((event, index) => considerEvent(state, event, index));
    advanceMarches(state);
    advanceContests(state, startHolding);
    advanceHolding(state);
  },
};
