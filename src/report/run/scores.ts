/**
 * How far a replay is from the record, beside the baselines it has to beat; or why that is not said.
 *
 * Decision worth knowing: what one run gives is called a distance, never the score of the scenario, which is
 * a mean over many runs (experiment/run/scores.ts). A baseline is known for some lists only, and stands
 * beside the run's own error over exactly those.
 */
import type {
  Baselines,
  DecisionScores,
  Departure,
  Distance,
  OpenDays,
  RunRecord,
} from '../../experiment/run/record.js';
import { SCORE_AGENTS, SCORE_RUNS } from '../../experiment/run/scores.js';
import type { Sheet } from '../sheet.js';
import { head, left, paragraph, right, table } from '../table.js';
import { count, percent, plural } from '../words.js';

const BASELINES: readonly (readonly [keyof Baselines, string])[] = [
  ['persistence', 'nothing changes'],
  ['trend', 'the line goes on'],
  ['swing', 'uniform swing'],
];

const ROLES = ['calibration', 'validation'] as const;

const points = (value: number | null, none: string): string => (value === null ? none : value.toFixed(1));

const verdict = (model: number | null, baseline: number | null): string => {
  if (model === null || baseline === null) return '';
  return model < baseline ? 'the model is nearer' : 'the model loses';
};

const roleRows = ({ colours, glyphs }: Sheet, role: string, distance: Distance): string[][] => {
  const rows = BASELINES.map(([name, words]) => {
    const { count: lists, model, rmse } = distance.baselines[name];
    return [
      `  against ${words}`,
      String(lists),
      points(model, glyphs.none),
      points(rmse, glyphs.none),
      verdict(model, rmse),
    ];
  });
  return [[colours.bold(role), String(distance.count), points(distance.rmse, glyphs.none), '', ''], ...rows];
};

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

const meaning = ({ population }: RunRecord): string =>
  `Root mean square of the errors of vote shares in this one run of ${count(population.agents)} agents, in percentage points, over the ` +
  `lists marked in the tables. It is no score: that is the mean over ${SCORE_RUNS} seeds at ${count(SCORE_AGENTS)} agents.`;

const WITHHELD: Readonly<Record<Departure, string>> = {
  free: 'Not given: decisions were free, and only a replay of what happened can be near to the record or far from it.',
  changed:
    'Not given: something was changed, and only a replay of what happened can be near to the record or far from it.',
};

export const scores = (record: RunRecord, sheet: Sheet): string[] => {
  const { dim } = sheet.colours;
  if (record.unscored !== undefined) return paragraph(sheet, WITHHELD[record.unscored]);
  if (record.scores === undefined) return [];
  const { calibration, validation } = record.scores;
  const rows = [...roleRows(sheet, 'calibration', calibration), ...roleRows(sheet, 'validation', validation)];
  const columns = [left(27), right(5), right(8), right(8), left(sheet.width - 58)];
  return [
    ...table(columns, [head(sheet, ['', 'lists', 'this run', 'baseline', '']), ...rows]),
    ...paragraph(sheet, dim(meaning(record))),
    ...decisionLine(record.scores.decisions, sheet),
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
