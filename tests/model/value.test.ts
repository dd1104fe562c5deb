import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { blanksOf } from '../../src/experiment/run/blanks.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { loadScenario } from '../../src/scenario/load.js';
import { edited, twoPowers, type Edit } from '../scenario/two-powers.js';

/** The ship is lost on the fortieth. */
const DAYS = 45;

function runOf(edits: readonly Edit[]): Model {
  const { definition } = loadScenario(twoPowers(edited(...edits)));
  const model = createModel(definition, { agents: 2292, kernel: nodeKernel('auto'), ledger: false });
  model.run(DAYS);
  return model;
}

/** A place where an expression may stand, and what stands there to say that nothing is done. */
interface Place {
  readonly address: string;
  readonly write: (expression: string) => Edit;
  readonly nothing: Edit;
  /** Whether a number is wanted there, and not only whether it holds. */
  readonly isNumber: boolean;
}

/** `$` is the expression. */
const place = (address: string, passage: string, by: string, nothing: string, isNumber = true): Place => ({
  address,
  write: (expression) => [passage, by.replace('$', () => expression)],
  nothing: [passage, nothing],
  isNumber,
});

const number = (address: string, passage: string, by: string): Place =>
  place(
    address,
    passage,
    by.replace('$', () => "'$'"),
    by.replace('$', '0'),
  );

const RIOT = 'when: active.weavers > 0.04';

/** One of each kind that is read within the first days. */
const PLACES: readonly Place[] = [
  number('conditions.hunger.times', 'times: 1 - 0.5 * policy.rationing', 'times: $'),
  number('issues.bread.unmet', 'unmet: 1 - policy.rationing', 'unmet: $'),
  number('units.guard.strength', 'strength: 800 * support.council.weavers', 'strength: $'),
  number('units.constables.discipline', 'discipline: 0.7', 'discipline: $'),
  number('events.loaf-riot.probability', `${RIOT}, probability: 0.2`, 'when: day > 9, probability: $'),
  number('events.ship-lost.effects.0.times', 'halfLife: 90', 'halfLife: 90, times: $'),
  number('events.ship-lost.effects.1.times', 'halfLife: 20', 'halfLife: 20, times: $'),
  place('events.loaf-riot.when', RIOT, "when: '$ > 0'", 'when: false', false),
  place('events.loaf-riot.when', RIOT, "when: '($) != 5'", 'when: false', false),
  place(
    'events.ship-lost.requires',
    '10, key',
    "10, requires: '$ < 9', key",
    '10, requires: false, key',
    false,
  ),
];

/** Calculations that fail while bread is not rationed, as in these days. */
const FAILING = [
  '1 / policy.rationing',
  '0 / policy.rationing',
  'sqrt(policy.rationing - 1)',
  '1e308 * (10 + policy.rationing)',
  'clamp(0.5, 0, 1 / policy.rationing)',
  'max(1, 1 / policy.rationing)',
  '1 / (1 / policy.rationing)',
];

/** What has no value as yet: no calculation fails. */
const ABSENT = ['since.convoy', '10 - since.convoy', 'min(1, cabinet.council.reform)'];

describe('an expression without a value', () => {
  test.prop([fc.constantFrom(...PLACES), fc.constantFrom(...FAILING, ...ABSENT)], { numRuns: 10 })(
    'does nothing, and is told once, on the first day on which it is read, unless it is a condition that waits',
    (where, expression) => {
      const run = runOf([where.write(expression)]);
      expect(run.digest()).toBe(runOf([where.nothing]).digest());
      const isTold = where.isNumber || FAILING.includes(expression);
      expect(blanksOf(run.state).map(({ address }) => address)).toEqual(isTold ? [where.address] : []);
    },
  );

  it('is told with the part that has none, also of an own quantity that is named in it', () => {
    const run = runOf([
      ['quantities: {', 'quantities: { dearth: 1 / policy.rationing,'],
      ['times: 1 - 0.5 * policy.rationing', 'times: "clamp(my.dearth, 0, 1)"'],
    ]);
    expect(blanksOf(run.state)).toEqual([
      {
        date: '1848-03-01',
        address: 'conditions.hunger.times',
        expression: 'clamp(my.dearth, 0, 1)',
        part: '1 / policy.rationing',
      },
    ]);
  });

  it('is told of an option as of one that is not named, and of an event that it measures', () => {
    const edits: Edit[] = [
      ['when: regime.two-powers\n', 'when: day == 4\n'],
      ['requires: seats.delegates.council > 0.4', 'requires: day > 1'],
      [RIOT, 'when: day > 9'],
    ];
    const told = runOf([
      ...edits,
      ['seize: my.prospects - 0.4', 'seize: 1 / policy.rationing'],
      ['measure: streets.town', 'measure: streets.town / policy.rationing'],
    ]);
    expect(blanksOf(told.state).map(({ address }) => address)).toEqual([
      'decisions.seizure.voters.careful.utilities.seize',
      'events.loaf-riot.measure',
    ]);
    expect(told.state.journal.entries).toContainEqual(
      expect.objectContaining({ kind: 'event', measure: null }),
    );
    expect(told.digest()).toBe(runOf([...edits, ['seize: my.prospects - 0.4', 'wait: 0']]).digest());
  });

  it('is not told again after a snapshot', () => {
    const edit = PLACES[0].write(FAILING[0]);
    const { definition } = loadScenario(twoPowers(edited(edit)));
    const options = { agents: 2292, kernel: nodeKernel('auto'), ledger: false };
    const model = createModel(definition, options);
    model.run(3);
    const resumed = createModel(definition, options);
    resumed.restore(model.snapshot());
    resumed.run(6);
    expect(blanksOf(resumed.state).map(({ date }) => date)).toEqual(['1848-03-01']);
  });
});
