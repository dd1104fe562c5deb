/** Tables of what is drawn: the figures of the record with all their digits, and none else. */
import { expect, test } from 'vitest';
import { answerCsv } from '../../src/report/answer.js';
import { contestData, powerData, votesData, type PictureData } from '../../src/view/data.js';
import { endingsData } from '../../src/view/many/many.js';
import { changedStory, story } from './story-fixture.js';

const { record } = story;

/** Rows as records, after they were written as text and read again. */
function readBack({ columns, rows }: PictureData): Record<string, string>[] {
  const lines = answerCsv(columns, rows).split('\n');
  return lines.slice(1).map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell);
    return Object.fromEntries(columns.map((name, i) => [name, cells[i]]));
  });
}

const numberIn = (text: string): number | null => (text === '' ? null : Number(text));

test('the main picture: what each power claims, would be obeyed in and holds, digit by digit', () => {
  const rows = readBack(powerData({ story, changed: changedStory }));
  const { series, names } = record;
  for (const [run, told] of [
    ['unchanged', story],
    ['changed', changedStory],
  ] as const) {
    const own = rows.filter((row) => row.run === run);
    expect(own).toHaveLength(told.course.days.length * names.authorities.length);
    for (const { id } of names.authorities) {
      const ofPower = own.filter(({ power }) => power === id);
      const figures = { claims: 'claims', would_be_obeyed: 'obeyed', holds: 'held' } as const;
      for (const [column, figure] of Object.entries(figures))
        expect(ofPower.map((row) => numberIn(row[column]))).toEqual(
          told.course[figure][id] ?? series.dates.map(() => null),
        );
      expect(ofPower.map((row) => row.date)).toEqual(series.dates);
      expect(ofPower.map((row) => Number(row.in_streets))).toEqual(series.streets);
    }
  }
  const first = rows.findIndex(({ regime }) => regime !== record.initialRegime);
  expect(rows[first].date >= record.regimes[0].date).toBe(true);
  expect(rows[first].regime).toBe(record.regimes[0].to);
});

test('votes: every party in every group, digit by digit', () => {
  const rows = readBack(votesData({ story }));
  for (const [group, parties] of Object.entries(record.series.support))
    for (const [party, shares] of Object.entries(parties)) {
      const own = rows.filter((row) => row.group === group && row.party === party);
      expect(own.map(({ share_of_ballots: share }) => Number(share))).toEqual(shares);
    }
});

test('tests of force and the endings of many runs, a row each', () => {
  const contests = readBack(contestData(record));
  expect(contests.map(({ chance }) => Number(chance))).toEqual(record.contests.map(({ chance }) => chance));
  expect(contests.map(({ force_by: force }) => Number(force))).toEqual(
    record.contests.map(({ forces }) => forces[0]),
  );
  const run = { ending: record.ending, digest: 'abc' };
  const pairs = [{ replicate: 1, baseline: run, changed: run }];
  const endings = readBack(endingsData(pairs));
  expect(endings.map((row) => [row.run, row.holds_power, row.digest])).toEqual([
    ['unchanged', record.ending.authority, 'abc'],
    ['changed', record.ending.authority, 'abc'],
  ]);
});
