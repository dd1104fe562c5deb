import { describe, expect, test } from 'vitest';
import {
  count,
  dateStyle,
  figure,
  figureOf,
  percent,
  phrase,
  shortName,
  signed,
} from '../../src/report/words.js';

describe('numbers in a report', () => {
  test.each([
    [0, '0'],
    [12.345, '12.3'],
    [0.6249, '0.62'],
    [-9.57, '-9.57'],
    [160_000, '160,000'],
    [999_949.4, '999,949'],
    [12_000_000, '12.0 m'],
    [999_960_000, '1.0 bn'],
    [18_900_000_000, '18.9 bn'],
  ])('%d is shown as %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  test('have their sign where they are errors', () => {
    expect([signed(2.5), signed(-2.5), signed(0)]).toEqual(['+2.50', '-2.50', '0']);
  });

  test('have no sign where they are shown as nothing', () => {
    const tenths = (value: number) => value.toFixed(1);
    expect([-0.04, 0.04, -0.06].map((value) => signed(value, tenths))).toEqual(['0.0', '0.0', '-0.1']);
  });

  test('are grouped by commas', () => {
    expect([count(999), count(1000), count(164_512_000)]).toEqual(['999', '1,000', '164,512,000']);
  });

  test('never round something to nothing without saying so', () => {
    expect([percent(0), percent(0.002), percent(0.006), percent(1)]).toEqual(['0%', '<1%', '1%', '100%']);
  });
});

describe('dates in a report', () => {
  test('leave out the year where there is only one', () => {
    const { modern, old, width } = dateStyle({ start: '1917-03-08', end: '1917-12-31' });
    expect([modern('1917-11-07'), old('1917-11-07'), width]).toEqual(['7 Nov', '25 Oct', 6]);
  });

  test('name the year of each style where there are several', () => {
    const { modern, old } = dateStyle({ start: '1917-03-08', end: '1918-03-08' });
    expect([modern('1918-01-10'), old('1918-01-10')]).toEqual(['10 Jan 1918', '28 Dec 1917']);
  });
});

describe('a name in a narrow place', () => {
  test.each([
    ['Reds', 'Reds'],
    ['Party of Order (Whigs)', 'Whigs'],
    ['Right (monarchists, landowners)', 'Right'],
    ['Constitutional Democrats', 'Constitutio…'],
    ['The Parliament', 'Parliament'],
    ['The Constitutional Assembly', 'Constitutio…'],
  ])('%s is %s', (name, short) => {
    expect(shortName(name, 12, '…')).toBe(short);
  });
});

test('figures of a fact are whole where the record counts, and not where it measures', () => {
  expect(figureOf({ recorded: 390, unit: 'delegates' })(44.04)).toBe('44');
  expect(figureOf({ recorded: 58, unit: 'percent' })(44.04)).toBe('44.0');
});

test('an id is read as words', () => {
  expect(phrase('with-the_congress')).toBe('with the congress');
});
