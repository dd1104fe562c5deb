/**
 * The families of quantities: what the parts of each name must name, and how it reads the state.
 *
 * Decision worth knowing: a family is one line of a table. The table alone serves resolving, the suggestion
 * of the nearest name, the list of all names and the reference page, so that none of them can know a quantity
 * the others do not.
 */
import { leadership } from '../../model/bodies.js';
import { cellAt } from '../../model/columns/columns.js';
import { COLUMN_RECORDS, COLUMNS, type ColumnName } from '../../model/columns/table.js';
import type { Quantity, State } from '../../model/definition.js';
import {
  CONFRONTATION_READS,
  confrontationOf,
  standingOf,
  trustOfAuthority,
  trustOfParty,
} from '../../model/power/confrontation.js';
import { RIVAL_READS, rivalShare } from '../../model/power/holding.js';
import { occurrencesOf, type Politics } from '../../model/state/politics.js';
import { PROSPECT_READS, prospectHold, prospectTake } from '../../model/contests/prospect.js';
import { axesOf, partsOf } from './fields.js';
import type { Kind } from './names.js';
import {
  abstaining,
  ballotShare,
  cell,
  groupMean,
  groupPersons,
  groupSize,
  ofPolitics,
  quantity,
  shareOf,
  weighted,
  type Readable,
} from './readings.js';

/** One family: `support.PARTY.GROUP`. */
export interface Family {
  /** What the parts after the first word name. */
  readonly parts: readonly Kind[];
  readonly about: string;
  readonly read: (r: Readable, ...indices: number[]) => Quantity;
}

/** A family; `about` says what is read, with unit and range. */
export const family = (parts: readonly Kind[], about: string, read: Family['read']): Family => ({
  parts,
  about,
  read,
});

/** A family read from discrete politics; truth is 1. */
const political = (
  parts: readonly Kind[],
  about: string,
  read: (politics: Politics, i: number, j: number) => number | boolean,
): Family =>
  family(parts, about, (_, i, j) => quantity(['politics'], ({ politics }) => Number(read(politics, i, j))));

/** How a word of the table reads its column: a cell, or what `ofGroup` makes of the cells of a group. */
const wordOf = (column: ColumnName, about: string, ofGroup: typeof groupMean): Family => {
  const parts = partsOf(COLUMNS[column]);
  const kinds = parts.map(({ kind }) => kind);
  const group = kinds.indexOf('group');
  return family(kinds, about, (r, ...indices) => {
    const steps = Object.fromEntries(parts.map(({ axis }, i) => [axis, indices[i]]));
    return group < 0
      ? cell(column, cellAt(column, axesOf(r.names), steps))
      : ofGroup(r, column, indices[group], steps);
  });
};

/** The words of the table for columns of people, or for all others. */
const words = (ofPeople: boolean): Readonly<Record<string, Family>> =>
  Object.fromEntries<Family>(
    COLUMN_RECORDS.filter(([, { axes }]) => axes.includes('stratum') === ofPeople).flatMap(
      ([column, { words = {}, crowds = {} }]) => [
        ...Object.entries(words).map(([word, about]) => [word, wordOf(column, about, groupMean)] as const),
        ...Object.entries(crowds).map(
          ([word, about]) => [word, wordOf(column, about, groupPersons)] as const,
        ),
      ],
    ),
  );

const people: Readonly<Record<string, Family>> = {
  support: family(
    ['party', 'group'],
    'share of the ballots cast, 0 to 1; no value while none are cast',
    ballotShare,
  ),
  abstain: family(
    ['group'],
    'share of the voters who abstain, 0 to 1; no value where nobody may vote',
    abstaining,
  ),
  adherents: family(
    ['party', 'group'],
    'persons who hold to the party or whoever stands on its list, whether they vote or not',
    (r, party, g) => groupPersons(r, 'shares', g, { allegiance: party }),
  ),
  unattached: family(['group'], 'persons who hold to no party', (r, g) =>
    groupPersons(r, 'shares', g, { allegiance: r.names.party.ids.length }),
  ),
  persons: family(['group'], 'persons', groupSize),
  ...words(true),
};

/** Results belong to the last contest an authority began: a new attempt wipes out the old result. */
const ofLastContest =
  (result: 'took' | 'held' | 'failed' | 'lost') =>
  (politics: Politics, authority: number): boolean => {
    const last = politics.contests.findLast((contest) => contest.by === authority);
    return last !== undefined && politics[result][authority] >= last.since;
  };

const isUnderWay = ({ contests }: Politics, authority: number): boolean =>
  contests.some(({ by, stage }) => by === authority && stage !== 'over');

const powers: Readonly<Record<string, Family>> = {
  ...words(false),
  founded: political(['authority'], '1 while it exists', ({ founded }, a) => founded[a]),
  effective: family(['authority'], 'claim times balance, 0 to 1', (_, a) =>
    quantity(['claims', 'balance'], ({ columns }) => columns.claims[a] * columns.balance[a]),
  ),
  force: family(['authority', 'scene'], 'force that would obey, everywhere or in a place', (r, a, scene) => {
    const places = r.names.place.ids.map((_, place) =>
      cellAt('force', axesOf(r.names), { authority: a, place }),
    );
    const ones = places.map(() => 1);
    return scene < places.length ? cell('force', places[scene]) : weighted('force', places, ones);
  }),
  at: political(
    ['unit', 'place'],
    '1 while it is there; on the way it is in no place',
    (politics, u, place) => politics.whereabouts[u].place === place,
  ),
  melted: political(
    ['unit'],
    'share dissolved on the march, until it is home again, 0 to 1',
    (politics, u) => politics.whereabouts[u].melted,
  ),
  holder: political(['authority'], '1 while it governs', ({ holder }, a) => holder === a),
  rival: family(
    ['rivalry'],
    'share of the country that a rival of whoever took the capital commands, 0 to 1: of its places by weight while it is to be held, of everyday control since it was left divided; else 0',
    () => quantity(RIVAL_READS, rivalShare),
  ),
  contest: political(['authority'], '1 while a contest by it is under way', isUnderWay),
  took: political(['authority'], '1 once its last contest took the place', ofLastContest('took')),
  held: political(['authority'], '1 once its last contest held the country', ofLastContest('held')),
  failed: political(
    ['authority'],
    '1 once its last contest failed to take the place',
    ofLastContest('failed'),
  ),
  lost: political(['authority'], '1 once its last contest lost what it took', ofLastContest('lost')),
  divided: political(
    ['authority'],
    '1 once its last contest left the country divided',
    ({ contests }, a) => contests.findLast(({ by }) => by === a)?.result === 'divided',
  ),
  prospect: family(
    ['horizon', 'authority'],
    'chance to take the capital, or to hold the country or a part of it, if it gave the order today; of one that governs, against whoever fights it',
    (_, horizon, a) => {
      const prospect = horizon === 0 ? prospectTake : prospectHold;
      return quantity(PROSPECT_READS, (state, asker) => prospect(state, a, asker));
    },
  ),
};

/** A family read from trust and from what would happen if it came to the test. */
const standing = (
  parts: readonly Kind[],
  about: string,
  read: (state: State, i: number, j: number) => number,
): Family => family(parts, about, (_, i, j) => quantity(CONFRONTATION_READS, (state) => read(state, i, j)));

const confrontations: Readonly<Record<string, Family>> = {
  trust: standing(
    ['party', 'authority'],
    'trust of the party in the authority: its line, and how near it is to those who lead, -1 to 1',
    trustOfParty,
  ),
  regard: standing(
    ['authority', 'authority'],
    'trust of the first authority, of those who lead it, in the second, -1 to 1; below -0.1 it rejects it',
    trustOfAuthority,
  ),
  confrontation: standing(
    ['authority', 'authority'],
    'share of the force in the capital and of all organs that would follow the camp of the first and not of the second if it came to the test today, 0 to 1; no value unless both exist',
    confrontationOf,
  ),
  footing: standing(
    ['authority'],
    'its weakest confrontation with an authority that rejects it, 0 to 1; 1 with none; no value while it does not exist',
    (state, a) => standingOf(state, a)?.footing ?? NaN,
  ),
};

const institutions: Readonly<Record<string, Family>> = {
  seats: political(
    ['body', 'seat'],
    'share of the seats, 0 to 1; no value before there are any',
    (politics, b, p) => shareOf(politics.bodies[b].seats, p),
  ),
  deputies: political(['body', 'seat'], 'deputies', ({ bodies }, b, p) => bodies[b].seats[p]),
  elected: political(['body'], '1 once it was elected', ({ bodies }, b) => bodies[b].elected >= 0),
  summoned: political(
    ['body'],
    '1 while the day of its election is named and has not come',
    ({ bodies }, b) => bodies[b].due !== undefined,
  ),
  cabinet: political(
    ['authority', 'seat'],
    'share of the ministers, 0 to 1; no value while there are none',
    (politics, a, p) => shareOf(politics.cabinets[a].seats, p),
  ),
  caretaker: political(
    ['authority'],
    '1 while its cabinet only carries on: a partner has left, it has resigned, or none was agreed on',
    ({ cabinets }, a) => cabinets[a].caretaker,
  ),
  ministers: political(
    ['authority', 'minister'],
    'ministers, of a party or all of them',
    ({ cabinets }, a, p) => cabinets[a].seats[p] ?? cabinets[a].seats.reduce((sum, seats) => sum + seats, 0),
  ),
  leading: family(
    ['authority', 'seat'],
    'share among those who lead it, 0 to 1: of the seats of its body, else of its ministers; no value while nobody does',
    (_, a, p) => quantity(['politics'], (state) => shareOf(leadership(state, a), p)),
  ),
};

/** Days since a tick; no value (NaN) where there is none. */
const since = (tick: number, then: number): number => (then >= 0 ? tick - then : NaN);

const course: Readonly<Record<string, Family>> = {
  day: family([], 'days since the start', () => quantity([], ({ tick }) => tick)),
  dwell: family([], 'days in the present regime', () =>
    ofPolitics(({ regimeSince }, tick) => tick - regimeSince),
  ),
  awaited: family(
    ['body'],
    'days to the election for which it is summoned; no value while no day is named, so that every comparison with it is false',
    (_, b) => ofPolitics(({ bodies }, tick) => (bodies[b].due ?? NaN) - tick),
  ),
  regime: political(['regime'], '1 under this regime', ({ regime }, r) => regime === r),
  entered: political(['regime'], '1 once it was entered', ({ entered }, r) => entered[r] >= 0),
  happened: political(['event'], '1 once it happened', ({ happened }, e) => happened[e] >= 0),
  occurrences: family(['event'], 'how often it has happened', (r, e) =>
    ofPolitics((politics) => {
      const often = occurrencesOf(politics, r.names.event.ids[e]);
      return often > 0 ? often : politics.happened[e] >= 0;
    }),
  ),
  since: family(
    ['moment'],
    'days since an event (the last time) or decision; no value before it, so that every comparison with it is false',
    (r, moment) => {
      const decision = moment - r.names.event.ids.length;
      if (decision < 0) return ofPolitics(({ happened }, tick) => since(tick, happened[moment]));
      return ofPolitics(({ verdicts }, tick) => since(tick, verdicts[decision]?.tick ?? -1));
    },
  ),
  decided: political(['decision'], '1 once it was decided', ({ verdicts }, d) => verdicts[d] !== null),
  chosen: family(['choice'], '1 while this is the choice', (r, choice) => {
    const choices = r.scenario.decisions.flatMap((d, i) => d.options.map((_, j) => [i, j]));
    const [decision, option] = choices[choice];
    return ofPolitics((politics) => politics.verdicts[decision]?.option === option);
  }),
};

/**
 * All families of quantities, by first word; own quantities (`my.<name>`) are expressions and resolved with
 * them.
 */
export const FAMILIES: ReadonlyMap<string, Family> = new Map(
  [course, people, powers, confrontations, institutions].flatMap((families) => Object.entries(families)),
);
