/** What a sweep says in sentences: how an outcome differs over its points, and what failed. */
import { sum } from 'd3-array';
import type { Estimate } from '../../experiment/many/interval.js';
import type { PointRecord, SweepRecord } from '../../experiment/many/sweep-record.js';
import { LABELLED_MAX, pointWords } from './level-labels.js';
import { newStyleOf } from '../../foundation/calendar.js';
import { everColumn } from '../../experiment/run/outcome.js';
import { outcomeWords } from '../outcome-words.js';
import { FALSE_DISCOVERY_RATE } from '../../experiment/many/looks.js';
import { count, dayOf, percent, plural } from '../words.js';

/** A bias that is less than a tenth of a point is none. */
const BIAS_SEEN = 0.001;

/** The answer whose first day is asked for, by the name of its option; undefined of anything else. */
function answerWords(outcome: string, names: SweepRecord['names']): string | undefined {
  const key = Object.keys(names).find((each) => {
    const [kind, decision, option] = each.split('.');
    return kind === 'option' && everColumn(decision, option) === outcome;
  });
  return key === undefined ? undefined : names[key];
}

/** The words of an outcome as it was asked for. */
export function outcomeTitle({ points, names }: SweepRecord, index: number): string {
  const { outcome } = points[0].outcomes[index];
  const [column, value = null] = outcome.split('=', 2);
  const answer = answerWords(outcome, names);
  if (answer !== undefined) return `that ever decide: ${answer}`;
  if (column !== 'ending' || outcome.includes('|')) return `with ${outcome}`;
  return `that end with: ${outcomeWords({ column, value, meaning: '' }, names)}`;
}

const which = ({ length }: readonly PointRecord[]): string =>
  length === 2 ? 'both points' : `all ${count(length)} points`;

const interval = ({ low, high }: Estimate): string => `95 % interval ${percent(low)} to ${percent(high)}`;

type CountedOutcome = PointRecord['outcomes'][number];

/** The interval, and of a day the median over the runs in which it came. */
const sureness = ({ share, medianDay }: CountedOutcome): string =>
  `${interval(share)}${medianDay === null ? '' : `; median day ${newStyleOf(dayOf(medianDay))}`}`;

/** Points of a Latin hypercube stand for a range together, and none of them for itself. */
function together(known: readonly PointRecord[], index: number): string {
  const times = sum(known, ({ outcomes }) => outcomes[index].times);
  const runs = sum(known, (point) => point.runs);
  return `${count(times)} of ${count(runs)} over ${which(known)}`;
}

function alike(known: readonly PointRecord[], index: number, { points }: SweepRecord): string {
  const [{ runs, outcomes }] = known;
  const { times, share, medianDay } = outcomes[index];
  const isAlike = known.every((point) => point.outcomes[index].medianDay === medianDay);
  const where = `the same at ${which(known)}${known.length < points.length ? ' that have runs' : ''}`;
  if (known.some((point) => point.runs !== runs)) return `${where}, ${percent(share.value)}`;
  return `${where}, ${count(times)} of ${count(runs)} each (${isAlike ? sureness(outcomes[index]) : interval(share)})`;
}

/** The points between which an outcome is least and most frequent. */
function extremes(known: readonly PointRecord[], index: number, record: SweepRecord): string {
  const sorted = known.toSorted((a, b) => a.outcomes[index].share.value - b.outcomes[index].share.value);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const words = (point: PointRecord) => {
    const outcome = point.outcomes[index];
    return `${count(outcome.times)} of ${count(point.runs)} runs at ${pointWords(point, record)} (${sureness(outcome)})`;
  };
  return `from ${words(least)} to ${words(most)}${apartWords(record.extremes[index])}`;
}

/** By how much the two extremes differ seed by seed, and whether chance may do it. */
function apartWords(extremes: SweepRecord['extremes'][number]): string {
  if (extremes === null || !Number.isFinite(extremes.difference.value)) return '';
  const { value, low, high } = extremes.difference;
  const points = (share: number) => String(Math.round(share * 100));
  const words = `; over the same seeds ${points(value)} points apart (95 % interval ${points(low)} to ${points(high)})`;
  return `${words}${extremes.chance > FALSE_DISCOVERY_RATE ? ', which may be chance' : ''}`;
}

/** At how many points an outcome was still open in some runs, and what that makes of its shares. */
export function openSentences({ points }: SweepRecord, index: number): string[] {
  const open = points.filter(({ outcomes }) => outcomes[index].open > 0);
  if (open.length === 0) return [];
  const runs = sum(open, ({ outcomes }) => outcomes[index].open);
  const unknown = open.filter(({ outcomes }) => !Number.isFinite(outcomes[index].share.value)).length;
  const none = unknown === 0 ? '' : `; at ${plural(unknown, 'point')} it is not observable`;
  return [
    `In ${plural(runs, 'run')} at ${plural(open.length, 'point')} the last day left it open: the share told is at least that, and its interval reaches to all that it may be${none}.`,
  ];
}

/** By how much stopping by itself moves the shares that are told; nothing where that is not seen. */
export function stoppingSentences({ stopping, points }: SweepRecord): string[] {
  const sizes = (stopping?.bias ?? []).map((bias) => Math.abs(bias ?? 0));
  const worst = sizes.indexOf(Math.max(...sizes));
  if (stopping === null || !(sizes[worst] >= BIAS_SEEN)) return [];
  const bias = stopping.bias[worst] ?? 0;
  const share = percent(points[worst].outcomes[0].share.value);
  return [
    `It stopped by the width of its interval, which is narrow first where a share lies far from a half: where ${share} is told, the truth is on average ${Math.abs(100 * bias).toFixed(1)} points ${bias < 0 ? 'more' : 'less'}.`,
  ];
}

/** How an outcome differs over the points; nothing where there is one only, whose chart says it. */
export function outcomeSentences(record: SweepRecord, index: number): string[] {
  const observed = ({ runs, outcomes }: PointRecord) =>
    runs > 0 && Number.isFinite(outcomes[index].share.value);
  const known = record.points.filter(observed);
  if (known.length < 2) return [];
  const shares = new Set(known.map(({ outcomes }) => outcomes[index].share.value));
  const wordsOf = record.design === 'lhs' ? together : shares.size === 1 ? alike : extremes;
  const words = wordsOf(known, index, record);
  return [`Runs ${outcomeTitle(record, index)}: ${words}.`];
}

/** Which factors the charts leave out, if any. */
export const labelSentences = ({ factors }: SweepRecord): string[] =>
  factors.length <= LABELLED_MAX
    ? []
    : [`The charts name ${LABELLED_MAX} of ${factors.length} factors; all are in the table of runs.`];
