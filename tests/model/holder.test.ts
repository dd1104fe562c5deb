/** Who governs: it changes by force, by handing over and where the holder is no more; what that is called follows. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { State } from '../../src/model/definition.js';
import { createModel } from '../../src/model/model.js';
import { rivalShare } from '../../src/model/power/holding.js';
import { impulse, ofArms, regimeOf, rising, town } from '../small-town.js';

const authority = (id: string, more: object = {}) => ({
  ...{ id, name: id, founded: true, claim: 1, source: 'assumption' },
  ...more,
});

const regimes = [regimeOf('old', 'state'), regimeOf('new', 'rebels'), regimeOf('chaos')];

const kernel = nodeKernel('auto');

const lived = (
  loaded: ReturnType<typeof town>,
  ticks: number,
  seed: string,
  watch?: (state: State) => void,
) => {
  const model = createModel(loaded.definition, { seed, kernel, ledger: false });
  model.run(ticks, watch);
  return model.state;
};

const EFFECTS = [
  rising('rebels', 'state'),
  rising('state', 'rebels'),
  { handOver: 'rebels' },
  { handOver: 'state' },
  { dissolve: ['state'] },
  { dissolve: ['rebels'] },
  { found: ['state', 'rebels'] },
];

const course = fc.array(
  fc.record({ effect: fc.constantFrom(...EFFECTS), day: fc.integer({ min: 1, max: 28 }) }),
  { maxLength: 7 },
);

const eventful = (list: readonly { readonly effect: object; readonly day: number }[], more: object = {}) =>
  town({
    mechanisms: ofArms({ holdDays: 5 }),
    regimes,
    events: list.map(({ effect, day }, i) =>
      impulse(`e-${i}`, `1900-01-${String(day).padStart(2, '0')}`, [effect]),
    ),
    ...more,
  });

describe('who governs', () => {
  property.prop([course, fc.constantFrom('a', 'b', 'c')], { numRuns: 30 })(
    'is named by the regime of the day, and every change is told and remembered',
    (list, seed) => {
      const loaded = eventful(list);
      const names = loaded.definition.regimes.map(({ holder }) => holder);
      const seen: number[] = [0];
      const { journal, politics } = lived(loaded, 40, seed, ({ politics: { holder, regime, hasHeld } }) => {
        expect(names[regime]).toBe(holder);
        if (holder >= 0) expect(hasHeld[holder]).toBe(true);
        if (seen[seen.length - 1] !== holder) seen.push(holder);
      });
      const changes = journal.entries.flatMap((entry) => (entry.kind === 'holder' ? [entry] : []));
      changes.reduce((before, { from, to }) => {
        expect(from).toBe(before);
        expect(to).not.toBe(from);
        return to;
      }, 0);
      expect(changes.at(-1)?.to ?? 0).toBe(politics.holder);
      expect(seen.length).toBeLessThanOrEqual(changes.length + 1);
    },
  );

  test.each(['a', 'b', 'c', 'd'])(
    'is whoever takes the capital, until the country falls back: seed %s',
    (seed) => {
      const loaded = eventful([{ effect: rising('rebels', 'state'), day: 3 }]);
      const { journal, politics, definition } = lived(loaded, 40, seed);
      const won = politics.contests.some(({ holdChance }) => holdChance >= 0);
      const lost = politics.contests.some(({ result }) => result === 'lost');
      expect(definition.authorities[politics.holder].id).toBe(won && !lost ? 'rebels' : 'state');
      const ways = journal.entries.flatMap((entry) => (entry.kind === 'holder' ? [entry.how] : []));
      expect(ways).toEqual(won ? (lost ? ['contest', 'contest'] : ['contest']) : []);
    },
  );

  test('is nobody where the holder is dissolved, unless power is handed over in the same effect', () => {
    const handing = { handOver: 'rebels', dissolve: ['state'] };
    const holderAfter = (effect: object) => lived(eventful([{ effect, day: 3 }]), 5, 'a').politics.holder;
    expect(holderAfter({ dissolve: ['state'] })).toBe(-1);
    expect(holderAfter(handing)).toBe(1);
  });

  test('begins with the ministers of its authority where it has none, at the start as later', () => {
    const authorities = [
      authority('state', { cabinet: { seats: { one: 3 }, portfolios: { matter: 'one' } } }),
      authority('rebels', { cabinet: { seats: { two: 2, none: 1 } } }),
    ];
    const seatsAfter = (...effects: object[]) => {
      const list = effects.map((effect, i) => ({ effect, day: 3 + i }));
      return lived(eventful(list, { authorities }), 8, 'a').politics.cabinets;
    };
    expect(seatsAfter()).toMatchObject([
      { seats: [3, 0, 0], portfolios: [0] },
      { seats: [0, 0, 0], portfolios: [-1] },
    ]);
    expect(seatsAfter({ handOver: 'rebels' })[1]).toMatchObject({ seats: [0, 2, 1], portfolios: [-1] });
    const named = { cabinet: { authority: 'rebels', seats: { one: 1 } } };
    expect(seatsAfter(named, { handOver: 'rebels' })[1].seats).toEqual([1, 0, 0]);
  });
});

test('every day is at a distance from each other regime of the holder, every change has all of them', () => {
  const bounds = [0.3, 0.6, 0.9].map((above, i) => ({
    ...{ id: `r-${i}`, name: `R ${i}`, holder: 'state', source: 'assumption' },
    features: [{ is: 'policy.deed', above, scale: 0.1 + i }],
  }));
  const deeds = [
    { effect: { policy: { deed: 0.8 } }, day: 4 },
    { effect: { policy: { deed: 0.2 } }, day: 9 },
    { effect: { policy: { deed: 0.4 } }, day: 14 },
  ];
  const more = { regimes: [...bounds, regimes[1]], policies: { deed: 0 }, initialRegime: 'r-2' };
  const { journal } = lived(eventful(deeds, more), 20, 'a');
  const days = journal.entries.filter(({ kind }) => kind === 'near' || kind === 'regime');
  expect(days.map(({ tick }) => tick)).toEqual(Array.from({ length: 20 }, (_, tick) => tick));
  const names = days.flatMap((entry) => (entry.kind === 'regime' ? [[entry.tick, entry.to]] : []));
  // 0.8 is five scales of the first above its bound; it has led for two days on the day after the deed.
  expect(names).toEqual([[4, 0]]);
  for (const entry of days) {
    if (entry.kind === 'regime') expect(entry.fits.map(({ regime }) => regime)).toEqual([0, 1, 2]);
    if (entry.kind === 'near') expect(entry.regimes).toHaveLength(2);
  }
});

test('a regime touches people on its first entry only', () => {
  const passing = [2, 5, 8, 11].map((day, i) => ({ effect: { handOver: i % 2 ? 'state' : 'rebels' }, day }));
  const noisy = { ...regimeOf('new', 'rebels'), effects: [{ reach: { two: { all: 0.5 } } }] };
  const reachAfter = (list: readonly { readonly effect: object; readonly day: number }[]): number =>
    lived(eventful(list, { regimes: [regimes[0], noisy, regimes[2]] }), 15, 'a').columns.reach.at(0, 1);
  const [never, once, twice] = [reachAfter([]), reachAfter(passing.slice(0, 1)), reachAfter(passing)];
  expect(once).toBeCloseTo(never / 2, 9);
  expect(twice).toBe(once);
});

test('the share of a rival is what he commands: nothing in peace, and never more than all but the capital', () => {
  const places = [
    { id: 'town', name: 'Town', weight: 3, source: 'assumption' },
    { id: 'far', name: 'Far', weight: 1, source: 'assumption' },
  ];
  const shares: number[] = [];
  const loaded = eventful([{ effect: rising('rebels', 'state'), day: 3 }], { places });
  lived(loaded, 30, 'a', (state) => {
    const share = rivalShare(state);
    if (state.politics.holding.length === 0) expect(share).toBe(0);
    expect(share).toBeLessThanOrEqual(0.25);
    shares.push(share);
  });
  expect(shares).toHaveLength(30);
});
