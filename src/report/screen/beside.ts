/** A changed run beside the one it was changed from: two columns, the day they part, the first difference. */
import type { Ending, OriginalRecord, RunRecord } from '../../experiment/run/record.js';
import { endingSentence } from '../header.js';
import type { Sheet } from '../sheet.js';
import { cut, head, left, table } from '../table.js';
import { dateStyle, figure, longDate, nameOf, shortName } from '../words.js';

/** The width of the labels before the two columns. */
const LABEL = 9;

/** Lines of regimes in the two columns where there is little room. */
const REGIMES_LEAST = 4;

type Side = Pick<OriginalRecord, 'ending' | 'initialRegime' | 'regimes' | 'measured'>;

const regimeWords = (record: RunRecord, side: Side, width: number, { glyphs }: Sheet): string[] => {
  const { modern, width: dateWidth } = dateStyle(record);
  const all = [{ date: record.start, to: side.initialRegime }, ...side.regimes];
  return all.map(({ date, to }) => {
    const name = shortName(nameOf(record.names.regimes, to), width - dateWidth - 2, glyphs.ellipsis);
    return `${modern(date).padStart(dateWidth)}  ${name}`;
  });
};

/** The lists of two sides, line by line; of long ones the first and the last. */
const besideEachOther = (a: readonly string[], b: readonly string[], most: number): [string, string][] => {
  const rows = Array.from({ length: Math.max(a.length, b.length) }, (_, i): [string, string] => [
    a[i] ?? '',
    b[i] ?? '',
  ]);
  if (rows.length <= most) return rows;
  return [rows[0], ['...', '...'], ...rows.slice(rows.length - most + 2)];
};

const endingOf = (record: RunRecord, ending: Ending): string => endingSentence({ ...record, ending });

const cabinetOf = (record: RunRecord, { government }: Ending, { glyphs }: Sheet): string =>
  government.map((id) => shortName(nameOf(record.names.parties, id), 20, glyphs.ellipsis)).join(', ') ||
  glyphs.none;

const valueText = (value: number | string | null, { glyphs }: Sheet): string =>
  typeof value === 'number' ? figure(value) : (value ?? glyphs.none);

/** When they part and the first that can be told, in words. */
function partingLines(record: RunRecord, { parted, first }: OriginalRecord, sheet: Sheet): string[] {
  const room = sheet.width - 2;
  const line = (text: string, paint = (plain: string) => plain) =>
    `  ${paint(cut(text, room, sheet.glyphs.ellipsis))}`;
  if (parted === null)
    return [line('The two are one and the same run: the change is felt on none of its days.')];
  const day = longDate(parted, sheet);
  if (first === null) return [line(`They part on ${day}; nothing that can be told differs.`)];
  const at = first.date === parted ? 'that day' : dateStyle(record).modern(first.date).trim();
  return [
    line(`They part on ${day}. First difference, ${at}:`, sheet.colours.bold),
    line(`  as written: ${first.original ?? 'nothing of the kind'}`),
    line(`  changed: ${first.changed ?? 'nothing of the kind'}`),
  ];
}

/** The whole on at most so many lines, as far as four regimes have room on them. */
export function besideLines(
  record: RunRecord,
  original: OriginalRecord,
  sheet: Sheet,
  most: number,
): string[] {
  const column = Math.floor((sheet.width - 2 - LABEL - 4) / 2);
  const columns = [left(LABEL), left(column), left(column)];
  const sides = [original, record] as const;
  const pair = (label: string, words: (side: Side) => string) => [
    label,
    ...sides.map((side) => cut(words(side), 2 * column - 12, sheet.glyphs.ellipsis)),
  ];
  const regimes = sides.map((side) => regimeWords(record, side, column, sheet));
  const measures = record.measured
    .slice(0, 2)
    .map(({ name }) =>
      pair(cut(name, LABEL, sheet.glyphs.ellipsis), ({ measured }) =>
        valueText(measured.find((each) => each.name === name)?.value ?? null, sheet),
      ),
    );
  const above = [
    ...partingLines(record, original, sheet),
    ...table(columns, [
      head(sheet, ['', 'as written', 'changed']),
      pair('ended', ({ ending }) => endingOf(record, ending)),
      pair('in office', ({ ending }) => cabinetOf(record, ending, sheet)),
      ...measures,
    ]),
  ];
  const shown = besideEachOther(regimes[0], regimes[1], Math.max(REGIMES_LEAST, most - above.length));
  return [
    ...above,
    ...table(
      columns,
      shown.map((row, i) => [i === 0 ? 'regimes' : '', ...row]),
    ),
  ];
}
