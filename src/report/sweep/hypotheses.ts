/** Verdicts on hypotheses as text: statement by statement, what was asked, what came, and how sure it is. */
import type { HypothesesRecord, StatementRecord, TestRecord } from '../../experiment/hypotheses/record.js';
import { resultHeader } from '../header.js';
import { createSheet, type Sheet, type SheetOptions } from '../sheet.js';
import { head, left, paragraph, right, section, table } from '../table.js';
import { figure, percent, plural } from '../words.js';

type Shown = Pick<TestRecord, 'of'>;

/** A level or a difference of an outcome, as its kind is written. */
function show({ of }: Shown, value: number | null): string {
  if (value === null || Number.isNaN(value)) return '?';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (of === 'day') return value.toFixed(1);
  return Math.abs(value) < 10 ? value.toFixed(2) : figure(value);
}

const signed = (test: Shown, value: number): string => `${value > 0 ? '+' : ''}${show(test, value)}`;

const within = (test: TestRecord): string =>
  `${signed(test, test.difference.low)} to ${signed(test, test.difference.high)}`;

/** What the prior says of a test. */
const priorWords = ({ prior }: TestRecord): string[] =>
  prior === null
    ? []
    : [`short of it in ${percent(prior.share.value)} of ${plural(prior.draws, 'draw')} from the prior`];

/** What stands beside a test that was registered, or was not. */
function registeredWords({ registered, least }: TestRecord): string[] {
  if (registered === null) return ['not registered before'];
  const { least: first, verdict, changed } = registered;
  const size =
    first === least ? [] : [`the least size was ${first} when it was registered; by that: ${verdict}`];
  const others = changed.filter((name) => name !== 'least');
  return [...size, ...(others.length > 0 ? [`changed since it was registered: ${others.join(', ')}`] : [])];
}

/** The laws on which a test hangs. */
function switchWords(test: TestRecord): string[] {
  if (test.switches.length === 0) return [];
  const of = (standing: TestRecord['switches'][number]['standing']) =>
    test.switches
      .filter((each) => each.standing === standing)
      .map(({ switched, value }) => `${switched} (${signed(test, value)})`);
  const [hangs, open] = [of('hangs'), of('open')];
  return [
    hangs.length > 0
      ? `depends on ${hangs.join(', ')}`
      : `depends on none of ${plural(test.switches.length, 'law')} for sure`,
    ...(open.length > 0 ? [`more pairs would tell of ${open.join(', ')}`] : []),
  ];
}

const paintOf = ({ colours }: Sheet, { verdict }: TestRecord) =>
  ({
    supported: colours.green,
    against: colours.red,
    'not supported': colours.yellow,
    undecided: colours.dim,
    'cannot be tested here': colours.dim,
  })[verdict];

function testLines(test: TestRecord, sheet: Sheet): string[] {
  const { id, question, first, second, than, direction, least, unit, reason } = test;
  const columns = [left(22), right(8), right(8), right(9), left(18)];
  const other = than === null ? show(test, first) : show(test, than);
  const numbers = [other, show(test, second), signed(test, test.difference.value), within(test)];
  const claim = `the statement: ${direction} by ${least} ${unit} at least`;
  return [
    '',
    ...paragraph(sheet, `${paintOf(sheet, test)(test.verdict)}: ${question}`),
    ...table(columns, [['', ...numbers]], { gap: 1 }),
    ...paragraph(
      sheet,
      sheet.colours.dim(
        [id, plural(test.pairs, 'pair'), claim, ...priorWords(test), ...registeredWords(test)].join('; '),
      ),
      4,
    ),
    ...[...(reason === null ? [] : [reason]), ...switchWords(test)].flatMap((line) =>
      paragraph(sheet, line, 4),
    ),
  ];
}

function statementLines({ title, says, source, tests }: StatementRecord, sheet: Sheet): string[] {
  return section(sheet, title, [
    ...paragraph(sheet, `${says} (${source})`),
    ...table(
      [left(22), right(8), right(8), right(9), left(18)],
      [head(sheet, ['', 'without', 'with', 'more', 'interval'])],
      { gap: 1 },
    ),
    ...tests.flatMap((test) => testLines(test, sheet)),
  ]);
}

/** The verdicts as text, ending in a line break. */
export function hypothesesReport(record: HypothesesRecord, options: SheetOptions): string {
  const sheet = createSheet(options, record);
  const tests = record.statements.flatMap((statement) => statement.tests);
  const words = `${plural(tests.length, 'test')} of ${plural(record.statements.length, 'statement')}`;
  const counted = [...new Set(tests.map(({ verdict }) => verdict))].map(
    (verdict) => `${tests.filter((each) => each.verdict === verdict).length} ${verdict}`,
  );
  const confidence = tests.find(({ reason }) => reason === null)?.confidence;
  const looks =
    confidence === undefined
      ? []
      : paragraph(
          sheet,
          `Intervals are of ${(100 * confidence).toFixed(1)} %, so that of ${plural(record.looks, 'look')} at most one verdict in twenty is one of chance.`,
        );
  return [
    ...resultHeader(record, words, sheet),
    ...paragraph(sheet, `hypotheses sha256 ${record.hash}`),
    ...paragraph(sheet, counted.join(', ')),
    ...looks,
    ...record.statements.flatMap((statement) => statementLines(statement, sheet)),
    '',
  ].join('\n');
}
