/** People in the streets of the capital, week by week, and the armed contests on the same axis. */
import { max } from 'd3-array';
import type { RunRecord } from '../experiment/run/record.js';
import { atDay, type Frame } from './frame.js';
import { textAt, type Mark, type Scene } from './scene.js';
import { toneOf } from './bands.js';
import { isBeaten } from './contests.js';
import { count, dayOf, longDate, nameOf } from './words.js';

const HEIGHT = 44;
const HEAD = 24;

/** The bars of one run; a second run's are outlines beside them. */
function barsOf({ series }: RunRecord, frame: Frame, most: number): Mark[] {
  return series.streets.flatMap((persons, i): Mark[] => {
    const to = dayOf(series.dates[i]) + 1;
    const from = i === 0 ? frame.first : dayOf(series.dates[i - 1]) + 1;
    const height = (persons / most) * HEIGHT;
    if (height < 0.3) return [];
    const x = atDay(frame, from);
    const width = Math.max(1, atDay(frame, to) - x - 1);
    const note = `the week to ${series.dates[i]}: ${count(persons)} persons on its largest day`;
    return [{ kind: 'box', x, y: HEAD + HEIGHT - height, width, height, tone: 'ink', shade: 3, note }];
  });
}

/** Crowds that differ by less of the greatest look alike. */
const UNLIKE = 0.02;

/** Where a change made other crowds: a dash at the height of each week of the changed run. */
function changedBars(base: RunRecord, record: RunRecord | undefined, frame: Frame, most: number): Mark[] {
  if (record === undefined) return [];
  const { series } = record;
  return series.streets.flatMap((persons, i): Mark[] => {
    if (Math.abs(persons - (base.series.streets[i] ?? 0)) / most < UNLIKE) return [];
    const y = HEAD + HEIGHT * (1 - persons / most);
    const from = atDay(frame, i === 0 ? frame.first : dayOf(series.dates[i - 1]) + 1);
    const to = atDay(frame, dayOf(series.dates[i]) + 1);
    return [
      { kind: 'line', path: `M${from.toFixed(1)},${y.toFixed(1)}H${(to - 1).toFixed(1)}`, tone: 'ink' },
    ];
  });
}

/** The crowds, as a part of `most` persons, the greatest that is drawn. */
export function streetScene(record: RunRecord, frame: Frame, most: number, changed?: RunRecord): Scene {
  const title = `In the streets of the capital (at most ${count(most)} in a day)`;
  const words = `persons who act in public there, the largest day of each week; at most ${count(max(record.series.streets) ?? 0)}.`;
  const ground: Mark = {
    kind: 'rule',
    from: { x: 0, y: HEAD + HEIGHT },
    to: { x: frame.span, y: HEAD + HEIGHT },
    strength: 'plain',
  };
  const heading = textAt(0, 14, frame.isNarrow ? `In the streets (at most ${count(most)})` : title, {
    weight: 'strong',
  });
  const marks = [
    heading,
    ground,
    ...barsOf(record, frame, most),
    ...changedBars(record, changed, frame, most),
  ];
  return { width: frame.width, height: HEAD + HEIGHT + 2, title: 'In the streets', words, marks };
}

const LANE = 20;
const RADIUS = 8;

/** Armed contests as numbered marks, in the colour of who rose; hollow where he was beaten. */
export function contestMarks(record: RunRecord, frame: Frame): Scene {
  const lanes: number[] = [];
  const placed = record.contests.map((contest, i) => {
    const x = Math.min(Math.max(atDay(frame, dayOf(contest.date) + 0.5), RADIUS), frame.span - RADIUS);
    const free = lanes.findIndex((right) => right < x - RADIUS - 2);
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = x + RADIUS;
    return { contest, x, y: HEAD + LANE * lane + RADIUS, number: String(i + 1) };
  });
  const name = (id: string) => nameOf(record.names.authorities, id);
  const marks = placed.flatMap(({ contest, x, y, number }): Mark[] => {
    const hollow = isBeaten(contest);
    const note = `${longDate(contest.date, record)}: ${name(contest.by)} against ${contest.against.map(name).join(' and ')}, ${contest.result}`;
    return [
      { kind: 'dot', x, y, radius: RADIUS, tone: toneOf(record, contest.by), hollow, note },
      textAt(x, y + 4, number, { anchor: 'middle', weight: 'strong' }),
    ];
  });
  const title = textAt(0, 14, 'Tests of force, numbered as below', { weight: 'strong' });
  const words = placed.map(
    ({ contest, number }) => `${number}, ${longDate(contest.date, record)}: ${contest.result}`,
  );
  return {
    width: frame.width,
    height: HEAD + LANE * lanes.length + 2,
    title: 'Tests of force',
    words: `${words.join('; ')}.`,
    marks: [title, ...marks],
  };
}
