/** Changes that are put together on the page, one by one, and what is said of them. */
import { describe, expect } from 'vitest';
import { NO_CHANGES, type Changes } from '../../src/explorer/address.js';
import { aboutIn } from '../../src/explorer/looking/about.js';
import {
  asRecorded,
  takenOut,
  madeOf,
  movedTo,
  ownChanges,
  pinnedTo,
} from '../../src/explorer/looking/changing.js';
import { placeByKey } from '../../src/explorer/looking/happened.js';
import { nextDay } from '../../src/explorer/looking/playing.js';
import { changeWords } from '../../src/explorer/looking/what-if.js';
import { readChanges } from '../../src/cli/shell/settings.js';
import { record } from '../report/fixture.js';
import { fc, test } from '../property.js';

const id = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  id.map((of) => (changes: Changes) => takenOut(changes, of)),
  id.map((of) => (changes: Changes) => movedTo(changes, of, '1848-05-01')),
  id.map((of) => (changes: Changes) => pinnedTo(changes, of, 'yes')),
  id.map((of) => (changes: Changes) => asRecorded(changes, of)),
);

describe('changes one after the other', () => {
  test.prop([fc.array(step, { maxLength: 12 })])('are always such as the command line takes', (steps) => {
    const changes = steps.reduce((made, each) => each(made), NO_CHANGES);
    const faults: Parameters<typeof readChanges>[1] = [];
    readChanges(changes, faults);
    expect(faults).toEqual([]);
    for (const of of ['a', 'b', 'c']) {
      const { isLeftOut, movedTo: day, pinnedTo: option } = madeOf(changes, of);
      if (isLeftOut) expect([day, option]).toEqual([undefined, undefined]);
    }
  });

  test.prop([fc.array(step, { maxLength: 12 })])(
    'can each be taken back, and then are as they were without',
    (steps) => {
      const changes = steps.reduce((made, each) => each(made), NO_CHANGES);
      const own = ownChanges(changes);
      for (const { rest } of own) expect(ownChanges(rest)).toHaveLength(own.length - 1);
      const none = ['a', 'b', 'c'].reduce(asRecorded, changes);
      expect(none).toEqual(NO_CHANGES);
    },
  );

  test('are said by the names that things and options have', () => {
    const named = {
      ...record,
      names: { ...record.names, options: [{ id: 'enter.yes', name: 'Go in' }] },
      events: [],
      decisions: [],
    };
    const changes = { ...NO_CHANGES, move: ['rising=1848-05-01'], pin: ['enter=yes'], set: ['laws.x=1'] };
    expect(ownChanges(changes).map((change) => changeWords(change, named))).toEqual([
      'on 1 May 1848: rising',
      'enter Go in',
      'laws.x = 1',
    ]);
  });
});

test('a source is told whole, and the scenario’s words on those that it names', () => {
  const event = { id: 'a', text: ' What it was. ', source: { text: 'seed', effects: 'assumption' } };
  const sources = { seed: 'The account.\n', assumption: 'A guess.', other: 'Not named.' };
  const written = { events: [event], decisions: [], sources } as unknown as Parameters<typeof aboutIn>[0];
  expect(aboutIn(written, { kind: 'event', id: 'a' })).toEqual({
    text: 'What it was.',
    source: 'Source: text: seed; effects: assumption.',
    named: ['seed: The account.', 'assumption: A guess.'],
  });
  expect(aboutIn(written, { kind: 'event', id: 'b' }).source).toBeUndefined();
});

test('keys go from mark to mark and never beyond them', () => {
  expect([
    placeByKey(0, 5, 'ArrowLeft'),
    placeByKey(4, 5, 'ArrowRight'),
    placeByKey(1, 5, 'ArrowDown'),
  ]).toEqual([0, 4, 2]);
  expect([placeByKey(2, 5, 'Home'), placeByKey(2, 5, 'End'), placeByKey(2, 5, 'a')]).toEqual([
    0,
    4,
    undefined,
  ]);
});

test('play ends on the last day, however long its steps are', () => {
  expect([nextDay(1, 7, 10), nextDay(8, 7, 10), nextDay(10, 7, 10)]).toEqual([8, 10, undefined]);
});
