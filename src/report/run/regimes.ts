/** The timeline of regimes: when each began, how long it lasted, and how clearly it fits. */
import { greatest, least } from 'd3-array';
import type { RegimeRecord, RunRecord, TermRecord } from '../../experiment/run/record.js';
import { axisLabels, span, type ChartAxis } from './chart.js';
import { isWide, paintOf, type Sheet } from '../sheet.js';
import { head, left, paragraph, right, table, type Column } from '../table.js';
import { dateStyle, dayOf, distance, figureOrNone, nameOf, plural, signedDistance } from '../words.js';

interface Reign {
  readonly id: string;
  readonly from: number;
  /** The day after its last. */
  readonly to: number;
  /** What brought it; undefined for the first. */
  readonly cause: RegimeRecord | undefined;
}

const reignsOf = ({ initialRegime, regimes, start, end }: RunRecord): Reign[] => {
  const ends = [...regimes.map((regime) => dayOf(regime.date)), dayOf(end) + 1];
  const first: Reign = { id: initialRegime, from: dayOf(start), to: ends[0], cause: undefined };
  return [first, ...regimes.map((cause, i) => ({ id: cause.to, from: ends[i], to: ends[i + 1], cause }))];
};

/** The feature that fits least: it alone says how well the regime fits. */
const leastTerm = ({ terms }: RegimeRecord): TermRecord | undefined => least(terms, ({ margin }) => margin);

const causeText = (regime: RegimeRecord, { names }: RunRecord): string => {
  const term = leastTerm(regime);
  const holder = regime.holder === null ? 'nobody' : nameOf(names.authorities, regime.holder);
  const governs = regime.newHolder ? `${holder} governs; ` : '';
  const fits = regime.margin > 0 ? 'fits by' : 'none fits, least unfit by';
  const figure = `${governs}${fits} ${signedDistance(regime.margin)}`;
  return term === undefined ? figure : `${figure}: ${term.text} (${figureOrNone(term.left)})`;
};

/** The part of the lines that all reigns share: a date or two, the name, the chart, the days. */
const layoutOf = (
  record: RunRecord,
  sheet: Sheet,
): { columns: Column[]; axis: ChartAxis; indent: number } => {
  const dates = dateStyle(record);
  const styles = sheet.oldStyle ? 2 : 1;
  const nameWidth = isWide(sheet) ? 28 : 28 - 4 * styles;
  const indent = 2 + styles * (dates.width + 2);
  const chartWidth = sheet.width - indent - (nameWidth + 2) - 2 - 4;
  return {
    columns: [...Array<Column>(styles).fill(right(dates.width)), left(nameWidth), left(chartWidth), right(4)],
    axis: { start: dayOf(record.start), end: dayOf(record.end), columns: chartWidth },
    indent,
  };
};

/** A reign on one line, or more where its name is long. */
const reignLine = (record: RunRecord, sheet: Sheet, reign: Reign): string[] => {
  const { columns, axis } = layoutOf(record, sheet);
  const dates = dateStyle(record);
  const date = reign.cause?.date ?? record.start;
  const paint = paintOf(
    sheet,
    record.names.regimes.findIndex((regime) => regime.id === reign.id),
  );
  const bar = paint(span(sheet.glyphs, axis, reign.from, reign.to));
  const name = sheet.colours.bold(nameOf(record.names.regimes, reign.id));
  const days = String(reign.to - reign.from);
  const styles = [dates.modern(date), ...(sheet.oldStyle ? [dates.old(date)] : [])];
  return table(columns, [[...styles, name, bar, days]]);
};

const reignLines = (record: RunRecord, sheet: Sheet, reign: Reign): string[] => {
  const { indent } = layoutOf(record, sheet);
  const cause =
    reign.cause === undefined
      ? []
      : paragraph(sheet, sheet.colours.dim(causeText(reign.cause, record)), indent);
  return [...reignLine(record, sheet, reign), ...cause];
};

const nearestLine = (record: RunRecord, sheet: Sheet): string[] => {
  const entered = new Set([record.initialRegime, ...record.regimes.map(({ to }) => to)]);
  const never = record.nearest.flatMap(({ date, margins }) =>
    Object.entries(margins).flatMap(([regime, margin]) =>
      entered.has(regime) ? [] : [{ date, regime, margin }],
    ),
  );
  const near = greatest(never, ({ margin }) => margin);
  if (near === undefined) return [];
  const { modern } = dateStyle(record);
  return paragraph(
    sheet,
    `Nearest regime never entered: ${nameOf(record.names.regimes, near.regime)}, ${near.margin > 0 ? 'fitting by' : 'short by'} ${distance(near.margin)} on ${modern(near.date)}.`,
  );
};

const HINGES_SHOWN = 6;

const hingeLine = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.hinges.length === 0) return [];
  const { modern } = dateStyle(record);
  const widest = [...record.hinges].sort((a, b) => b.gap - a.gap).slice(0, HINGES_SHOWN);
  const days = widest.map((hinge) => modern(hinge.date)).join(', ');
  const many = plural(record.hinges.length, 'day');
  return paragraph(sheet, `Obedience could have settled either way on ${many}; most open: ${days}.`);
};

/** The timeline without reasons on at most so many lines, 4 or more: of a long one its two ends. */
export const shortRegimes = (record: RunRecord, sheet: Sheet, most: number): string[] => {
  const { columns, axis } = layoutOf(record, sheet);
  const styles = sheet.oldStyle ? ['NS', 'OS'] : [''];
  const above = table(columns, [head(sheet, [...styles, '', axisLabels(axis), 'days'])]);
  const lines = reignsOf(record).map((reign) => reignLine(record, sheet, reign));
  const room = most - above.length;
  const flat = lines.flat();
  if (flat.length <= room) return [...above, ...flat];
  const between = `  ${sheet.glyphs.ellipsis} ${flat.length - room + 1} further`;
  return [...above, flat[0], between, ...flat.slice(flat.length - room + 2)];
};

export const regimes = (record: RunRecord, sheet: Sheet): string[] => {
  const { columns, axis } = layoutOf(record, sheet);
  const reigns = reignsOf(record);
  const styles = sheet.oldStyle ? ['NS', 'OS'] : [''];
  return [
    ...table(columns, [head(sheet, [...styles, '', axisLabels(axis), 'days'])]),
    ...reigns.flatMap((reign) => reignLines(record, sheet, reign)),
    ...nearestLine(record, sheet),
    ...hingeLine(record, sheet),
  ];
};
