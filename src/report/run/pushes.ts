/**
 * How much of the year was pushed by hand: the appeal that single events added outside issues, credibility,
 * blame and reach.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, table } from '../table.js';
import { figure, percent, phrase } from '../words.js';

const SHOWN = 6;
const BAR_WIDTH = 20;

type Push = RunRecord['standings'][number];

/** The title of an event or decision; of `decision.option` both. */
const originTitle = (origin: string, titles: ReadonlyMap<string, string>): string => {
  const [id, option] = origin.split('.');
  const title = titles.get(id) ?? phrase(id);
  return option === undefined ? title : `${title} ${phrase(option)}`;
};

const pushRow = (
  { origin, total }: Push,
  whole: number,
  titles: ReadonlyMap<string, string>,
  sheet: Sheet,
): string[] => {
  const bar = sheet.glyphs.full.repeat(Math.round((total / whole) * BAR_WIDTH));
  return [originTitle(origin, titles), bar, figure(total), percent(total / whole)];
};

export const pushes = (record: RunRecord, sheet: Sheet): string[] => {
  const ranked = record.standings.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  if (ranked.length === 0) return [];
  const whole = ranked.reduce((sum, { total }) => sum + total, 0);
  const titles = new Map([...record.events, ...record.decisions].map(({ id, title }) => [id, title]));
  const columns = [left(sheet.width - 2 - BAR_WIDTH - 8 - 5 - 6), left(BAR_WIDTH), right(8), right(5)];
  const shown = ranked.slice(0, SHOWN);
  const meaning =
    `The ${shown.length === ranked.length ? '' : `${shown.length} largest of ${ranked.length} `}scripted additions to appeal: ` +
    `days times mean |standing| a person, ${figure(whole)} in all.`;
  return [
    ...table(
      columns,
      shown.map((push) => pushRow(push, whole, titles, sheet)),
    ),
    ...paragraph(sheet, sheet.colours.dim(meaning)),
  ];
};
