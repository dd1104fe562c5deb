/**
 * Are the draws what they should be?
 *
 *     npm run study:draws -- --cells 200000
 *
 * Screens the noise, the matching and single words, as the engine draws them: uniformity, moments, lags between agents of a cell, across
 * parties, ticks, cells, strata and neighbouring seeds. Seeds and thresholds are fixed (draws/screen.ts); the study fails if a screen does.
 */
import { engine } from './draws/generator.js';
import { matchingScreens } from './draws/matching.js';
import { noiseScreens } from './draws/noise.js';
import { FALSE_ALARM, isSound, judge, SPREAD_TOLERANCE } from './draws/screen.js';
import { wordScreens } from './draws/words.js';
import { commit, keep, option, say } from './laboratory.js';

const cells = option('cells', 200_000);
const screens = [
  ...noiseScreens(engine, cells),
  ...matchingScreens(engine, 10 * cells),
  ...wordScreens(engine, 10 * cells),
];
const verdict = judge(screens);
const { failed, uneven, threshold, together, leastChance, widestSpread } = verdict;
say(
  `${screens.length} screens over ${cells} cells; one fails below a chance of ${threshold.toExponential(1)}`,
);
say(`least chance ${leastChance.toExponential(1)}, all chances together ${together.toFixed(3)}`);
say(`sums over a cell vary ${widestSpread.toFixed(3)} times as much as they should, at most`);
for (const { group, name, p } of failed) say(`FAILED ${group}: ${name} (${p.toExponential(1)})`);
for (const { group, name, spread } of uneven) say(`UNEVEN ${group}: ${name} (${spread?.toFixed(3)})`);
keep('draws', {
  commit: commit(),
  cells,
  rules: { falseAlarm: FALSE_ALARM, spreadTolerance: SPREAD_TOLERANCE },
  verdict,
  screens: screens.map(({ group, name, p, spread }) => ({
    group,
    name,
    p: Number(p.toPrecision(4)),
    spread: spread === null ? null : Number(spread.toPrecision(5)),
  })),
});
if (!isSound(verdict)) process.exitCode = 1;
