/**
 * A poll: the vote of a day, as an election of that day would count it, of any people.
 *
 * Decision worth knowing: a poll is asked when ballots are counted, in the tally of the day. Where a party
 * leaves a list later on that day, the poll still has the list as it stood; bodies elected on that day were
 * elected by the same count.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Definition, GroupDef, Named, State } from '../../model/definition.js';
import { createModel, type Model } from '../../model/model.js';
import type { Agents } from '../../population/sampling.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { electionsOf } from '../run/chronicle.js';
import type { IsoDate, NamedRecord, RunRecord } from '../run/record.js';
import { groupsBy, type Grouping, type GroupKey } from './groups.js';
import { voteOf, type Vote } from './vote.js';

/** What is asked, of a run. */
export interface PollQuestion {
  readonly loaded: LoadedScenario;
  /** Any text; default: the scenario's own. */
  readonly seed?: string | undefined;
  readonly population?: Agents | undefined;
  readonly kernel: Kernel;
  /** Day of the poll, from 0. */
  readonly tick: number;
  /** What groups are told apart by (default nothing: one vote of all who are asked). */
  readonly by?: readonly Grouping[];
  /** Index of the group of the scenario that is asked (default: all people). */
  readonly among?: number | undefined;
  /** Called after each day with the number of days done and in all, and the date in words. */
  readonly onProgress?: ((done: number, all: number, at: string) => void) | undefined;
}

/** The vote of a group, with the ids of what it is told by. */
export type GroupVote = GroupKey & Vote;

/** The vote of a day. */
export interface Poll {
  readonly scenario: string;
  readonly title: string;
  /** Whether its dates are known in the old style, too. */
  readonly oldStyle: boolean;
  readonly seed: string;
  readonly population: { readonly agents: number; readonly persons: number };
  /** Digest of the run to the end of that day: the one of `run --until` that day. */
  readonly digest: string;
  readonly date: IsoDate;
  readonly by: readonly Grouping[];
  /** Id and name of the group that is asked. */
  readonly among: NamedRecord;
  readonly groups: readonly GroupVote[];
  /** All who are asked: the sum of the groups. */
  readonly whole: Vote;
  /** Bodies elected on that day, with their deputies by party. */
  readonly elected: RunRecord['bodies'];
  readonly names: Readonly<
    Record<'parties' | 'places' | 'classes' | 'strata' | 'bodies', readonly NamedRecord[]>
  >;
}

const named = (list: readonly Named[]): NamedRecord[] => list.map(({ id, name }) => ({ id, name }));

const namesOf = ({ parties, places, classes, strata, bodies }: Definition): Poll['names'] => ({
  parties: named(parties),
  places: named(places),
  classes: named(classes),
  strata: named(strata),
  bodies: named(bodies),
});

/** The group that is asked; everybody where none is named. */
const askedIn = ({ groups }: Definition, among: number | undefined): GroupDef => {
  const group = among === undefined ? groups.find(({ kind }) => kind === 'all') : groups.at(among);
  if (group === undefined) throw new RangeError('the scenario has no such group');
  return group;
};

/** Lets days pass to the morning of a day. */
function passTo(model: Model, { tick, loaded, onProgress }: PollQuestion): void {
  const { startDay } = loaded.definition;
  model.run(tick, (state) =>
    onProgress?.(state.tick + 1, tick + 1, `days, to ${isoOf(startDay + state.tick)}`),
  );
}

/**
 * Runs a scenario to a day and asks how people vote on it.
 *
 * @throws RangeError for a day or a group that the scenario does not have
 */
export function takePoll(question: PollQuestion): Poll {
  const { loaded, seed, population, kernel, tick, by = [], among } = question;
  const { definition } = loaded;
  if (!(Number.isInteger(tick) && tick >= 0 && tick < definition.dayCount))
    throw new RangeError(`day ${tick} is none of the scenario's ${definition.dayCount}`);
  const asked = askedIn(definition, among);
  const model = createModel(definition, { seed, agents: population, kernel, ledger: false });
  passTo(model, question);
  const date = isoOf(definition.startDay + tick);
  // The tally comes before everything that a day changes in politics: these are its lists.
  const { within } = model.state.politics;
  const count = (state: State) => ({
    groups: groupsBy(definition, asked.strata, by).map(({ key, strata }) => ({
      ...key,
      ...voteOf(state, within, strata),
    })),
    whole: voteOf(state, within, asked.strata),
    elected: electionsOf(state).filter((election) => election.date === date),
  });
  let counted: ReturnType<typeof count> | undefined;
  // Asked before the day has passed, so that an election held on it is known to be one of today.
  model.step((state) => (counted = count(state)));
  if (counted === undefined) throw new Error('the day was not observed');
  const { state } = model;
  const poll: Poll = {
    scenario: definition.id,
    title: definition.title,
    oldStyle: loaded.scenario.display.oldStyle ?? false,
    seed: model.seed,
    population: {
      agents: state.population.agentCount,
      persons: definition.strata.reduce((sum, { persons }) => sum + persons, 0),
    },
    digest: model.digest(),
    date,
    by,
    among: named([asked])[0],
    ...counted,
    names: namesOf(definition),
  };
  model.release();
  return poll;
}
