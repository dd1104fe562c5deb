/**
 * Are `replay --without`, `why --but-for` and `compare` one engine?
 *
 *     npm run study:one-engine -- --scenario two-powers
 *
 * Over every event and decision of a bundled scenario (all of them without `--scenario`), free and as recorded, whole and day by day, by
 * digest. The study fails if one differs.
 */
import { agentsMin } from '../../src/population/sampling.js';
import { bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { loadBundled } from '../../tests/bundled.js';
import { causesOf, digestsOf, disagreements } from './agreement.js';
import { commit, keep, say, word } from './laboratory.js';

const only = word('scenario', '');
const rows = bundledScenarios()
  .filter((id) => only === '' || id === only)
  .flatMap((scenario) =>
    (['run', 'replay'] as const).map((mode) => {
      const { strata, dayCount } = loadBundled(scenario).definition;
      const agents = agentsMin(strata.map(({ spec }) => spec));
      const causes = causesOf(scenario);
      const all = digestsOf({ scenario, mode, seed: commit(), agents, ticks: dayCount, causes });
      const unlike = disagreements(all);
      const felt = all.filter(({ run, baseline }) => run !== baseline).length;
      say(`${scenario}, ${mode}: ${all.length} causes, ${felt} felt, ${unlike.length} told differently`);
      for (const { cause } of unlike) say(`  ${cause}`);
      return { scenario, mode, agents, causes: all.length, felt, unlike: unlike.map(({ cause }) => cause) };
    }),
  );
keep('one-engine', { commit: commit(), rows });
if (rows.some(({ unlike }) => unlike.length > 0)) process.exitCode = 1;
