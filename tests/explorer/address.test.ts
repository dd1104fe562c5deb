/** An address, the changes it tells and the command behind it say the same. */
import { expect } from 'vitest';
import {
  addressIn,
  isChanged,
  optionsOf,
  queryOf,
  runQuery,
  type Address,
} from '../../src/explorer/address.js';
import { whyIn, whyText, type WhyAsked } from '../../src/explorer/why/asked.js';
import { dayAt } from '../../src/explorer/looking/cursor.js';
import { dayByKey } from '../../src/explorer/looking/sliders.js';
import { runCommandWords } from '../../src/report/page/again.js';
import { atDay, frameOf } from '../../src/view/frame.js';
import { readChanges } from '../../src/cli/shell/settings.js';
import { fc, test } from '../property.js';
import { shellWordsOf } from './shell-words.js';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' });
const words = fc.array(word, { maxLength: 3 });
const addresses: fc.Arbitrary<Address> = fc
  .record(
    {
      changes: fc.record({ with: words, move: words, without: words, pin: words, set: words }),
      seed: word,
      population: fc.integer({ min: 1 }).map(String),
      cursor: fc.constantFrom('1917-07-17', '1848-03-01'),
      why: word,
    },
    { requiredKeys: ['changes'] },
  )
  .map((address) => address);

test.prop([addresses])('an address is read back as it was written', (address) => {
  expect(addressIn(queryOf(address))).toEqual(address);
  expect(addressIn(`?${queryOf(address)}`)).toEqual(address);
});

test.prop([addresses])('where somebody looks changes no run', (address) => {
  expect(runQuery(address)).toBe(runQuery({ ...address, cursor: '1848-05-01' }));
  expect(runQuery(address)).not.toContain('cursor=1');
});

test.prop([addresses])('the command behind an address has its changes, each as one word', (address) => {
  const command = runCommandWords('replay', { scenario: 'two-powers', ...optionsOf(address) });
  const [program, mode, scenario, ...rest] = shellWordsOf(command);
  expect([program, mode, scenario]).toEqual(['tauride', 'replay', 'two-powers']);
  const told = Object.entries(optionsOf(address)).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => `${name} ${each}`),
  );
  const given = Array.from(
    { length: rest.length / 2 },
    (_, i) => `${rest[2 * i].slice(2)} ${rest[2 * i + 1]}`,
  );
  expect(given.sort()).toEqual(told.sort());
});

const id = fc.stringMatching(/^[a-z][a-z-]{0,8}[a-z]$/);
const distinct = (form: (id: string, i: number) => string) =>
  fc.uniqueArray(id, { maxLength: 3 }).map((ids) => ids.map(form));
const wellFormed: fc.Arbitrary<Address> = fc.record({
  changes: fc.record({
    with: fc.constant([]),
    move: distinct((each, i) => `${each}=1917-07-0${String(i + 1)}`),
    without: distinct((each) => each),
    pin: distinct((each, i) => `${each}=option-${String(i)}`),
    set: distinct((each, i) => `laws.${each}=${String(i)}`),
  }),
});

test.prop([wellFormed])('an address, its changes and its command line make the same changes', (address) => {
  const plain = (changes: Address['changes']) => {
    const faults: Parameters<typeof readChanges>[1] = [];
    const read = readChanges(changes, faults).map(({ locate: _locate, ...change }) => change);
    expect(faults).toEqual([]);
    return read;
  };
  const command = runCommandWords('replay', { scenario: 'two-powers', ...optionsOf(address) });
  const rest = shellWordsOf(command).slice(3);
  const query = new URLSearchParams();
  for (let i = 0; i < rest.length; i += 2) query.append(rest[i].slice(2), rest[i + 1]);
  const typed = addressIn(query.toString());
  expect(typed.changes).toEqual(address.changes);
  const made = plain(address.changes);
  expect(plain(typed.changes)).toEqual(made);
  expect(made.flatMap((change) => (change.kind === 'pin' ? [`${change.id}=${change.option}`] : []))).toEqual(
    address.changes.pin,
  );
});

test.prop([fc.integer({ min: 300, max: 1200 }), fc.integer({ min: 2, max: 400 }), fc.nat({ max: 399 })])(
  'a mark that is let go where a day is drawn is on that day',
  (width, days, chosen) => {
    const frame = frameOf(width, 700_000, 700_000 + days);
    const day = frame.first + (chosen % days);
    const middle = (atDay(frame, day) + atDay(frame, day + 1)) / 2;
    expect(dayAt(frame, middle)).toBe(day);
    expect(dayAt(frame, -50)).toBe(frame.first);
    expect(dayAt(frame, width * 2)).toBe(frame.last);
  },
);

test('keys move by a day, with Shift by a week, and never out of the time', () => {
  const frame = frameOf(600, 100, 120);
  const by = (key: string, day: number, shiftKey = false) => dayByKey(frame, day, { key, shiftKey });
  expect([by('ArrowRight', 105), by('ArrowLeft', 105, true), by('End', 105), by('Home', 105)]).toEqual([
    106, 100, 120, 100,
  ]);
  expect(by('ArrowRight', 119, true)).toBe(120);
  expect(by('a', 105)).toBeUndefined();
});

test('nothing is changed where no change is told', () => {
  expect(isChanged(addressIn('seed=x&cursor=1917-07-17'))).toBe(false);
  expect(isChanged(addressIn('without=convoy'))).toBe(true);
});

test.prop([
  fc.constantFrom('recorded', 'changed'),
  fc.constantFrom('reds', 'left-sr'),
  fc.constantFrom('all', 'petrograd'),
])('what is asked is read back as it was written', (run, party, group) => {
  const days = { from: '1917-06-01', to: '1917-07-17' };
  const asked: WhyAsked = { run, kind: 'party', party, group, ...days };
  expect(whyIn(whyText(asked))).toEqual(asked);
  const regime: WhyAsked = { run, kind: 'regime', date: '1917-03-15' };
  expect(whyIn(whyText(regime))).toEqual(regime);
  const obeyed: WhyAsked = { run, kind: 'obeyed', what: 'organ', id: group, authority: party, ...days };
  expect(whyIn(whyText(obeyed))).toEqual(obeyed);
  for (const text of [
    `${run}:people:x:y:${days.from}:${days.to}`,
    '',
    'x:1917-03-15',
    `${run}:never`,
    whyText({ ...asked, from: days.to, to: days.from }),
  ])
    expect(whyIn(text)).toBeUndefined();
});
