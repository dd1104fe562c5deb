/** Words around a deep check: what will be looked at and how long that takes, and what was looked at. */
import type { DeepDone } from '../../experiment/deep/course.js';
import type { Agents } from '../../population/sampling.js';
import { count, plural } from '../words.js';

const timeText = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 90 ? plural(seconds, 'second') : plural(Math.round(seconds / 60), 'minute');
};

const runWord = (replay: boolean): string => (replay ? 'replay' : 'run');

/** What a deep check is about to do. */
export interface DeepAhead {
  readonly runs: number;
  /** Whether decisions are taken as recorded. */
  readonly replay: boolean;
  readonly agents: Agents;
  /** Whether that is the fewest that can stand for the people. */
  readonly isFewest: boolean;
  /** Numbers that will be moved; 0 for none. */
  readonly numbers: number;
  readonly milliseconds: number;
}

/** `30 runs with 400 agents, then 212 numbers moved by a fifth: about 40 seconds`. */
export function deepAhead({ runs, replay, agents, isFewest, numbers, milliseconds }: DeepAhead): string {
  const people = agents === 'full' ? 'an agent for everybody' : plural(agents, 'agent');
  const fewest = isFewest ? ' (the fewest that stand for its people)' : '';
  const moved = numbers > 0 ? `, then ${plural(numbers, 'number')} moved by a fifth` : '';
  return `${plural(runs, runWord(replay))} with ${people}${fewest}${moved}: about ${timeText(milliseconds)}`;
}

/** What was asked of a deep check, as far as what it came to does not say it. */
export interface DeepAsked {
  readonly replay: boolean;
  /** Runs that were asked for, where it was cut off. */
  readonly runs?: number | undefined;
}

/** `30 runs, and 212 numbers moved by a fifth`. */
export function lookedAt({ runs, numbers }: Omit<DeepDone, 'still'>, asked: DeepAsked): string {
  const word = runWord(asked.replay);
  const seen =
    asked.runs === undefined ? plural(runs.length, word) : `${runs.length} of ${plural(asked.runs, word)}`;
  const moved = numbers.moved > 0 ? `, and ${count(numbers.moved)} numbers moved by a fifth` : '';
  const fixed = numbers.fixed > 0 ? ` (${count(numbers.fixed)} more bear no other value)` : '';
  return `${seen}${moved}${fixed}`;
}

/** How many findings there are, and in what: a sentence. */
export const foundWords = (findings: number, done: Omit<DeepDone, 'still'>, asked: DeepAsked): string =>
  `${plural(findings, 'finding')} in ${lookedAt(done, asked)}; none keeps it from running.`;

/** What is said where nothing is found. */
export const NOTHING_FOUND = 'Nothing never or always happens.';
