/**
 * The main view: who governs, who claims to rule, who would be obeyed, who holds what a state needs, on one
 * axis.
 *
 * Decision worth knowing: claim and obedience are never drawn as one curve. That one is obeyed and will not
 * rule while another rules and is not obeyed is what is to be seen.
 */
import { max } from 'd3-array';
import { isoOf } from '../foundation/calendar.js';
import type { RunRecord } from '../experiment/run/record.js';
import { bandScene, toneOf } from './bands.js';
import { crowdsIn, type PowerCourse, type Powers, type Story } from './course.js';
import { atDay, frameOf, monthNames, type Frame } from './frame.js';
import { panelScene, type PanelCurve } from './panel.js';
import { ruleFrom, stackedScene, textAt, type Mark, type Scene } from './scene.js';
import { contestMarks, streetScene } from './streets.js';
import { dayOf, longDate, nameOf, percent } from './words.js';

/** A run, and another that differs from it by a change. */
export interface StoryPair {
  readonly story: Story;
  readonly changed?: Story | undefined;
}

interface PowerPanel {
  readonly title: string;
  readonly figure: keyof Omit<PowerCourse, 'days'>;
  /** What is shown, in a sentence. */
  readonly meaning: string;
}

export const POWER_PANELS: readonly PowerPanel[] = [
  {
    title: 'Who claims to rule',
    figure: 'claims',
    meaning: 'how far each power claims to rule, from not at all to wholly.',
  },
  {
    title: 'Who would be obeyed',
    figure: 'obeyed',
    meaning:
      'the share of railways, garrisons, ministries and whatever else a state needs whose people would obey each power.',
  },
  {
    title: 'Who holds what a state needs',
    figure: 'held',
    meaning: 'what each power would be obeyed in, as far as it claims to rule there.',
  },
];

/** Differences below this are none that could be seen. */
const SAME = 1e-6;

/**
 * The first day on which two courses, as they are drawn, can be seen to differ; undefined where they never
 * do. What the runs keep of each person may differ before.
 */
export function partingOf({ story, changed }: StoryPair): number | undefined {
  if (changed === undefined) return undefined;
  const { course } = story;
  const places = new Map(changed.course.days.map((day, i) => [day, i]));
  const differs = (one: Powers, other: Powers, i: number, j: number): boolean =>
    Object.keys(one).some((id) => Math.abs((one[id][i] ?? 0) - (other[id]?.[j] ?? 0)) > SAME);
  return course.days.find((day, i) =>
    POWER_PANELS.some(({ figure }) =>
      differs(course[figure], changed.course[figure], i, places.get(day) ?? -1),
    ),
  );
}

const curvesOf = ({ story, changed }: StoryPair, figure: keyof Omit<PowerCourse, 'days'>): PanelCurve[] =>
  story.record.names.authorities.flatMap(({ id, name }): PanelCurve[] => {
    const values = story.course[figure][id] as Powers[string] | undefined;
    if (values === undefined) return [];
    const twin = changed === undefined ? undefined : (changed.course[figure][id] ?? []);
    return [{ name, tone: toneOf(story.record, id), values, changed: twin }];
  });

const HEIGHT = 92;

const panelsOf = (pair: StoryPair, frame: Frame, parts: readonly PowerPart[]): Scene[] =>
  POWER_PANELS.filter(({ figure }) => parts.includes(figure)).map(({ title, figure, meaning }) =>
    panelScene({
      title,
      words: meaning,
      frame,
      days: pair.story.course.days,
      changedDays: pair.changed?.course.days,
      curves: curvesOf(pair, figure),
      height: HEIGHT,
      top: 1,
      show: percent,
      parting: partingOf(pair),
    }),
  );

/** What a run is called beside another. */
export const bandLabel = ({ mode, interventions }: RunRecord): string => {
  if (interventions.length > 0) return 'As changed';
  return mode === 'replay' ? 'As recorded' : 'Decisions left free';
};

function bandsOf({ story, changed }: StoryPair, frame: Frame): Scene[] {
  const own = bandScene(story.record, frame, bandLabel(story.record));
  if (changed === undefined) return [own];
  return [own, bandScene(changed.record, frame, bandLabel(changed.record), [story.record])];
}

/** The names of the months, below all panels. */
function axisScene(frame: Frame): Scene {
  const line: Mark = ruleFrom({ x: 0, y: 0 }, { x: frame.span, y: 0 }, 'faint');
  const words = 'The months.';
  return { width: frame.width, height: 18, title: 'Time', words, marks: [line, ...monthNames(frame, 14)] };
}

function partingScene({ story, changed }: StoryPair, frame: Frame): Scene[] {
  const day = partingOf({ story, changed });
  if (day === undefined) return [];
  const at = atDay(frame, day);
  const text = 'The two part here';
  const anchor = at > frame.span / 2 ? 'end' : 'start';
  const marks = [textAt(at + (anchor === 'end' ? -4 : 4), 12, text, { anchor, tone: 'muted' })];
  return [
    {
      width: frame.width,
      height: 14,
      title: 'Parting',
      words: `${text}, ${longDate(isoOf(day), story.record)}.`,
      marks,
    },
  ];
}

const crowds = ({ story, changed }: StoryPair): number =>
  Math.max(max(crowdsIn(story).persons) ?? 0, (changed && max(crowdsIn(changed).persons)) ?? 0);

/** Everything that is drawn over the axis of the days, in this order. */
export const POWER_PARTS = ['bands', 'claims', 'obeyed', 'held', 'streets', 'contests'] as const;

export type PowerPart = (typeof POWER_PARTS)[number];

/**
 * Bands, three panels, the streets and the contests over one axis, `width` pixels wide, or some of them. A
 * second run is drawn dashed, with the difference shaded.
 */
export function powerScene(pair: StoryPair, width: number, parts: readonly PowerPart[] = POWER_PARTS): Scene {
  const { record } = pair.story;
  const frame = frameOf(width, dayOf(record.start), dayOf(record.end));
  const most = crowds(pair);
  const has = (part: PowerPart): boolean => parts.includes(part);
  const streets = most === 0 || !has('streets') ? [] : [streetScene(pair.story, frame, most, pair.changed)];
  const fought = (pair.changed ?? pair.story).record;
  const contests = fought.contests.length === 0 || !has('contests') ? [] : [contestMarks(fought, frame)];
  const scenes = [
    ...(has('bands') ? bandsOf(pair, frame) : []),
    ...partingScene(pair, frame),
    ...panelsOf(pair, frame, parts),
    ...streets,
    ...contests,
    axisScene(frame),
  ];
  return stackedScene('Who governs, who claims to, and who is obeyed', scenes, 10);
}

/** The name of an authority; nobody has one, too. */
export const authorityName = ({ names }: Pick<RunRecord, 'names'>, id: string | null): string =>
  id === null ? 'nobody' : nameOf(names.authorities, id);
