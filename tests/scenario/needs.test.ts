/** What laws need and a scenario lacks is told at its place, with what to write. */
import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../src/foundation/fault.js';
import { loadBundled } from '../bundled.js';
import { regimeOf, town } from '../small-town.js';
import { edited, faultsOf, placeIn, printed, twoPowers } from './two-powers.js';

const source = 'assumption';
const seats = { cabinet: { seats: { one: 2 } } };
const state = { ...{ id: 'state', name: 'State', founded: true, claim: 1, source }, ...seats };
const rebels = { ...{ id: 'rebels', name: 'Rebels', founded: true, claim: 1, source }, ...seats };

describe('a question that stands for an act', () => {
  test('names an act that there is', () => {
    const text = edited(['act: rise', 'act: rize']);
    const faults = faultsOf(twoPowers(text));
    expect(printed(faults)).toEqual([
      `${placeIn(text, 'rize')}: there is no act \`rize\`: the question would stand for nothing`,
    ]);
    expect(faults[0].hint).toBe(didYouMean('rize', ['rise']));
  });

  test('is told all acts where none is near', () => {
    const [{ hint }] = faultsOf(twoPowers(edited(['act: rise', 'act: xxxxxxxx'])));
    expect(hint).toContain('call-out, restrain, repress');
  });

  test('says whose act it is, and that is somebody who does such acts', () => {
    const nobody = faultsOf(twoPowers(edited(['    actor: council\n', ''])));
    expect(nobody).toMatchObject([{ code: 'act-nobody', hint: expect.stringContaining('actor') as unknown }]);
    const text = edited(['actor: council', 'actor: government']);
    expect(printed(faultsOf(twoPowers(text)))).toEqual([
      `${placeIn(text, 'government\n    when')}: \`rise\` is the act of a party, and \`government\` is none`,
    ]);
    const alone = faultsOf(twoPowers(edited(['    act: rise\n', ''])));
    expect(alone).toMatchObject([{ code: 'actor-alone', found: 'council' }]);
  });
});

describe('the laws of power need', () => {
  const warned = (changes: object, laws: object = {}) =>
    town({ laws, regimes: [regimeOf('old', 'state')], ...changes }).warnings.filter(({ code }) =>
      ['no-heir', 'no-body-counts'].includes(code),
    );

  test('somebody who could rule after whoever governs', () => {
    const answering = { answersTo: [{ body: 'chamber' }] };
    const bodies = [{ id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { one: 1 }, source }];
    const meek = [
      { ...state, ...answering },
      { ...rebels, claim: 0 },
    ];
    expect(warned({ authorities: meek, bodies })).toMatchObject([
      { code: 'no-heir', found: 'state', hint: expect.stringContaining('heir') as unknown },
    ]);
    expect(warned({ authorities: [{ ...state, ...answering }, rebels], bodies })).toEqual([]);
  });

  test('a body that counts, unless no cabinet is bargained', () => {
    const authorities = [state, rebels];
    expect(warned({ authorities })).toMatchObject([
      { code: 'no-body-counts', hint: expect.stringContaining('answersTo') as unknown },
    ]);
    expect(warned({ authorities }, { cabinets: { on: false } })).toEqual([]);
  });

  test.each(['two-powers', 'germany-1918', 'russia-1917', 'portugal-1975'] as const)(
    'and find it in %s',
    (id) => {
      const codes = loadBundled(id).warnings.map(({ code }) => code);
      expect(codes.filter((code) => code.startsWith('no-') || code === 'nobody-leads')).toEqual([]);
    },
  );
});
