import { describe, expect, test } from 'vitest';
import { compareRows, type TwinRecord } from '../../src/experiment/many/compare.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';
import { compareReport } from '../../src/report/compare/report.js';
import { comparison } from './compare-fixture.js';

const plain = { width: 80, colour: false, unicode: true };

describe('the sentences of a comparison', () => {
  const seeds = Array.from({ length: 20 }, (_, i) => i);
  const columns: readonly ColumnDef[] = [
    { name: 'ending', type: 'text', meaning: 'ending' },
    { name: 'put_third_coalition', type: 'date', meaning: 'day on which it is first put: Coalition again?' },
    { name: 'last_third_coalition', type: 'text', meaning: 'answer of the last sitting: Coalition again?' },
    ...['The Directory stays', 'A new one'].map((words, i): ColumnDef => ({
      ...{ name: `ever_third_coalition__${i}`, type: 'date' },
      meaning: `first day of ${i === 0 ? 'leaving things as they are' : 'the answer'}: Coalition again? ${words}`,
    })),
    { name: 'event_union', type: 'date', meaning: 'day of the event: The unions go over' },
    {
      name: 'support_reds',
      type: 'number',
      unit: 'share of ballots',
      meaning: 'Reds: share of votes if all were asked on the last day',
    },
    {
      name: 'support_blues',
      type: 'number',
      unit: 'share of ballots',
      meaning: 'Blues: share of votes if all were asked on the last day',
    },
  ];
  const rows = (isTwin: boolean): Row[] =>
    seeds.map((i) => ({
      ...{ seed: String(i), status: 'done', ending: 'none', parted: isTwin ? '1848-04-10' : null },
      ...{ put_third_coalition: '1848-05-02', last_third_coalition: isTwin || i < 4 ? 'as-is' : 'new' },
      ever_third_coalition__0: isTwin || i % 2 === 0 ? '1848-05-02' : null,
      ever_third_coalition__1: isTwin || i < 4 ? null : `1848-05-0${3 + (i % 3)}`,
      event_union: isTwin ? `1848-07-${10 + (i % 7)}` : `1848-06-${10 + (i % 5)}`,
      support_reds: (isTwin ? 0.2 : 0.3) + 0.01 * (i % 3),
      support_blues: (isTwin ? 0.201 : 0.2) + 0.03 * ((i * (isTwin ? 7 : 1)) % 5),
    }));
  const twin = { id: 'q', title: 'Without the march', question: 'What then?', changes: ['without march'] };
  const told = (more: Partial<TwinRecord> = {}) => {
    const compared = compareRows(rows(false), rows(true), columns, '1848-08-31');
    const twins = [{ ...twin, begins: '1848-04-10', fixed: [], ...compared, ...more }];
    const record = {
      ...comparison,
      ...{ runs: 100, start: '1848-03-01', end: '1848-08-31' },
      sides: { baseline: 'baseline', twin: 'twin' },
      twins,
      failures: [],
      days: null,
    };
    return compareReport(record, plain).replaceAll(/\s+/g, ' ');
  };

  test('answer from figures and days whose interval does not hold zero, and from no others', () => {
    expect(told()).toMatch(
      /On that day: Reds: 21\.0% of votes if all were asked instead of 31\.0%, 10\.0 points fewer \(95 % interval 10\.0 to 10\.0\)\./,
    );
    expect(told()).toMatch(
      /Sooner or later: The unions go over: 31 days later \(95 % interval 30 to 32\), about 13 July 1848\./,
    );
    expect(told()).not.toContain('Blues: 2');
  });

  test('name options as the scenario does, the answer after its question, and not that it was left as it was', () => {
    expect(told()).toContain('In no run any more: Coalition again? A new one.');
    expect(told()).not.toContain('The Directory stays');
    expect(told()).not.toContain('as is');
  });

  test('say how many of the pairs they are of, where the work was cut short', () => {
    expect(told()).toContain('The figures are those of 20 of 100 pairs.');
    expect(compareReport(comparison, plain)).not.toContain('The figures are those of');
  });

  test('say that the change comes after the last day', () => {
    const parting = { earliest: null, latest: null, never: 20 };
    expect(told({ begins: '1848-09-01', parting })).toContain(
      'The change begins on 1 September 1848 (20 August OS), after the last day of these runs.',
    );
  });

  test('count the gain of pairing of what varies in both, and not beyond a hundred', () => {
    expect(told()).toMatch(/Pairing by seed is worth \d+\.\d times as many independent runs/);
    const [one] = compareRows(rows(false), rows(true), columns, '1848-08-31').means;
    const surest = { chances: [], means: [{ ...one, pairingGain: 2_941_944.3 }] };
    expect(told(surest)).toContain('worth more than 100 times as many independent runs');
    expect(told({ chances: [], means: [{ ...one, pairingGain: null }] })).not.toContain('Pairing by seed');
  });
});
