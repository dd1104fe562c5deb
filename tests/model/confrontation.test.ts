import { describe, expect, test } from 'vitest';
import { confrontationOf, standingOf } from '../../src/model/confrontation.js';
import type { State } from '../../src/model/definition.js';
import type { Model } from '../../src/model/model.js';
import { forkState } from '../../src/model/state/fork.js';
import { twoPowers } from '../bundled.js';
import { daily, impulse, regiment, town, unitsWith } from '../small-town.js';

const LATER = 80;

/** Every confrontation and footing of a state. */
const allOf = (state: State): unknown[] => {
  const ids = state.definition.authorities.map((_, a) => a);
  return ids.flatMap((a) => [standingOf(state, a), ...ids.map((b) => confrontationOf(state, a, b))]);
};

/** Two powers on a day on which both exist. */
const laterPowers = (): Model => {
  const model = twoPowers({ ledger: false });
  model.run(LATER);
  return model;
};

describe('a confrontation', () => {
  test('is what whoever asks first would be told, whatever was asked before on that day', () => {
    const model = laterPowers();
    let open = 0;
    model.run(
      LATER + 12,
      (state) => {
        const fresh = forkState(state, state.definition);
        const [now, anew] = [allOf(state), allOf(fresh)];
        expect(now).toEqual(anew);
        open += Number(JSON.stringify(now).includes('0.'));
      },
      // Asked after each phase, so that the answer of the morning is never the answer of the evening by chance.
      (_, state) => void allOf(state),
    );
    expect(open).toBeGreaterThan(0);
  });

  test('leaves a run as it is', () => {
    const [asked, silent] = [laterPowers(), laterPowers()];
    asked.run(LATER + 12, undefined, (_, state) => void allOf(state));
    silent.run(LATER + 12);
    expect(asked.digest()).toBe(silent.digest());
  });

  test('is shared out between two that exist, and has no value with one that does not', () => {
    const { state } = laterPowers();
    const exist = state.politics.founded;
    expect(exist.filter(Boolean)).toHaveLength(2);
    for (const a of exist.keys())
      for (const b of exist.keys()) {
        const share = confrontationOf(state, a, b);
        if (a === b || !exist[a] || !exist[b]) expect(share).toBeNaN();
        else expect(share + confrontationOf(state, b, a)).toBe(1);
      }
    expect(exist.map((exists, a) => standingOf(state, a) !== null && exists)).toEqual([...exist]);
  });

  test('counts those who are in the capital, wherever their home is', () => {
    const share = (place: string): number =>
      Number(
        daily(
          town({ units: unitsWith(regiment('strangers', 'loyal', 300, { place })) }),
          ['confrontation.state.rebels'],
          1,
        )[0][0],
      );
    // Forces 200 and 100 in the town, organs even; three hundred more where they are at hand.
    expect(share('far')).toBeCloseTo((200 / 300 + 1 / 2) / 2, 6);
    expect(share('town')).toBeCloseTo((500 / 600 + 1 / 2) / 2, 6);
  });
});

describe('a footing', () => {
  const weighed = (trustInLeaders: number) => ({
    trustInLeaders,
    obedience: { support: 60, base: 0, company: 0, neither: 0 },
  });

  test('is 1 with nobody who rejects, and otherwise what would follow against whoever does', () => {
    const asked = ['footing.state', 'confrontation.state.rebels', 'regard.rebels.state'];
    const [footing, confrontation, regard] = daily(town({ mechanisms: weighed(0) }), asked, 1)[0].map(Number);
    expect(regard).toBeLessThan(-0.1);
    expect(footing).toBe(confrontation);
    const content = town({ mechanisms: weighed(1) });
    // Nothing but who leads counts, and all programmes are the same.
    expect(daily(content, asked, 1)[0]).toEqual([1, expect.any(Number), 1]);
  });

  test('of an authority that does not exist has no value', () => {
    const loaded = town({ events: [impulse('gone', '1900-01-05', [{ dissolve: ['rebels'] }])] });
    const days = daily(loaded, ['footing.rebels', 'footing.state'], 10);
    expect([days[0][0], days[9]]).toEqual([expect.any(Number), [null, 1]]);
  });
});

test('an authority is trusted more by a party whose own people lead it than where rivals do', () => {
  const led = (party: string) =>
    town({
      issues: [
        { id: 'matter', name: 'Matter', salience: { all: 1 }, demand: { all: 0 }, source: 'assumption' },
      ],
      parties: ['one', 'two'].map((id, p) => ({
        id,
        name: id,
        positions: { matter: 1 - 2 * p },
        credibility: { all: 0 },
        reach: { all: 1 },
        line: { state: 0.2, rebels: 0.2 },
        source: 'assumption',
      })),
      events: [impulse('formed', '1900-01-02', [{ cabinet: { authority: 'state', seats: { [party]: 5 } } }])],
    });
  const trust = (party: string) => Number(daily(led(party), ['trust.one.state'], 3)[2][0]);
  expect(trust('one')).toBeCloseTo(0.1 + 0.5, 12);
  expect(trust('two')).toBeCloseTo(0.1 - 0.5, 12);
});
