/**
 * What office does to parties, on the record of replays of random small societies: two parties share a cabinet and its portfolios, three
 * strata feel two conditions as they are exposed to them, and events bring more or less of each to whom they like.
 */
import { fc, test } from '../property.js';
import { expect } from 'vitest';
import { runScenario } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadScenario } from '../../src/scenario/load.js';

const STRATA = ['north', 'middle', 'south'];
const PARTIES = ['one', 'two'];
const HARMS = ['hunger', 'cold'];
const ISSUES = ['bread', 'coal', 'honour'];
const kernel = nodeKernel('auto');
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
  unmet: rowOf(ISSUES, eighths(0, 1)),
  positions: rowOf(PARTIES, rowOf(ISSUES, someOf(eighths(-1, 1)))),
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
    ...{ id, name: id, source, salience: s.salience[id], harm: s.harm[id], unmet: s.unmet[id] },
    demand: { all: 0 },
  })),
  events: s.happenings.map((id) => ({
    ...{ id: `more-${id}`, title: id, kind: 'impulse', date: '1900-01-01', source },
    effects: [{ condition: { [id]: s.shift[id] } }],
  })),
});

const powersOf = ({ seats, portfolios, positions }: Society) => ({
  parties: PARTIES.map((id) => ({
    ...{ id, name: id, source, positions: positions[id], credibility: { all: 1 }, reach: { all: 1 } },
  })),
  authorities: [
    { id: 'state', name: 'State', founded: true, claim: 1, source, cabinet: { seats, portfolios } },
  ],
  organs: [{ id: 'works', name: 'Works', weight: 1, operators: { middle: 1 }, source }],
  regimes: [
    {
      ...{ id: 'only', name: 'Only', holder: 'state', source },
      features: [{ is: 'rival.share', below: 1, scale: 1 }],
    },
  ],
  initialRegime: 'only',
});

/** Figures of the model, asked on the last day. */
const ask = ({ days }: Society, quantities: readonly string[]) =>
  quantities.map((is) => ({
    ...{ id: is.replaceAll('.', '_'), is, quantity: is, recorded: 0, unit: 'share', role: 'anchor', source },
    date: `1900-01-0${Math.max(1, days)}`,
  }));

/** What a replay tells of some quantities, in their order; NaN where it has no days. */
const told = (s: Society, quantities: readonly string[]): number[] => {
  const facts = ask(s, quantities);
  const text = JSON.stringify({ ...peopleOf(s), ...troublesOf(s), ...powersOf(s), facts });
  const loaded = loadScenario([{ name: 'scenario.yaml', text }], {});
  const record = runScenario({ loaded, ticks: s.days, kernel, mode: 'replay', version: 'test' });
  const figures = new Map(record.facts?.map(({ quantity, simulated }) => [quantity, simulated ?? NaN]));
  return quantities.map((quantity) => figures.get(quantity) ?? NaN);
};

/** How far a party answers for an issue: half by its seats, half by the portfolio. */
const answers = ({ seats, portfolios }: Society, party: string, issue: string): number => {
  const all = Object.values(seats).reduce((sum, more) => sum + more, 0);
  return (all > 0 ? (0.5 * seats[party]) / all : 0) + (portfolios[issue] === party ? 0.5 : 0);
};

const felt = (level: number): number => Math.min(1, Math.max(0, level));

/** What a stratum holds against a party on a day, harm by harm: before the events are felt, or after. */
const complaintsOf = (s: Society, stratum: string, party: string, happened: boolean): number[] =>
  ISSUES.flatMap((issue) =>
    HARMS.map((id) => {
      const exposure = s.exposure[id][stratum];
      const harm = felt(s.level[id] * exposure + (happened ? s.shift[id][stratum] : 0));
      const weight = answers(s, party, issue) * s.salience[issue][stratum] * s.harm[issue][id];
      return weight * (harm - felt(s.expected[id] * exposure));
    }),
  );

const pairsOf = <A, B>(some: readonly A[], others: readonly B[]) =>
  some.flatMap((a) => others.map((b) => [a, b] as const));

test.prop([society], { numRuns: 30 })(
  'office is blamed for what people feel beyond what they expect, credited for what falls short, and neither where nothing touches them',
  (s) => {
    const pairs = pairsOf(PARTIES, STRATA);
    const blame = told(
      s,
      pairs.map(([party, stratum]) => `blame.${party}.${stratum}`),
    );
    pairs.forEach(([party, stratum], i) => {
      const days = [false, s.days > 1].map((happened) => complaintsOf(s, stratum, party, happened));
      const [before, after] = days.map((complaints) => complaints.reduce((a, b) => a + b, 0));
      if (s.days === 0) expect(blame[i]).toBeNaN();
      else if (days.flat().every((complaint) => complaint === 0)) expect(blame[i]).toBe(0);
      else if (Math.min(before * after, Math.abs(before)) > 1e-9)
        expect(Math.sign(blame[i])).toBe(Math.sign(before));
    });
  },
);

test.prop([society], { numRuns: 25 })(
  'a party in office loses credibility on what it stands for and leaves undone, and on nothing else',
  (s) => {
    const pairs = pairsOf(PARTIES, ISSUES);
    const credibility = told(
      s,
      pairs.map(([party, issue]) => `credibility.${party}.${issue}`),
    );
    pairs.forEach(([party, issue], i) => {
      const position = s.positions[party][issue];
      const kept = position === 0 || s.unmet[issue] === (position > 0 ? 0 : 1);
      if (s.days === 0) expect(credibility[i]).toBeNaN();
      else if (kept || answers(s, party, issue) === 0) expect(credibility[i]).toBe(1);
      else expect(credibility[i]).toBeLessThan(1);
    });
  },
);
