/**
 * The figures of a picture as a table on the page, behind a word.
 *
 * Decision worth knowing: rows are made when the table is opened. Where there is a row for each day, the
 * first day of each month and the last are shown, and the file has all of them: nobody reads ten thousand
 * rows, and a page that holds them is slow for everybody.
 */
import { signal } from '@preact/signals';
import type { Cell } from '../../experiment/tables/table.js';
import type { PictureData } from '../../view/data.js';
import { capital, figure, phrase } from '../../view/words.js';
import { element } from '../drawing.js';
import { wideTable, type Head } from './headed.js';

/** More rows than these are thinned out. */
const ROWS_MAX = 150;

const NAME = '_name';

/** The columns that are shown, by place: a name speaks for its id. */
const shownColumns = (columns: readonly string[]): number[] =>
  columns.flatMap((name, i) => (columns.includes(`${name}${NAME}`) ? [] : [i]));

/** Rows of the first day of each month that has any, and of the last; all where they are few or no days. */
export function thinned({ columns, rows }: PictureData): PictureData['rows'] {
  const at = columns.indexOf('date');
  if (at < 0 || rows.length <= ROWS_MAX) return rows;
  const dates = [...new Set(rows.map((row) => String(row[at])))].sort();
  const kept = dates.filter(
    (date, i) => i === dates.length - 1 || date.slice(0, 7) !== dates[i - 1]?.slice(0, 7),
  );
  return rows.filter((row) => kept.includes(String(row[at])));
}

const cellOf = (cell: Cell): string => (typeof cell === 'number' ? figure(cell) : (cell ?? ''));

/** The table, with its caption. */
function figureTable(title: string, data: PictureData) {
  const rows = thinned(data);
  const shown = shownColumns(data.columns);
  const isNumber = (i: number) => rows.some((row) => typeof row[i] === 'number');
  const caption =
    rows.length === data.rows.length
      ? capital(title)
      : `${capital(title)}: the first day of each month and the last; the CSV has every day`;
  const heads = shown.map((i): Head => ({
    text: capital(phrase(data.columns[i].replace(NAME, ''))),
    kind: isNumber(i) ? 'number' : undefined,
  }));
  return wideTable({ caption, heads, rows: rows.map((row) => shown.map((i) => cellOf(row[i]))) }, true);
}

/** Pictures whose tables are open, by what they go by. */
const opened = signal<ReadonlySet<string>>(new Set());

interface Toggled {
  readonly currentTarget: { readonly open: boolean };
}

/** What opens the table of a picture; `id` is that of the picture. */
export function FigureTable({
  id,
  title,
  data,
}: {
  readonly id: string;
  readonly title: string;
  readonly data: () => PictureData;
}) {
  const isOpen = opened.value.has(id);
  const onToggle = ({ currentTarget }: Toggled): void => {
    if (currentTarget.open === opened.peek().has(id)) return;
    const others = [...opened.peek()].filter((each) => each !== id);
    opened.value = new Set(currentTarget.open ? [...others, id] : others);
  };
  return element(
    'details',
    { class: 'table', open: isOpen, onToggle },
    element('summary', { 'aria-label': `The figures as a table: ${title}` }, 'The figures as a table'),
    isOpen ? figureTable(title, data()) : null,
  );
}
