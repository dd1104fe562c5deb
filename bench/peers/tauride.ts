/**
 * The model in Tauride: its SIMD kernel on people without tastes, who all learn alike, in 16-bit numbers.
 *
 * It also decides whom everybody holds to and counts, as it does every day; the others are spared that.
 */
import { keysFromSeed } from '../../src/foundation/random.js';
import { toQ15, fromQ15 } from '../../src/foundation/fixed.js';
import { createInputs, writeInputs } from '../../src/kernel/inputs.js';
import { machine } from '../../src/platform/node/machine.js';
import { nodeKernel } from '../../src/platform/node/kernel.js';
import { createPopulation } from '../../src/population/create.js';
import { firstLoyalty, LANES, loyaltyStep } from '../../src/population/layout.js';
import { planPopulation } from '../../src/population/plan.js';
import { Tally } from '../../src/population/tally.js';
import { AGENTS, model, PARTIES, report } from './measure.mjs';

const zeros = new Array<number>(PARTIES).fill(0);
const kernel = nodeKernel('simd');
const spec = {
  id: 'everybody',
  persons: AGENTS,
  cellClasses: [{ share: 1, cellPersons: model.cellAgents, workplacePersons: model.cellAgents }],
  tasteSpread: zeros,
  receptivitySpread: 0,
  thresholdMean: 0.9,
  thresholdSd: 0,
  ties: [],
};
const keys = keysFromSeed('peers');
const population = createPopulation({
  plan: planPopulation([spec], AGENTS),
  specs: [spec],
  partyCount: PARTIES,
  keys,
  start: new Int16Array(PARTIES),
  personalTaste: new Int16Array(1),
  floor: new Int16Array(1),
  shards: kernel.shards,
  allocate: kernel.allocate,
  settle: kernel.settle,
});
const inputs = createInputs(1, PARTIES);
writeInputs(inputs, 0, {
  appeal: model.appeal.map(toQ15),
  tempo: toQ15(model.rho),
  rhoCap: toQ15(2 * model.rho),
  sigma: toQ15(model.sigma),
  omega: 0,
  noise: toQ15(model.noise),
  personalTaste: 0,
  floor: 0,
  officeMask: 0,
  grievance: 0,
  discontent: 0,
  call: zeros,
  kappa: 0,
  fear: 0,
  fatigueGain: 0,
  fatigueFade: 0,
});
const tally = new Tally(population);
const [{ columns }] = population.shards;
let tick = 0;

function loyaltyOf(agent: number, party: number): number {
  const [cell, j] = [Math.floor(agent / model.cellAgents), agent % model.cellAgents];
  return fromQ15(columns.loyalties[firstLoyalty(columns, cell) + loyaltyStep(PARTIES, j) + party * LANES]);
}

report(
  'Tauride',
  machine().tauride,
  () => void kernel.step(population, inputs, tick++, keys, tally),
  loyaltyOf,
);
