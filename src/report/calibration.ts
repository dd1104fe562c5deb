/** A calibration as text: parameters with what the record says of them, facts, and generations. */
import type { PosteriorRecord } from '../experiment/calibration/record.js';
import { resultHeader } from './header.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { cut, head, left, paragraph, right, section, table } from './table.js';
import { percent, plural } from './words.js';

const short = (value: number | null): string => (value === null ? '?' : String(Number(value.toPrecision(3))));

const cutTo = (text: string, width: number, sheet: Sheet) => cut(text, width, sheet.glyphs.ellipsis);

function factsAndGenerations({ facts, generations }: PosteriorRecord, sheet: Sheet): string[] {
  return [
    ...section(
      sheet,
      'facts that were fitted',
      table(
        [left(24), right(10), right(10), left(24), left(10)],
        [
          head(sheet, ['', 'recorded', 'median', '90 %', 'unit']),
          ...facts.map((each) => [
            cutTo(each.id, 24, sheet),
            ...[short(each.recorded), short(each.median)],
            each.used ? `${short(each.low)} to ${short(each.high)}` : 'took no part',
            cutTo(each.unit, 10, sheet),
          ]),
        ],
      ),
    ),
    ...section(
      sheet,
      'generations',
      table(
        [left(4), right(8), right(10), right(12), right(16)],
        [
          head(sheet, ['', 'runs', 'accepted', 'distance', 'effective size']),
          ...generations.map((each) => [
            String(each.generation),
            String(each.runs),
            percent(each.accepted / each.runs),
            short(each.epsilon),
            each.effective.toFixed(0),
          ]),
        ],
      ),
    ),
  ];
}

/** The posterior as text, ending in a line break. */
export function calibrationReport(record: PosteriorRecord, options: SheetOptions): string {
  const sheet = createSheet(options, record);
  const { parameters, generations, directions } = record;
  const runs = generations.reduce((sum, generation) => sum + generation.runs, 0);
  const words = `${plural(record.particles.length, 'particle')} of ${plural(generations.length, 'generation')}, ${plural(runs, 'run')}`;
  const known = directions.map(({ width, loadings }) => {
    const parts = Object.entries(loadings).filter(([, load]) => Math.abs(load) >= 0.3);
    const sum = parts.map(([name, load]) => `${load < 0 ? '-' : '+'}${Math.abs(load).toFixed(1)} ${name}`);
    return `${sum.join(' ')}: ${percent(width)} of the variance of the prior`;
  });
  return [
    ...resultHeader(record, words, sheet),
    '',
    ...table(
      [left(30), right(16), right(8), right(8), right(18), left(14)],
      [
        head(sheet, ['', 'range', 'written', 'median', '90 %', '']),
        ...parameters.map((each) => [
          cutTo(each.parameter, 30, sheet),
          `${short(each.from)} to ${short(each.to)}`,
          ...[short(each.written), short(each.median)],
          `${short(each.low)} to ${short(each.high)}`,
          each.identified ? 'identified' : 'not identified',
        ]),
      ],
      { gap: 1 },
    ),
    ...section(
      sheet,
      'what the facts know together',
      known.flatMap((line) => paragraph(sheet, line)),
    ),
    ...factsAndGenerations(record, sheet),
    '',
  ].join('\n');
}
