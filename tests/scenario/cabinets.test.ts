import { describe, expect, it } from 'vitest';
import { faultsOf } from './two-powers.js';
import { impulse, regimeOf, town, townFiles } from '../small-town.js';

const source = 'assumption';
const state = { id: 'state', name: 'State', founded: true, claim: 1, source };
const rebels = { id: 'rebels', name: 'Rebels', founded: true, claim: 1, source };
const chamber = { id: 'chamber', name: 'Chamber', rule: 'fixed', fixed: { one: 1 }, source };
const congress = {
  ...{ id: 'congress', name: 'Congress', rule: 'lists', source },
  constituencies: [{ of: 'all', seats: 9 }],
};
const answering = { ...state, answersTo: [{ body: 'chamber' }] };

const warned = (changes: object): string[] =>
  town({ laws: {}, ...changes }).warnings.flatMap(({ code, message }) =>
    ['no-regime', 'no-body-counts'].includes(code) ? [] : [message],
  );

describe('cabinets that are bargained', () => {
  const events = [impulse('formed', '1900-01-05', [{ cabinet: { authority: 'state', seats: { one: 3 } } }])];
  const bodies = [chamber];

  it('are not written besides, unless the law is off', () => {
    const written = { authorities: [answering, rebels], bodies, events, laws: {} };
    expect(faultsOf(townFiles(written))).toMatchObject([{ code: 'cabinet-written' }]);
    expect(faultsOf(townFiles({ ...written, laws: { cabinets: { on: false } } }))).toEqual([]);
    expect(faultsOf(townFiles({ ...written, authorities: [state, rebels] }))).toEqual([]);
  });

  it('need a programme of every party on every issue', () => {
    const parties = ['one', 'two'].map((id) => ({
      ...{ id, name: id, credibility: { all: 1 }, reach: { all: 1 }, source },
      positions: id === 'one' ? { matter: 0 } : {},
    }));
    expect(
      warned({ authorities: [answering, rebels], bodies, parties, regimes: [regimeOf('old', 'state')] }),
    ).toEqual(['`two` has no programme on `matter`: in bargaining it stands at 0']);
  });

  it('need somebody who leads', () => {
    expect(warned({ authorities: [state, { ...rebels, cabinet: { seats: { two: 2 } } }] })).toEqual([
      'nobody can lead `state`: it may govern, and has no body and no ministers',
    ]);
  });

  it('need a doctrine of others than of oneself', () => {
    const doctrine = (other: string) => ({
      state: { lean: 0, halfLife: 9, source, without: { [other]: { lean: -1, halfLife: 9, source } } },
    });
    const parties = (other: string) =>
      ['one', 'two'].map((id) => ({
        ...{ id, name: id, credibility: { all: 1 }, reach: { all: 1 }, positions: { matter: 0 }, source },
        ...(id === 'one' ? { doctrine: doctrine(other) } : {}),
      }));
    const faults = (other: string) => faultsOf(townFiles({ parties: parties(other) }));
    expect(faults('two')).toEqual([]);
    expect(faults('one')).toMatchObject([{ code: 'own-partner' }]);
    expect(faults('three')).toMatchObject([{ code: 'unknown-party' }]);
  });

  it('need a body that convenes, and so does handing over; a body that nobody elects is told in any case', () => {
    const until = { heir: 'rebels', body: 'congress' };
    const authorities = [
      { ...state, answersTo: [{ body: 'congress' }], until },
      { ...rebels, cabinet: { seats: { two: 2 } } },
    ];
    expect(warned({ authorities, bodies: [congress] })).toEqual([
      '`congress` is never elected: no cabinet of `state` answers to it',
      '`congress` is never elected: `state` never hands over to it',
    ]);
    expect(warned({ bodies: [congress] })).toContain('`congress` is never elected: nobody ever sits in it');
    const opens = [impulse('opens', '1900-01-05', [{ elect: ['congress'] }])];
    expect(warned({ authorities, bodies: [congress], events: opens })).toEqual([]);
    const own = [{ ...state, cabinet: { seats: { one: 1 } }, until: { ...until, heir: 'state' } }, rebels];
    expect(faultsOf(townFiles({ authorities: own, bodies: [congress] }))).toMatchObject([
      { code: 'heir-itself' },
    ]);
  });
});
