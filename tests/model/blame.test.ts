/**
 * Blame for office, on the record of replays of random small societies: two parties share a cabinet and its portfolios, three strata feel
 * two conditions as they are exposed to them, and events bring more or less of each to whom they like.
 */
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { runScenario } from '../../src/experiment/run.js';
import { chooseKernel } from '../../src/kernel/kernel.js';
import { loadScenario } from '../../src/scenario/load.js';

const STRATA = ['north', 'middle', 'south'];
const PARTIES = ['one', 'two'];
const HARMS = ['hunger', 'cold'];
const ISSUES = ['bread', 'coal', 'honour'];
const kernel = chooseKernel('reference');
const source = 'assumption';

/** Eighths are exact in binary, so that what should cancel does. */
const eighths = (min: number, max: number) =>
  fc.integer({ min: min * 8, max: max * 8 }).map((eighth) => eighth / 8);
const rowOf = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])));
const someOf = (value: fc.Arbitrary<number>) => fc.oneof(fc.constant(0), value);
const permuted = (names: readonly string[]) =>
  fc.shuffledSubarray([...names], { minLength: names.length, maxLength: names.length });

const society = fc.record({
  seed: fc.integer().map((seed) => `seed ${seed}`),
  days: fc.constantFrom(0, 1, 2, 5),
  issues: permuted(ISSUES),
  happenings: permuted(HARMS),
  level: rowOf(HARMS, eighths(0, 1)),
  expected: rowOf(HARMS, eighths(0, 1)),
  exposure: rowOf(HARMS, rowOf(STRATA, someOf(eighths(0, 2)))),
  shift: rowOf(HARMS, rowOf(STRATA, someOf(eighths(-1, 1)))),
  salience: rowOf(ISSUES, rowOf(STRATA, someOf(eighths(0, 1)))),
  harm: rowOf(ISSUES, rowOf(HARMS, someOf(eighths(0, 1)))),
  seats: rowOf([...PARTIES, 'none'], fc.nat(3)),
  portfolios: rowOf(ISSUES, fc.constantFrom(...PARTIES, 'none')),
});
type Society = typeof society extends fc.Arbitrary<infer T> ? T : never;

const behaviour = { learning: 0, taste: { all: 0 }, threshold: { mean: 1, sd: 0.005 }, source };

const peopleOf = ({ seed }: Society) => ({
  id: 'society',
  title: 'A small society',
  seed,
  start: '1900-01-01',
  end: '1900-01-08',
  population: 72,
  capital: 'land',
  places: [{ id: 'land', name: 'Land' }],
  classes: [{ id: 'folk', name: 'Folk' }],
  behaviour,
  strata: STRATA.map((id) => ({
    ...{ id, name: id, class: 'folk', place: 'land', persons: 24, electorate: 1, source },
    cells: [{ share: 1, cell: 1 }],
  })),
});

const troublesOf = (s: Society) => ({
  conditions: HARMS.map((id) => ({
    ...{ id, name: id, source, exposure: s.exposure[id], expected: s.expected[id] },
    curve: [['1900-01-01', s.level[id]]],
  })),
  issues: s.issues.map((id) => ({
    ...{ id, name: id, source, salience: s.salience[id], harm: s.harm[id], demand: { all: 0 } },
  })),
  events: s.happenings.map((id) => ({
    ...{ id: `more-${id}`, title: id, kind: 'impulse', date: '1900-01-01', source },
    effects: [{ condition: { [id]: s.shift[id] } }],
  })),
});

const powersOf = ({ seats, portfolios }: Society) => ({
  parties: PARTIES.map((id) => ({
    ...{ id, name: id, source, positions: {}, credibility: { all: 1 }, reach: { all: 1 } },
  })),
  authorities: [{ id: 'state', name: 'State', founded: true, claim: 1, source }],
  organs: [{ id: 'works', name: 'Works', weight: 1, operators: { middle: 1 }, source }],
  regimes: [
    {
      ...{ id: 'only', name: 'Only', holder: 'state', source },
      effects: [{ cabinet: { authority: 'state', seats, portfolios } }],
    },
  ],
  initialRegime: 'only',
});

/** Every party's blame in every stratum, asked on the last day. */
const factsOf = ({ days }: Society) =>
  STRATA.flatMap((stratum) =>
    PARTIES.map((party) => ({
      ...{
        id: `${stratum}_${party}`,
        quantity: 'blame',
        recorded: 0,
        unit: 'loyalty',
        role: 'anchor',
        source,
      },
      date: `1900-01-0${Math.max(1, days)}`,
      is: `blame.${party}.${stratum}`,
    })),
  );

const blameIn = (s: Society): ReadonlyMap<string, number | null> => {
  const text = JSON.stringify({ ...peopleOf(s), ...troublesOf(s), ...powersOf(s), facts: factsOf(s) });
  const loaded = loadScenario([{ name: 'scenario.yaml', text }], {});
  const { facts } = runScenario({ loaded, ticks: s.days, kernel, mode: 'replay', version: 'test' });
  return new Map((facts ?? []).map(({ id, simulated }) => [id, simulated]));
};

const felt = (level: number): number => Math.min(1, Math.max(0, level));

/** What a stratum holds against a party on a day, harm by harm: before the events are felt, or after. */
const complaintsOf = (s: Society, stratum: string, party: string, happened: boolean): number[] => {
  const minister = (issue: string) => (s.portfolios[issue] === party ? 0.5 : 0);
  const all = Object.values(s.seats).reduce((sum, seats) => sum + seats, 0);
  const member = all > 0 ? (0.5 * s.seats[party]) / all : 0;
  return ISSUES.flatMap((issue) =>
    HARMS.map((id) => {
      const exposure = s.exposure[id][stratum];
      const harm = felt(s.level[id] * exposure + (happened ? s.shift[id][stratum] : 0));
      const weight = (member + minister(issue)) * s.salience[issue][stratum] * s.harm[issue][id];
      return weight * (harm - felt(s.expected[id] * exposure));
    }),
  );
};

const eachPair = (check: (stratum: string, party: string) => void): void =>
  STRATA.forEach((stratum) => PARTIES.forEach((party) => check(stratum, party)));

test.prop([society])(
  'office is blamed for what people feel beyond what they expect, credited for what falls short, and neither where nothing touches them',
  (s) => {
    const blame = blameIn(s);
    eachPair((stratum, party) => {
      const found = blame.get(`${stratum}_${party}`) ?? NaN;
      const days = [false, s.days > 1].map((happened) => complaintsOf(s, stratum, party, happened));
      const [before, after] = days.map((complaints) => complaints.reduce((a, b) => a + b, 0));
      if (s.days === 0) expect(found).toBeNaN();
      else if (days.flat().every((complaint) => complaint === 0)) expect(found).toBe(0);
      else if (Math.min(before * after, Math.abs(before)) > 1e-9)
        expect(Math.sign(found)).toBe(Math.sign(before));
    });
  },
);
