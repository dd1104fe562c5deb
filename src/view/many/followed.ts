/**
 * What is followed of many runs, week by week, as fans: who claims to rule, would be obeyed and holds what a
 * state needs, and whom people would vote for; and by how much a change moves it among runs with the same
 * draws.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { BandPlan, BandSeries } from '../../experiment/many/bands.js';
import type { RunRecord } from '../../experiment/run/record.js';
import { toneOf } from '../bands.js';
import type { PowerCourse, Story } from '../course.js';
import type { StoryPair } from '../power.js';
import type { Tone } from '../scene.js';
import { count, dayOf, longDate, percent } from '../words.js';
import type { Fan, FanCurve, FanPanel, FanPicture, FanSpread } from './fans.js';

/** Figures that may be asked for, and what each is called in a heading and in a sentence. */
export const FOLLOWED = {
  claims: { title: 'Who claims to rule', measure: 'claim' },
  obeyed: { title: 'Who would be obeyed', measure: 'control' },
  held: { title: 'Who holds what a state needs', measure: 'effective' },
  votes: { title: 'Whom people would vote for', measure: 'support' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly measure: BandSeries['measure'] }>
>;

export type FollowedFigure = keyof typeof FOLLOWED;

/** Whether a text names one of them. */
export const isFollowed = (text: string | undefined): text is FollowedFigure =>
  text !== undefined && Object.hasOwn(FOLLOWED, text);

/** The weekly figures of runs: of each run its days one after the other, each with all series of the plan. */
export interface FollowedRuns {
  readonly plan: BandPlan;
  readonly baseline: readonly Uint8Array[];
  /** Those with the change and the same seeds, where something is changed. */
  readonly changed?: readonly Uint8Array[] | undefined;
}

/** Steps of a figure from nothing to all. */
const STEPS = 200;

const RANKS = [5, 25, 50, 75, 95] as const;

/** The spread of values: the smallest that so many percent of them do not exceed. Needs one value. */
export function fanSpreadOf(values: readonly number[]): FanSpread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (rank: number) => sorted[Math.max(0, Math.ceil((sorted.length * rank) / 100) - 1)];
  return RANKS.map(at) as unknown as FanSpread;
}

/** A figure of one power or party in all runs: [day][run]. */
type Values = readonly (readonly number[])[];

const valuesOf = (runs: readonly Uint8Array[], { days, series }: BandPlan, s: number): Values =>
  days.map((_, day) => runs.map((run) => run[day * series.length + s] / STEPS));

/** By how much each changed run is more than the one of its seed. */
const differencesOf = (changed: Values, baseline: Values): Values =>
  changed.map((values, day) => values.map((value, run) => value - baseline[day][run]));

const fanOf = ({ days }: BandPlan, values: Values): Fan => ({
  days: days.map(dayOf),
  spreads: values.map(fanSpreadOf),
});

/** Who is somebody in a figure: above this in one of ten runs on some day. */
const SOMEBODY = 0.05;
const PANELS_MAX = 6;

const mostOf = ({ spreads }: Fan): number =>
  Math.max(...spreads.map((spread) => Math.max(Math.abs(spread[0]), Math.abs(spread[4]))));

interface Followed {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
  readonly baseline: Values;
  readonly changed: Values | undefined;
}

const namesOf = ({ names }: RunRecord, figure: FollowedFigure) =>
  figure === 'votes' ? names.parties : names.authorities;

function toneOfFollowed(record: RunRecord, figure: FollowedFigure, id: string): Tone {
  if (figure !== 'votes') return toneOf(record, id);
  return Math.max(
    0,
    record.names.parties.findIndex((party) => party.id === id),
  );
}

function followedOf(record: RunRecord, runs: FollowedRuns, figure: FollowedFigure): Followed[] {
  const { measure } = FOLLOWED[figure];
  const { plan, baseline, changed } = runs;
  return namesOf(record, figure).flatMap(({ id, name }): Followed[] => {
    const s = plan.series.findIndex(
      (each) => each.measure === measure && each.who === id && each.among === 'all',
    );
    if (s < 0) return [];
    const of = (all: readonly Uint8Array[]) => valuesOf(all, plan, s);
    const tone = toneOfFollowed(record, figure, id);
    return [{ id, name, tone, baseline: of(baseline), changed: changed && of(changed) }];
  });
}

/** The last kept day that is not later than one; the first before all. */
const keptDay = ({ days }: BandPlan, date: string | undefined): number =>
  Math.max(0, date === undefined ? days.length - 1 : days.findLastIndex((day) => day <= date));

const within = (value: number, [low, , , , high]: FanSpread): boolean => value >= low && value <= high;

const span = ([low, , , , high]: FanSpread): string =>
  percent(low) === percent(high) ? percent(low) : `${percent(low)} to ${percent(high)}`;

/** In how many runs a figure lies where on a day, in words. */
function spreadWords(values: readonly number[]): string {
  const spread = fanSpreadOf(values);
  const many = values.filter((value) => within(value, spread)).length;
  return `${span(spread)} in ${count(many)} of ${count(values.length)} runs`;
}

/** A hundredth less or more is none that is worth a word. */
const WORTH = 0.01 - 1e-9;

/** In how many runs a change makes a figure more or less on a day, in words. */
function differenceWords(values: readonly number[]): string {
  const more = values.filter((value) => value >= WORTH).length;
  const less = values.filter((value) => value <= -WORTH).length;
  const same = values.length - more - less;
  return `more in ${count(more)} of ${count(values.length)} runs, less in ${count(less)}, the same in ${count(same)}`;
}

const curveOf = (story: Story, figure: FollowedFigure, id: string, dashed: boolean): FanCurve => {
  const { course, record } = story;
  if (figure !== 'votes') {
    const { days } = course;
    const key: keyof Omit<PowerCourse, 'days'> = figure;
    return { days, values: course[key][id] ?? [], dashed };
  }
  const shares = record.series.support as Readonly<
    Record<string, Readonly<Record<string, number[]>> | undefined>
  >;
  return { days: record.series.dates.map(dayOf), values: shares.all?.[id] ?? [], dashed };
};

const pictureOf = ({ record }: Story): Pick<FanPicture, 'first' | 'last' | 'show'> => ({
  first: dayOf(record.start),
  last: dayOf(record.end),
  show: percent,
});

const daySaid = (record: RunRecord, { days }: BandPlan, day: number): string =>
  longDate(isoOf(dayOf(days[day])), { oldStyle: record.oldStyle });

/**
 * The runs as fans with the run that is shown in front of them; those with the change, where there is one.
 * Words are of the kept day before `date`, the last without one.
 */
export function followedPicture(
  pair: StoryPair,
  runs: FollowedRuns,
  figure: FollowedFigure,
  date?: string,
): FanPicture {
  const { story, changed } = pair;
  const { plan } = runs;
  const day = keptDay(plan, date);
  const side = changed === undefined ? '' : ', with the change';
  const curves = (id: string) => [
    curveOf(story, figure, id, false),
    ...(changed === undefined ? [] : [curveOf(changed, figure, id, true)]),
  ];
  const panels = panelsShown(
    followedOf(story.record, runs, figure).map((each): FanPanel => {
      const values = each.changed ?? each.baseline;
      const told = spreadWords(values[day]);
      return { name: each.name, tone: each.tone, fan: fanOf(plan, values), told, curves: curves(each.id) };
    }),
  );
  return {
    ...pictureOf(story),
    title: `${FOLLOWED[figure].title}${side}: ${daySaid(story.record, plan, day)}`,
    words: 'Between what the runs lie.',
    panels,
    from: 0,
    to: topOf(panels),
  };
}

/** What a change makes more or less among runs of the same draws; undefined where nothing is changed. */
export function differencePicture(
  { story }: StoryPair,
  runs: FollowedRuns,
  figure: FollowedFigure,
  date?: string,
): FanPicture | undefined {
  if (runs.changed === undefined) return undefined;
  const { plan } = runs;
  const day = keptDay(plan, date);
  const all = followedOf(story.record, runs, figure).flatMap((each): FanPanel[] => {
    if (each.changed === undefined) return [];
    const values = differencesOf(each.changed, each.baseline);
    const told = differenceWords(values[day]);
    return [{ name: each.name, tone: each.tone, fan: fanOf(plan, values), told, curves: [] }];
  });
  const panels = panelsShown(all, WORTH);
  if (panels.length === 0) return undefined;
  const most = topOf(panels);
  return {
    ...pictureOf(story),
    title: `What the change makes more or less: ${daySaid(story.record, plan, day)}`,
    words: 'Differences between runs with the same draws.',
    panels,
    from: -most,
    to: most,
    show: (value) => `+${percent(value)}`,
  };
}

/** The panels of whoever is somebody, and of those who are most, in their order. */
export function panelsShown(all: readonly FanPanel[], least = SOMEBODY): FanPanel[] {
  const panels = all.filter(({ fan }) => mostOf(fan) >= least);
  const kept = panels.toSorted((a, b) => mostOf(b.fan) - mostOf(a.fan)).slice(0, PANELS_MAX);
  return panels.filter((panel) => kept.includes(panel));
}

/** A round value that none of the panels goes beyond. */
export const topOf = (panels: readonly Pick<FanPanel, 'fan' | 'curves'>[]): number => {
  const drawn = panels.flatMap(({ curves }) =>
    curves.flatMap(({ values }) => values.map((value) => value ?? 0)),
  );
  const most = Math.max(0, ...panels.map(({ fan }) => mostOf(fan)), ...drawn);
  return Math.min(1, Math.max(0.2, Math.ceil(most * 5 - 1e-9) / 5));
};
