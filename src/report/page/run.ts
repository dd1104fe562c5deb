/**
 * The page of one run, or of a run and another that differs from it by a change: the answer first, then the
 * picture, then what it rests on.
 */
import { answerOf } from '../../view/answer.js';
import { contestScene } from '../../view/contests.js';
import { markup, type Content } from '../../view/markup.js';
import { POWER_PANELS, powerScene, type StoryPair } from '../../view/power.js';
import { questionsOf } from '../../view/questions.js';
import { votesScene } from '../../view/days/votes.js';
import { capital, count, longDate, percent } from '../../view/words.js';
import type { RunRecord } from '../../experiment/run/record.js';
import { courseIndex, type Story } from '../../view/course.js';
import { isoOf } from '../../foundation/calendar.js';

import { MODE, outsideSentences, parametersSentence } from '../header.js';
import { distanceSentence } from '../run/scores.js';
import { coverageTable, distanceTable } from './against-record.js';
import { againPart, runCommandWords, type RunOptionsKept } from './again.js';
import { chartPart, commandedPart, wherePart, type DaysPage } from './days.js';
import { documentOf, pictureOf, folded, paragraphs, sectionOf, tableOf } from './document.js';
import {
  bodyTable,
  contestTable,
  factTables,
  happeningTable,
  sentencePart,
  regimeTable,
  sourceList,
} from './tables.js';

/** A kept run, and how it was asked for where that is known. */
export interface KeptStory extends Story {
  readonly options?: RunOptionsKept | undefined;
  /** The question that its changes put, where they are a counterfactual with one. */
  readonly question?: string | undefined;
}

export interface RunPage extends DaysPage {
  readonly story: KeptStory;
  /** Another run, drawn dashed: the changed one of the two. */
  readonly changed?: KeptStory | undefined;
}

const identity = (record: RunRecord): string =>
  `${longDate(record.start, record)} to ${longDate(record.end, record)}; ${MODE[record.mode]}; ` +
  `${count(record.population.agents)} agents stand for ${count(record.population.persons)} people.` +
  (record.usedParameters ? ` ${capital(parametersSentence(record.usedParameters))}.` : '');

/** What a reader of the changed run is to be warned of. */
const warnings = ({ story, changed }: RunPage): Content =>
  outsideSentences((changed ?? story).record).map((text) => markup`<p class="note">${text}.</p>\n`);

const titleOf = ({ story, changed }: RunPage): string => (changed ?? story).question ?? story.record.title;

function head(page: RunPage): Content {
  const { record } = page.story;
  const changes = (page.changed ?? page.story).record.interventions;
  const kicker = titleOf(page) === record.title ? undefined : markup`<p class="kicker">${record.title}</p>\n`;
  return markup`<header>
${kicker}<h1>${titleOf(page)}</h1>
<div class="answer">${paragraphs(answerOf(page))}</div>
${changes.length === 0 ? undefined : markup`<p class="changes">Changed: ${changes.join('; ')}</p>\n`}<p class="note">${identity(record)}</p>
${warnings(page)}</header>`;
}

const LEGEND =
  'The colour of a band is that of whoever governs, and its depth tells the regimes of one power apart. ' +
  POWER_PANELS.map(({ title, meaning }) => `${title}: ${meaning}`).join(' ');

const PAIR_LEGEND =
  ' Solid: without the change; dashed, and in brackets: as changed; shaded: the difference. Before the dotted line both are the same.';

/** Figures of the powers at the first day of each month and on the last. */
function powerTable({ course, record }: Story): Content {
  const days = course.days.filter((day, i) => isoOf(day).endsWith('-01') || i === course.days.length - 1);
  const ids = record.names.authorities.filter(({ id }) => id in course.obeyed);
  const show = (value: number | null | undefined) => (typeof value === 'number' ? percent(value) : '');
  const rows = days.flatMap((day) => {
    const i = courseIndex(course, day);
    return ids
      .filter(({ id }) => typeof course.obeyed[id][i] === 'number')
      .map(({ id, name }) => [
        longDate(isoOf(day), record),
        name,
        ...POWER_PANELS.map(({ figure }) => show(course[figure][id]?.[i])),
      ]);
  });
  return tableOf(
    'The same as figures, on the first day of each month',
    [
      { text: 'Date', kind: 'date' },
      { text: 'Power' },
      { text: 'Claims', kind: 'number' },
      { text: 'Would be obeyed', kind: 'number' },
      { text: 'Holds', kind: 'number' },
    ],
    rows,
  );
}

function picture(page: RunPage): Content {
  const pair: StoryPair = page;
  const caption = page.changed === undefined ? LEGEND : LEGEND + PAIR_LEGEND;
  return [
    pictureOf('power', (width) => powerScene(pair, width), caption),
    folded('The same as figures', powerTable(page.story)),
    page.changed && folded('The same as figures, as changed', powerTable(page.changed)),
  ];
}

const VOTES =
  'Shares of the ballots that would be cast if people were asked that week; the four parties that were ever strongest in each group, all on one scale.';

const votes = (page: RunPage): Content => pictureOf('votes', (width) => votesScene(page, width), VOTES);

const FORCES =
  'Bars are the force of both sides, and pale those who took a side and stayed away; those of different contests have scales of their own. The chance is the challenger’s, before it was known who would come.';

function contests(page: RunPage): Content {
  const { record } = page.changed ?? page.story;
  if (record.contests.length === 0) return undefined;
  return [pictureOf('contests', (width) => contestScene(record, width), FORCES), contestTable(record)];
}

const DEPARTURE = {
  free: 'Decisions were left free in this run',
  changed: 'Something was changed in this run',
} as const;

function facts({ story: { record } }: RunPage): Content {
  const tables = factTables(record);
  const distance =
    distanceSentence(record) ??
    (record.unscored === undefined
      ? undefined
      : `${DEPARTURE[record.unscored]}, so that it is to differ from the record: figures beside it are no errors of the model.`);
  return tables === undefined
    ? undefined
    : [
        distance === undefined ? undefined : markup`<p>${distance}</p>\n`,
        distanceTable(record),
        tables,
        coverageTable(record),
        sourceList(record),
      ];
}

function again({ story, changed }: RunPage): Content {
  return [story, ...(changed ? [changed] : [])].map(({ record, options }) =>
    againPart(options && runCommandWords(record.mode, options), [
      `Seed “${record.seed}”, Tauride ${record.tauride}, scenario ${record.scenarioDigest}. The same command ends on the digest ${record.digest}, on any machine.`,
    ]),
  );
}

const asked = ({ story, changed }: RunPage): Content =>
  markup`<ol>${questionsOf(changed ?? story).map((question) => markup`<li>${question}</li>\n`)}</ol>`;

/** The page as a document. */
export const runPage = (page: RunPage): string => {
  const told = page.changed ?? page.story;
  return documentOf(`${capital(titleOf(page))} - Tauride`, [
    head(page),
    picture(page),
    sectionOf('Questions to ask', asked(page)),
    sectionOf('Who governed', regimeTable(told.record)),
    sectionOf('Tests of force', contests(page)),
    sectionOf('Who would win if they ordered against each other', chartPart(page, 'confrontation')),
    sectionOf('Where things stand', wherePart(page)),
    sectionOf('Who commands, and who would be obeyed', commandedPart(page)),
    sectionOf('Whom people would vote for', votes(page)),
    sectionOf('What happened', happeningTable(told.record)),
    sectionOf('Deputies', [
      chartPart(page, 'deputies'),
      folded('Seats after each election', bodyTable(told.record)),
    ]),
    sectionOf('What people suffer', chartPart(page, 'conditions')),
    sectionOf('Beside the record', facts(page)),
    sectionOf('How to make it again', again(page)),
    sectionOf(
      'Without a value',
      sentencePart(
        told.record.noValue.map(
          ({ address, expression, date }) =>
            `${address}: ${expression} has no value from ${longDate(date, told.record)} on.`,
        ),
      ),
    ),
  ]);
};
