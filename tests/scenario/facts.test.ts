import { describe, expect, test } from 'vitest';
import { isComputed, itemOf, kindsOf } from '../../src/scenario/compile/facts.js';
import { parseExpression } from '../../src/scenario/expression/parse.js';
import type { FactText } from '../../src/scenario/schema/scenario.js';
import { factsOf, kindsIn } from '../bundled.js';
import { edited, faultsOf, printed, twoPowers } from './two-powers.js';

/** The small scenario with other facts. */
const withFacts = (...facts: string[]): string =>
  edited([
    `  - { id: vote, quantity: Weavers for the council, recorded: 62, unit: percent, date: 1848-06-01, role: anchor,
      is: 100 * support.council.weavers, source: invented }`,
    facts.map((fact) => `  - { ${fact}, role: calibration, source: invented }`).join('\n'),
  ]);

/** The small scenario with kinds, and facts of them. */
const withKinds = (kinds: readonly string[], ...facts: string[]): string =>
  `${withFacts(...facts)}\nkinds:\n${kinds.map((kind) => `  - { ${kind} }`).join('\n')}\n`;

const vote = (id: string, rest: string): string =>
  `id: ${id}, quantity: vote, recorded: 40, unit: percent, date: 1848-06-01, series: town, ${rest}`;

const saysOf = (...facts: string[]): string[] =>
  printed(faultsOf(twoPowers(withFacts(...facts)))).map((line) => line.replace(/^.*?:\d+:\d+: /, ''));

describe('a vote share on record', () => {
  test('is of one party or of a joint list', () => {
    expect(saysOf(vote('a', 'item: council, among: weavers'))).toEqual([]);
    expect(saysOf(vote('a', 'item: [council, reform], among: all'))).toEqual([]);
    expect(saysOf(vote('a', 'item: council, is: 100 * support.council.weavers'))).toEqual([]);
  });

  test.each([
    ['a party that is not there', 'item: [council, refrm], among: weavers', 'there is no party `refrm`'],
    ['a group that is not there', 'item: council, among: weaver', 'there is no group `weaver`'],
    ['a party twice', 'item: [council, council], among: weavers', 'a party is named twice on one list'],
    [
      'two figures',
      'item: council, among: weavers, is: 1',
      'with `among` the figure follows from the ballots',
    ],
    ['no list to count', 'among: weavers', '`among` counts the ballots for a list'],
    [
      'a party of the list that is not counted',
      'item: [council, reform], is: 100 * support.council.all',
      '`is` counts ballots for `council`, the list is `council` and `reform`',
    ],
    [
      'a list whose ballots are not counted at all',
      'item: council, is: 100 * my.prospects',
      '`is` counts ballots for no party, the list is `council`',
    ],
  ])('with %s is refused', (_, rest, message) => {
    expect(saysOf(vote('a', rest))).toContain(message);
  });

  test('in votes is refused where the ballots give percent', () => {
    const votes = vote('a', 'item: council, among: weavers').replace('unit: percent', 'unit: votes');
    expect(saysOf(votes)).toContain('a share of ballots is in percent');
  });

  test('is the only one of its parties in an election', () => {
    const joint = vote('b', 'item: [reform, council], among: all');
    expect(saysOf(vote('a', 'item: council, among: all'), joint)).toEqual([
      '`council` stands on one list of an election, and is on that of `a` already',
    ]);
  });
});

describe('a kind of facts', () => {
  const kindsSay = (kinds: readonly string[], ...facts: string[]): string[] =>
    printed(faultsOf(twoPowers(withKinds(kinds, ...facts)))).map((line) =>
      line.replace(/^.*?:\d+:\d+: /, ''),
    );
  const seats = 'id: seats, group: councils, unit: seats, scored: seats';
  const riots = 'id: riots, group: streets, unit: riots, without: nobody counts riots';
  const row = (id: string, rest: string) =>
    `id: ${id}, quantity: row, recorded: 40, date: 1848-06-01, ${rest}`;

  test('follows from group and unit of a row', () => {
    const facts = [
      row('a', 'group: councils, unit: seats, of: 80, is: 10'),
      row('b', 'group: councils, unit: seats, without: the model has no such list'),
      row('c', 'group: streets, unit: riots'),
    ];
    expect(kindsSay([seats, riots], ...facts)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['of no kind', 'group: prices, unit: seats, is: 1', 'no kind has group `prices` and unit `seats`'],
    ['without a group', 'unit: seats, is: 1', 'no kind has group `` and unit `seats`'],
    [
      'of a kind of others',
      'group: streets, unit: riots, kind: seats, is: 1',
      '`seats` is not a kind of group `streets` and unit `riots`',
    ],
    [
      'with neither figure nor reason',
      'group: councils, unit: seats',
      'the model has no figure for it, and `seats` has',
    ],
    ['with both', 'group: councils, unit: seats, of: 80, is: 1, without: no', 'the fact has a figure'],
    [
      'in seats of nobody knows how many',
      'group: councils, unit: seats, is: 1',
      'seats are compared in points of their body',
    ],
  ])('refuses a row %s', (_, rest, message) => {
    expect(kindsSay([seats, riots], row('a', rest))).toContain(message);
  });

  test('is said by a row that two kinds fit', () => {
    const two = [seats, 'id: sizes, group: councils, unit: seats, without: given'];
    const rest = 'group: councils, unit: seats';
    expect(kindsSay(two, row('a', rest))).toContain(
      '`seats` and `sizes` have group `councils` and unit `seats`',
    );
    expect(kindsSay(two, row('a', `${rest}, kind: sizes`))).toEqual([]);
  });

  test('of days names outcomes on record, and no other does', () => {
    const days = 'id: days, scored: dates, events: [seizure]';
    expect(kindsSay([days, 'id: none, scored: counts'])).toEqual(
      expect.arrayContaining([
        '`seizure` is no outcome with a recorded date',
        'a kind is known by group and unit',
      ]),
    );
  });
});

/** Party and people of the ballots or deputies that an expression counts. */
const countedBy = (is: unknown): { party: string; rest: string }[] => {
  const parsed = parseExpression(String(is));
  return ('expression' in parsed ? parsed.expression.names : []).flatMap((name) => {
    const [word, first, second] = name.split('.');
    if (word === 'support') return [{ party: first, rest: second }];
    return word === 'deputies' || word === 'seats' ? [{ party: second, rest: first }] : [];
  });
};

test.each(['russia-1917', 'germany-1918', 'portugal-1975', 'two-powers'])(
  'votes and seats of an election of %s are counted for the lists that stood in it',
  (id) => {
    const facts = factsOf(id);
    const joint = facts.filter((fact) => fact.series !== undefined && itemOf(fact).length > 1);
    for (const { date, item, event, of } of joint) {
      const list = itemOf({ item });
      const isOfIt = (fact: FactText) => fact.date === date && fact.event === event && fact.of === of;
      for (const other of facts.filter((fact) => isOfIt(fact) && fact.is !== undefined)) {
        const counted = countedBy(other.is);
        const named = list.filter((party) => counted.some((each) => each.party === party));
        expect(named.length === 0 ? list : named, other.id).toEqual(list);
      }
    }
  },
);

test('three quarters of the rows of Russia 1917 that are scored by kind are computed, those of validation like those of calibration', () => {
  const kinds = kindsIn('russia-1917') ?? [];
  const rows = factsOf('russia-1917').filter((fact) => kindsOf(kinds, fact)[0]?.scored !== undefined);
  const part = (...roles: string[]): number => {
    const own = rows.filter(({ role }) => roles.includes(role));
    return own.filter(isComputed).length / own.length;
  };
  expect(part('calibration', 'validation')).toBeGreaterThanOrEqual(0.75);
  expect(Math.abs(part('calibration') - part('validation'))).toBeLessThanOrEqual(0.1);
});
