import { expect, test } from 'vitest';
import { answerCsv, answerTable } from '../../src/report/answer.js';

const columns = ['ending', 'n'];
const rows = [
  ['takeover:soviet', '91'],
  ['a, "quoted"\nword', null],
];

test('an answer is aligned, numbers to the right, a row a line', () => {
  expect(answerTable(columns, rows)).toBe(
    ['ending             n', '----------------  --', 'takeover:soviet   91', 'a, "quoted" word'].join('\n'),
  );
});

test('an answer in commas keeps commas, quotes and lines of its cells (RFC 4180)', () => {
  expect(answerCsv(columns, rows)).toBe('ending,n\ntakeover:soviet,91\n"a, ""quoted""\nword",');
});

test('a figure has six digits in a table and all of them in commas; whole numbers have all in both', () => {
  const figures = [[0.1234567890123456, 1234567890, -1e-9 / 3]];
  const names = ['share', 'n', 'little'];
  expect(answerTable(names, figures).split('\n').at(-1)).toBe('0.123457  1234567890  -3.33333e-10');
  expect(answerCsv(names, figures).split('\n').at(-1)).toBe(
    '0.1234567890123456,1234567890,-3.3333333333333337e-10',
  );
});
