/** Names and figures beside curves: of the end, or of the day that is looked at. */
import { expect } from 'vitest';
import { dayIn } from '../../src/explorer/looking/cursor.js';
import { frameOf } from '../../src/view/frame.js';
import { panelScene, type PanelSpec } from '../../src/view/panel.js';
import { powerScene } from '../../src/view/power.js';
import type { GroupMark, Mark, Scene } from '../../src/view/scene.js';
import { svgOf } from '../../src/view/svg.js';
import { percent } from '../../src/view/words.js';
import { fc, test } from '../property.js';
import { changedStory, story } from './story-fixture.js';

const shares = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 21,
  maxLength: 21,
});

const specOf = (values: PanelSpec['curves'][number]['values'], width: number): PanelSpec => ({
  ...{ title: 'Share', words: 'shares', frame: frameOf(width, 100, 120), height: 80, top: 1, show: percent },
  days: Array.from({ length: 21 }, (_, i) => 100 + i),
  curves: [{ name: 'Council', tone: 1, values }],
});

const textsIn = (marks: readonly Mark[]): string =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join(' ');

const figuresIn = ({ marks }: Scene): GroupMark | undefined =>
  marks.find((mark): mark is GroupMark => mark.kind === 'group' && mark.days !== undefined);

test.prop([shares, fc.nat({ max: 20 }), fc.constantFrom(300, 900)])(
  'are those of the day, and those of the end on the last',
  (values, i, width) => {
    const figures = figuresIn(panelScene(specOf(values, width)));
    const at = textsIn(figures?.days?.figuresOn(100 + i) ?? []);
    const value = values[i] ?? 0;
    if (value >= 0.005) expect(at).toContain(`Council ${percent(value)}`);
    else expect(at).not.toContain('%');
    expect(textsIn(figures?.days?.figuresOn(120) ?? [])).toBe(textsIn(figures?.marks ?? []));
  },
);

test('of weeks, a day has those of the last week that is over', () => {
  const weekly = { ...specOf([0.1, 0.2, 0.3], 900), days: [100, 107, 114] };
  const figures = figuresIn(panelScene(weekly));
  const at = (day: number) => textsIn(figures?.days?.figuresOn(day) ?? []);
  expect([at(100), at(106), at(107), at(120)]).toEqual(
    ['10%', '10%', '20%', '30%'].map((text) => `Council ${text}`),
  );
});

test('names keep their places in a line, whatever the figures of a day are', () => {
  const spec = {
    ...specOf([1, 0.01, ...Array<number>(19).fill(0.5)], 300),
    curves: ['Reds', 'Whites', 'Greens'].map((name, tone) => ({ name, tone, values: [1, 0.01, 0.5] })),
    days: [100, 101, 102],
  };
  const figures = figuresIn(panelScene(spec));
  const places = (day: number) =>
    (figures?.days?.figuresOn(day) ?? []).map((mark) => (mark.kind === 'text' ? [mark.x, mark.y] : []));
  expect(places(100)).toEqual(places(101));
  expect(textsIn(figures?.days?.figuresOn(100) ?? [])).toContain('Reds 100%');
});

test('as changed stand in brackets, and on paper there are those of the end alone', () => {
  const scene = powerScene({ story, changed: changedStory }, 900);
  const paper = svgOf(scene, 'power').source;
  const all = (marks: readonly Mark[]): GroupMark[] =>
    marks.flatMap((mark) => (mark.kind !== 'group' ? [] : mark.days ? [mark] : all(mark.marks)));
  const [claims] = all(scene.marks);
  const first = textsIn(claims.days?.figuresOn(story.course.days[0]) ?? []);
  expect(first).toMatch(/\d%\s\(\d+%\)/);
  for (const mark of claims.marks) if (mark.kind === 'text') expect(paper).toContain(mark.text);
});

test.prop([fc.integer({ min: 100, max: 120 }), fc.constantFrom(300, 900)])(
  'the day under a place is the one that is drawn there, and outside of curves there is none',
  (day, width) => {
    const scene = panelScene(specOf(Array<number>(21).fill(0.5), width));
    const moved: Mark[] = [{ kind: 'group', x: 40, y: 10, marks: scene.marks }];
    const { span, from, to } = figuresIn(scene)?.days ?? { span: 0, from: 0, to: 0 };
    const x = 40 + ((day - 100 + 0.5) / 21) * span;
    expect(dayIn(moved, x, 10 + (from + to) / 2)).toBe(day);
    expect(dayIn(moved, x, 5)).toBeUndefined();
    expect(dayIn(moved, 20, 10 + from)).toBeUndefined();
  },
);
