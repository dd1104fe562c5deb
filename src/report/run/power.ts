/**
 * The balance of power: who is obeyed, week by week, and how far each wills to rule. Control and claim are
 * kept apart.
 */
import { max } from 'd3-array';
import type { RunRecord } from '../../experiment/run/record.js';
import { createPanel, labelWidthOf, panelHead, seriesLines, type Panel } from './series.js';
import { isWide, paintOf, type Sheet } from '../sheet.js';
import { paragraph } from '../table.js';
import { count, nameOf, percent } from '../words.js';

/** Below this an authority was never obeyed worth a chart. */
const OBEYED = 0.005;

const authorityLines = (record: RunRecord, panel: Panel, id: string): string[] => {
  const { sheet } = panel;
  const { balance, claim } = record.series;
  const index = record.names.authorities.findIndex((authority) => authority.id === id);
  const scale = { top: 1, show: percent };
  const { bold, dim } = sheet.colours;
  const name = nameOf(record.names.authorities, id);
  const control = { label: name, labelPaint: bold, paint: paintOf(sheet, index) };
  const will = { label: '  its claim', labelPaint: dim, paint: dim };
  return [
    ...seriesLines(panel, { ...scale, ...control, values: balance[id], height: 2 }),
    ...seriesLines(panel, { ...scale, ...will, values: claim[id], height: 1 }),
  ];
};

const streetLines = (record: RunRecord, panel: Panel): string[] => {
  const { streets: values, forms = {} } = record.series;
  const top = max(values) ?? 0;
  if (top === 0) return [];
  const thousands = (value: number) => (value < 1000 ? count(value) : `${count(value / 1000)}k`);
  const { bold, dim, yellow } = panel.sheet.colours;
  const done = Object.entries(forms).filter(([, persons]) => persons.some(Boolean));
  const ofForms = done.flatMap(([name, persons]) => {
    const form = { label: `  ${name}`, labelPaint: dim, values: persons, paint: yellow, show: thousands };
    return seriesLines(panel, { ...form, top: max(persons) ?? 0, height: 1 });
  });
  const row = { label: 'In the streets', labelPaint: bold, values, paint: yellow, show: thousands };
  return ['', ...seriesLines(panel, { ...row, top, height: 2 }), ...ofForms];
};

const LEGEND =
  'Share of the organs of power whose people obey each authority; under it its claim, how far it wills to rule.';

const STREETS = 'In the streets: persons publicly active in the capital, the largest day of each week.';

const FORMS_DONE = 'Under it who acts in what form, in the whole country.';

export const power = (record: RunRecord, sheet: Sheet): string[] => {
  const { dates, balance } = record.series;
  if (dates.length === 0) return [];
  const ids = Object.keys(balance);
  const labels = ids.map((id) => nameOf(record.names.authorities, id));
  const labelWidth = labelWidthOf(labels, 16, isWide(sheet) ? 32 : 22);
  const { start, end } = record;
  const panel = createPanel(sheet, { width: sheet.width, labelWidth, dates, start, end });
  const obeyed = ids.filter((id) => (max(balance[id]) ?? 0) >= OBEYED);
  const never = ids.filter((id) => !obeyed.includes(id)).map((id) => nameOf(record.names.authorities, id));
  const told = record.series.forms === undefined ? [] : [FORMS_DONE];
  const notes = [
    LEGEND,
    STREETS,
    ...told,
    ...(never.length > 0 ? [`Never obeyed: ${never.join(', ')}.`] : []),
  ];
  return [
    ...panelHead(panel, ''),
    ...obeyed.flatMap((id) => authorityLines(record, panel, id)),
    ...streetLines(record, panel),
    ...paragraph(sheet, notes.map(sheet.colours.dim)),
  ];
};
