/**
 * Does anything happen more or less often when every id of a scenario is another?
 *
 *     npm run study:renaming -- --scenario two-powers,portugal-1975,germany-1918 --runs 100
 *
 * Free runs of each scenario as written and with other names, whose alphabetical order is reversed, by seeds of their own; endings, holders,
 * governments, orders of regimes and every option ever taken are compared. Draws are addressed by ids, so no two runs are the same;
 * `tests/scenarios/renamed.test.ts` holds the draws and finds every day the same.
 */
import { agentsMin } from '../../src/population/sampling.js';
import { compileScenario, parseScenario, type LoadedScenario } from '../../src/scenario/load.js';
import { filesOf } from '../../tests/bundled.js';
import { withOtherNames } from '../../tests/renamed.js';
import { compareFrequencies, isOutside, outcomesOf, SEEN_MIN } from './frequencies.js';
import { committed, keep, option, say, seedsOf, word } from './laboratory.js';

const SURE = 0.05;

const at = committed();
const scenarios = word('scenario', 'two-powers,portugal-1975,germany-1918').split(',');
const runs = option('runs', 100);

const study = (scenario: string) => {
  const files = filesOf(scenario);
  const other = withOtherNames(files);
  const loaded = compileScenario(parseScenario(files));
  const agents = agentsMin(loaded.definition.strata.map(({ spec }) => spec));
  const outcomes = (of: LoadedScenario, set: string, nameOf: (id: string) => string) =>
    seedsOf(`${scenario} ${set}`, runs).map((seed) => outcomesOf(of, { seed, agents, nameOf }));
  const written = outcomes(loaded, 'as written', (id) => id);
  const renamed = outcomes(
    compileScenario(parseScenario(other.files)),
    'renamed',
    (id) => other.before.get(id) ?? id,
  );
  const compared = compareFrequencies(written, renamed);
  const result = {
    ...{ agents, runs, ids: other.before.size, seenMin: SEEN_MIN, sure: SURE, comparisons: compared.length },
    outside95: compared.filter(isOutside).length,
    outsideByHolm: compared.filter(({ allowed }) => allowed < SURE).length,
    compared,
  };
  say(
    `${scenario}: ${compared.length} comparisons, ${result.outside95} outside 95 %, ${result.outsideByHolm} by Holm`,
  );
  return result;
};

for (const scenario of scenarios) keep(`renaming-${scenario}`, { ...at, scenario, ...study(scenario) });
