/** Occasions: what an author is told of questions that wait for a date, and from when a question can be put. */
import { describe, expect, it } from 'vitest';
import { datedOccasions } from '../../src/scenario/check/occasions.js';
import { earliest } from '../../src/scenario/check/earliest.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { loadScenario } from '../../src/scenario/load.js';
import { edited, faultsOf, twoPowers } from './two-powers.js';

const WHEN = 'when: regime.two-powers\n';
const withOccasion = (text: string) => twoPowers(edited([WHEN, `${text}\n`]));

describe('a question', () => {
  it.each(['agenda: [1848-06-05]', 'after: 1848-06-05', 'before: 1848-06-05'])(
    'in the words of earlier versions is refused with what is written today: %s',
    (words) => {
      const [fault] = faultsOf(withOccasion(`${WHEN}    ${words}`));
      expect(fault.message).toBe(`there is no key \`${words.split(':')[0]}\` here`);
      expect(fault.hint).toMatch(/^an occasion is a state: write it under `when`/);
    },
  );

  it('has fixed sittings only with a source of their own', () => {
    const files = (source: string) =>
      twoPowers(
        edited([WHEN, 'sits: [1848-06-05]\n'], ['    key: true\n    source: assumption\n\n#', source]),
      );
    const [fault] = faultsOf(files('    key: true\n    source: assumption\n\n#'));
    expect(fault.message).toBe('the sittings of `seizure` have no source');
    expect(faultsOf(files('    key: true\n    source: { sits: the song }\n\n#'))).toEqual([]);
  });

  it('has a first option that does nothing', () => {
    const first = '{ id: wait, title: Wait, effects: [{ policy: { rationing: 0.1 } }] }';
    const [fault] = faultsOf(twoPowers(edited(['{ id: wait, title: Wait }', first])));
    expect(fault.message).toBe(
      'the first option of `seizure` leaves things as they are, and cannot have effects',
    );
  });

  it.each([
    ['sits: [1848-06-05]', ['seizure']],
    ['when: regime.two-powers and day > 90', ['seizure']],
    ['when: regime.two-powers', []],
  ])('is counted where its occasion holds a date: %s', (occasion, found) => {
    const source = [
      '    key: true\n    source: assumption\n\n#',
      '    source: { sits: the song }\n\n#',
    ] as const;
    const edits = occasion.startsWith('sits')
      ? [[WHEN, `${occasion}\n`] as const, source]
      : [[WHEN, `${occasion}\n`] as const];
    expect(datedOccasions(loadScenario(twoPowers(edited(...edits))).scenario)).toEqual(found);
  });

  it.each([
    ['regime.two-powers', 0],
    ['happened.ship-lost', 40],
    ['happened.ship-lost == 1 and regime.two-powers', 40],
    ['since.convoy > 3 or happened.ship-lost', 40],
    ['since.convoy > 3', 146],
    ['not happened.convoy', 0],
    ['decided.seizure', 0],
  ])('cannot be put before what its occasion waits for: %s', (when, tick) => {
    const { definition } = loadScenario(withOccasion(`when: ${when}`));
    expect(earliest(definition, definition.decisions[0])).toBe(tick);
  });
});

it('a counterfactual asks regardless of conditions by a word at the change', () => {
  const text = `id: rash
title: Rash
question: What if they had struck at once?
move: { seizure: { to: 1848-05-01, regardless: true }, convoy: 1848-07-01 }
pin: { seizure: { to: seize } }
`;
  const { interventions } = loadCounterfactual({ name: 'rash.yaml', text });
  expect(interventions.map(({ locate: _locate, ...change }) => change)).toEqual([
    { kind: 'move', id: 'seizure', date: '1848-05-01', regardless: true },
    { kind: 'move', id: 'convoy', date: '1848-07-01' },
    { kind: 'pin', id: 'seizure', option: 'seize' },
  ]);
});
