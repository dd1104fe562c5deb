/**
 * Bands of regimes: who governed, and by what name it went.
 *
 * Decision worth knowing: the colour is that of whoever governs, the same as in every other picture, and its
 * depth tells the regimes of one holder apart. So a change of power is seen before a word is read.
 */
import type { RunRecord } from '../experiment/run/record.js';
import { atDay, type Frame } from './frame.js';
import { lettersIn, textAt, widthOf, type Mark, type Scene, type Shade, type Tone } from './scene.js';
import { dayOf, longDate, nameOf, shortName } from './words.js';

/** One regime, from its first day to the day before the next. */
export interface Reign {
  readonly regime: string;
  readonly name: string;
  /** Who governs; null for nobody. */
  readonly holder: string | null;
  /** Day numbers; `to` is the first day after it. */
  readonly from: number;
  readonly to: number;
}

/** Who governs on the first day: the one that claims and is obeyed most. */
function firstHolder({ series, names }: RunRecord): string | null {
  const known = names.authorities
    .map(({ id }) => ({ id, held: (series.effective[id] ?? series.balance[id] ?? [])[0] ?? 0 }))
    .filter(({ held }) => held > 0)
    .sort((a, b) => b.held - a.held);
  return known[0]?.id ?? null;
}

/** The regimes of a run in order of time; their days cover all of it. */
export function reignsOf(record: RunRecord): Reign[] {
  const { start, end, initialRegime, regimes, names } = record;
  const changes = [
    { from: dayOf(start), regime: initialRegime, holder: firstHolder(record) },
    ...regimes.map(({ date, to, holder }) => ({ from: dayOf(date), regime: to, holder })),
  ];
  return changes
    .map((change, i) => ({
      ...change,
      name: nameOf(names.regimes, change.regime),
      to: i + 1 < changes.length ? changes[i + 1].from : dayOf(end) + 1,
    }))
    .filter(({ from, to }) => to > from);
}

/** The colour of an authority: its rank in the scenario. */
export function toneOf({ names }: Pick<RunRecord, 'names'>, authority: string | null): Tone {
  const rank = names.authorities.findIndex(({ id }) => id === authority);
  return rank < 0 ? 'muted' : rank;
}

const SHADES: readonly Shade[] = [2, 3, 1, 4];

/** Depths of colour by regime: those of one holder differ, in the order in which they came. */
function shadesOf(reigns: readonly Reign[]): ReadonlyMap<string, Shade> {
  const shades = new Map<string, Shade>();
  const counts = new Map<string | null, number>();
  for (const { regime, holder } of reigns) {
    if (shades.has(regime)) continue;
    const rank = counts.get(holder) ?? 0;
    counts.set(holder, rank + 1);
    shades.set(regime, SHADES[rank % SHADES.length]);
  }
  return shades;
}

const BAND = 30;
const LABEL = 20;
const PADDING = 6;

/** A name cut to fewer letters says nothing. */
const WORTH_SHOWING = 9;

function reignMarks(reign: Reign, record: RunRecord, shade: Shade, frame: Frame): Mark[] {
  const { from, to, name, holder } = reign;
  const [left, right] = [atDay(frame, from), atDay(frame, to)];
  const width = Math.max(1, right - left - 1);
  const who = holder === null ? 'nobody' : nameOf(record.names.authorities, holder);
  const note = `${name}, from ${longDate(isoFrom(record, from), record)}: ${who} governs`;
  const box: Mark = {
    kind: 'box',
    ...{ x: left, y: LABEL, width, height: BAND, note },
    tone: toneOf(record, holder),
    shade,
  };
  const text = shortName(name, lettersIn(width - 2 * PADDING), '…');
  const fits = widthOf(text) <= width - 2 * PADDING && (!text.endsWith('…') || text.length > WORTH_SHOWING);
  return fits ? [box, textAt(left + PADDING, LABEL + 20, text)] : [box];
}

/** The date of a reign's first day, as the record has it. */
const isoFrom = ({ start, regimes }: RunRecord, day: number): string =>
  regimes.find(({ date }) => dayOf(date) === day)?.date ?? start;

/** One band under its label. The depths of colour are those of all `beside` as well, so that bands agree. */
export function bandScene(
  record: RunRecord,
  frame: Frame,
  label: string,
  beside: readonly RunRecord[] = [],
): Scene {
  const reigns = reignsOf(record);
  const shades = shadesOf([...beside.flatMap(reignsOf), ...reigns]);
  const marks = [
    textAt(0, 14, label, { tone: 'muted' }),
    ...reigns.flatMap((reign) => reignMarks(reign, record, shades.get(reign.regime) ?? 2, frame)),
  ];
  const words = reigns.map(({ name, from }) => `${name} from ${longDate(isoFrom(record, from), record)}`);
  return { width: frame.width, height: LABEL + BAND + 2, title: label, words: `${words.join('; ')}.`, marks };
}
