/**
 * The first screen of a run: how it ended and how sure that is, regimes, turning points, the worst misses,
 * and what to ask next, on forty lines at most.
 *
 * Decision worth knowing: what must be told (the head, the ending, the questions) takes the lines it needs;
 * the two lists share what is left, and say that they were cut. The whole is `runReport`.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { endingSentence, outsideSentences, parametersSentence } from '../header.js';
import { createSheet, type Paint, type Sheet, type SheetOptions } from '../sheet.js';
import { cut, left, paragraph, right, section, table } from '../table.js';
import { count, dateStyle, figureOf, longDate, nameOf, percent, plural } from '../words.js';
import { factWords } from '../run/facts.js';
import { seriesWords, valueWords } from '../run/measured.js';
import { shortRegimes } from '../run/regimes.js';
import { besideLines } from './beside.js';
import { worstMisses } from './misses.js';
import { commandLines, nextQuestions, type AskedRun } from './next.js';
import { turningPoints, type TurningPoint } from './turning.js';

/** A run as it is shown: with how it was asked for. */
export interface ShownRun {
  readonly record: RunRecord;
  readonly asked: AskedRun;
}

/** Lines of a screen, the empty one above it among them. */
const LINES = 40;

/** Lines of a heading: an empty one, and its rule. */
const HEADING = 2;

const MISSES_SHOWN = 3;
const CHANGES_SHOWN = 2;

/** A text on at most so many lines of the sheet. */
const brief = (sheet: Sheet, text: string, lines: number, paint: Paint = (plain) => plain): string[] => {
  // Words leave some columns blank at the end of each line but the last.
  const room = lines * (sheet.width - 2) - 10 * (lines - 1);
  return paragraph(sheet, paint(cut(text, room, sheet.glyphs.ellipsis))).slice(0, lines);
};

const headLines = (record: RunRecord, sheet: Sheet): string[] => {
  const { title, tauride, mode, start, end, seed, population, digest, interventions, usedParameters } =
    record;
  const { bold, dim, yellow } = sheet.colours;
  const { dot, ellipsis } = sheet.glyphs;
  const version = `tauride ${tauride}`;
  const columns = [left(sheet.width - 4 - version.length), left(version.length)];
  const room = sheet.width - 6 - version.length;
  const days = `${longDate(start, { oldStyle: false })} to ${longDate(end, { oldStyle: false })}`;
  const kind = mode === 'replay' ? 'a replay: causes and decisions as recorded' : 'a free run';
  const made = `${kind}; seed "${seed}" ${dot} ${count(population.agents)} agents ${dot} digest ${digest.slice(0, 12)}`;
  const whole = interventions.length;
  const told = interventions
    .slice(0, CHANGES_SHOWN)
    .map((change, i) =>
      i === CHANGES_SHOWN - 1 && whole > CHANGES_SHOWN ? `${plural(whole - i, 'further change')}` : change,
    );
  return [
    ...table(columns, [[bold(cut(`${title}, ${days}`, room, ellipsis)), dim(version)]]),
    ...brief(sheet, made, 2, dim),
    ...(usedParameters ? brief(sheet, parametersSentence(usedParameters), 1, dim) : []),
    ...outsideSentences(record).flatMap((text) => brief(sheet, text, 1, yellow)),
    ...told.flatMap((change) => brief(sheet, `changed: ${change}`, 1, yellow)),
  ];
};

/** What fell by chance in this run. */
const sureWords = ({ contests, decisions }: RunRecord): string => {
  const fought = contests.filter(({ place }) => place !== null);
  const free = decisions.filter(({ pinned, probabilities, chosen }) => !pinned && probabilities[chosen] < 1);
  const parts = [
    fought.length > 0 &&
      `${plural(fought.length, 'contest')} at a chance of ${fought
        .map(({ chance }) => percent(chance))
        .slice(-4)
        .join(', ')}`,
    free.length > 0 && `${plural(free.length, 'answer')} that could have been otherwise`,
  ].filter((part) => typeof part === 'string');
  const on = parts.length === 0 ? '' : `; it hung on ${parts.join(' and ')}`;
  return `How sure: this is one run of one seed${on}.`;
};

const endedLines = (record: RunRecord, sheet: Sheet): string[] => {
  const { date, government } = record.ending;
  const name = (id: string) => nameOf(record.names.parties, id);
  const when = date === null ? '' : ` Decided on ${longDate(date, sheet)}.`;
  const office = government.length === 0 ? '' : ` In office: ${government.map(name).join(', ')}.`;
  const sentence = endingSentence(record);
  return [
    ...brief(sheet, `${sentence}${when}${office}`, 3, (text) => text.replace(sentence, sheet.colours.bold)),
    ...brief(sheet, sureWords(record), 2),
  ];
};

/** What was measured: the first three. */
const measuredLines = ({ measured, measuredSeries = [] }: RunRecord, sheet: Sheet): string[] =>
  [
    ...measured.map((each) => `${each.name} (${each.meaning}): ${valueWords(each, sheet)}`),
    ...measuredSeries.map((series) => `${series.name}: ${seriesWords(series, sheet)}`),
  ]
    .slice(0, 3)
    .flatMap((text) => brief(sheet, text, 1));

const missLines = (record: RunRecord, sheet: Sheet): string[] => {
  const { modern, width } = dateStyle(record);
  const { none, ellipsis } = sheet.glyphs;
  const room = sheet.width - 2 - width - 2 - 34;
  const columns = [right(width), left(room), left(32)];
  return table(
    columns,
    worstMisses(record, MISSES_SHOWN).map((fact) => {
      const show = figureOf(fact);
      const figures = `${show(fact.simulated)}, on record ${show(fact.recorded)}`;
      return [modern(fact.date), cut(factWords(fact), room, ellipsis), cut(figures || none, 32, ellipsis)];
    }),
  );
};

const askLines = ({ record, asked }: ShownRun, sheet: Sheet): string[] => {
  const columns = [left(19), left(sheet.width - 23)];
  return nextQuestions(record, asked).flatMap(({ label, words }) =>
    table(
      columns,
      commandLines(words, sheet.width - 23).map((line, i) => [i === 0 ? label : '', line]),
    ),
  );
};

const pointLines = ({ date, text }: TurningPoint, record: RunRecord, sheet: Sheet): string[] => {
  const { modern, width } = dateStyle(record);
  const room = sheet.width - 2 - width - 2;
  return table([right(width), left(room)], [[modern(date), cut(text, 2 * room - 12, sheet.glyphs.ellipsis)]]);
};

/** The weightiest turning points that have room, in order of time. */
const turningLines = (record: RunRecord, sheet: Sheet, room: number): string[] => {
  const chosen: { readonly point: TurningPoint; readonly lines: readonly string[] }[] = [];
  let used = 0;
  for (const point of turningPoints(record)) {
    const lines = pointLines(point, record, sheet);
    if (used + lines.length > room) continue;
    used += lines.length;
    chosen.push({ point, lines });
  }
  return chosen.sort((a, b) => a.point.date.localeCompare(b.point.date)).flatMap(({ lines }) => lines);
};

/** The lists that share the lines which are left. */
const lists = (record: RunRecord, sheet: Sheet, room: number): string[] => {
  const { original } = record;
  const title = original === undefined ? 'Regimes' : 'Beside the run as it is written';
  const half = Math.max(4, Math.ceil((room - 2 * HEADING) / 2));
  const first =
    original === undefined
      ? shortRegimes(record, sheet, half)
      : besideLines(record, original, sheet, room - HEADING);
  const turning = turningLines(record, sheet, room - 2 * HEADING - first.length);
  return [...section(sheet, title, first), ...section(sheet, 'Turning points', turning)];
};

/** The first screen as text, ending in a line break; no line is wider than the sheet. */
export const screenReport = (shown: ShownRun, options: SheetOptions): string => {
  const { record } = shown;
  const sheet = createSheet(options, record);
  const above = [
    '',
    ...headLines(record, sheet),
    ...section(sheet, 'How it ended', [...endedLines(record, sheet), ...measuredLines(record, sheet)]),
  ];
  const below = [
    ...(record.original === undefined ? section(sheet, 'Worst misses', missLines(record, sheet)) : []),
    ...section(sheet, 'What to ask next (--all prints the rest)', askLines(shown, sheet)),
  ];
  const room = LINES - above.length - below.length;
  return [...above, ...lists(record, sheet, room), ...below, ''].join('\n');
};
