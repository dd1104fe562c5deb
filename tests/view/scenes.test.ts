/** Scenes of a run: whole, legible, and of what the record says. */
import { describe, expect } from 'vitest';
import { reignsOf } from '../../src/view/bands.js';
import { contestScene } from '../../src/view/contests.js';
import { courseOf } from '../../src/view/course.js';
import { atDay, frameOf, monthNames } from '../../src/view/frame.js';
import { crossing, endLabels, LABEL_LINE, topLabel, type TakenPlace } from '../../src/view/labels.js';
import { partingOf, powerScene } from '../../src/view/power.js';
import { widthOf, type Mark, type Scene } from '../../src/view/scene.js';
import { squaresScene } from '../../src/view/many/squares.js';
import { votesScene } from '../../src/view/days/votes.js';
import { dayOf } from '../../src/view/words.js';
import { fc, test } from '../property.js';
import { record } from '../report/fixture.js';
import { changedStory, story } from './story-fixture.js';

/** All marks with what their groups move them by. */
const flat = (marks: readonly Mark[], x = 0, y = 0): { mark: Mark; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? flat(mark.marks, x + mark.x, y + mark.y) : [{ mark, x, y }],
  );

function drawn(scene: Scene | undefined): Scene {
  if (scene === undefined) throw new Error('nothing was drawn');
  return scene;
}

const textsOf = ({ marks }: Scene): string[] =>
  flat(marks).flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));

describe('bands of regimes', () => {
  test('cover every day once, in order', () => {
    const reigns = reignsOf(record);
    expect(reigns.map(({ regime }) => regime)).toEqual([
      'monarchy',
      'two-halls',
      'coalition',
      'council-rule',
    ]);
    expect(reigns[0].from).toBe(dayOf(record.start));
    expect(reigns.at(-1)?.to).toBe(dayOf(record.end) + 1);
    for (let i = 1; i < reigns.length; i++) expect(reigns[i].from).toBe(reigns[i - 1].to);
  });

  test('begin with whoever holds most on the first day', () => {
    expect(reignsOf(record)[0].holder).toBe('crown');
  });
});

describe('the main view', () => {
  test.each([332, 736, 920])('has no mark outside a width of %i', (width) => {
    const scene = powerScene({ story, changed: changedStory }, width);
    for (const { mark, x, y } of flat(scene.marks)) {
      if (mark.kind === 'line' || mark.kind === 'area' || mark.kind === 'rule' || mark.kind === 'group')
        continue;
      expect(x + mark.x).toBeGreaterThanOrEqual(-0.5);
      expect(y + mark.y).toBeLessThanOrEqual(scene.height);
      const end = mark.kind === 'box' ? mark.x + mark.width : mark.x;
      expect(x + end).toBeLessThanOrEqual(scene.width + 0.5);
    }
  });

  test('names three panels and whoever is somebody in them', () => {
    const texts = textsOf(powerScene({ story }, 920));
    for (const title of ['Who claims to rule', 'Who would be obeyed', 'Who holds what a state needs'])
      expect(texts).toContain(title);
    expect(texts.some((text) => text.startsWith('Council') && text.endsWith('%'))).toBe(true);
    expect(texts).toContain('Crown');
    expect(texts.join()).not.toContain('Committee of War');
  });

  test('marks the first day on which two runs differ, and none where they do not', () => {
    expect(partingOf({ story, changed: changedStory })).toBe(story.course.days[10]);
    expect(partingOf({ story, changed: story })).toBeUndefined();
    expect(partingOf({ story })).toBeUndefined();
  });

  test('a power that is not founded, or is over, has no curve there', () => {
    const rows = [
      { date: '1911-03-08', authority: 'crown', claim: 1, balance: 1, effective: 1 },
      { date: '1911-03-09', authority: 'council', claim: 0.4, balance: 0.5, effective: 0.2 },
    ];
    const { claims, days } = courseOf(record, rows);
    expect(days).toHaveLength(2);
    expect(claims.crown).toEqual([1, null]);
    expect(claims.council).toEqual([null, 0.4]);
  });
});

describe('votes', () => {
  test('have one scale in all groups, and the parties by name', () => {
    const texts = textsOf(drawn(votesScene({ story }, 920)));
    expect(texts).toEqual(expect.arrayContaining(['Harbour', 'Garrison of the capital', 'Villages']));
    expect(texts.some((text) => text.startsWith('Reds'))).toBe(true);
  });

  test('of a scenario that shows no groups are not drawn', () => {
    const bare = { ...record, series: { ...record.series, support: {} } };
    expect(votesScene({ story: { ...story, record: bare } }, 920)).toBeUndefined();
  });
});

test('contests are told by both sides with their force, and none are not drawn', () => {
  const scene = drawn(contestScene(record, 920));
  const texts = textsOf(scene);
  const [first] = record.contests;
  expect(texts.some((text) => text.includes(first.result))).toBe(true);
  expect(contestScene({ ...record, contests: [] }, 920)).toBeUndefined();
});

test('of several who are risen against none is left out because the last has a name in brackets', () => {
  const against = ['cabinet', 'headquarters'];
  const authorities = record.names.authorities.map(({ id, name }) => ({
    id,
    name: id === 'headquarters' ? 'Headquarters (the generals of the field army)' : name,
  }));
  const [contest] = record.contests;
  const told = {
    ...record,
    ...{ names: { ...record.names, authorities }, contests: [{ ...contest, against }] },
  };
  for (const width of [328, 920]) {
    const texts = textsOf(drawn(contestScene(told, width)));
    expect(texts.some((text) => text.includes('Provisional Government and H'))).toBe(true);
  }
});

test.prop([fc.integer({ min: 328, max: 1200 }), fc.integer({ min: 1, max: 200 })])(
  'contests are told within the picture, however narrow it is and however long names are',
  (width, letters) => {
    const authorities = record.names.authorities.map(({ id }) => ({ id, name: 'n'.repeat(letters) }));
    const named = { ...record, names: { ...record.names, authorities } };
    for (const { mark, x } of flat(drawn(contestScene(named, width)).marks)) {
      if (mark.kind !== 'text') continue;
      const [at, long] = [x + mark.x, widthOf(mark.text)];
      expect(mark.anchor === 'end' ? at - long : at).toBeGreaterThanOrEqual(-8);
      expect(mark.anchor === 'end' ? at : at + long).toBeLessThanOrEqual(width + 8);
    }
  },
);

const ends = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 });

test.prop([ends])('labels at the ends of curves do not cover each other', (places) => {
  const labels = places.map((y, i) => ({ y, text: `label ${i}`, tone: i }));
  const marks = endLabels(labels, { x: 0, top: 0, bottom: 100 });
  const sorted = marks.map(({ y }) => y).sort((a, b) => a - b);
  for (let i = 1; i < sorted.length; i++)
    expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(LABEL_LINE - 1e-9);
});

const tops = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 20, max: 80 }) }),
  {
    maxLength: 8,
  },
);

test.prop([tops])('names over hills do not cover each other, and stay in the picture', (places) => {
  const taken: TakenPlace[] = [];
  const room = { width: 600, top: 0, bottom: 100 };
  for (const { x, y } of places) topLabel({ x, y, text: 'somebody', tone: 0 }, taken, room);
  taken.forEach((one, i) => {
    expect(one.left).toBeGreaterThanOrEqual(0);
    expect(one.right).toBeLessThanOrEqual(600.001);
    for (const other of taken.slice(0, i)) {
      const apart =
        one.right <= other.left || other.right <= one.left || Math.abs(one.y - other.y) >= LABEL_LINE - 2;
      expect(apart).toBe(true);
    }
  });
});

test.prop([fc.integer({ min: 300, max: 1900 }), fc.integer({ min: 2, max: 4000 })])(
  'names of months never run into each other, at any width and over any time',
  (width, days) => {
    const first = dayOf('1917-03-08');
    const frame = frameOf(width, first, first + days);
    const names = monthNames(frame, 0).flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
    for (let i = 1; i < names.length; i++)
      expect(names[i].x).toBeGreaterThanOrEqual(names[i - 1].x + widthOf(names[i - 1].text));
    expect(atDay(frame, first + days + 1)).toBeCloseTo(frame.span);
  },
);

test.prop([fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 })])(
  'squares are as many as the runs, or a hundred',
  (times) => {
    const endings = times.map((each, i) => ({
      words: `ending ${i}`,
      times: each,
      tone: i,
      shade: 2 as const,
    }));
    const all = times.reduce((sum, each) => sum + each, 0);
    const scene = squaresScene('side', endings, 600);
    const squares = scene.marks.filter((mark) => mark.kind === 'box' && mark.width === 14);
    expect(squares).toHaveLength(Math.min(100, all));
    for (const each of times) expect(textsOf(scene).join()).toContain(`${each.toLocaleString('en')} of`);
  },
);

const heights = fc.array(fc.integer({ min: 20, max: 90 }), { minLength: 2, maxLength: 12 });

test.prop([heights, fc.integer({ min: 0, max: 600 }), fc.integer({ min: 20, max: 90 })])(
  'a name over a hill is crossed by no more of a curve than one right above it, and by none where it is easily spared',
  (curve, x, y) => {
    const points = curve.map((each, i) => ({ x: (600 * i) / (curve.length - 1), y: each }));
    const named = { x, y, text: 'somebody', tone: 0 };
    const room = { width: 600, top: 0, bottom: 200 };
    const [there, above]: [TakenPlace[], TakenPlace[]] = [[], []];
    topLabel(named, there, { ...room, curves: [points] });
    topLabel(named, above, room);
    expect(crossing(points, there[0])).toBeLessThanOrEqual(crossing(points, above[0]));
    const flat = points.map((each) => ({ ...each, y: above[0].y - 4 }));
    const aside: TakenPlace[] = [];
    topLabel(named, aside, { ...room, curves: [flat] });
    expect(crossing(flat, aside[0])).toBe(0);
  },
);

test('a label is crossed by as much of a curve as runs through it', () => {
  const place = { left: 100, right: 200, y: 50 };
  const line = (...ys: number[]) => ys.map((y, i) => ({ x: i * 100, y }));
  expect(crossing(line(45, 45, 45, 45), place)).toBe(100);
  expect(crossing(line(20, 20, 20, 20), place)).toBe(0);
  expect(crossing(line(90, 90, 90), place)).toBe(0);
  expect(
    crossing(
      [
        { x: 150, y: 0 },
        { x: 150, y: 90 },
      ],
      place,
    ),
  ).toBe(1);
});

test('a contest shows who took a side and stayed away beside who came, on both sides', () => {
  const [contest] = record.contests;
  const [came, against] = contest.forces;
  const told = { ...record, contests: [{ ...contest, stayed: [1200, 34_000], neither: 9 }] };
  for (const width of [328, 920]) {
    const scene = drawn(contestScene(told, width));
    const texts = textsOf(scene).join(' ');
    expect(texts).toContain(`${came.toLocaleString('en')} came, 1,200 stayed`);
    expect(texts).toContain(`${against.toLocaleString('en')} came, 34,000 stayed`);
    const boxes = flat(scene.marks).flatMap(({ mark }) => (mark.kind === 'box' ? [mark] : []));
    expect(boxes).toHaveLength(4);
    const [pale, full] = [1, 3].map((shade) => boxes.filter((box) => box.shade === shade));
    expect(pale[0].width / full[0].width).toBeCloseTo(1200 / came);
    expect(pale[1].width / full[1].width).toBeCloseTo(34_000 / against);
    expect(Math.min(...boxes.map(({ x }) => x))).toBeGreaterThanOrEqual(-0.5);
    expect(Math.max(...boxes.map((box) => box.x + box.width))).toBeLessThanOrEqual(width + 0.5);
  }
});
