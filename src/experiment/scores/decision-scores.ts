/**
 * Decisions against the record: how probable the answers of history were, over every day on which a question
 * was open.
 *
 * On each day before the recorded one the record says *not yet*: the first option, which leaves things as
 * they are. On the recorded day, or the first sitting after it, it says what was decided; what is put later
 * is no longer open. The log score (Good 1952) is the sum of the logarithms of the probabilities of these
 * answers, which the model gave before any draw and whatever was pinned: 0 is the best there is.
 *
 * Decision worth knowing: days of action and days of waiting are told apart and never as one figure. A model
 * that would have acted on every day foretells every act, and only the days of waiting tell. A question that
 * was never put has no probability, and is named instead.
 */
import { parseDate } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { DecisionRecord } from '../run/record.js';
import type { DecisionScores, OpenDays } from './fact-record.js';

/** A day on which a question was open, and the probability of what the record answered. */
export interface DayOnRecord {
  readonly decision: string;
  readonly date: string;
  readonly kind: 'action' | 'waiting';
  /** 0 to 1. */
  readonly probability: number;
}

/** A probability of nothing would be a score of minus infinity, whatever else was foretold. */
const PROBABILITY_MIN = 1e-12;

/** The days of a run on which a question was open whose answer is on record, in their order. */
export function daysOnRecord(decisions: readonly DecisionRecord[]): DayOnRecord[] {
  const answered = new Set<string>();
  return decisions.flatMap(({ id, date, probabilities, recorded }): DayOnRecord[] => {
    if (typeof recorded?.option !== 'string' || recorded.date === null || answered.has(id)) return [];
    const kind = date < recorded.date ? 'waiting' : 'action';
    if (kind === 'action') answered.add(id);
    const option = kind === 'action' ? recorded.option : Object.keys(probabilities)[0];
    return [{ decision: id, date, kind, probability: probabilities[option] }];
  });
}

const openDays = (days: readonly DayOnRecord[], kind: DayOnRecord['kind']): OpenDays => {
  const own = days.filter((day) => day.kind === kind);
  const logs = own.map(({ probability }) => Math.log(Math.max(probability, PROBABILITY_MIN)));
  return { days: own.length, logScore: round12(logs.reduce((sum, log) => sum + log, 0)) };
};

/** The log scores of days of action and of waiting, 0 over no days. */
export const logScores = (days: readonly DayOnRecord[]): Omit<DecisionScores, 'unput'> => ({
  action: openDays(days, 'action'),
  waiting: openDays(days, 'waiting'),
});

/** A decision whose answer is on record. */
export interface OnRecord {
  readonly id: string;
  readonly date: string;
}

/**
 * The scores of a run, and what could not be scored.
 *
 * @param onRecord all decisions whose answer is on record within the days of the run
 */
export function decisionScores(
  decisions: readonly DecisionRecord[],
  onRecord: readonly OnRecord[],
): DecisionScores {
  const days = daysOnRecord(decisions);
  const acted = new Set(days.flatMap(({ kind, decision }) => (kind === 'action' ? [decision] : [])));
  return { ...logScores(days), unput: onRecord.map(({ id }) => id).filter((id) => !acted.has(id)) };
}

/**
 * The scores with each decision left out in turn, by its id: whether one question carries the sum. Nothing is
 * fitted to decisions, so there is nothing else to leave out.
 */
export function leaveOneOut(
  decisions: readonly DecisionRecord[],
): ReadonlyMap<string, Omit<DecisionScores, 'unput'>> {
  const days = daysOnRecord(decisions);
  const ids = [...new Set(days.map(({ decision }) => decision))];
  return new Map(ids.map((id) => [id, logScores(days.filter(({ decision }) => decision !== id))]));
}

/**
 * Whether a question was answered in a run as the record answers it, so many days or fewer from its record.
 *
 * @param decisions the sittings of a run; free ones, or the answer is that of the record itself
 * @param reach days
 */
export const isNearRecord = (decisions: readonly DecisionRecord[], id: string, reach: number): boolean =>
  decisions.some((sitting) => {
    const { recorded, chosen } = sitting;
    if (sitting.id !== id || chosen !== recorded?.option) return false;
    const [day, wanted] = [sitting.date, recorded.date].map((date) => parseDate(date ?? '') ?? NaN);
    return Math.abs(day - wanted) <= reach;
  });
