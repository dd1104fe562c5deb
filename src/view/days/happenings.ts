/**
 * What happened, one below the other: each on the day on which it came in this run, and on that of record.
 *
 * Decision worth knowing: a thing is drawn on a line of its own and not on one axis with all others, for a
 * hundred names have no room side by side, and the question is how far each is from its day.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { atDay, frameOf, monthNames, monthRules, type Frame } from '../frame.js';
import type { StoryPair } from '../power.js';
import { lettersIn, ruleFrom, textAt, type Mark, type Scene, type Tone } from '../scene.js';
import { dayOf, longDate, nameOf, shortName } from '../words.js';

/** Something that came, or could have come. */
interface Happening {
  readonly name: string;
  /** ISO dates; empty for never. */
  readonly came: readonly string[];
  readonly recorded: readonly string[];
  readonly told: string;
}

const LINE = 18;
const HEAD = 26;
const RADIUS = 4;

/** Width from which names stand beside the days. */
const BESIDE = 560;

const datesIn = (text: string | null | undefined): string[] => (text ? [text] : []);

const eventsOf = ({ events }: RunRecord): Happening[] =>
  events.map(({ title, date, outcome, reason, recorded }) => ({
    name: title,
    came: outcome === 'happened' ? datesIn(date) : [],
    recorded: datesIn(recorded?.date),
    told: [outcome, reason, recorded?.text].filter((text) => text).join('; '),
  }));

/** Decisions by the day on which they were answered last; each question once. */
function decisionsOf({ decisions, names }: RunRecord): Happening[] {
  const last = new Map(decisions.map((decision) => [decision.id, decision]));
  const optionOf = (decision: string, option: string) => nameOf(names.options, `${decision}.${option}`);
  return [...last.values()].map(({ id, title, date, chosen, recorded }) => ({
    name: `${title} ${optionOf(id, chosen)}`,
    came: datesIn(date),
    recorded: datesIn(recorded?.date),
    told: recorded === null || recorded === undefined ? '' : `recorded: ${recorded.text}`,
  }));
}

const OF = { events: eventsOf, decisions: decisionsOf } as const;

/** What may be drawn so. */
export type HappeningKind = keyof typeof OF;

interface Line {
  readonly y: number;
  readonly frame: Frame;
  readonly record: RunRecord;
}

function dots(dates: readonly string[], { y, frame, record }: Line, tone: Tone, told: string): Mark[] {
  const { first, last } = frame;
  return dates
    .filter((date) => dayOf(date) >= first && dayOf(date) <= last)
    .map((date) => ({
      ...{ kind: 'dot', x: atDay(frame, dayOf(date) + 0.5), y: y - RADIUS, radius: RADIUS, tone },
      ...{ hollow: tone === 'muted', note: `${longDate(date, record)}: ${told}` },
    }));
}

/** The line from the day of the record to that of the run, where both are there. */
function distanceMark({ came: [came], recorded: [recorded] }: Happening, { y, frame }: Line): Mark[] {
  if (came === undefined || recorded === undefined || came === recorded) return [];
  const at = (date: string) => ({ x: atDay(frame, dayOf(date) + 0.5), y: y - RADIUS });
  return [ruleFrom(at(recorded), at(came), 'plain')];
}

const SIDES = { one: 1, other: 4 } as const;

/** The picture; undefined where a run has none of them. */
export function happeningScene(
  { story, changed }: StoryPair,
  width: number,
  kind: HappeningKind,
): Scene | undefined {
  const { record } = story;
  const own = OF[kind](record);
  if (own.length === 0) return undefined;
  const others = new Map(
    (changed === undefined ? [] : OF[kind](changed.record)).map((each) => [each.name, each]),
  );
  const isBeside = width >= BESIDE;
  const days = isBeside ? Math.round(width * 0.5) : width;
  const frame: Frame = {
    ...frameOf(days, dayOf(record.start), dayOf(record.end)),
    span: days,
    isNarrow: true,
  };
  const step = isBeside ? LINE : LINE * 2;
  const marks = own.flatMap((happening, i): Mark[] => {
    const y = HEAD + 18 + (i + 1) * step;
    const line = { y, frame, record };
    const room = lettersIn(isBeside ? width - days - 12 : width);
    const name = shortName(happening.name, room, '…');
    const tone = happening.came.length === 0 ? 'muted' : 'ink';
    return [
      textAt(isBeside ? days + 12 : 0, isBeside ? y : y - LINE + 2, name, { tone }),
      ...distanceMark(happening, line),
      ...dots(happening.recorded, line, 'muted', `recorded; ${happening.told}`),
      ...dots(happening.came, line, SIDES.one, happening.told),
      ...dots(others.get(happening.name)?.came ?? [], line, SIDES.other, 'as changed'),
    ];
  });
  const height = HEAD + 18 + own.length * step + 24;
  const heading = `${kind === 'events' ? 'Events' : 'Decisions'}: the day of the record hollow, that of the run filled${changed === undefined ? '' : ', as changed in red'}`;
  const never = own.filter(({ came }) => came.length === 0).length;
  return {
    ...{ width, height, title: kind === 'events' ? 'Events' : 'Decisions' },
    words: `${String(own.length)} of them, ${String(never)} of which did not come: ${own.map(({ name }) => name).join('; ')}.`,
    marks: [
      textAt(0, 14, shortName(heading, lettersIn(width, 'strong'), '…'), { weight: 'strong' }),
      { kind: 'group', x: 0, y: HEAD, marks: monthRules(frame, height - HEAD) },
      ...monthNames(frame, HEAD + 12),
      ...marks,
    ],
  };
}
