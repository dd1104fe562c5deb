/**
 * Key events and decisions in order of time, each with what came out of the computing beside what is on
 * record.
 *
 * Decision worth knowing: what was given (an impulse, a pinned decision) is marked as given and never shown
 * as a success of the model.
 */
import type {
  DecisionRecord,
  EventRecord,
  ImpossibleRecord,
  IsoDate,
  RunRecord,
} from '../../experiment/run/record.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, table } from '../table.js';
import { dateStyle, figure, percent, phrase, type DateStyle } from '../words.js';

interface Happening {
  /** Empty for what never came. */
  readonly date: IsoDate;
  readonly mark: string;
  readonly title: string;
  readonly computed: string;
  readonly recorded: string;
}

const joined = (parts: readonly (string | null | false | undefined)[], separator = ', '): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(separator);

const quantity = (value: number, unit: string | null): string => joined([figure(value), unit], ' ');

/** Words for the record of an event: its date where that differs, then its text or else its figure. */
const eventRecorded = (event: EventRecord, dates: DateStyle): string => {
  if (event.recorded === null) return '';
  const { value, date, text } = event.recorded;
  const what = text ?? (value === null ? null : quantity(value, event.unit));
  return joined([date !== null && date !== event.date && dates.modern(date), what]);
};

const eventComputed = (event: EventRecord): string => {
  if (event.outcome === 'never') return 'did not happen';
  if (event.outcome === 'impossible')
    return `not possible: ${event.reason ?? 'its requirements did not hold'}`;
  const what = event.measure === null ? 'happened' : quantity(event.measure, event.unit);
  return event.occurrence === undefined ? what : `${what} (no. ${event.occurrence})`;
};

const eventMark = (event: EventRecord, { glyphs, colours }: Sheet): string => {
  if (event.outcome === 'impossible') return colours.red(glyphs.refused);
  if (event.outcome === 'never') return colours.dim(glyphs.none);
  return event.kind === 'impulse' ? glyphs.given : colours.green(glyphs.computed);
};

const ofEvent = (event: EventRecord, sheet: Sheet, dates: DateStyle): Happening => ({
  date: event.date,
  mark: eventMark(event, sheet),
  title: event.title,
  computed: eventComputed(event),
  recorded: eventRecorded(event, dates),
});

const chanceOf = (decision: DecisionRecord, option: string): string =>
  percent(decision.probabilities[option] ?? 0);

const decisionRecorded = (decision: DecisionRecord, dates: DateStyle): string => {
  if (decision.recorded === null) return '';
  const { option, date, text } = decision.recorded;
  const likelihood = option !== null && `the model gave it ${chanceOf(decision, option)}`;
  return joined([
    option && phrase(option),
    date !== null && date !== decision.date && dates.modern(date),
    likelihood,
    text,
  ]);
};

const decisionComputed = (decision: DecisionRecord): string => {
  const chosen = phrase(decision.chosen);
  return decision.pinned ? `${chosen} (pinned)` : `${chosen}, at ${chanceOf(decision, decision.chosen)}`;
};

const ofDecision = (decision: DecisionRecord, sheet: Sheet, dates: DateStyle): Happening => ({
  date: decision.date,
  mark: sheet.colours.cyan(sheet.glyphs.decided),
  title: decision.title,
  computed: decisionComputed(decision),
  recorded: decisionRecorded(decision, dates),
});

const ofImpossible = (entry: ImpossibleRecord, { glyphs, colours }: Sheet): Happening => ({
  date: entry.date,
  mark: colours.red(glyphs.refused),
  title: entry.title,
  computed: `${refusal(entry)}: ${entry.reason}`,
  recorded: '',
});

const refusal = ({ what, regardless }: ImpossibleRecord): string => {
  if (regardless) return 'all the same';
  return what === 'decision' ? 'not put' : 'not possible';
};

/** The last sitting on each question: the one that settled it, where it was settled. */
const lastSittings = (decisions: readonly DecisionRecord[]): readonly DecisionRecord[] =>
  decisions.filter(({ id }, i) => !decisions.slice(i + 1).some((later) => later.id === id));

/** The key ones of a list; all of them where none is marked as key. */
const keyOf = <T extends { readonly key: boolean }>(list: readonly T[]): readonly T[] =>
  list.some((entry) => entry.key) ? list.filter((entry) => entry.key) : list;

const happeningsOf = (record: RunRecord, sheet: Sheet): Happening[] => {
  const dates = dateStyle(record);
  const refused = record.events.filter((event) => event.outcome === 'impossible' && !event.key);
  const events = [...new Set([...keyOf(record.events), ...refused])];
  const shown = new Set(events.map((event) => event.id));
  const all = [
    ...events.map((event) => ofEvent(event, sheet, dates)),
    ...lastSittings(keyOf(record.decisions)).map((decision) => ofDecision(decision, sheet, dates)),
    ...record.impossible
      .filter(
        (entry, i, all) =>
          entry.regardless || (!shown.has(entry.id) && all.findIndex((one) => one.id === entry.id) === i),
      )
      .map((entry) => ofImpossible(entry, sheet)),
  ];
  return [...all.filter(({ date }) => date !== '').sort(byDate), ...all.filter(({ date }) => date === '')];
};

const byDate = (a: Happening, b: Happening): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

const legendOf = ({ glyphs: g }: Sheet): string =>
  `${g.given} given from outside   ${g.decided} decided   ${g.computed} came out of the computing   ` +
  `${g.refused} not possible on its day`;

export const happenings = (record: RunRecord, sheet: Sheet): string[] => {
  const all = happeningsOf(record, sheet);
  if (all.length === 0) return [];
  const dates = dateStyle(record);
  const room = sheet.width - 2 - dates.width - 2 - 1 - 6;
  const side = Math.floor((room * 3) / 10);
  const columns = [right(dates.width), left(1), left(room - 2 * side), left(side), left(side)];
  const rows = all.map(({ date, mark, title, computed, recorded }) => [
    date === '' ? sheet.glyphs.none : dates.modern(date),
    mark,
    title,
    computed,
    sheet.colours.dim(recorded),
  ]);
  return [
    ...table(columns, [head(sheet, ['', '', '', 'computed', 'on record']), ...rows]),
    ...paragraph(sheet, sheet.colours.dim(legendOf(sheet))),
  ];
};
