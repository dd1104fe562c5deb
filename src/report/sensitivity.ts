/**
 * A sensitivity analysis as text: of the first outcome a table, of each further one a sentence, so that it
 * fits a screen; all of it is in the document.
 */
import type {
  OutcomeSensitivity,
  ParameterRecord,
  ParameterSensitivity,
  SensitivityRecord,
  SwitchSensitivity,
} from '../experiment/sensitivity/record.js';
import type { Conclusion, UnderSwitch } from '../experiment/sensitivity/standing.js';
import type { Estimate } from '../experiment/many/interval.js';
import { failedSentence, resultHeader } from './header.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { cut, head, left, paragraph, right, section, table } from './table.js';
import { count, figure, percent, plural } from './words.js';

/** More lines of a table are those of parameters that do little. */
const LINES_MAX = 20;

/** More outcomes have no room on a screen. */
const OUTCOMES_MAX = 8;

const index = (value: number): string => value.toFixed(2);

const within = ({ low, high }: Estimate, show: (value: number) => string): string =>
  `${show(low)} to ${show(high)}`;

/** An estimate with its interval, or that there is none. */
const cells = (estimate: Estimate | null | undefined, show: (value: number) => string): string[] =>
  estimate ? [show(estimate.value), within(estimate, show)] : ['?', ''];

/** A figure with two digits that count, however small. */
const small = (value: number): string =>
  Math.abs(value) < 1 ? String(Number(value.toPrecision(2))) : figure(value);

const showOf = ({ of }: Pick<OutcomeSensitivity, 'of'>) => (of === 'chance' ? index : small);

function parameterTable(record: ParameterSensitivity, outcome: OutcomeSensitivity, sheet: Sheet): string[] {
  const isSobol = record.analysis === 'sobol';
  const show = isSobol ? index : showOf(outcome);
  const label = Math.min(30, Math.max(...outcome.parameters.map(({ parameter }) => parameter.length)));
  const columns = [left(label), right(7), left(18), right(7), left(14)];
  const labels = isSobol ? ['', 'total', '95 %', 'first', ''] : ['', 'mu*', '95 %', 'noise', ''];
  const lineOf = (each: ParameterRecord): string[] => {
    const { parameter, first, total, muStar, floor, verdict } = each;
    const beside = isSobol ? cells(first, show)[0] : typeof floor === 'number' ? show(floor) : '?';
    return [
      cut(parameter, label, sheet.glyphs.ellipsis),
      ...cells(isSobol ? total : muStar, show),
      beside,
      verdict,
    ];
  };
  const shown = outcome.parameters.slice(0, LINES_MAX).map(lineOf);
  const more = outcome.parameters.length - shown.length;
  return [
    ...table(columns, [head(sheet, labels), ...shown]),
    ...(more > 0 ? paragraph(sheet, `${plural(more, 'parameter')} more do less.`) : []),
  ];
}

/** How much an outcome varies, and how much of it is chance. */
function noiseWords({ of, mean, spread, seedShare, blocks }: OutcomeSensitivity, all: number): string {
  const level =
    of === 'chance' ? `in ${percent(mean)} of runs` : `${small(mean)} on average, spread ${small(spread)}`;
  const seeds =
    seedShare === null ? 'seeds not told apart' : `${percent(seedShare)} of the variance is that of seeds`;
  const missing = blocks < all ? `; ${plural(all - blocks, 'block')} without a value left out` : '';
  return `${level}; ${seeds}${missing}`;
}

const short = (parameter: string): string => parameter.split('.').slice(-2).join('.');

/** An outcome in a sentence: what decides it, and what matters. */
function outcomeLine(record: ParameterSensitivity, outcome: OutcomeSensitivity, sheet: Sheet): string[] {
  const named = (['decides', 'matters'] as const).flatMap((verdict) => {
    const those = outcome.parameters.filter((each) => each.verdict === verdict);
    return those.length > 0
      ? [`${verdict}: ${those.map(({ parameter }) => short(parameter)).join(', ')}`]
      : [];
  });
  const rest = (['hardly matters', 'cannot be told'] as const).flatMap((verdict) => {
    const many = outcome.parameters.filter((each) => each.verdict === verdict).length;
    return many > 0 ? [`${verdict}: ${count(many)}`] : [];
  });
  const title = sheet.colours.bold(outcome.outcome);
  return paragraph(
    sheet,
    `${title} (${noiseWords(outcome, record.blocks)}) ${[...named, ...rest].join('; ')}`,
  );
}

function parameterLines(record: ParameterSensitivity, sheet: Sheet): string[] {
  const { bold, dim } = sheet.colours;
  const order = record.outcomes.toSorted((a, b) =>
    a.of === 'chance' && b.of === 'chance' ? b.spread - a.spread : 0,
  );
  const [first, ...others] = order;
  const what =
    record.analysis === 'sobol'
      ? 'Shares of the variance of the expected outcome: total, in which a parameter takes part, and first, which it makes alone.'
      : 'Mean size of the change over the whole range of a parameter (mu*), and what noise of as many seeds would give.';
  const still = record.still.map(({ outcome, value }) => `${outcome} (${figure(value)})`);
  return [
    ...(first === undefined
      ? paragraph(sheet, 'No outcome varies over these points.')
      : [
          '',
          ...paragraph(sheet, `${bold(first.outcome)}: ${noiseWords(first, record.blocks)}.`),
          ...parameterTable(record, first, sheet),
          ...paragraph(sheet, dim(what)),
        ]),
    ...section(
      sheet,
      'other outcomes',
      others.slice(0, OUTCOMES_MAX).flatMap((outcome) => outcomeLine(record, outcome, sheet)),
    ),
    ...(still.length > 0 ? ['', ...paragraph(sheet, dim(`The same in all runs: ${still.join(', ')}.`))] : []),
  ];
}

const STANDING = {
  stands: 'stands under every switch',
  open: 'open: more seeds would tell',
  moves: 'stands, and is moved',
  hangs: 'hangs on a switch',
} as const;

const underWords = ({ of }: Conclusion, { switched, value, difference }: UnderSwitch): string => {
  const show = of === 'chance' ? percent : figure;
  const signed = (size: number) => `${size < 0 ? '-' : '+'}${show(Math.abs(size))}`;
  return `${switched}: ${show(value)} (${signed(difference.value)}; ${signed(difference.low)} to ${signed(difference.high)})`;
};

function conclusionLines(conclusion: Conclusion, sheet: Sheet): string[] {
  const { outcome, of, value, standing, switches } = conclusion;
  const show = of === 'chance' ? percent : figure;
  const told = switches
    .filter((each) => each.standing !== 'stands')
    .toSorted((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value));
  return [
    ...paragraph(sheet, `${sheet.colours.bold(outcome)} ${show(value)}: ${STANDING[standing]}`),
    ...told.flatMap((each) => paragraph(sheet, `${underWords(conclusion, each)}  ${each.standing}`, 4)),
  ];
}

const switchLines = (record: SwitchSensitivity, sheet: Sheet): string[] => [
  '',
  ...record.conclusions.flatMap((conclusion) => conclusionLines(conclusion, sheet)),
  '',
  ...paragraph(
    sheet,
    sheet.colours.dim(
      'A chance hangs on a switch that brings it to the other side of one half; differences are paired, with 95 % intervals, at a false discovery rate of 5 %.',
    ),
  ),
];

/** The analysis as text, ending in a line break. */
export function sensitivityReport(record: SensitivityRecord, options: SheetOptions): string {
  const sheet = createSheet(options, record);
  const isSwitches = record.analysis === 'switches';
  const points = isSwitches
    ? plural(record.switches.length, 'switch', 'switches')
    : `${plural(record.ranges.length, 'parameter')}, ${plural(record.points, 'point')}`;
  return [
    ...resultHeader(record, `${points}, ${plural(record.runs, 'seed')}`, sheet),
    ...(isSwitches ? switchLines(record, sheet) : parameterLines(record, sheet)),
    ...paragraph(sheet, failedSentence(record.failed)),
    '',
  ].join('\n');
}
