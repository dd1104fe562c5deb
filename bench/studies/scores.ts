/**
 * How near is a scenario to the record? The scores of vote shares and of decisions, as `src/experiment/run/scores.ts` defines it.
 *
 *     npm run study:scores -- --scenario germany-1918
 *
 * To run it is to look at validation figures: whoever does so adds a row to docs/validation.md, and says what was changed because of it.
 */
import { SCORE_AGENTS, SCORE_RUNS } from '../../src/experiment/scores/scores.js';
import { ask, committed, say, seedsOf, word } from './laboratory.js';
import { decisionLines, keepScores, scoreLines } from './kept-scores.js';

committed();
const scenario = word('scenario', 'russia-1917');
const replays = seedsOf('replay', SCORE_RUNS).map((seed, i) => {
  say(`replay ${i + 1}/${SCORE_RUNS} of ${scenario}`);
  return ask({ scenario, mode: 'replay', seed, agents: SCORE_AGENTS });
});
const kept = keepScores(replays);
for (const line of [...scoreLines(kept), ...decisionLines(kept)]) say(line);
