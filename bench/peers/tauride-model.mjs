/**
 * The model of the peers in Tauride: its SIMD kernel on people without tastes, who all learn alike, in 16-bit numbers.
 *
 * Decision worth knowing: the package is taken as it is built, because what runs sources as they are adds a call to every function they
 * make, and a small population would show it.
 */
import { fromQ15, toQ15 } from '../../dist/foundation/fixed.js';
import { keysFromSeed } from '../../dist/foundation/random.js';
import { createInputs, writeInputs } from '../../dist/kernel/inputs.js';
import { createPopulation } from '../../dist/population/create.js';
import { firstLoyalty, LANES, loyaltyStep } from '../../dist/population/layout.js';
import { planPopulation } from '../../dist/population/plan.js';
import { Tally } from '../../dist/population/tally.js';

function createPeople(kernel, { agents, cellAgents, appeal }, keys) {
  const parties = appeal.length;
  const spec = {
    id: 'everybody',
    persons: agents,
    cellClasses: [{ share: 1, cellPersons: cellAgents, workplacePersons: cellAgents }],
    tasteSpread: new Array(parties).fill(0),
    receptivitySpread: 0,
    thresholdMean: 0.9,
    thresholdSd: 0,
    ties: [],
  };
  return createPopulation({
    plan: planPopulation([spec], agents),
    specs: [spec],
    partyCount: parties,
    keys,
    start: new Int16Array(parties),
    personalTaste: new Int16Array(1),
    floor: new Int16Array(1),
    shards: kernel.shards,
    allocate: kernel.allocate,
    settle: kernel.settle,
  });
}

function inputsOf({ appeal, rho, sigma, noise }) {
  const inputs = createInputs(1, appeal.length);
  writeInputs(inputs, 0, {
    appeal: appeal.map(toQ15),
    tempo: toQ15(rho),
    rhoCap: toQ15(2 * rho),
    sigma: toQ15(sigma),
    omega: 0,
    noise: toQ15(noise),
    personalTaste: 0,
    floor: 0,
    officeMask: 0,
    grievance: 0,
    discontent: 0,
    call: appeal.map(() => 0),
    kappa: 0,
    fear: 0,
    fatigueGain: 0,
    fatigueFade: 0,
    thresholdLeast: 29000,
    thresholdStep: 1,
  });
  return inputs;
}

/** People as the model describes them: `step` lets a day pass, `loyaltyOf` looks into an agent. */
export function create(kernel, model, seed) {
  const keys = keysFromSeed(seed);
  const population = createPeople(kernel, model, keys);
  const inputs = inputsOf(model);
  const tally = new Tally(population);
  const [{ columns }] = population.shards;
  const parties = model.appeal.length;
  let tick = 0;
  return {
    step: () => void kernel.step(population, inputs, tick++, keys, tally),
    loyaltyOf: (agent, party) => {
      const [cell, j] = [Math.floor(agent / model.cellAgents), agent % model.cellAgents];
      const at = firstLoyalty(columns, cell) + loyaltyStep(parties, j) + party * LANES;
      return fromQ15(columns.loyalties[at]);
    },
  };
}
