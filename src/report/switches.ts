/** The laws that a scenario may switch off, and their constants, as text. */
import type { SwitchedConstant, SwitchedLaw } from '../model/laws/switches.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { left, paragraph, table } from './table.js';

const LABEL_MAX = 24;

/** A value, with the one that it has elsewhere where a scenario has its own. */
const valueText = ({ value, standard }: SwitchedConstant): string =>
  value === standard ? `${value}` : `${value} (elsewhere ${standard})`;

const stateText = ({ on, standard }: SwitchedLaw): string =>
  `${on ? 'on' : 'off'}${on === standard ? '' : ` (elsewhere ${standard ? 'on' : 'off'})`}`;

const lawLines = (law: SwitchedLaw, label: number, sheet: Sheet): string[] => {
  const { bold, dim } = sheet.colours;
  const values = law.constants.map(valueText);
  const width = Math.max(0, ...values.map(({ length }) => length));
  const columns = [left(label), left(width), left(sheet.width - 8 - label - width)];
  const rows = law.constants.map(({ name, about, source }, index) => [
    name,
    values[index],
    `${about} ${dim(`(${source})`)}`,
  ]);
  return [
    ...paragraph(sheet, `${bold(law.id)}  ${stateText(law)}`, 0),
    ...paragraph(sheet, `${law.about} ${dim(`(${law.source})`)}`, 2),
    ...table(columns, rows, { indent: 4 }),
    '',
  ];
};

/** All laws with their constants, and how one is switched; ends in a line break. */
export const switchesReport = (laws: readonly SwitchedLaw[], options: SheetOptions): string => {
  const sheet = createSheet(options);
  const names = laws.flatMap(({ constants }) => constants.map(({ name }) => name.length));
  const label = Math.min(LABEL_MAX, Math.max(0, ...names));
  const hint = 'Switch one with `--set laws.ID.on=0`, set one with `--set laws.ID.NAME=VALUE`.';
  return [
    ...laws.flatMap((law) => lawLines(law, label, sheet)),
    ...paragraph(sheet, sheet.colours.dim(hint), 0),
    '',
  ].join('\n');
};
