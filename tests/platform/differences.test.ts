import { describe, expect, test } from 'vitest';
import { gridDesign } from '../../src/experiment/design/design.js';
import {
  counterfactualFactor,
  dayListFactor,
  numberRangeFactor,
  type Factor,
} from '../../src/experiment/design/factor.js';
import { parseDate } from '../../src/foundation/calendar.js';
import { differencesOf, type Settings } from '../../src/platform/node/results/differences.js';

const varied = (...factors: Factor[]): Settings => ({
  design: 'grid',
  factors: factors.map(({ column }) => column),
  points: gridDesign(factors),
});

const days = (...dates: string[]) =>
  dayListFactor(
    'seizure',
    dates.map((date) => parseDate(date) ?? null),
  );

const settings: Settings = {
  tauride: '0.1.0',
  scenario: 'two-powers',
  title: 'Two powers',
  scenarioDigest: 'aa',
  sourceDigest: 'bb',
  mode: 'run',
  seed: 'x',
  runs: 4,
  agents: 2292,
  end: '1848-06-05',
  changes: [],
  names: {},
  ...varied(days('1848-05-01', '1848-05-11', '1848-05-21')),
  outcomes: [],
  untilWidth: null,
};

/** The differences from the settings above to these. */
const told = (other: Settings) => differencesOf(settings, { ...settings, ...other });

describe('two experiments', () => {
  test('that are one have no difference', () => {
    expect(told({})).toEqual([]);
  });

  test.each([
    [{ seed: 'y' }, { words: 'the seed', there: '"x"', here: '"y"' }],
    [{ runs: 5 }, { words: 'the number of seeds (--runs)', there: '4', here: '5' }],
    [{ agents: 'full' }, { words: 'the population', there: '2292', here: 'full' }],
    [{ mode: 'replay' }, { words: 'who decides (--replay)', there: 'free', here: 'as recorded' }],
    [{ end: '1848-06-06' }, { words: 'the last day (--until)', there: '1848-06-05', here: '1848-06-06' }],
    [
      { changes: ['parties.council.growth set to 0.1'], scenarioDigest: 'cc' },
      { words: 'the changes in all runs', there: 'none', here: 'parties.council.growth set to 0.1' },
    ],
    [
      { outcomes: [{ text: 'held_council', anyOf: [] }] },
      { words: 'what is counted (--outcome)', there: 'every ending', here: 'held_council' },
    ],
    [{ untilWidth: 0.1 }, { words: 'when it stops (--until-width)', there: 'none', here: '0.1' }],
    [{ sourceDigest: 'dd', scenarioDigest: 'cc' }, { words: 'the files of the scenario' }],
    [
      varied(days('1848-05-01', '1848-05-06', '1848-05-11')),
      { words: 'level 2 of seizure', there: '1848-05-11', here: '1848-05-06' },
    ],
    [
      varied(days('1848-05-01', '1848-05-11')),
      { words: 'level 3 of seizure', there: '1848-05-21', here: 'no more' },
    ],
    [
      varied(numberRangeFactor('parties.council.growth', 0.1, 0.2, 0.1)),
      { words: 'what is varied', there: 'seizure', here: 'parties.council.growth' },
    ],
  ])('that differ in one thing are told apart by it alone: %j', (other, difference) => {
    expect(told(other)).toEqual([difference]);
  });

  test('of two versions are told apart by these alone', () => {
    const difference = { words: 'the version of Tauride', there: '0.1.0', here: '0.2.0' };
    expect(told({ tauride: '0.2.0', design: undefined, end: 'never' })).toEqual([difference]);
  });

  test('of two scenarios are told apart by their names, and by nothing that follows', () => {
    const other = {
      scenario: 'russia-1917',
      title: 'Russia',
      sourceDigest: 'ee',
      end: '1917-12-31',
      names: { a: 'b' },
    };
    expect(told(other)).toEqual([{ words: 'the scenario', there: 'two-powers', here: 'russia-1917' }]);
  });

  test('of which one is a comparison are told apart by that alone', () => {
    const difference = { words: 'what it is', there: 'a sweep', here: 'a comparison' };
    expect(told({ twins: [], design: undefined })).toEqual([difference]);
  });

  test('over counterfactuals of one name and other contents are told apart', () => {
    const asking = (option: string) =>
      varied(counterfactualFactor([{ id: 'q', interventions: [{ kind: 'pin', id: 'seizure', option }] }]));
    expect(differencesOf(asking('wait'), asking('seize'))).toEqual([
      { words: 'what the counterfactuals change' },
    ]);
  });
});
