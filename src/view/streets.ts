/** People in the streets of the capital, day by day, and the armed contests on the same axis. */
import { max } from 'd3-array';
import { isoOf } from '../foundation/calendar.js';
import type { RunRecord } from '../experiment/run/record.js';
import { crowdsIn, type Story } from './course.js';
import { atDay, type Frame } from './frame.js';
import { lettersIn, ruleFrom, textAt, type Mark, type Scene } from './scene.js';
import { toneOf } from './bands.js';
import { isBeaten } from './contests.js';
import { count, dayOf, longDate, nameOf, shortName } from './words.js';

const HEIGHT = 44;
const HEAD = 24;

/** A bar from the end of the day before, where there are days without a figure, to that of its day. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly persons: number;
}

function barsOf(story: Story, { first }: Frame): Bar[] {
  const { days, persons } = crowdsIn(story);
  return days.map((day, i) => ({
    from: i === 0 ? first : days[i - 1] + 1,
    to: day + 1,
    persons: persons[i],
  }));
}

const heightOf = (persons: number, most: number): number => (persons / most) * HEIGHT;

/** Pixels between two bars, where they have room for it. */
const GAP = 1;

/** The bars of one run; a second run's are outlines beside them. */
function barMarks(bars: readonly Bar[], record: RunRecord, frame: Frame, most: number): Mark[] {
  return bars.flatMap(({ from, to, persons }): Mark[] => {
    const height = heightOf(persons, most);
    if (height < 0.3) return [];
    const x = atDay(frame, from);
    const room = atDay(frame, to) - x;
    const width = Math.max(1, room > 3 * GAP ? room - GAP : room);
    const day = longDate(isoOf(to - 1), record);
    const when = to - from > 1 ? `the largest day of the week to ${day}` : day;
    const note = `${when}: ${count(persons)} persons`;
    return [{ kind: 'box', x, y: HEAD + HEIGHT - height, width, height, tone: 'ink', shade: 3, note }];
  });
}

/** Crowds that differ by less of the greatest look alike. */
const UNLIKE = 0.02;

/** Where a change made other crowds: a line at their height, as long as they are others. */
function changedMarks(own: readonly Bar[], bars: readonly Bar[], frame: Frame, most: number): Mark[] {
  let path = '';
  let isDrawn = false;
  bars.forEach(({ from, to, persons }, i) => {
    const differs = Math.abs(persons - (own[i]?.persons ?? 0)) / most >= UNLIKE;
    const y = (HEAD + HEIGHT - heightOf(persons, most)).toFixed(1);
    if (differs)
      path += `${isDrawn ? `V${y}` : `M${atDay(frame, from).toFixed(1)},${y}`}H${atDay(frame, to).toFixed(1)}`;
    isDrawn = differs;
  });
  return path === '' ? [] : [{ kind: 'line', path, tone: 'ink' }];
}

/** The crowds, as a part of `most` persons, the greatest that is drawn. */
export function streetScene(story: Story, frame: Frame, most: number, changed?: Story): Scene {
  const title = frame.isNarrow ? 'In the streets' : 'In the streets of the capital';
  const { persons } = crowdsIn(story);
  const words = `persons who act in public there; at most ${count(max(persons) ?? 0)} in a day.`;
  const own = barsOf(story, frame);
  const heading = shortName(
    `${title} (at most ${count(most)} in a day)`,
    lettersIn(frame.width, 'strong'),
    '…',
  );
  const y = HEAD + HEIGHT;
  const marks = [
    textAt(0, 14, heading, { weight: 'strong' }),
    ruleFrom({ x: 0, y }, { x: frame.span, y }),
    ...barMarks(own, story.record, frame, most),
    ...(changed === undefined ? [] : changedMarks(own, barsOf(changed, frame), frame, most)),
  ];
  return { width: frame.width, height: y + 2, title: 'In the streets', words, marks };
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
