/**
 * The page of a comparison: the question, how many runs ended how on both sides, and what else differs by
 * more than chance.
 */
import type { CompareRecord, TwinRecord } from '../../experiment/many/compare.js';
import type { Estimate } from '../../experiment/many/interval.js';
import { ENDING_SHADES } from '../../view/many/many.js';
import { markup, type Content } from '../../view/markup.js';
import { stackedScene, type Shade, type Tone } from '../../view/scene.js';
import { spanScene } from '../../view/many/spans.js';
import { squaresScene, type EndingCount } from '../../view/many/squares.js';
import { capital, count, longDate, percent, plural } from '../../view/words.js';
import { rowsThatDiffer, rowsThatMatter, isEnding } from '../compare/rows.js';
import { sentences } from '../compare/sentences.js';
import { showFigure, wholePoints } from '../compare/tables.js';
import { MODE, parametersSentence, daysSentence } from '../header.js';
import { outcomeWords } from '../outcome-words.js';
import { createSheet } from '../sheet.js';
import type { Row } from '../../experiment/tables/table.js';
import { fansOf } from './fans.js';
import { shellWord } from '../../foundation/text.js';
import { againPart } from './again.js';
import { documentOf, pictureOf, folded, sectionOf, tableOf } from './document.js';

/** A sheet so wide that no sentence is broken. */
const UNBROKEN = { width: 100_000, colour: false, unicode: true } as const;

/** The rank of an authority among those of the scenario, by an ending that names it. */
export function endingTone(value: string, names: CompareRecord['names']): Tone {
  const authority = value.split(':')[1] as string | undefined;
  const ids = Object.keys(names).filter((key) => key.startsWith('authority.'));
  const rank = ids.indexOf(`authority.${authority ?? ''}`);
  return rank < 0 ? 'muted' : rank;
}

const endingShade = (value: string): Shade => {
  const shades: Readonly<Record<string, Shade | undefined>> = ENDING_SHADES;
  return shades[value.split(':')[0]] ?? 1;
};

/** How often runs of a side ended how; the same endings in the same order on both. */
function endingsOf(twin: TwinRecord, { names }: CompareRecord, side: 'baseline' | 'twin'): EndingCount[] {
  return twin.chances
    .filter((chance) => isEnding(chance) && chance.value !== null)
    .map((chance) => ({
      words: outcomeWords(chance, names),
      times: Math.round(chance[side].value * twin.pairs),
      tone: endingTone(chance.value ?? '', names),
      shade: endingShade(chance.value ?? ''),
    }));
}

const sideName = (side: string): string =>
  ({ baseline: 'Without the change', twin: 'With it' })[side] ?? side;

function squares(twin: TwinRecord, record: CompareRecord, id: string): Content {
  if (twin.pairs === 0) return undefined;
  const draw = (width: number) =>
    stackedScene(
      'How the runs ended',
      (['baseline', 'twin'] as const).map((side) =>
        squaresScene(sideName(record.sides[side]), endingsOf(twin, record, side), width),
      ),
      18,
    );
  return pictureOf(
    `squares-${id}`,
    draw,
    'A square is a run, in the colour of whoever holds power at its end. Both sides have the same seeds.',
  );
}

function dots(twin: TwinRecord, record: CompareRecord, id: string): Content {
  const chances = rowsThatMatter(twin).rows.chances.filter((chance) => !isEnding(chance));
  if (chances.length === 0 || twin.pairs === 1) return undefined;
  const rows = chances.map((chance) => ({
    label: capital(outcomeWords(chance, record.names)),
    share: chance.twin,
    before: chance.baseline,
    tone: 1,
  }));
  const words = rows.map(
    ({ label, share, before }) => `${label}: ${percent(share.value)} instead of ${percent(before.value)}`,
  );
  return pictureOf(
    `dots-${id}`,
    (width) => spanScene('What else came more or less often', `${words.join('; ')}.`, rows, width),
    'Share of runs: hollow without the change, full with it, and the line its 95 % interval.',
  );
}

const intervalOf = ({ low, high }: Estimate, show: (value: number) => string): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${show(low)} to ${show(high)}` : '';

function chanceTable(twin: TwinRecord, record: CompareRecord): Content {
  const { chances } = rowsThatDiffer(twin);
  return tableOf(
    'Every outcome that differs, as the share of runs; the difference in points, with its 95 % interval',
    [
      { text: 'Outcome' },
      { text: record.sides.baseline, kind: 'number' },
      { text: record.sides.twin, kind: 'number' },
      { text: 'Points', kind: 'number' },
      { text: 'Interval', kind: 'number' },
    ],
    chances.map((chance) => [
      outcomeWords(chance, record.names),
      percent(chance.baseline.value),
      percent(chance.twin.value),
      wholePoints(chance.difference.value),
      intervalOf(chance.difference, wholePoints),
    ]),
  );
}

function figureTable(twin: TwinRecord, record: CompareRecord): Content {
  const { figures } = rowsThatDiffer(twin);
  return tableOf(
    'Mean figures of the last day that differ',
    [
      { text: 'Figure' },
      { text: record.sides.baseline, kind: 'number' },
      { text: record.sides.twin, kind: 'number' },
    ],
    figures.flatMap((mean) =>
      mean.type === 'number'
        ? [
            [
              mean.meaning.replace(/ on the last day$/, ''),
              ...[mean.baseline, mean.twin].map(showFigure(mean)),
            ],
          ]
        : [],
    ),
  );
}

/** The sentences of the comparison; those that complete a lead stand in a list under it. */
function toldPart(twin: TwinRecord, record: CompareRecord): Content {
  const lines = sentences(twin, record, createSheet(UNBROKEN, record));
  return lines.map((line) => {
    const text = line.trim();
    if (text.endsWith(':')) return markup`<h3>${text}</h3>\n`;
    return line.startsWith('    ') ? markup`<p class="told">${text}</p>\n` : markup`<p>${text}</p>\n`;
  });
}

function twinPart(twin: TwinRecord, record: CompareRecord, i: number, bands: readonly Row[]): Content {
  const isOnly = record.twins.length === 1;
  return [
    isOnly ? undefined : markup`<h2>${twin.question}</h2>\n`,
    twin.changes.length === 0
      ? undefined
      : markup`<p class="changes">${capital(twin.title)}. Changed: ${twin.changes.join('; ')}</p>\n`,
    squares(twin, record, String(i)),
    twin.pairs === 0 ? markup`<p>No pair of runs was done.</p>\n` : toldPart(twin, record),
    dots(twin, record, String(i)),
    fansOf(
      record,
      bands.filter(({ point }) => Number(point) === i + 1),
      String(i),
    ),
    folded('All outcomes that differ', chanceTable(twin, record)),
    folded('All figures that differ', figureTable(twin, record)),
  ];
}

/** Which parameters runs had, where they are not as written. */
const parametersNote = ({ usedParameters }: CompareRecord): string =>
  usedParameters === undefined ? '' : ` ${capital(parametersSentence(usedParameters))}.`;

/** The command of the comparison, as far as its record tells it. */
function command(record: CompareRecord): string {
  const twins = record.twins.map(({ id }) => `--with ${shellWord(id)}`).join(' ');
  const mode = record.mode === 'replay' ? ' --replay' : '';
  const parameters =
    record.usedParameters === undefined ? '' : ` --parameters ${record.usedParameters.which}`;
  return `tauride compare ${shellWord(record.scenario)}${mode} ${twins} --runs ${String(record.runs)} --population ${String(record.agents)} --seed ${shellWord(record.seed)}${parameters}`;
}

const again = (record: CompareRecord): Content =>
  againPart(record.changes.length === 0 ? command(record) : undefined, [
    `Tauride ${record.tauride}, scenario ${record.scenarioDigest}, ${plural(record.runs, 'seed')} from “${record.seed}”.`,
    ...(record.days === null ? [] : [daysSentence(record.days)]),
  ]);

/** The page as a document; with the rows of the table of bands, it has fans. */
export function comparePage(record: CompareRecord, bands: readonly Row[] = []): string {
  const [only] = record.twins;
  const question = record.twins.length === 1 ? only.question : record.title;
  const agents = typeof record.agents === 'number' ? count(record.agents) : record.agents;
  return documentOf(`${question} - Tauride`, [
    markup`<header><p class="kicker">${record.title}</p>
<h1>${question}</h1>
<p class="note">${longDate(record.start, record)} to ${longDate(record.end, record)}; ${MODE[record.mode]}; ${plural(record.runs, 'pair')} of runs of ${agents} agents.${parametersNote(record)}</p>
${record.changes.length === 0 ? undefined : markup`<p class="changes">Changed in all runs: ${record.changes.join('; ')}</p>\n`}</header>`,
    record.twins.map((twin, i) => twinPart(twin, record, i, bands)),
    record.failures.length === 0
      ? undefined
      : markup`<p>${plural(record.failures.length, 'run')} failed and are left out.</p>\n`,
    sectionOf('How to make it again', again(record)),
  ]);
}
