/**
 * The families of quantities: what the parts of each name must name, and how it reads the state.
 *
 * Decision worth knowing: a family is one line of a table. The table alone serves resolving, the suggestion of the nearest name,
 * the list of all names and the reference page, so that none of them can know a quantity the others do not.
 */
import type { Quantity } from '../../model/definition.js';
import { prospectHold, prospectTake } from '../../model/prospect.js';
import type { Kind } from './names.js';
import {
  abstaining,
  ballotShare,
  cell,
  constant,
  groupMean,
  groupPersons,
  personsOf,
  shareOf,
  truth,
  weighted,
  widths,
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

const people: Readonly<Record<string, Family>> = {
  support: family(['party', 'group'], 'share of the ballots cast, 0 to 1', ballotShare),
  abstain: family(['group'], 'share of the voters who abstain, 0 to 1', abstaining),
  loyalty: family(['party', 'group'], 'mean loyalty, -1 to 1', (r, p, g) =>
    groupMean(r, 'loyalties', g, (s) => s * widths(r).parties + p),
  ),
  active: family(['group'], 'share of the persons in public action, 0 to 1', (r, g) =>
    groupMean(r, 'active', g, (s) => s),
  ),
  streets: family(['group'], 'persons in public action', (r, g) => groupPersons(r, 'active', g, (s) => s)),
  marchers: family(['party', 'group'], 'persons in public action with that allegiance', (r, p, g) =>
    groupPersons(r, 'marchers', g, (s) => s * widths(r).parties + p),
  ),
  persons: family(['group'], 'persons', (r, g) => constant(personsOf(r, g).reduce((a, b) => a + b, 0))),
  condition: family(['condition', 'group'], 'mean condition, 0 to 1', (r, c, g) =>
    groupMean(r, 'conditions', g, (s) => c * widths(r).strata + s),
  ),
  salience: family(['issue', 'group'], 'mean salience, 0 to 1', (r, k, g) =>
    groupMean(r, 'salience', g, (s) => k * widths(r).strata + s),
  ),
  blame: family(['party', 'group'], 'mean blame, signed', (r, p, g) =>
    groupMean(r, 'blame', g, (s) => s * widths(r).parties + p),
  ),
  reach: family(['party', 'group'], 'mean reach, 0 to 1', (r, p, g) =>
    groupMean(r, 'reach', g, (s) => s * widths(r).parties + p),
  ),
};

/** Results belong to the last contest an authority began: a new attempt wipes out the old result. */
const ofLastContest =
  (result: 'took' | 'held' | 'failed' | 'lost', authority: number): Quantity =>
  ({ politics }) => {
    const last = politics.contests.findLast((contest) => contest.by === authority);
    return truth(last !== undefined && politics[result][authority] >= last.since);
  };

const powers: Readonly<Record<string, Family>> = {
  credibility: family(['party', 'issue'], 'credibility, 0 to 1', (r, p, k) =>
    cell('credibility', p * widths(r).issues + k),
  ),
  policy: family(['policy'], 'how far the policy is carried out, 0 to 1', (_, n) => cell('policies', n)),
  line: family(['party', 'authority'], 'stance, -1 resist to 1 obey', (r, p, a) =>
    cell('lines', p * widths(r).authorities + a),
  ),
  founded: family(['authority'], '1 while it exists', (_, a) => (state) => truth(state.politics.founded[a])),
  claim: family(['authority'], 'how far it wills to rule, 0 to 1', (_, a) => cell('claims', a)),
  control: family(['authority', 'organ'], 'share of the operators who obey, 0 to 1', (r, a, g) =>
    cell('control', a * widths(r).organs + g),
  ),
  balance: family(['authority'], 'share of all control, 0 to 1', (_, a) => cell('balance', a)),
  effective: family(
    ['authority'],
    'claim times balance, 0 to 1',
    (_, a) => (state) => state.columns.claims[a] * state.columns.balance[a],
  ),
  obeys: family(['unit', 'authority'], 'everyday obedience, 0 to 1', (r, u, a) =>
    cell('obedience', u * widths(r).authorities + a),
  ),
  force: family(['authority', 'scene'], 'force that would obey, everywhere or in a place', (r, a, scene) => {
    const { places } = widths(r);
    const cells = Array.from({ length: places }, (_, place) => a * places + place);
    return scene < places
      ? cell('force', cells[scene])
      : weighted(
          'force',
          cells,
          cells.map(() => 1),
        );
  }),
  chance: family(['authority'], 'chance people believe it has, 0 to 1', (_, a) => cell('chance', a)),
  strength: family(['unit'], 'persons', (_, u) => cell('strengths', u)),
  at: family(
    ['unit', 'place'],
    '1 while it is there; on the way it still counts where it set out',
    (_, u, place) => (state) => truth(state.politics.whereabouts[u].place === place),
  ),
  melted: family(
    ['unit'],
    'share dissolved on the march, 0 to 1',
    (_, u) => (state) => state.politics.whereabouts[u].melted,
  ),
  contest: family(
    ['authority'],
    '1 while a contest by it is under way',
    (_, a) => (state) =>
      truth(state.politics.contests.some((contest) => contest.by === a && contest.stage !== 'over')),
  ),
  took: family(['authority'], '1 once its last contest took the place', (_, a) => ofLastContest('took', a)),
  held: family(['authority'], '1 once its last contest held the country', (_, a) => ofLastContest('held', a)),
  failed: family(['authority'], '1 once its last contest failed to take the place', (_, a) =>
    ofLastContest('failed', a),
  ),
  lost: family(['authority'], '1 once its last contest lost what it took', (_, a) =>
    ofLastContest('lost', a),
  ),
  casualties: family([], 'casualties of armed contests so far: persons killed and wounded', () =>
    cell('casualties', 0),
  ),
  prospect: family(
    ['horizon', 'authority'],
    'chance to take the capital, or to hold the country, if it gave the order today',
    (_, horizon, a) =>
      horizon === 0 ? (state) => prospectTake(state, a) : (state) => prospectHold(state, a),
  ),
};

const institutions: Readonly<Record<string, Family>> = {
  seats: family(
    ['body', 'seat'],
    'share of the seats, 0 to 1',
    (_, b, p) => (state) => shareOf(state.politics.bodies[b].seats, p),
  ),
  deputies: family(['body', 'seat'], 'deputies', (_, b, p) => (state) => state.politics.bodies[b].seats[p]),
  elected: family(
    ['body'],
    '1 once it was elected',
    (_, b) => (state) => truth(state.politics.bodies[b].elected >= 0),
  ),
  cabinet: family(
    ['authority', 'seat'],
    'share of the ministers, 0 to 1',
    (_, a, p) => (state) => shareOf(state.politics.cabinets[a].seats, p),
  ),
  ministers: family(
    ['authority', 'seat'],
    'ministers',
    (_, a, p) => (state) => state.politics.cabinets[a].seats[p],
  ),
};

/** Days since a tick; without a value (NaN) where there is none, so that every comparison with it is false. */
const since = (tick: number, then: number): number => (then >= 0 ? tick - then : NaN);

const course: Readonly<Record<string, Family>> = {
  day: family([], 'days since the start', () => (state) => state.tick),
  dwell: family([], 'days in the present regime', () => (state) => state.tick - state.politics.regimeSince),
  regime: family(['regime'], '1 under this regime', (_, r) => (state) => truth(state.politics.regime === r)),
  entered: family(
    ['regime'],
    '1 once it was entered',
    (_, r) => (state) => truth(state.politics.entered[r] >= 0),
  ),
  happened: family(
    ['event'],
    '1 once it happened',
    (_, e) => (state) => truth(state.politics.happened[e] >= 0),
  ),
  since: family(
    ['moment'],
    'days since an event or decision; before it, every comparison with it is false',
    (r, moment) => {
      const decision = moment - r.names.event.ids.length;
      if (decision < 0) return (state) => since(state.tick, state.politics.happened[moment]);
      return (state) => since(state.tick, state.politics.verdicts[decision]?.tick ?? -1);
    },
  ),
  decided: family(
    ['decision'],
    '1 once it was decided',
    (_, d) => (state) => truth(state.politics.verdicts[d] !== null),
  ),
  chosen: family(['choice'], '1 while this is the choice', (r, choice) => {
    const [decision, option] = r.scenario.decisions.flatMap((d, i) => d.options.map((_, j) => [i, j]))[
      choice
    ];
    return (state) => truth(state.politics.verdicts[decision]?.option === option);
  }),
};

/** All families of quantities, by first word; own quantities (`my.<name>`) are expressions and resolved with them. */
export const FAMILIES: ReadonlyMap<string, Family> = new Map(
  [course, people, powers, institutions].flatMap((families) => Object.entries(families)),
);
