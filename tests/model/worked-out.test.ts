/** What is kept beside a state is what would be worked out afresh, at any moment of any day. */
import { expect, test } from 'vitest';
import { seatsToday } from '../../src/model/bodies.js';
import type { State } from '../../src/model/definition.js';
import { reachRule } from '../../src/model/laws/carriers.js';
import { reservedFor } from '../../src/model/laws/reserved.js';
import { confrontationIf, standingOf } from '../../src/model/power/confrontation.js';
import { trustTable } from '../../src/model/power/trust.js';
import { wantsOf, saliencesOf, votersOf } from '../../src/model/power/voters.js';
import { climbedIn } from '../../src/model/phases/forms.js';
import { voteShares, type AskedElection } from '../../src/model/state/ballots.js';
import { ofCount, ofDefinition, workedOut } from '../../src/model/state/worked-out.js';
import { copyTally } from '../../src/population/tally.js';
import { twoPowers } from '../bundled.js';

const ELECTIONS: readonly AskedElection[] = [{}, { order: 'first' }, { order: 'second' }];

/** All that is kept, as whoever reads it sees it. */
const allOf = (state: State): unknown[] => {
  const { strata, authorities, parties, bodies } = state.definition;
  return [
    trustTable(state),
    votersOf(state),
    saliencesOf(state),
    wantsOf(state),
    bodies.map((_, b) => seatsToday(state, b)),
    authorities.map((_, a) => [
      standingOf(state, a),
      authorities.map((_b, b) => confrontationIf(state, a, b)),
    ]),
    ['rise', 'march', 'nothing'].flatMap((act) =>
      authorities.map((_a, index) => reservedFor(state, act, { kind: 'authority', index })),
    ),
    strata.map((_, s) => [
      ELECTIONS.map((asked) => Array.from(voteShares(state, s, asked))),
      climbedIn(state.definition, s).map(({ id }) => id),
      parties.map((_p, p) => reachRule(state)(s, p, 0.5)),
    ]),
  ];
};

/** The same state, beside which nothing is kept, nor beside its definition. */
const afresh = (state: State): State => ({
  ...state,
  definition: { ...state.definition },
  tally: copyTally(state.tally, state.population),
});

const LAWS = ['turnout', 'carriers'].map(
  (law) => ({ kind: 'set', path: `laws.${law}.on`, value: 1 }) as const,
);

test('what is kept beside a state is what is worked out afresh, after each phase of each day', () => {
  const model = twoPowers({ ledger: false }, LAWS);
  model.run(80);
  const told = new Set<string>();
  model.run(88, undefined, (_, state) => {
    const kept = allOf(state);
    expect(kept).toEqual(allOf(afresh(state)));
    told.add(JSON.stringify(kept));
  });
  // It moves several times a day, so that nothing is right by standing still.
  expect(told.size).toBeGreaterThan(2 * 8);
});

test('it is worked out once for all that it follows from, and again as soon as any of it has moved', () => {
  const { state } = twoPowers({ ledger: false });
  const done = { table: 0, count: 0, definition: 0 };
  const table = workedOut({ columns: ['lines'], politics: ['within'] }, () => ++done.table);
  const count = ofCount(() => ++done.count);
  const definition = ofDefinition(() => ++done.definition);
  const ask = () => ({ table: table(state), count: count(state), definition: definition(state.definition) });
  const askTwice = () => {
    expect(ask()).toEqual(ask());
    return done;
  };
  expect(askTwice()).toEqual({ table: 1, count: 1, definition: 1 });
  state.columns.lines.set(0, 0, state.columns.lines.at(0, 0) + 1e-12);
  expect(askTwice()).toEqual({ table: 2, count: 1, definition: 1 });
  state.politics = { ...state.politics, within: [...state.politics.within] };
  expect(askTwice()).toEqual({ table: 3, count: 1, definition: 1 });
  state.tally.clear();
  expect(askTwice()).toEqual({ table: 3, count: 2, definition: 1 });
});
