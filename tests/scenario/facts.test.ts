import { describe, expect, test } from 'vitest';
import { itemOf } from '../../src/scenario/compile/facts.js';
import { parseExpression } from '../../src/scenario/expression/parse.js';
import { factsOf } from '../bundled.js';
import { edited, faultsOf, printed, twoPowers } from './two-powers.js';

/** The small scenario with other facts. */
const withFacts = (...facts: string[]): string =>
  edited([
    `  - { id: vote, quantity: Weavers for the council, recorded: 62, unit: percent, date: 1848-06-01, role: anchor,
      is: 100 * support.council.weavers, source: invented }`,
    facts.map((fact) => `  - { ${fact}, role: anchor, source: invented }`).join('\n'),
  ]);

const vote = (id: string, rest: string): string =>
  `id: ${id}, quantity: vote, recorded: 40, unit: percent, date: 1848-06-01, series: town, ${rest}`;

const saysOf = (...facts: string[]): string[] =>
  printed(faultsOf(twoPowers(withFacts(...facts)))).map((line) => line.replace(/^.*?:\d+:\d+: /, ''));

describe('a vote share on record', () => {
  test('is of one party or of a joint list', () => {
    expect(saysOf(vote('a', 'item: council, among: weavers, score: true'))).toEqual([]);
    expect(saysOf(vote('a', 'item: [council, reform], among: all, score: true'))).toEqual([]);
    expect(saysOf(vote('a', 'item: council, is: 100 * support.council.weavers, score: true'))).toEqual([]);
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
    ['a score without a list', 'is: 40, score: true', 'only a vote share enters the score'],
    ['a score without a figure', 'item: council, score: true', 'there is no figure to score'],
    [
      'a party of the list that is not counted',
      'item: [council, reform], is: 100 * support.council.all, score: true',
      '`is` counts ballots for `council`, the list is `council` and `reform`',
    ],
    [
      'a list whose ballots are not counted at all',
      'item: council, is: 100 * my.prospects, score: true',
      '`is` counts ballots for no party, the list is `council`',
    ],
  ])('with %s is refused', (_, rest, message) => {
    expect(saysOf(vote('a', rest))).toContain(message);
  });

  test('in votes is refused where the ballots give percent', () => {
    const votes = vote('a', 'item: council, among: weavers').replace('unit: percent', 'unit: votes');
    expect(saysOf(votes)).toContain('a share of ballots is in percent');
  });

  test('is scored with all lists of its election, or none', () => {
    const lists = (first: string, second: string) => [
      vote('a', `item: council, among: all${first}`),
      vote('b', `item: reform, among: all${second}`),
    ];
    expect(saysOf(...lists(', score: true', ', score: true'))).toEqual([]);
    expect(saysOf(...lists('', ''))).toEqual([]);
    expect(saysOf(...lists(', score: true', ''))).toEqual([
      '`a` of the same election is scored, and `b` is not',
    ]);
  });

  test('is the only one of its parties in an election', () => {
    const joint = vote('b', 'item: [reform, council], among: all');
    expect(saysOf(vote('a', 'item: council, among: all'), joint)).toEqual([
      '`council` stands on one list of an election, and is on that of `a` already',
    ]);
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
    for (const { date, item } of joint) {
      const list = itemOf({ item });
      for (const other of facts.filter((fact) => fact.date === date && fact.is !== undefined)) {
        const counted = countedBy(other.is);
        const named = list.filter((party) => counted.some((each) => each.party === party));
        expect(named.length === 0 ? list : named, other.id).toEqual(list);
      }
    }
  },
);
