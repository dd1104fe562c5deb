/**
 * Forks: one past, and from now on two states that know nothing of each other.
 *
 * Decision worth knowing: a fork may go on under another definition, as long as that only differs in what is
 * to come. Everything is copied in memory, people as the bytes they are: a snapshot and a new birth would
 * take several times as long, and ensembles fork in every run.
 */
import { createInputs } from '../../kernel/inputs.js';
import { copyPopulation } from '../../population/create.js';
import { copyTally } from '../../population/tally.js';
import { copyColumns } from '../columns/columns.js';
import type { Definition, State } from '../definition.js';
import { createJournal } from './journal.js';
import type { Politics } from './politics.js';
import { withPeople } from './start.js';

/** Politics under a definition that may have further events: they have not happened. */
const withEvents = (politics: Politics, { events }: Definition): Politics => ({
  ...politics,
  happened: events.map((_, event) => politics.happened[event] ?? -1),
});

/**
 * A state goes on under another definition, in place: what `forkState` does without a copy of anybody. Throws
 * a RangeError, with nothing changed, for a definition whose people, parties or powers are others. Whoever
 * holds its columns or its politics holds those of before.
 */
export const redefine = (state: State, definition: Definition): void => {
  const { deputies } = state;
  const columns = copyColumns(state.columns, definition);
  const politics = withEvents(state.politics, definition);
  const next = withPeople({ ...state, definition, columns, politics }, state);
  next.deputies.set(deputies);
  Object.assign(state, next);
};

/**
 * An independent copy of a state that goes on under a definition of the same scenario, in which events may
 * have been added and amounts and expressions changed. Throws a RangeError for a definition whose people,
 * parties or powers are others.
 */
export const forkState = (state: State, definition: Definition): State => {
  const { keys, tick, kernel } = state;
  const columns = copyColumns(state.columns, definition);
  const politics = withEvents(state.politics, definition);
  const journal = createJournal(state.journal.entries);
  const population = copyPopulation(state.population, kernel.allocate);
  const fork = withPeople(
    { definition, keys, tick, columns, politics, journal },
    {
      population,
      tally: copyTally(state.tally, population),
      kernel,
      inputs: createInputs(definition.strata.length, definition.parties.length, state.inputs.products),
    },
  );
  fork.deputies.set(state.deputies);
  return fork;
};
