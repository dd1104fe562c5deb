/**
 * Everything that happened, each a mark on the axis of the days: events, answers to questions, and acts.
 *
 * Decision worth knowing: what did not come has a mark too, a hollow one on the day on which it was to come
 * or is recorded, for that it stayed away is a part of the answer. What has no day anywhere has none.
 */
import type { ActRecord, DecisionRecord, EventRecord, RunRecord } from '../../experiment/run/record.js';
import { atDay, type Frame } from '../frame.js';
import type { StoryPair } from '../power.js';
import { dayOf, figure, longDate, nameOf, percent } from '../words.js';

/** Rows of marks, from above, and what each is called. */
export const OCCURRENCE_KINDS = { event: 'Events', decision: 'Answers', act: 'Acts' } as const;

export type OccurrenceKind = keyof typeof OCCURRENCE_KINDS;

/** One thing that happened, or did not. */
export interface Occurrence {
  /** Tells it apart from all others of its run. */
  readonly key: string;
  readonly kind: OccurrenceKind;
  /** The event or decision, by id; null of an act, which follows from the state. */
  readonly id: string | null;
  readonly day: number;
  /** Whether it came. */
  readonly came: boolean;
  /** Whether it came otherwise without the change: on another day, or not, or with another answer. */
  readonly isOther: boolean;
  readonly title: string;
  /** What is recorded, what was computed, and what without the change; a sentence each. */
  readonly told: readonly string[];
}

const sentence = (parts: readonly (string | null | undefined)[]): string =>
  `${parts.filter((part) => part !== null && part !== undefined && part !== '').join('; ')}.`;

/** What an event came to in a run, in words. */
function cameTo(event: EventRecord | undefined, record: RunRecord): string {
  if (event === undefined) return 'it is not there';
  const { outcome, date, measure, unit, reason } = event;
  const counted = measure === null || unit === null ? undefined : `${figure(measure)} ${unit}`;
  if (outcome === 'happened') return [longDate(date, record), counted].filter(Boolean).join(', ');
  if (outcome === 'never') return 'it never came';
  return `it could not come on ${longDate(date, record)}${reason === null ? '' : `: ${reason}`}`;
}

/** The record of history, in words; undefined where there is none. */
function recordedWords(recorded: EventRecord['recorded'], record: RunRecord): string | undefined {
  if (recorded === null || (recorded.date === null && recorded.text === null)) return undefined;
  const date = recorded.date === null ? undefined : longDate(recorded.date, record);
  return sentence([`In the record: ${[date, recorded.text].filter(Boolean).join(', ')}`]);
}

const keyOf = (kind: OccurrenceKind, id: string, i: number): string => `${kind} ${id} ${String(i)}`;

/** How many times each id came before each place of a list. */
function timesBefore(ids: readonly string[]): number[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before;
  });
}

const eventOf = (
  { events }: RunRecord,
  id: string,
  occurrence: number | undefined,
): EventRecord | undefined => events.find((event) => event.id === id && event.occurrence === occurrence);

function eventsIn(record: RunRecord, without: RunRecord | undefined): Occurrence[] {
  const times = timesBefore(record.events.map(({ id }) => id));
  return record.events.flatMap((event, i): Occurrence[] => {
    const { id, title, date, outcome, recorded, occurrence } = event;
    const came = outcome === 'happened';
    const before = without && eventOf(without, id, occurrence);
    const computed = cameTo(event, record);
    const other = without === undefined ? computed : cameTo(before, without);
    const at = came || !recorded?.date ? date : recorded.date;
    // What never came, and is recorded on no day, stands nowhere.
    if (at === '') return [];
    const moved = before?.outcome !== outcome || (came && before.date !== date);
    return [
      {
        ...{ key: keyOf('event', id, times[i]), kind: 'event', id, came, title },
        day: dayOf(at),
        isOther: without !== undefined && moved,
        told: [
          recordedWords(recorded, record),
          sentence([`Computed: ${computed}`]),
          other === computed ? undefined : sentence([`Without the change: ${other}`]),
        ].filter((words) => words !== undefined),
      },
    ];
  });
}

/** The last sitting of each question. */
const lastSittings = ({ decisions }: RunRecord): ReadonlyMap<string, DecisionRecord> =>
  new Map(decisions.map((decision) => [decision.id, decision]));

/** The options of a question, by id and name. */
export const optionsIn = (
  { names }: RunRecord,
  id: string,
): readonly { readonly id: string; readonly name: string }[] =>
  names.options
    .filter((option) => option.id.startsWith(`${id}.`))
    .map((option) => ({ id: option.id.slice(id.length + 1), name: option.name }));

const optionName = ({ names }: RunRecord, id: string, option: string): string =>
  nameOf(names.options, `${id}.${option}`);

function answerWords(decision: DecisionRecord | undefined, record: RunRecord): string {
  if (decision === undefined) return 'it was not put';
  const { id, chosen, date, pinned, probabilities } = decision;
  const free = `as the voters stood it had a chance of ${percent(probabilities[chosen] ?? 0)}`;
  return `${optionName(record, id, chosen)}, ${longDate(date, record)}${pinned ? `, pinned; ${free}` : ''}`;
}

function decisionsIn(record: RunRecord, without: RunRecord | undefined): Occurrence[] {
  const others = without && lastSittings(without);
  return [...lastSittings(record).values()].map((decision): Occurrence => {
    const { id, title, date, chosen, recorded } = decision;
    const before = others?.get(id);
    const computed = answerWords(decision, record);
    const other = without === undefined ? computed : answerWords(before, without);
    const option = recorded?.option ?? null;
    const written = [option === null ? null : optionName(record, id, option), recorded?.text];
    const text = written.filter(Boolean).join(', ');
    return {
      ...{ key: keyOf('decision', id, 0), kind: 'decision', id, day: dayOf(date), came: true, title },
      isOther: without !== undefined && (before?.chosen !== chosen || before.date !== date),
      told: [
        recorded === null ? undefined : recordedWords({ date: recorded.date, text, value: null }, record),
        sentence([`Computed: ${computed}`]),
        other === computed ? undefined : sentence([`Without the change: ${other}`]),
      ].filter((words) => words !== undefined),
    };
  });
}

/** Acts that are drawn elsewhere over the same axis. */
const DRAWN: ReadonlySet<string> = new Set(['regime', 'contest']);

/** An act before its reasons. */
const deed = ({ text }: ActRecord): string => {
  const at = text.indexOf(': ');
  return at < 0 ? text : text.slice(0, at);
};

function actsIn({ acts }: RunRecord, without: RunRecord | undefined): Occurrence[] {
  const shown = acts.filter(({ kind }) => !DRAWN.has(kind));
  const times = timesBefore(shown.map(({ kind, id, by }) => `${kind} ${id} ${by ?? ''}`));
  const others = new Set(without?.acts.map((act) => `${act.date} ${deed(act)}`));
  return shown.map((act, i): Occurrence => {
    const reason = act.text.slice(deed(act).length).replace(/^: /, '');
    return {
      key: keyOf('act', `${act.kind} ${act.id} ${act.by ?? ''}`, times[i]),
      ...{ kind: 'act', id: null, day: dayOf(act.date), came: true, title: deed(act) },
      isOther: without !== undefined && !others.has(`${act.date} ${deed(act)}`),
      told: reason === '' ? [] : [sentence([`Computed: ${reason}`])],
    };
  });
}

/** All that happened in the run that is asked for, by day within each kind. */
export function occurrencesIn({ story, changed }: StoryPair): readonly Occurrence[] {
  const { record } = changed ?? story;
  const without = changed === undefined ? undefined : story.record;
  const all = [...eventsIn(record, without), ...decisionsIn(record, without), ...actsIn(record, without)];
  const kinds = Object.keys(OCCURRENCE_KINDS);
  return all.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.day - b.day);
}

/** Pixels that a mark takes in its row, and at most so many rows of one kind. */
const PITCH = 14;
const LANES_MAX = 5;

/** Where a mark stands: its middle, pixels from the left and from the top. */
export interface PlacedOccurrence {
  readonly of: Occurrence;
  readonly x: number;
  readonly y: number;
}

/** The marks in their places, the rows by the height of their first marks, and how high all of it is. */
export interface OccurrenceRows {
  readonly placed: readonly PlacedOccurrence[];
  readonly rows: readonly { readonly kind: OccurrenceKind; readonly y: number; readonly height: number }[];
  readonly height: number;
}

const GAP = 8;

/** Marks over the days of a frame, `above` each row room for its name. */
export function occurrenceRows(all: readonly Occurrence[], frame: Frame, above: number): OccurrenceRows {
  const placed: PlacedOccurrence[] = [];
  const rows: OccurrenceRows['rows'][number][] = [];
  let y = 0;
  for (const kind of Object.keys(OCCURRENCE_KINDS) as OccurrenceKind[]) {
    const own = all.filter((each) => each.kind === kind && each.day >= frame.first && each.day <= frame.last);
    if (own.length === 0) continue;
    y += above;
    const ends: number[] = [];
    for (const of of own) {
      const middle = atDay(frame, of.day + 0.5);
      const x = Math.min(Math.max(middle, PITCH / 2), frame.span - PITCH / 2);
      const free = ends.findIndex((end) => end <= x - PITCH / 2);
      const soonest = ends.indexOf(Math.min(...ends));
      const lane = free >= 0 ? free : ends.length < LANES_MAX ? ends.length : soonest;
      ends[lane] = x + PITCH / 2;
      placed.push({ of, x, y: y + PITCH * (lane + 0.5) });
    }
    const height = PITCH * ends.length;
    rows.push({ kind, y, height });
    y += height + GAP;
  }
  return { placed, rows, height: y };
}
