/**
 * The page of a calibration: what the record says of each parameter in plain words, where they were found
 * within their ranges, and the facts beside what the particles make of them.
 */
import type {
  CalibratedParameter,
  FittedFact,
  PosteriorRecord,
} from '../../experiment/calibration/record.js';
import { markup, type Content } from '../../view/markup.js';
import { rangesScene, type RangeRow } from '../../view/many/ranges.js';
import type { Scene } from '../../view/scene.js';
import { capital, count, listed, longDate, percent, plural } from '../../view/words.js';
import { MODE } from '../header.js';
import { againPart } from './again.js';
import { documentOf, folded, paragraphs, pictureOf, sectionOf, tableOf } from './document.js';

/** A figure with three digits that count. */
const short = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(3))));

/** What was found of a parameter, in figures. */
const found = ({ median, low, high }: CalibratedParameter): string =>
  `${short(median)}, nine in ten between ${short(low)} and ${short(high)}`;

function rowOf(parameter: CalibratedParameter): RangeRow {
  const { from, to, low, median, high, written, identified } = parameter;
  const share = (value: number) => (value - from) / (to - from || 1);
  return {
    ...{ label: parameter.parameter, low: share(low), median: share(median), high: share(high) },
    ...{ written: written === null ? undefined : share(written), known: identified },
    ...{ ends: [short(from), short(to)], said: found(parameter) },
  };
}

/** Whether the record lies within what the middle nine tenths of the particles make of a fact. */
const isWithin = ({ recorded, low, high }: FittedFact): boolean =>
  low !== null && high !== null && low <= recorded && recorded <= high;

const ENDED: Readonly<Record<PosteriorRecord['ended'], readonly string[]>> = {
  done: [],
  narrow: ['It ended by itself, since further generations came hardly nearer to the record.'],
  cut: ['It was cut off: with --resume it goes on.'],
};

/** What the calibration says, in a few sentences. */
function findings({ parameters, facts, generations, ended }: PosteriorRecord): string[] {
  const names = (known: boolean) =>
    parameters.filter(({ identified }) => identified === known).map(({ parameter }) => parameter);
  const [known, unknown] = [names(true), names(false)];
  const used = facts.filter((fact) => fact.used);
  const said =
    known.length === 0
      ? 'The record says of none of the parameters more than was known before.'
      : `The record says more of ${listed(known)} than was known before${unknown.length === 0 ? '.' : `; nothing of ${listed(unknown)}.`}`;
  const runs = generations.reduce((sum, generation) => sum + generation.runs, 0);
  return [
    said,
    `Of ${plural(used.length, 'fact')} that took part, ${count(used.filter(isWithin).length)} lie within what nine in ten of the particles give. ${capital(plural(runs, 'run'))} were made.`,
    ...ENDED[ended],
  ];
}

const rangesOf = (record: PosteriorRecord, width: number): Scene | undefined =>
  rangesScene(
    {
      title: 'Where the parameters were found',
      words: record.parameters.map((each) => `${each.parameter}: ${found(each)}.`).join(' '),
      rows: record.parameters.map(rowOf),
      tone: 1,
    },
    width,
  );

const CAPTION =
  'Each line is the range that was searched, the bar the middle nine tenths of the particles, the dot their median, the upright line what the scenario has. Faint: as wide as the range, so nothing is known.';

const parameterTable = ({ parameters }: PosteriorRecord): Content =>
  tableOf(
    'Every parameter',
    [
      { text: 'Parameter' },
      { text: 'Range', kind: 'number' },
      { text: 'Written', kind: 'number' },
      { text: 'Median', kind: 'number' },
      { text: '90 % interval', kind: 'number' },
      { text: 'Variance left', kind: 'number' },
      { text: 'It is' },
    ],
    parameters.map((each) => [
      each.parameter,
      `${short(each.from)} to ${short(each.to)}`,
      short(each.written),
      short(each.median),
      `${short(each.low)} to ${short(each.high)}`,
      percent(each.width),
      each.identified ? 'identified' : 'not identified',
    ]),
  );

const factTable = ({ facts }: PosteriorRecord): Content =>
  tableOf(
    'Facts that were fitted',
    [
      { text: 'Fact' },
      { text: 'Recorded', kind: 'number' },
      { text: 'Median', kind: 'number' },
      { text: '90 % interval', kind: 'number' },
      { text: 'Unit' },
      { text: 'The record lies' },
    ],
    facts.map((each) => [
      `${each.quantity} (${each.event})`,
      short(each.recorded),
      short(each.median),
      each.low === null ? '' : `${short(each.low)} to ${short(each.high)}`,
      each.unit,
      each.used ? (isWithin(each) ? 'within' : 'outside') : 'apart: it took no part',
    ]),
  );

const generationTable = ({ generations }: PosteriorRecord): Content =>
  tableOf(
    'Generations',
    [
      { text: 'Generation', kind: 'number' },
      { text: 'Runs', kind: 'number' },
      { text: 'Accepted', kind: 'number' },
      { text: 'Distance', kind: 'number' },
      { text: 'Effective size', kind: 'number' },
    ],
    generations.map((each) => [
      String(each.generation),
      count(each.runs),
      percent(each.accepted / each.runs),
      short(each.epsilon),
      each.effective.toFixed(0),
    ]),
  );

/** The page as a document. */
export function calibrationPage(record: PosteriorRecord): string {
  const title = `${record.title}: what the record says of its parameters`;
  const size = `${plural(record.particles.length, 'particle')} of ${plural(record.generations.length, 'generation')}`;
  return documentOf(`${title} - Tauride`, [
    markup`<header><p class="kicker">${record.title}</p>
<h1>${title}</h1>
<div class="answer">${paragraphs(findings(record))}</div>
<p class="note">${longDate(record.start, record)} to ${longDate(record.end, record)}; ${MODE[record.mode]}; ${size}, ${count(Number(record.agents))} agents; ${record.method}.</p></header>`,
    pictureOf('ranges', (width) => rangesOf(record, width), CAPTION),
    folded('As figures', parameterTable(record)),
    sectionOf('Facts', factTable(record)),
    sectionOf('Generations', generationTable(record)),
    sectionOf(
      'How to make it again',
      againPart(undefined, [
        `Tauride ${record.tauride}, scenario ${record.scenarioDigest}, engine ${record.engineDigest}, from “${record.seed}”. The folder's calibration.json holds all that was asked.`,
      ]),
    ),
  ]);
}
