/** Charts of days on the axis of the main picture: of what the tables say, and within the picture. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/experiment/tables/table.js';
import { DAY_CHARTS, type DayChart } from '../../src/view/days/charts.js';
import { chartData, panelIds } from '../../src/view/days/drawn.js';
import { stackedChart } from '../../src/view/days/stacked.js';
import { powerScene } from '../../src/view/power.js';
import type { Mark, Scene } from '../../src/view/scene.js';
import { crowdsOf } from '../../src/view/course.js';
import { changedStory, story } from './story-fixture.js';

const chartOf = (word: string): DayChart => {
  const chart = DAY_CHARTS.get(word);
  if (chart === undefined) throw new Error(`there is no chart \`${word}\``);
  return chart;
};

const DATES = ['1911-03-08', '1911-03-09', '1911-07-01', '1911-12-31'];

const placeRow = (date: string, place: string, more: Row): Row => ({
  ...{ date, place, capital: place === 'capital' ? 1 : 0, weight: 1, railway: null },
  ...more,
});

const tables = new Map<string, readonly Row[]>([
  [
    'places',
    DATES.flatMap((date, i) => [
      placeRow(date, 'capital', { persons: 100, active: 40 * i, condition_hunger: 0.8 }),
      placeRow(date, 'country', { persons: 300, active: 5, condition_hunger: 0.4 }),
    ]),
  ],
  ['authorities', DATES.map((date, i) => ({ date, authority: 'crown', claim: 1, footing: 0.25 * i }))],
]);

const flat = (marks: readonly Mark[], x = 0, y = 0): { mark: Mark; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? flat(mark.marks, x + mark.x, y + mark.y) : [{ mark, x, y }],
  );

const textsOf = ({ marks }: Scene): string[] =>
  flat(marks).flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));

describe('charts of the page', () => {
  test('say who would win, and what is suffered in the capital and by all people in the mean', () => {
    const points = chartOf('conditions').points(tables, []);
    const on = (date: string, curve: string) =>
      points.find((point) => point.date === date && point.curve === curve)?.value;
    expect(on('1911-07-01', 'capital')).toBe(0.8);
    expect(on('1911-07-01', 'all')).toBeCloseTo(0.5);
    const { columns, rows } = chartData(chartOf('confrontation'), { story }, { story: tables });
    expect(columns).toHaveLength(rows[0].length);
    expect(rows.map((row) => row.at(-1))).toEqual([0, 0.25, 0.5, 0.75]);
    expect(rows[0][5]).toBe(story.record.names.authorities.find(({ id }) => id === 'crown')?.name);
  });

  test.each([332, 560, 920, 1200])('stay within %i pixels, with the run as changed and without', (width) => {
    for (const word of ['conditions', 'confrontation'])
      for (const pair of [{ story }, { story, changed: changedStory }]) {
        const both = { story: tables, changed: pair.changed && tables };
        const scene = stackedChart(chartOf(word), pair, both, { width, among: [] });
        if (scene === undefined) throw new Error('nothing was drawn');
        expect(scene.width).toBeLessThanOrEqual(width);
        expect(textsOf(scene).length).toBeGreaterThan(1);
        for (const { mark, x, y } of flat(scene.marks)) {
          if (mark.kind !== 'text') continue;
          expect(x + mark.x).toBeLessThanOrEqual(width);
          expect(y + mark.y).toBeLessThanOrEqual(scene.height);
        }
      }
  });

  test('of many bodies those are drawn that change most, as parts of a whole; the figures are of all, in deputies', () => {
    const rowsFor = (body: string, reds: readonly number[]) =>
      DATES.flatMap((date, i) => [
        { date, body, party: 'reds', deputies: reds[i] },
        { date, body, party: 'blues', deputies: 100 - reds[i] },
      ]);
    const bodies = [
      ...['one', 'two', 'three'].flatMap((body) => rowsFor(body, [50, 50, 50, 50])),
      ...rowsFor('lively', [10, 10, 60, 90]),
      ...rowsFor('slow', [50, 51, 52, 60]),
    ];
    const pair = { story };
    const both = { story: new Map<string, readonly Row[]>([['bodies', bodies]]) };
    const chart = chartOf('deputies');
    expect(panelIds(chart, pair, both, { among: [], most: 2 })).toEqual(['lively', 'slow']);
    expect(panelIds(chart, pair, both, { among: [] })).toHaveLength(5);
    const scene = stackedChart(chart, pair, both, { width: 920, among: [], most: 2 });
    if (scene === undefined) throw new Error('nothing was drawn');
    expect(textsOf(scene).some((text) => text.endsWith('90%'))).toBe(true);
    const { rows } = chartData(chart, pair, both);
    expect(rows).toHaveLength(bodies.length);
    expect(Math.max(...rows.map((row) => Number(row.at(-1))))).toBe(90);
  });

  test('of which a run has nothing are not drawn', () => {
    const none = { story: new Map<string, readonly Row[]>() };
    for (const chart of DAY_CHARTS.values())
      expect(stackedChart(chart, { story }, none, { width: 920, among: [] })).toBeUndefined();
  });
});

describe('crowds', () => {
  test('are of every day where there is a table of days, and else of weeks', () => {
    const crowds = crowdsOf(tables.get('places') ?? []);
    expect(crowds?.persons).toEqual([0, 40, 80, 120]);
    expect(crowdsOf([])).toBeUndefined();
    const notes = (scene: Scene) =>
      flat(scene.marks).flatMap(({ mark }) => (mark.kind === 'box' && mark.note ? [mark.note] : []));
    const daily = notes(powerScene({ story: { ...story, crowds } }, 920, ['streets']));
    expect(daily.at(-1)).toContain('120 persons');
    const weekly = notes(powerScene({ story }, 920, ['streets']));
    expect(weekly.some((note) => note.startsWith('the largest day of the week'))).toBe(true);
  });
});
