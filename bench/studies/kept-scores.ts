/**
 * Scores by commit, in results/scores.json, and the words in which documents give them.
 *
 * Decision worth knowing: a document quotes the words made here from the newest score that is kept, and a test compares them (tests/docs). Figures
 * copied by hand once stood as five different ones in as many places.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '../../src/experiment/run/record.js';
import {
  SCORE_AGENTS,
  SCORE_RUNS,
  scoreOf,
  type Score,
  type Scores,
} from '../../src/experiment/scores/scores.js';
import { besideWords } from '../../src/report/run/scores.js';
import { committed, keep } from './laboratory.js';

/** A score and the commit it was computed on, with its day. */
export interface KeptScores extends Scores {
  readonly commit: string;
  readonly date: string;
}

const FILE = fileURLToPath(new URL('../results/scores.json', import.meta.url));

/** All scores that are kept, oldest first. */
export const keptScores = (): readonly KeptScores[] =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { scores: KeptScores[] }).scores : [];

/** Scores of everything on record, of as many runs and agents as it says, by scenario and parameters. */
export interface KeptFactScores extends KeptScores {
  readonly parameters: string;
  /** Whether these are the runs that a score is of, or a look at fewer or smaller ones. */
  readonly isScore: boolean;
}

const FACT_FILE = fileURLToPath(new URL('../results/fact-scores.json', import.meta.url));

/** All that are kept. */
export const keptFactScores = (): readonly KeptFactScores[] =>
  existsSync(FACT_FILE)
    ? (JSON.parse(readFileSync(FACT_FILE, 'utf8')) as { scores: KeptFactScores[] }).scores
    : [];

/** Keeps the scores of everything on record; those of the same scenario and parameters are replaced. */
export const keepFactScores = (replays: readonly RunRecord[], parameters: string): KeptFactScores => {
  const found = scoreOf(replays);
  const isScore = found.runs === SCORE_RUNS && found.agents === SCORE_AGENTS;
  const scores = { ...committed(), parameters, isScore, ...found };
  const others = keptFactScores().filter(
    (kept) => kept.scenario !== scores.scenario || kept.parameters !== parameters,
  );
  keep('fact-scores', { scores: [...others, scores] });
  return scores;
};

/** Keeps the score of replays; one of the same commit and scenario is replaced. */
export const keepScores = (replays: readonly RunRecord[]): KeptScores => {
  const scores = { ...committed(), ...scoreOf(replays), families: undefined };
  const others = keptScores().filter(
    ({ commit, scenario }) => commit !== scores.commit || scenario !== scores.scenario,
  );
  keep('scores', { scores: [...others, scores] });
  return scores;
};

/** A score in words: points, lists, and the baselines beside it. */
export const scoreWords = ({ mean, count, baselines }: Score): string =>
  `${mean.toFixed(1)} points over ${count} lists; ${besideWords({ count, baselines }, 'the model')}`;

/** The score of decisions in words, of days of action and of waiting apart. */
export const decisionLines = ({ decisions }: Scores): string[] =>
  (['action', 'waiting'] as const).flatMap((kind) => {
    const { mean, spread, days } = decisions?.[kind] ?? { mean: 0, spread: 0, days: 0 };
    return days === 0
      ? []
      : [
          `log score of decisions ${mean.toFixed(1)} (sd ${spread.toFixed(1)}) on ${days.toFixed(1)} days of ${kind}`,
        ];
  });

/** What documents say of a scenario's score, a line for each role that has lists. */
export const scoreLines = ({ calibration, validation }: Scores): string[] =>
  [calibration, validation].flatMap((score) => (score === null ? [] : [scoreWords(score)]));
