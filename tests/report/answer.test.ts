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
