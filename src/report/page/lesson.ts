/**
 * A lesson on two printed pages: the question and what a run says of it; then what to change, what to ask,
 * and where it comes from.
 *
 * Decision worth knowing: of what a change comes to nothing stands on paper, and on a screen behind a title,
 * so that a class can say first what it expects.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { answerOf } from '../../view/answer.js';
import type { Story } from '../../view/course.js';
import type { Row } from '../../experiment/tables/table.js';
import type { DayChart, DayPoint, RunTables } from '../../view/days/charts.js';
import { chartScene } from '../../view/days/drawn.js';
import { markup, type Content } from '../../view/markup.js';
import { powerScene } from '../../view/power.js';
import { capital, count, figure, longDate, NO_VALUE, plural } from '../../view/words.js';
import { distanceSentence } from '../run/scores.js';
import { againPart } from './again.js';
import { documentOf, folded, paragraphs, pictureOf, sectionOf } from './document.js';
import { fewFactsTable, hasFigure } from './tables.js';

/** A figure of the lesson: what it is called, and the measure of the run that it is. */
export interface LessonFigure {
  readonly measure: string;
  readonly name: string;
  readonly unit: string;
}

/** A run that can be made again and, where the page of it is known, looked at. */
export interface LessonRun {
  readonly story: Story;
  readonly command: string;
  /** The address of the page at this run; undefined where the page cannot show it. */
  readonly link?: string | undefined;
}

/** A lesson whose runs are done. */
export interface LessonPage {
  readonly question: string;
  /** What the scenario says of itself. */
  readonly text: string;
  readonly figures: readonly LessonFigure[];
  readonly run: LessonRun;
  readonly changes: readonly (LessonRun & { readonly try: string })[];
  readonly ask: readonly string[];
  /** What to read. */
  readonly read: readonly string[];
  readonly sources: readonly string[];
  /** The command that serves the page which the links open; undefined where it is elsewhere. */
  readonly serve: string | undefined;
}

/** More facts than these are not told one by one on two pages. */
const FACTS_MAX = 6;

/** More sources than these are in the scenario, and not on the page. */
const SOURCES_MAX = 10;

/** Pixels of the height of a picture of figures. */
const HEIGHT = 190;

/** The unit whose whole is known. */
const PERCENT = 'percent';

/** What is drawn of the powers: a test of force would need a table beside it. */
const POWER_SHOWN = ['bands', 'claims', 'obeyed', 'held', 'streets'] as const;

/** The figures of a run as a table of days. */
const tablesOf = (figures: readonly LessonFigure[], { record }: Story): RunTables => {
  const rows = figures.flatMap(({ measure, name, unit }): Row[] => {
    const series = record.measuredSeries?.find((each) => each.name === measure);
    return (series?.values ?? []).map((value, i) => ({
      ...{ date: series?.dates[i] ?? '', panel: unit, curve: name, value },
    }));
  });
  return new Map([['figures', rows]]);
};

/** Figures as curves, those of one unit in one panel. */
const chartOf = (figures: readonly LessonFigure[]): DayChart => ({
  tables: ['figures'],
  title: 'Day by day',
  words: figures.map(({ name, unit }) => `${name}, ${unit}`).join('; '),
  points: (tables) =>
    (tables.get('figures') ?? []).flatMap(({ date, panel, curve, value }): DayPoint[] =>
      typeof value === 'number'
        ? [{ date: String(date), panel: String(panel), curve: String(curve), value }]
        : [],
    ),
  panelName: (_, unit) => capital(unit),
  curveName: (_, name) => name,
  show: figure,
  isCommon: false,
  top: (unit) => (unit === PERCENT ? 100 : 0),
});

const POWER =
  'Above: who governs. Below, for each power: how far it claims to rule, in what share of the organs of power it would be obeyed, and how much of that it both claims and is obeyed in.';

const FIGURES = 'Day by day; behind each name its value on the last day.';

const CHANGED = ' Solid: without the change; dashed, and in brackets: with it; shaded: the difference.';

/** The picture of the run, with that of a change over it where one is given. */
function picture({ figures, run }: LessonPage, id: string, changed?: Story): Content {
  const pair = { story: run.story, changed };
  const caption = (figures.length === 0 ? POWER : FIGURES) + (changed === undefined ? '' : CHANGED);
  if (figures.length === 0) return pictureOf(id, (width) => powerScene(pair, width, POWER_SHOWN), caption);
  const tables = {
    story: tablesOf(figures, run.story),
    changed: changed && tablesOf(figures, changed),
  };
  const draw = (width: number) =>
    chartScene(chartOf(figures), pair, tables, { width, among: [], height: HEIGHT });
  return pictureOf(id, draw, caption);
}

/** The last value of a figure in a run, in words. */
function lastOf({ measure }: LessonFigure, { measuredSeries = [] }: RunRecord): string {
  const value = measuredSeries.find(({ name }) => name === measure)?.values.at(-1) ?? null;
  return value === null ? NO_VALUE : figure(value);
}

/** What came of a run. */
function answer({ figures, run }: LessonPage): string[] {
  if (figures.length === 0) return answerOf(run);
  const { record } = run.story;
  const day = longDate(record.end, record);
  return figures.map((each) => `${each.name}: ${lastOf(each, record)} (${each.unit}, on ${day}).`);
}

/** What came of a change, beside what came without it. */
function changedAnswer({ figures, run }: LessonPage, changed: Story): string[] {
  if (figures.length === 0) return answerOf({ story: run.story, changed });
  return figures.map((each) => {
    const [now, before] = [lastOf(each, changed.record), lastOf(each, run.story.record)];
    const than = now === before ? 'as before' : `instead of ${before}`;
    return `${each.name}: ${now} ${than} (${each.unit}).`;
  });
}

/** Facts beside what the run says of them: each where they are few, and else how far it is from them. */
function beside({ run: { story } }: LessonPage): Content {
  const facts = (story.record.facts ?? []).filter(hasFigure);
  if (facts.length <= FACTS_MAX) return fewFactsTable('Beside the record', facts, story.record);
  const distance = distanceSentence(story.record);
  const all = `${plural(facts.length, 'fact')} on record stand beside the figures of this run, hits and misses, in its report.`;
  return paragraphs([...(distance === undefined ? [] : [distance]), all]);
}

const linkTo = (link: string | undefined, words: string): Content =>
  link === undefined ? undefined : markup`<p class="screen"><a href="${link}">${words}</a></p>\n`;

/** What came of a change: in sentences, and in the picture. */
const outcome = (page: LessonPage, { story }: LessonRun, i: number): Content => [
  paragraphs(changedAnswer(page, story)),
  picture(page, `change-${String(i)}`, story),
];

const changesPart = (page: LessonPage): Content =>
  markup`<ol class="lesson">${page.changes.map(
    (change, i) => markup`<li><p>${change.try}</p>
<pre>${change.command}</pre>
${linkTo(change.link, 'Open the page with this change')}${folded('What comes of it', outcome(page, change, i))}</li>\n`,
  )}</ol>`;

/** Where the links lead. */
const served = ({ serve, run }: LessonPage): Content =>
  serve === undefined || run.link === undefined
    ? undefined
    : markup`<div class="screen"><p class="note">The links open the page that this command serves, on this machine alone:</p>
<pre>${serve}</pre></div>\n`;

const list = (texts: readonly string[], kind: string): Content =>
  texts.length === 0
    ? undefined
    : markup`<ol class="${kind}">${texts.map((text) => markup`<li>${text}</li>\n`)}</ol>`;

/** Where the numbers come from. */
function sourcesPart(sources: readonly string[]): Content {
  const more = sources.length - SOURCES_MAX;
  const rest = more > 0 ? [`${plural(more, 'further source')} in the files of the scenario.`] : [];
  return list([...sources.slice(0, SOURCES_MAX), ...rest], 'sources');
}

/** The first page: what is asked, and what the run says. */
const first = (page: LessonPage): Content => {
  const { question, text, run } = page;
  const { record } = run.story;
  const identity = `${longDate(record.start, record)} to ${longDate(record.end, record)}; ${count(record.population.agents)} agents stand for ${count(record.population.persons)} people.`;
  return [
    markup`<header><p class="kicker">A lesson: ${record.title}</p>
<h1>${question}</h1>
<p>${text}</p>
<p class="note">${identity}</p></header>`,
    served(page),
    linkTo(run.link, 'Open the page at this question'),
    picture(page, 'run'),
    sectionOf('What the run says', [paragraphs(answer(page)), beside(page)]),
  ];
};

/** The second: what to do with it. */
const second = (page: LessonPage): Content => {
  const { run, ask, read, sources } = page;
  const { seed, tauride, scenarioDigest, digest } = run.story.record;
  const same = `Seed “${seed}”, Tauride ${tauride}, scenario ${scenarioDigest}. The same command ends on the digest ${digest}, on any machine.`;
  return [
    sectionOf('Things to change', changesPart(page)),
    sectionOf('Questions to talk about', list(ask, 'lesson')),
    sectionOf('To read', list(read, 'sources')),
    sectionOf('Sources', sourcesPart(sources)),
    sectionOf('How to make it again', againPart(run.command, [same])),
  ];
};

/** The lesson as a document. */
export const lessonPage = (page: LessonPage): string =>
  documentOf(
    `${page.question} - Tauride`,
    [first, second].map((part) => markup`<div class="leaf">${part(page)}</div>`),
  );
