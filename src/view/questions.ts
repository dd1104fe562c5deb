/**
 * Five questions to ask of a run, with the days and names it gives: for whoever teaches with it.
 *
 * Decision worth knowing: a question names what is to be looked at and never the answer; where a run has
 * nothing to ask about, the question is left out, and others are asked in its place.
 */
import { isoOf } from '../foundation/calendar.js';
import type { RunRecord } from '../experiment/run/record.js';
import type { Story } from './course.js';
import { contestPlace, inHundred } from './contests.js';
import { authorityName } from './power.js';
import { capital, figureOf, longDate, nameOf, within } from './words.js';

const QUESTIONS_MAX = 5;

const inSentence = (date: string): string => longDate(date, { oldStyle: false });

/** The day on which an authority is obeyed most in what it does not claim; undefined where none ever is. */
function dualPower({ course, record }: Story): string | undefined {
  let most = { gap: 0.2, day: 0, id: '' };
  for (const { id } of record.names.authorities)
    (course.obeyed[id] ?? []).forEach((value, i) => {
      const gap = (value ?? 0) - (course.held[id]?.[i] ?? 0);
      if (gap > most.gap) most = { gap, day: course.days[i], id };
    });
  if (most.id === '') return undefined;
  return `On ${inSentence(isoOf(most.day))} ${within(authorityName(record, most.id))} would have been obeyed in far more than it claimed. Why might a power that is obeyed not want to rule?`;
}

function change(record: RunRecord): string | undefined {
  const { regimes, names } = record;
  const last = regimes.findLast(({ newHolder }) => newHolder);
  if (last === undefined) return undefined;
  return `${capital(authorityName(record, last.holder))} governs from ${inSentence(last.date)}. In which of the three panels did that show first, and how long before? What is the difference between ${nameOf(names.regimes, last.from)} and ${nameOf(names.regimes, last.to)}?`;
}

function contest(record: RunRecord): string | undefined {
  const last = record.contests.at(-1);
  if (last === undefined) return undefined;
  return `When ${within(authorityName(record, last.by))} met its rivals over ${within(contestPlace(record, last))} on ${inSentence(last.date)}, it would have won ${inHundred(last.chance)} such meetings. What would have followed had it gone the other way?`;
}

/** The greatest miss of a run that is set against the record; of any other it would be no miss. */
function miss({ facts = [], scores }: RunRecord): string | undefined {
  if (scores === undefined) return undefined;
  const scored = facts.filter(({ family, error }) => family === 'shares' && error !== null);
  const worst = scored.toSorted((a, b) => Math.abs(b.error ?? 0) - Math.abs(a.error ?? 0)).at(0);
  if (worst === undefined || worst.simulated === null) return undefined;
  const show = figureOf(worst);
  const where = worst.place === null ? '' : ` (${worst.place})`;
  return `The model is furthest from the record in ${worst.quantity}${where}: ${show(worst.simulated)} where ${show(worst.recorded)} is recorded. What does it leave out?`;
}

function never({ events }: RunRecord): string | undefined {
  const missing = events.find(
    ({ outcome, recorded, key }) => key && outcome !== 'happened' && recorded !== null,
  );
  return missing && `“${missing.title}” is on record and did not happen in this run. What was lacking?`;
}

/** At most five. */
export function questionsOf(story: Story): string[] {
  const { record } = story;
  const asked = [
    dualPower(story),
    change(record),
    contest(record),
    never(record),
    miss(record),
    'Which power is obeyed most at the end, and by whom is it not obeyed?',
    'Take one event away. Which one would you choose, and what do you expect?',
  ];
  return asked.filter((question) => question !== undefined).slice(0, QUESTIONS_MAX);
}
