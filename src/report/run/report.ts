/** The report of one run: its sections in order, each under its heading, none that is empty. */
import type { RunRecord } from '../../experiment/run/record.js';
import { acts } from './acts.js';
import { blanks } from './blanks.js';
import { bodies } from './bodies.js';
import { contests } from './contests.js';
import { facts } from './facts.js';
import { holdings } from './holdings.js';
import { happenings } from './happenings.js';
import { closing, ending, header } from '../header.js';
import { measured } from './measured.js';
import { power } from './power.js';
import { pushes } from './pushes.js';
import { regimes } from './regimes.js';
import { scores } from './scores.js';
import { shares } from './shares.js';
import { createSheet, type Sheet, type SheetOptions } from '../sheet.js';
import { section } from '../table.js';

type Section = (record: RunRecord, sheet: Sheet) => string[];

const SECTIONS: readonly (readonly [title: string, linesOf: Section])[] = [
  ['How it ended', ending],
  ['Measured', measured],
  ['Regimes', regimes],
  ['How power moved', acts],
  ['Balance of power', power],
  ['Whom people would vote for', shares],
  ['Events and decisions', happenings],
  ['Contests', contests],
  ['Who held the country', holdings],
  ['Deputies', bodies],
  ['Facts', facts],
  ['Distance from the record', scores],
  ['Without a value', blanks],
  ['Pushed by hand', pushes],
  ['In short', closing],
];

/** The whole report as text, ending in a line break; no line is wider than the sheet. */
export const runReport = (record: RunRecord, options: SheetOptions): string => {
  const sheet = createSheet(options, record);
  const sections = SECTIONS.flatMap(([title, linesOf]) => section(sheet, title, linesOf(record, sheet)));
  return ['', ...header(record, sheet), ...sections, ''].join('\n');
};
