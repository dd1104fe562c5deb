/** Who sits in soviets, dumas and congresses after their elections, beside the record where facts have it. */
import type { IsoDate, RunRecord } from '../../experiment/run/record.js';
import type { FactRecord } from '../../experiment/scores/fact-record.js';
import { isWide, type Sheet } from '../sheet.js';
import { left, paragraph, right, table } from '../table.js';
import { dateStyle, dayOf, figure, figureOf, nameOf, percent, plural, shortName } from '../words.js';

type Election = RunRecord['bodies'][number];
type Seats = readonly (readonly [party: string, seats: number])[];

const ELECTIONS_SHOWN = 4;
const DAYS_BETWEEN_RECORD_AND_ELECTION = 10;

/** Seats from the largest bloc to the smallest, empty ones left out. */
const ranked = ({ seats }: Election): Seats =>
  Object.entries(seats)
    .filter(([, many]) => many > 0)
    .sort(([, a], [, b]) => b - a);

const total = (seats: Seats): number => seats.reduce((sum, [, many]) => sum + many, 0);

const shadeOf = (shades: string, rank: number): string => shades[Math.min(rank, shades.length - 1)];

/** One bar of all seats, each bloc in its own shade. */
const seatBar = (seats: Seats, shades: string, width: number): string => {
  const all = total(seats);
  let before = 0;
  return seats
    .map(([, many], rank) => {
      const left = Math.round((before / all) * width);
      before += many;
      return shadeOf(shades, rank).repeat(Math.round((before / all) * width) - left);
    })
    .join('');
};

const NAME_MAX = 24;

/** Blocs with their shades, names and seats. */
const seatWords = (record: RunRecord, seats: Seats, { glyphs }: Sheet): string[] => {
  const all = total(seats);
  const name = (id: string) => (id === 'none' ? 'without party' : nameOf(record.names.parties, id));
  return seats.map(([id, many], rank) => {
    const shade = shadeOf(glyphs.shades, rank);
    return `${shade} ${shortName(name(id), NAME_MAX, glyphs.ellipsis)} ${figure(many)} (${percent(many / all)})`;
  });
};

/** Texts set side by side on as few lines as hold them. */
const packed = (texts: readonly string[], width: number): string => {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 2 + text.length <= width)
      lines[lines.length - 1] = `${line}  ${text}`;
    else lines.push(text);
  }
  return lines.join('\n');
};

/** `Second Congress (count A): Left SRs` taken apart; null for a fact that is not named so. */
const nameParts = ({ quantity }: FactRecord): { body: string; note: string; item: string } | null => {
  const match = /^([^:(]+?)\s*(?:\(([^)]*)\))?\s*:\s*(.+)$/.exec(quantity);
  return match && { body: match[1], note: match[2] ?? '', item: match[3] };
};

/**
 * Facts about this election, named after the body and of about that day, as words, one text for each count
 * that is on record.
 */
const recordWords = (record: RunRecord, bodyName: string, date: IsoDate): string[] => {
  const counts = new Map<string, string[]>();
  for (const fact of record.facts ?? []) {
    const parts = nameParts(fact);
    if (parts === null || !isAbout(fact, parts.body, bodyName, date)) continue;
    const simulated = fact.simulated === null ? '' : ` (here ${figureOf(fact)(fact.simulated)})`;
    const words = counts.get(parts.note) ?? [];
    counts.set(parts.note, [...words, `${parts.item} ${figure(fact.recorded)}${simulated}`]);
  }
  return [...counts].map(([note, words]) => `on record${note && `, ${note}`}: ${words.join(', ')}`);
};

const wordsIn = (name: string): string[] => name.toLowerCase().split(/\s+/);

/**
 * `Second Congress` is short for `Second All-Russian Congress of Soviets`: the same first word, and no word
 * of its own.
 */
const isShortFor = (short: string, long: string): boolean => {
  const words = wordsIn(long);
  return wordsIn(short)[0] === words[0] && wordsIn(short).every((word) => words.includes(word));
};

const isAbout = (fact: FactRecord, factBody: string, body: string, date: IsoDate): boolean =>
  isShortFor(factBody, body) && Math.abs(dayOf(fact.date) - dayOf(date)) <= DAYS_BETWEEN_RECORD_AND_ELECTION;

const electionLines = (record: RunRecord, sheet: Sheet, election: Election): string[] => {
  const seats = ranked(election);
  const dates = dateStyle(record);
  const bodyName = nameOf(record.names.bodies, election.id);
  const barWidth = isWide(sheet) ? 40 : 24;
  const indent = 4 + dates.width;
  const { shades } = sheet.glyphs;
  const rest = sheet.width - indent - barWidth - 2;
  const words = packed(seatWords(record, seats, sheet), sheet.width - indent);
  const recorded = recordWords(record, bodyName, election.date);
  return [
    ...table(
      [right(dates.width), left(barWidth), left(rest)],
      [[dates.modern(election.date), seatBar(seats, shades, barWidth), plural(total(seats), 'seat')]],
    ),
    ...paragraph(sheet, words, indent),
    ...recorded.flatMap((text) => paragraph(sheet, sheet.colours.dim(text), indent)),
  ];
};

/** The first, the last, and some between, evenly. */
const chosen = (elections: readonly Election[]): readonly Election[] => {
  if (elections.length <= ELECTIONS_SHOWN) return elections;
  const step = (elections.length - 1) / (ELECTIONS_SHOWN - 1);
  return Array.from({ length: ELECTIONS_SHOWN }, (_, i) => elections[Math.round(i * step)]);
};

const bodyLines = (record: RunRecord, sheet: Sheet, id: string): string[] => {
  const elections = record.bodies.filter((election) => election.id === id && total(ranked(election)) > 0);
  const shown = chosen(elections);
  if (shown.length === 0) return [];
  const hidden = elections.length - shown.length;
  const more =
    hidden > 0 ? sheet.colours.dim(` (${shown.length} of its ${elections.length} compositions)`) : '';
  return [
    ...paragraph(sheet, sheet.colours.bold(nameOf(record.names.bodies, id)) + more),
    ...shown.flatMap((election) => electionLines(record, sheet, election)),
  ];
};

export const bodies = (record: RunRecord, sheet: Sheet): string[] =>
  record.names.bodies.flatMap(({ id }) => bodyLines(record, sheet, id));
