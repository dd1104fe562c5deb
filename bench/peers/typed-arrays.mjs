/** The model in JavaScript over typed arrays: all loyalties in one array of doubles, agent by agent. */
import { AGENTS, CELLS, drawDistance, drawNoise, model, PARTIES, report } from './measure.mjs';

const { cellAgents, rho, sigma } = model;
const appeal = Float64Array.from(model.appeal);
let loyalties = new Float64Array(AGENTS * PARTIES);
let next = new Float64Array(AGENTS * PARTIES);

function stepCell(first) {
  const distance = drawDistance();
  for (let j = 0; j < cellAgents; j++) {
    const own = (first + j) * PARTIES;
    const other = (first + ((j + distance) % cellAgents)) * PARTIES;
    for (let p = 0; p < PARTIES; p++) {
      const l = loyalties[own + p];
      next[own + p] = l + rho * (appeal[p] - l) + sigma * (loyalties[other + p] - l) + drawNoise();
    }
  }
}

function step() {
  for (let cell = 0; cell < CELLS; cell++) stepCell(cell * cellAgents);
  [loyalties, next] = [next, loyalties];
}

report('JavaScript typed arrays', process.version, step, (i, p) => loyalties[i * PARTIES + p]);
