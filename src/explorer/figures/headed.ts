/** Tables of the page: a head, rows of plain cells, and the numbers among them at the right. */
import type { ComponentChildren } from 'preact';
import { element } from '../drawing.js';

/** What stands at the head of a column. */
export interface Head {
  readonly text: string;
  /** How its cells are set; words from the left without it. */
  readonly kind?: 'number' | 'date' | undefined;
}

export interface HeadedRows {
  readonly caption?: string;
  readonly heads: readonly Head[];
  /** A cell for each head. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/** A table. */
export function headedTable({ caption, heads, rows }: HeadedRows) {
  const cell = (tag: 'th' | 'td', content: ComponentChildren, i: number) =>
    element(tag, { class: heads[i].kind ?? '', ...(tag === 'th' ? { scope: 'col' } : {}) }, content);
  const row = (cells: readonly ComponentChildren[]) =>
    element(
      'tr',
      null,
      cells.map((each, i) => cell('td', each, i)),
    );
  return element(
    'table',
    null,
    caption === undefined ? null : element('caption', null, caption),
    element(
      'thead',
      null,
      element(
        'tr',
        null,
        heads.map(({ text }, i) => cell('th', text, i)),
      ),
    ),
    element('tbody', null, rows.map(row)),
  );
}

/** A table that moves sideways, and down where it is `long`, within the page; keys reach it. */
export const wideTable = (table: HeadedRows & { readonly caption: string }, isLong = false) =>
  element(
    'div',
    { class: isLong ? 'wide rows' : 'wide', tabIndex: 0, role: 'group', 'aria-label': table.caption },
    headedTable(table),
  );
