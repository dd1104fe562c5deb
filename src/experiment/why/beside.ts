/**
 * A changed run beside the one it was changed from: when the two part, and what the first difference is.
 *
 * Decision worth knowing: they part on the first day whose digests differ, which may be in the loyalty of one
 * person; the first difference that can be told comes later. It is found by what came on which day, and not
 * by figures, which differ from the day of parting on.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { DifferenceRecord, IsoDate, OriginalRecord, RunRecord } from '../run/record.js';

interface Thing {
  readonly date: IsoDate;
  readonly key: string;
  readonly text: string;
}

/** What came in a run and can be told, in order of time. */
function thingsOf({ acts, events, decisions, names }: RunRecord): Thing[] {
  const option = (id: string) => names.options.find((each) => each.id === id)?.name ?? id;
  return [
    ...events
      .filter(({ outcome }) => outcome === 'happened')
      .map(({ date, id, title }) => ({ date, key: `event ${id}`, text: title })),
    ...decisions.map(({ date, id, title, chosen }) => ({
      date,
      key: `answer ${id} ${chosen}`,
      text: `${title} ${option(`${id}.${chosen}`)}`,
    })),
    ...acts.map(({ date, kind, by, id, text }) => ({ date, key: `${kind} ${by} ${id}`, text })),
  ].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

const keyOf = ({ date, key }: Thing): string => `${date} ${key}`;

/** The first of some things that others lack. */
function firstBeyond(things: readonly Thing[], others: readonly Thing[]): Thing | undefined {
  const known = new Set(others.map(keyOf));
  return things.find((thing) => !known.has(keyOf(thing)));
}

/**
 * The first difference between two runs that can be told, since the day on which they part; null for none.
 * A question that the change removes may have been put before: that it is put no longer moves nothing.
 */
export function firstDifference(
  original: RunRecord,
  changed: RunRecord,
  parted: string,
): DifferenceRecord | null {
  const [before, after] = [original, changed].map((record) =>
    thingsOf(record).filter(({ date }) => date >= parted),
  );
  const [gone, come] = [firstBeyond(before, after), firstBeyond(after, before)];
  const date = [gone?.date, come?.date].filter((each) => each !== undefined).sort()[0];
  if (date === undefined) return null;
  const textOn = (thing: Thing | undefined) => (thing?.date === date ? thing.text : null);
  return { date, original: textOn(gone), changed: textOn(come) };
}

/**
 * What a changed run says of the one it was changed from.
 *
 * @param days digests of all days so far, after each day, of the original and of the changed run
 */
export function originalOf(
  original: RunRecord,
  changed: RunRecord,
  startDay: number,
  days: readonly [readonly string[], readonly string[]],
): OriginalRecord {
  const { digest, ending, initialRegime, regimes, measured } = original;
  const day = days[0].findIndex((chain, at) => chain !== days[1][at]);
  const parted = day < 0 ? null : isoOf(startDay + day);
  return {
    ...{ digest, ending, initialRegime, measured },
    regimes: regimes.map(({ date, to }) => ({ date, to })),
    parted,
    first: parted === null ? null : firstDifference(original, changed, parted),
  };
}
