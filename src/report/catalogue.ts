/** The list of scenarios and the questions that come with them, as text. */
import stringWidth from 'string-width';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { left, paragraph, table } from './table.js';

/** An event or a decision, as the options of other commands name it. */
export interface ListedHappening {
  readonly id: string;
  readonly title: string;
  /** What an event is; a decision is asked. */
  readonly kind: 'impulse' | 'outcome' | 'decision';
  /** ISO day on which it comes, or else came by the record; null where neither is written. */
  readonly date: string | null;
  /** Days after which an event comes again; absent where it comes once. */
  readonly again?: number;
  /** Ids of what may be decided; none of an event. */
  readonly options: readonly string[];
}

export interface CatalogueEntry {
  readonly id: string;
  /** Null where the scenario cannot be read. */
  readonly title: string | null;
  readonly counterfactuals: readonly {
    readonly id: string;
    readonly title: string;
    readonly question: string;
  }[];
  /** Events and decisions by date, those without one last; only where one scenario is listed. */
  readonly happenings?: readonly ListedHappening[];
  /** Named sets of them, which are asked as one; only where one scenario is listed. */
  readonly affairs?: readonly ListedAffair[];
}

/** Events and decisions by one name. */
export interface ListedAffair {
  readonly id: string;
  readonly title: string;
  /** Ids of its events and decisions. */
  readonly of: readonly string[];
}

export type Catalogue = readonly CatalogueEntry[];

const LABEL_MAX = 32;

const DATE_WIDTH = 10;
const KIND_WIDTH = 8;

/** What comes or is asked, in words. */
function titleWords({ title, again, options }: ListedHappening, { colours: { dim } }: Sheet): string {
  const choices = options.length === 0 ? '' : dim(` Options: ${options.join(', ')}.`);
  const more = again === undefined ? '' : dim(` Again after ${again} days.`);
  return `${title}${choices}${more}`;
}

/** A line each; a title that does not fit beside its id has lines of its own, below it. */
function happeningLines(happenings: readonly ListedHappening[], sheet: Sheet): string[] {
  if (happenings.length === 0) return [];
  const { bold, dim } = sheet.colours;
  const label = Math.min(LABEL_MAX, Math.max(...happenings.map(({ id }) => id.length)));
  const indent = 4 + DATE_WIDTH + KIND_WIDTH + 4;
  const room = sheet.width - indent - label - 2;
  const columns = [left(DATE_WIDTH), left(KIND_WIDTH), left(label), left(room)];
  const lines = happenings.flatMap((each) => {
    const words = titleWords(each, sheet);
    const fits = stringWidth(words) <= room;
    const row = [each.date ?? sheet.glyphs.none, each.kind, each.id, fits ? words : ''];
    return [...table(columns, [row], { indent: 4 }), ...(fits ? [] : paragraph(sheet, words, indent))];
  });
  return [
    '',
    ...paragraph(sheet, bold('Events and decisions'), 2),
    ...lines,
    '',
    ...paragraph(
      sheet,
      dim(
        'An impulse comes on its date; an outcome follows from the state, and a question is put on its occasions: theirs are the dates of the record. --move ID=DATE, --without ID, and of a decision --pin ID=OPTION, change them.',
      ),
      2,
    ),
  ];
}

/** Affairs, with what they are made of. */
function affairLines(affairs: readonly ListedAffair[], sheet: Sheet): string[] {
  if (affairs.length === 0) return [];
  const { bold, dim } = sheet.colours;
  return [
    '',
    ...paragraph(sheet, bold('Affairs, for --without and for why --but-for'), 2),
    ...affairs.flatMap(({ id, title, of }) => [
      ...paragraph(sheet, `${id}: ${title}`, 4),
      ...paragraph(sheet, dim(of.join(', ')), 6),
    ]),
  ];
}

const entryLines = (
  { id, title, counterfactuals, happenings = [], affairs = [] }: CatalogueEntry,
  sheet: Sheet,
): string[] => {
  const { bold, dim } = sheet.colours;
  const label = Math.min(LABEL_MAX, Math.max(0, ...counterfactuals.map((each) => each.id.length)));
  const columns = [left(label), left(sheet.width - 6 - label)];
  const rows = counterfactuals.map((each) => [each.id, `${each.title}. ${dim(each.question)}`]);
  return [
    ...paragraph(sheet, `${bold(id)}  ${title ?? `has faults: see \`tauride check ${id}\``}`, 0),
    ...table(columns, rows, { indent: 4 }),
    ...happeningLines(happenings, sheet),
    ...affairLines(affairs, sheet),
  ];
};

/** The catalogue as text, ending in a line break. */
export const catalogueReport = (catalogue: Catalogue, options: SheetOptions): string => {
  const sheet = createSheet(options);
  return [...catalogue.flatMap((entry) => entryLines(entry, sheet)), ''].join('\n');
};
