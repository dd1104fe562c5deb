/**
 * The page of a sweep: each outcome over what was varied, with its intervals.
 *
 * Decision worth knowing: one thing that was varied, of days or numbers, is the axis of a curve; anything
 * else is a row for each point.
 */
import { factorWord } from '../../experiment/design/factor.js';
import type { Estimate } from '../../experiment/many/interval.js';
import type { PointRecord, SweepRecord } from '../../experiment/many/sweep-record.js';
import { shortDate } from '../../foundation/calendar.js';
import { markup, type Content } from '../../view/markup.js';
import { stackedScene } from '../../view/scene.js';
import { spanScene, variedScene, type VariedPicture } from '../../view/many/spans.js';
import { capital, count, dayOf, longDate, percent, plural } from '../../view/words.js';
import { MODE, daysSentence, failedSentence } from '../header.js';
import { labelColumns, pointWords } from '../sweep/level-labels.js';
import { labelSentences, outcomeSentences, outcomeTitle } from '../sweep/sentences.js';
import { againPart } from './again.js';
import { examplesPart, tornadoPart, type SweepRuns } from './behind.js';
import { endingTone } from './compare.js';
import { documentOf, pictureOf, paragraphs, sectionOf, tableOf } from './document.js';

/** More outcomes than these are rare ones; they are in the table. */
const OUTCOMES_MAX = 5;

const shownOf = ({ points }: SweepRecord): number[] =>
  points[0].outcomes.slice(0, OUTCOMES_MAX).map((_, i) => i);

const outcomeTone = (record: SweepRecord, index: number): number => {
  const [column, value] = record.points[0].outcomes[index].outcome.split('=', 2);
  const tone = column === 'ending' ? endingTone(value, record.names) : index;
  return typeof tone === 'number' ? tone : index;
};

/** What was varied, as an axis; undefined where it is more than one thing, or none that has an order. */
function axisOf(record: SweepRecord): Pick<VariedPicture, 'places' | 'names'> | undefined {
  const [factor] = record.factors;
  if (record.factors.length !== 1 || record.points.length < 3) return undefined;
  const levels = record.points.map(({ levels: row }) => row[factor.name]);
  if (factor.type === 'date') {
    if (!levels.every((level) => typeof level === 'string')) return undefined;
    const places = levels.map(dayOf);
    return { places, names: places.map((day) => shortDate(day).replace(/ \d+$/, '')) };
  }
  if (!levels.every((level) => typeof level === 'number')) return undefined;
  const [{ labels }] = labelColumns(record, '…');
  return { places: levels, names: labels };
}

const isRising = (places: readonly number[]): boolean =>
  places.every((place, i) => i === 0 || place > places[i - 1]);

const factorTitle = ({ factors }: SweepRecord): string => factors.map(factorWord).join(', ');

function figure(record: SweepRecord): Content {
  const axis = axisOf(record);
  const shown = shownOf(record);
  const sharesOf = (i: number): Estimate[] => record.points.map(({ outcomes }) => outcomes[i].share);
  const label = (i: number) => outcomeTitle(record, i).replace(/^(that end )?with:? /, '');
  const words = shown.flatMap((i) => outcomeSentences(record, i)).join(' ') || 'Shares of runs.';
  if (axis !== undefined && isRising(axis.places)) {
    const outcomes = shown.map((i) => ({
      label: label(i),
      tone: outcomeTone(record, i),
      shares: sharesOf(i),
      isOpen: record.points.map(({ outcomes }) => outcomes[i].open > 0),
    }));
    const title = `Share of runs, by ${factorTitle(record)}`;
    return pictureOf(
      'sweep',
      (width) => variedScene({ title, words, ...axis, outcomes }, width),
      'The shaded bands are 95 % intervals; a curve is dashed where the last day leaves some runs open, and stops where nothing can be observed any more.',
    );
  }
  const scenes = (width: number) =>
    shown.map((i) => {
      const rows = record.points.map((point) => ({
        label: pointWords(point, record),
        share: point.outcomes[i].share,
        tone: outcomeTone(record, i),
      }));
      return spanScene(
        `Share of runs ${outcomeTitle(record, i)}`,
        outcomeSentences(record, i).join(' '),
        rows,
        width,
      );
    });
  return pictureOf(
    'sweep',
    (width) => stackedScene('Shares of runs', scenes(width), 22),
    'The lines are 95 % intervals.',
  );
}

const interval = ({ low, high }: Estimate): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${percent(low)} to ${percent(high)}` : '';

const pointRows = (point: PointRecord, record: SweepRecord): Content[][] =>
  point.outcomes.map(({ times, open, share }, i) => [
    pointWords(point, record),
    outcomeTitle(record, i),
    `${count(times)} of ${count(point.runs)}`,
    open === 0 ? '' : count(open),
    Number.isFinite(share.value) ? percent(share.value) : point.runs === 0 ? '' : 'not observable',
    interval(share),
  ]);

const table = (record: SweepRecord): Content =>
  tableOf(
    'Every point and outcome; left open are runs that the last day came too early for',
    [
      { text: factorTitle(record) },
      { text: 'Runs' },
      { text: 'Times', kind: 'number' },
      { text: 'Left open', kind: 'number' },
      { text: 'Share', kind: 'number' },
      { text: '95 % interval', kind: 'number' },
    ],
    record.points.flatMap((point) => pointRows(point, record)),
  );

/** The page as a document; without the runs nothing is told of what stands behind it. */
export function sweepPage(record: SweepRecord, runs?: SweepRuns): string {
  const varied = record.factors.map(({ meaning }) => meaning.replace(/^varied: /, '')).join(', ');
  const title = `${record.title}: ${varied}, varied`;
  const told = shownOf(record).flatMap((i) => outcomeSentences(record, i));
  const failed = record.points.reduce((sum, point) => sum + point.failed, 0);
  const agents = typeof record.agents === 'number' ? count(record.agents) : record.agents;
  return documentOf(`${title} - Tauride`, [
    markup`<header><p class="kicker">${record.title}</p>
<h1>${title}</h1>
<div class="answer">${paragraphs(told.map(capital))}</div>
<p class="note">${longDate(record.start, record)} to ${longDate(record.end, record)}; ${MODE[record.mode]}; ${plural(record.points.length, 'point')}, ${plural(record.seedsRun, 'seed')} each, ${agents} agents.</p></header>`,
    figure(record),
    runs &&
      tornadoPart(record, runs, {
        title: (i) => outcomeTitle(record, i),
        tone: (i) => outcomeTone(record, i),
      }),
    paragraphs([...failedSentence(failed), ...labelSentences(record)]),
    sectionOf('As figures', table(record)),
    sectionOf('Runs behind the figures', runs && examplesPart(record, runs)),
    sectionOf(
      'How to make it again',
      againPart(undefined, [
        `Tauride ${record.tauride}, scenario ${record.scenarioDigest}, ${plural(record.seedsRun, 'seed')} from “${record.seed}”. The folder's sweep.json holds all that was asked.`,
        daysSentence(record.days),
      ]),
    ),
  ]);
}
