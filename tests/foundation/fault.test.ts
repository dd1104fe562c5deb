import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { didYouMean, FaultError, nearest, printFault, type Fault } from '../../src/foundation/fault.js';

const parties = ['right', 'kadet', 'menshevik', 'sr', 'left-sr', 'bolshevik', 'mezhraiontsy', 'national'];

const unknownParty: Fault = {
  code: 'unknown-party',
  message: 'there is no party `kadte`',
  file: 'parties.yaml',
  line: 12,
  column: 7,
  hint: 'did you mean `kadet`?',
};

describe('printing', () => {
  it('puts the place first and the hint on an indented second line', () => {
    expect(printFault(unknownParty)).toBe(
      'parties.yaml:12:7: there is no party `kadte`\n  did you mean `kadet`?',
    );
  });

  it('leaves out what is not known', () => {
    expect(printFault({ code: 'x', message: 'too long', file: 'a.yaml' })).toBe('a.yaml: too long');
    expect(printFault({ code: 'x', message: 'too long' })).toBe('too long');
  });

  it('an error shows all its faults in order, and keeps them as data', () => {
    const faults = [unknownParty, { code: 'x', message: 'too long', file: 'a.yaml', line: 3, column: 1 }];
    const error = new FaultError(faults);
    expect(error.message).toBe(faults.map(printFault).join('\n'));
    expect(error.faults).toEqual(faults);
    expect(error).toBeInstanceOf(Error);
  });
});

describe('the nearest name', () => {
  it.each([
    ['kadte', 'kadet'],
    ['bolshevk', 'bolshevik'],
    ['Bolshevik', 'bolshevik'],
    ['MENSHEVIK', 'menshevik'],
    ['menshivek', 'menshevik'],
    ['leftsr', 'left-sr'],
    ['rs', 'sr'],
  ])('of %s is %s', (name, expected) => {
    expect(nearest(name, parties)).toBe(expected);
  });

  it.each(['trudovik', 'x', '', 'anarchist'])('of %j is none', (name) => {
    expect(nearest(name, parties)).toBeUndefined();
  });

  it('is the first of equals', () => {
    expect(nearest('organ', ['organa', 'organb'])).toBe('organa');
  });

  const word = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 5, maxLength: 12 });

  test.prop([word, fc.nat(), fc.constantFrom('added', 'left out', 'changed', 'swapped')])(
    'is found through any one slip of the pen',
    (name, where, slip) => {
      expect(nearest(withSlip(name, where % (name.length - 1), slip), ['zzzzz', name])).toBe(name);
    },
  );
});

describe('a hint', () => {
  it('names the nearest, or all of a few, or nothing', () => {
    expect(didYouMean('kadte', parties)).toBe('did you mean `kadet`?');
    expect(didYouMean('trudovik', ['sr', 'kadet'])).toBe('known here: sr, kadet');
    expect(didYouMean('trudovik', [])).toBeUndefined();
    expect(didYouMean('march', ['kornilov-march', 'kadet'])).toBe('it is part of `kornilov-march`');
    expect(
      didYouMean(
        'trudovik',
        Array.from({ length: 13 }, (_, i) => `p${i}`),
      ),
    ).toBeUndefined();
  });
});

function withSlip(word: string, at: number, slip: string): string {
  const [head, first, second, tail] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const slips: Record<string, string> = {
    added: `${head}z${first}${second}${tail}`,
    'left out': `${head}${second}${tail}`,
    changed: `${head}z${second}${tail}`,
    swapped: `${head}${second}${first}${tail}`,
  };
  return slips[slip];
}
