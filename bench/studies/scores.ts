/**
 * How near is a scenario to the record? The scores of everything on record and of decisions, as `src/experiment/scores/scores.ts` defines them.
 *
 *     npm run study:scores -- --scenario germany-1918
 *     npm run study:scores -- --runs 6 --agents 48000          a look that is no score: kept in results/fact-scores.json alone
 *     npm run study:scores -- --parameters posterior           each run with a draw of the posterior that ships, or of the prior
 *
 * To run it is to look at validation figures: whoever does so adds a row to docs/validation.md, and says what was changed because of it.
 */
import { SCORE_AGENTS, SCORE_RUNS } from '../../src/experiment/scores/scores.js';
import { familyLines } from '../../src/report/run/family-scores.js';
import { ask, committed, option, parametersOf, say, seedsOf, word } from './laboratory.js';
import { decisionLines, keepFactScores, keepScores, scoreLines } from './kept-scores.js';

committed();
const scenario = word('scenario', 'russia-1917');
const which = word('parameters', 'written');
const [runs, agents] = [option('runs', SCORE_RUNS), option('agents', SCORE_AGENTS)];
const parameters = parametersOf(scenario, which);
const replays = seedsOf('replay', runs).map((seed, i) => {
  say(`replay ${i + 1}/${runs} of ${scenario}`);
  return ask({ scenario, mode: 'replay', seed, agents, parameters });
});
const kept = keepFactScores(replays, which);
for (const line of [...familyLines(kept), ...decisionLines(kept)]) say(line);
if (runs === SCORE_RUNS && agents === SCORE_AGENTS && which === 'written')
  for (const line of scoreLines(keepScores(replays))) say(line);
else say('no score: that is of 20 runs at 100 000 agents with the parameters as written');
