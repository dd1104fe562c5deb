/**
 * How far a replay is from the record, beside the baselines it has to beat; or why that is not said.
 *
 * Decision worth knowing: what one run gives is called a distance, never the score of the scenario, which is
 * a mean over many runs (experiment/scores/scores.ts). A baseline is known for some lists only, and stands
 * beside the run's own error over exactly those.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import type {
  Baselines,
  DecisionScores,
  Departure,
  Distance,
  Distances,
  OpenDays,
  RunScores,
} from '../../experiment/scores/fact-record.js';
import { SCORED } from '../../experiment/scores/scale.js';
import { SCORE_AGENTS, SCORE_RUNS } from '../../experiment/scores/scores.js';
import type { ScoredAs } from '../../scenario/compile/facts.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, table } from '../table.js';
import { count, dateStyle, percent, plural } from '../words.js';

const BASELINES: readonly (readonly [keyof Baselines, string])[] = [
  ['persistence', 'nothing changes'],
  ['trend', 'the line goes on'],
  ['swing', 'uniform swing'],
];

const ROLES = ['calibration', 'validation'] as const;

/** What is scored, and on which scale. */
export const FAMILY_WORDS: Readonly<Record<ScoredAs, string>> = {
  shares: 'vote shares, points',
  turnout: 'turnout, points',
  seats: 'seats, points of the body',
  dates: 'days of outcomes',
  counts: 'crowds and forces, factor',
};

/** An error on the scale of its family; of a logarithm the factor by which a figure is off. */
export const errorWords = (family: ScoredAs, error: number | null, none: string): string =>
  error === null ? none : family === 'counts' ? Math.exp(error).toFixed(2) : error.toFixed(1);

const verdict = (model: number | null, baseline: number | null): string => {
  if (model === null || baseline === null) return '';
  return model < baseline ? 'is nearer' : 'loses';
};

function familyRows(family: ScoredAs, distance: Distance, { glyphs }: Sheet): string[][] {
  const show = (error: number | null): string => errorWords(family, error, glyphs.none);
  const formed = BASELINES.filter(([name]) => distance.baselines[name].count > 0);
  const rows = formed.map(([name, words]) => {
    const { count: rows, model, rmse } = distance.baselines[name];
    return [`    against ${words}`, String(rows), '', show(model), show(rmse), verdict(model, rmse)];
  });
  const own = [`  ${FAMILY_WORDS[family]}`, String(distance.count), String(distance.events)];
  return [[...own, show(distance.rmse), '', ''], ...rows];
}

/** Everything that is scored of one role; a record from before there were families has vote shares alone. */
export const distancesIn = ({ families, ...roles }: RunScores, role: (typeof ROLES)[number]): Distances =>
  (families as RunScores['families'] | undefined)?.[role] ??
  (roles[role].count > 0 ? { shares: roles[role] } : {});

function roleRows(sheet: Sheet, role: (typeof ROLES)[number], found: RunScores): string[][] {
  const own = distancesIn(found, role);
  const rows = SCORED.flatMap((family) => {
    const distance = own[family];
    return distance === undefined ? [] : familyRows(family, distance, sheet);
  });
  return [[sheet.colours.bold(role), '', '', '', '', rows.length === 0 ? 'no rows' : ''], ...rows];
}

/** The log score of some days; nothing of none. */
const daysWords = ({ days, logScore }: OpenDays, what: string): string[] =>
  days === 0
    ? []
    : [
        `${logScore.toFixed(2)} on ${plural(days, 'day')} of ${what}, as if each answer had had a chance of ` +
          percent(Math.exp(logScore / days)),
      ];

const decisionLine = ({ action, waiting, unput }: DecisionScores, sheet: Sheet): string[] => {
  const words = [...daysWords(action, 'action'), ...daysWords(waiting, 'waiting')];
  const scored = 'Log-likelihood of the answers of history, over the days on which their questions were open';
  const left = `The record answers ${plural(unput.length, 'question')} that ${unput.length === 1 ? 'was' : 'were'} not put: ${unput.join(', ')}.`;
  return [
    ...(words.length === 0 ? [] : paragraph(sheet, `${scored}: ${words.join('; ')}.`)),
    ...(unput.length === 0 ? [] : paragraph(sheet, left)),
  ];
};

/** When outcomes came that are scored by their day, and when they did in history. */
const dateLines = (record: RunRecord, sheet: Sheet): string[] =>
  (record.dates ?? []).flatMap(({ title, recorded, simulated, error }) => {
    const on = dateStyle(record).modern;
    const came = simulated === null ? 'not in this run' : `here on ${on(simulated)}`;
    const off = `${plural(Math.abs(error), 'day')} ${error < 0 ? 'early' : 'late'}`;
    const told = simulated === null ? `at least ${off}` : error === 0 ? 'on the day' : off;
    return paragraph(sheet, `${title}: on record on ${on(recorded)}, ${came} (${told}).`);
  });

const meaning = ({ population }: RunRecord): string =>
  `Root mean square of the errors in this one run of ${count(population.agents)} agents, over the rows marked in the tables, events ` +
  'weighing alike; of crowds and forces the factor by which they are off. ' +
  `It is no score: that is the mean over ${SCORE_RUNS} seeds at ${count(SCORE_AGENTS)} agents.`;

const WITHHELD: Readonly<Record<Departure, string>> = {
  free: 'Not given: decisions were free, and only a replay of what happened can be near to the record or far from it.',
  changed:
    'Not given: something was changed, and only a replay of what happened can be near to the record or far from it.',
};

export const scores = (record: RunRecord, sheet: Sheet): string[] => {
  const { dim } = sheet.colours;
  const { scores: found, unscored } = record;
  if (unscored !== undefined) return paragraph(sheet, WITHHELD[unscored]);
  if (found === undefined) return [];
  const rows = ROLES.flatMap((role) => roleRows(sheet, role, found));
  const columns = [left(31), right(4), right(6), right(8), right(8), left(sheet.width - 70)];
  return [
    ...table(columns, [head(sheet, ['', 'rows', 'events', 'this run', 'baseline', 'the run']), ...rows]),
    ...dateLines(record, sheet),
    ...paragraph(sheet, dim(meaning(record))),
    ...decisionLine(found.decisions, sheet),
  ];
};

/**
 * The baselines that can be formed, each with its error and its lists; where these are not all, with the
 * error over them of whose shares are compared.
 */
export const besideWords = (
  { count: all, baselines }: Pick<Distance, 'count' | 'baselines'>,
  whose: string,
): string => {
  const known = BASELINES.flatMap(([name, words]) => {
    const { rmse, model, count: lists } = baselines[name];
    if (rmse === null || model === null) return [];
    const there = lists < all ? ` (${whose} ${model.toFixed(1)} there)` : '';
    return [`${words} ${rmse.toFixed(1)} over ${lists}${there}`];
  });
  return known.length === 0 ? 'no baseline' : known.join(', ');
};

/** The distance in one sentence: lists and baselines beside it. */
export const distanceSentence = ({ scores: found }: RunRecord): string | undefined => {
  const roles = ROLES.flatMap((role) => {
    const distance = found?.[role];
    if (distance === undefined || distance.rmse === null) return [];
    const lists = plural(distance.count, `${role} list`);
    return [`${distance.rmse.toFixed(1)} over ${lists} (${besideWords(distance, 'this run')})`];
  });
  if (roles.length === 0) return undefined;
  return `This one run is off the record, in percentage points of vote shares, by ${roles.join('; ')}.`;
};
