/**
 * Small multiples: how people of each group would vote, week by week. All panels have one scale, so they can
 * be compared.
 */
import { max } from 'd3-array';
import type { RunRecord } from '../../experiment/run/record.js';
import { createPanel, labelWidthOf, panelHead, seriesLines, type Panel } from './series.js';
import { isWide, paintOf, type Sheet } from '../sheet.js';
import { left, paragraph, stacked, table } from '../table.js';
import { nameOf, percent } from '../words.js';

/** The greatest share of any panel, rounded up to whole tenths. */
const topOf = ({ support, abstaining }: RunRecord['series']): number => {
  const rows = [
    ...Object.values(support).flatMap((parties) => Object.values(parties)),
    ...Object.values(abstaining),
  ];
  return Math.max(0.1, Math.ceil((max(rows.flat()) ?? 0) * 10) / 10);
};

/** A party that never reaches this share of a group has no chart there. */
const NOTABLE = 0.01;

const plain = (text: string): string => text;

const groupLines = (record: RunRecord, panel: Panel, group: string, top: number): string[] => {
  const { sheet } = panel;
  const { support, abstaining } = record.series;
  const scale = { top, height: 1, show: percent };
  const shown = Object.entries(support[group]).filter(([, values]) =>
    values.some((value) => value >= NOTABLE),
  );
  const parties = shown.flatMap(([id, values]) => {
    const index = record.names.parties.findIndex((party) => party.id === id);
    const label = nameOf(record.names.parties, id);
    return seriesLines(panel, { ...scale, label, labelPaint: plain, values, paint: paintOf(sheet, index) });
  });
  const { dim } = sheet.colours;
  const abstain = { ...scale, label: 'abstaining', labelPaint: dim, paint: dim };
  const absent = abstaining[group];
  return [
    ...panelHead(panel, nameOf(record.names.groups, group)),
    ...parties,
    ...(absent === undefined ? [] : seriesLines(panel, { ...abstain, values: absent })),
  ];
};

/** Blocks of lines two abreast, ending on one line. */
const abreast = (blocks: readonly (readonly string[])[], width: number): string[] => {
  const columns = [left(width), left(width)];
  const pairs = blocks.flatMap((block, i) => (i % 2 === 0 ? [[block, blocks[i + 1] ?? []]] : []));
  const style = { indent: 0, vertical: 'bottom' } as const;
  return stacked(pairs.map((pair) => table(columns, [pair.map((block) => block.join('\n'))], style)));
};

export const shares = (record: RunRecord, sheet: Sheet): string[] => {
  const { dates, support } = record.series;
  const groups = Object.keys(support);
  if (dates.length === 0 || groups.length === 0) return [];
  const width = isWide(sheet) ? Math.floor((sheet.width - 2) / 2) : sheet.width;
  const labels = record.names.parties.map((party) => party.name);
  const labelWidth = labelWidthOf(labels, 12, 16);
  const panel = createPanel(sheet, { width, labelWidth, dates, start: record.start, end: record.end });
  const top = topOf(record.series);
  const blocks = groups.map((group) => groupLines(record, panel, group, top));
  const scale =
    `Shares of ballots cast if voters were asked (the table of ballots of a kept run), abstaining of the electorate; full height is ${percent(top)}. ` +
    `Parties that never reach ${percent(NOTABLE)} of a group are left out there.`;
  return [
    ...(isWide(sheet) ? abreast(blocks, width) : stacked(blocks)),
    ...paragraph(sheet, sheet.colours.dim(scale)),
  ];
};
