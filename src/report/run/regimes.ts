/** The timeline of regimes: when each began, how long it lasted, and how clearly its transition fired. */
import { greatest, least } from 'd3-array';
import type { RegimeRecord, RunRecord, TermRecord } from '../../experiment/run/record.js';
import { axisLabels, span, type ChartAxis } from './chart.js';
import { isWide, paintOf, type Sheet } from '../sheet.js';
import { head, left, paragraph, right, table, type Column } from '../table.js';
import {
  dateStyle,
  dayOf,
  distance,
  figureOrNone,
  nameOf,
  phrase,
  plural,
  signedDistance,
} from '../words.js';

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

/** Bare quantities used as truth hold or do not; only comparisons tell how nearly. */
const isComparison = (term: TermRecord): boolean => /[<>=]/.test(term.text);

/** The comparison that decided: of those that held, the one nearest to the margin of the whole guard. */
const decisiveTerm = ({ margin, terms }: RegimeRecord): TermRecord | undefined => {
  const away = (term: TermRecord) => Math.abs(term.margin - margin);
  const held = terms.filter((term) => term.holds);
  const comparisons = held.filter(isComparison);
  return least(comparisons.length > 0 ? comparisons : held, away);
};

const causeText = (regime: RegimeRecord): string => {
  const term = decisiveTerm(regime);
  const fired = `margin ${signedDistance(regime.margin)}`;
  if (term === undefined) return fired;
  return `${fired}, decided by ${term.text} (${figureOrNone(term.left)} against ${figureOrNone(term.right)})`;
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

const reignLines = (record: RunRecord, sheet: Sheet, reign: Reign): string[] => {
  const { columns, axis, indent } = layoutOf(record, sheet);
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
  const row = [...styles, name, bar, days];
  const cause =
    reign.cause === undefined ? [] : paragraph(sheet, sheet.colours.dim(causeText(reign.cause)), indent);
  return [...table(columns, [row]), ...cause];
};

const nearestLine = (record: RunRecord, sheet: Sheet): string[] => {
  const near = greatest(record.nearest, ({ margin }) => margin);
  if (near === undefined) return [];
  const { modern } = dateStyle(record);
  return paragraph(
    sheet,
    `Nearest transition not taken: ${phrase(near.transition)}, short by ${distance(near.margin)} on ${modern(near.date)}.`,
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
