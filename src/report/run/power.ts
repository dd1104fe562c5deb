/**
 * The balance of power: who is obeyed, week by week, and how far each wills to rule. Control and claim are
 * kept apart.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { createPanel, labelWidthOf, panelHead, seriesLines, type Panel } from './series.js';
import { isWide, paintOf, type Sheet } from '../sheet.js';
import { paragraph } from '../table.js';
import { count, nameOf, percent } from '../words.js';

/** Below this an authority was never obeyed worth a chart. */
const OBEYED = 0.005;

const peakOf = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

const authorityLines = (record: RunRecord, panel: Panel, id: string): string[] => {
  const { sheet } = panel;
  const { balance, claim } = record.series;
  const index = record.names.authorities.findIndex((authority) => authority.id === id);
  const scale = { top: 1, show: percent };
  const { bold, dim } = sheet.colours;
  const name = nameOf(record.names.authorities, id);
  return [
    ...seriesLines(panel, {
      ...scale,
      label: name,
      labelPaint: bold,
      values: balance[id],
      height: 2,
      paint: paintOf(sheet, index),
    }),
    ...seriesLines(panel, {
      ...scale,
      label: '  its claim',
      labelPaint: dim,
      values: claim[id],
      height: 1,
      paint: dim,
    }),
  ];
};

const streetLines = (record: RunRecord, panel: Panel): string[] => {
  const values = record.series.streets;
  const top = peakOf(values);
  if (top === 0) return [];
  const thousands = (value: number) => (value < 1000 ? count(value) : `${count(value / 1000)}k`);
  const { bold, yellow } = panel.sheet.colours;
  const row = {
    label: 'In the streets',
    labelPaint: bold,
    values,
    top,
    height: 2,
    paint: yellow,
    show: thousands,
  };
  return ['', ...seriesLines(panel, row)];
};

const LEGEND =
  'Share of the organs of power whose people obey each authority; under it its claim, how far it wills to rule.';

const STREETS = 'In the streets: persons publicly active in the capital, the largest day of each week.';

export const power = (record: RunRecord, sheet: Sheet): string[] => {
  const { dates, balance } = record.series;
  if (dates.length === 0) return [];
  const ids = Object.keys(balance);
  const labels = ids.map((id) => nameOf(record.names.authorities, id));
  const labelWidth = labelWidthOf(labels, 16, isWide(sheet) ? 32 : 22);
  const panel = createPanel(sheet, {
    width: sheet.width,
    labelWidth,
    dates,
    start: record.start,
    end: record.end,
  });
  const obeyed = ids.filter((id) => peakOf(balance[id]) >= OBEYED);
  const never = ids.filter((id) => !obeyed.includes(id)).map((id) => nameOf(record.names.authorities, id));
  const notes = [LEGEND, STREETS, ...(never.length > 0 ? [`Never obeyed: ${never.join(', ')}.`] : [])];
  return [
    ...panelHead(panel, ''),
    ...obeyed.flatMap((id) => authorityLines(record, panel, id)),
    ...streetLines(record, panel),
    ...notes.flatMap((note) => paragraph(sheet, sheet.colours.dim(note))),
  ];
};
