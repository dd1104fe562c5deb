import { changeInWords } from '../../src/scenario/change-words.js';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/foundation/calendar.js';
import type { Fault } from '../../src/foundation/fault.js';
import { readChanges, readPopulation, readSeed, readUntil } from '../../src/cli/shell/settings.js';

const days = { startDay: parseDate('1917-03-08') ?? 0, dayCount: 299 };

/** What a reader makes of a text, and the faults it finds. */
const read = <T>(reader: (faults: Fault[]) => T): { value: T; faults: readonly string[] } => {
  const faults: Fault[] = [];
  const value = reader(faults);
  return { value, faults: faults.map(({ file, message }) => `${file ?? ''}: ${message}`) };
};

describe('the options of a run', () => {
  test.each([
    [undefined, undefined],
    ['full', 'full'],
    ['smallest', 'smallest'],
    ['100000', 100_000],
  ])('population %s is %s', (text, value) => {
    expect(read((faults) => readPopulation(text, faults))).toEqual({ value, faults: [] });
  });

  test.each(['0', '-5', '1e5', '12.5', '0x10', '', 'many', '99999999999999999999'])(
    '%j is no population',
    (text) => {
      expect(read((faults) => readPopulation(text, faults)).faults).toEqual([
        `--population ${text}: \`${text}\` is not a number of agents`,
      ]);
    },
  );

  test.each([
    ['1917-03-08', 1],
    ['1917-12-31', 299],
    ['1917-10-25 OS', 245],
  ])('until %s is %d days', (text, value) => {
    expect(read((faults) => readUntil(text, days, faults))).toEqual({ value, faults: [] });
  });

  test.each([
    ['1917-03-07', 'is not a day of the scenario'],
    ['1918-01-01', 'is not a day of the scenario'],
    ['1917-02-30', 'is not a date'],
    ['tomorrow', 'is not a date'],
  ])('until %s is refused', (text, message) => {
    const { value, faults } = read((list) => readUntil(text, days, list));
    expect(value).toBeUndefined();
    expect(faults.join()).toContain(message);
  });

  test('an empty seed is refused, a missing one is not', () => {
    expect(read((faults) => readSeed('', faults)).faults).toHaveLength(1);
    expect(read((faults) => readSeed(undefined, faults)).faults).toEqual([]);
  });

  test('changes are read in the order move, without, pin, set, and know their option', () => {
    const flags = {
      set: ['a.b=0.5', 'c=true', 'd=support.x > 1 = 1', 'e=1917-07-04 OS'],
      pin: ['answer=to-wait'],
      without: ['note'],
      move: ['rising=1917-07-04 OS'],
    };
    const { value, faults } = read((list) => readChanges(flags, list));
    expect(faults).toEqual([]);
    expect(value.map(changeInWords)).toEqual([
      'rising moved to 1917-07-04 OS',
      'without note',
      'answer decided as to-wait',
      'a.b set to 0.5',
      'c set to true',
      'd set to support.x > 1 = 1',
      'e set to 1917-07-04 OS',
    ]);
    expect(value.flatMap((change) => (change.kind === 'set' ? [typeof change.value] : []))).toEqual([
      'number',
      'boolean',
      'string',
      'string',
    ]);
    expect(value[1].locate?.([])).toEqual({ file: '--without note' });
  });

  test.each(['x', '=1', 'x='])('%j is no pair', (text) => {
    expect(read((list) => readChanges({ move: [text], pin: [text], set: [text] }, list)).faults).toHaveLength(
      3,
    );
  });
});
