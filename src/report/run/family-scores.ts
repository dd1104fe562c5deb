/** Scores of an ensemble in lines of text, one for each thing that is scored of a role. */
import type { Baselines } from '../../experiment/scores/fact-record.js';
import type { BaselineScore, FamilyScore, IntervalScores } from '../../experiment/scores/family-scores.js';
import { SCORED } from '../../experiment/scores/scale.js';
import type { Scores } from '../../experiment/scores/scores.js';
import type { ScoredAs } from '../../scenario/compile/facts.js';
import { percent, plural } from '../words.js';
import { errorWords, FAMILY_WORDS } from './scores.js';

const BASELINES: readonly (readonly [keyof Baselines, string])[] = [
  ['persistence', 'nothing changes'],
  ['trend', 'the line goes on'],
  ['swing', 'uniform swing'],
];

const NONE = 'none';

const intervalWords = ({ half, most }: IntervalScores): string =>
  `50 % intervals hold ${percent(half.coverage)} (interval score ${half.score.toFixed(2)}), ` +
  `90 % intervals ${percent(most.coverage)} (${most.score.toFixed(2)})`;

const baselineWords = (family: ScoredAs, words: string, score: BaselineScore): string => {
  const { count, error, model, intervals } = score;
  const errors = `${words} ${errorWords(family, error, NONE)} over ${count} (the model ${errorWords(family, model, NONE)} there`;
  const most =
    intervals === null
      ? ''
      : `; 90 % interval score ${intervals.baseline.most.score.toFixed(2)}, the model ${intervals.model.most.score.toFixed(2)}`;
  return `${errors}${most})`;
};

function familyLine(role: string, family: ScoredAs, runs: number, score: FamilyScore): string {
  const { count, events, error, logScore, intervals, baselines } = score;
  const show = (value: number): string => errorWords(family, value, NONE);
  const formed = BASELINES.filter(([name]) => baselines[name].count > 0);
  const parts = [
    `${show(error.mean)} (nine tenths of ${plural(runs, 'run')} ${show(error.low)} to ${show(error.high)}) over ${plural(count, 'row')} of ${plural(events, 'event')}`,
    ...(logScore === null ? [] : [`log score ${logScore.toFixed(2)}`]),
    ...(intervals === null ? [] : [intervalWords(intervals)]),
    ...formed.map(([name, words]) => baselineWords(family, words, baselines[name])),
  ];
  return `${role}, ${FAMILY_WORDS[family]}: ${parts.join('; ')}`;
}

/** A line for each thing that is scored, those that nothing was fitted to first. */
export const familyLines = ({ families, runs }: Pick<Scores, 'families' | 'runs'>): string[] =>
  (['validation', 'calibration'] as const).flatMap((role) =>
    SCORED.flatMap((family) => {
      const score = families?.[role][family];
      return score === undefined ? [] : [familyLine(role, family, runs, score)];
    }),
  );
