/** The model in plain JavaScript: an object for every agent, an array of agents for every cell. */
import { CELLS, drawDistance, drawNoise, model, report } from './measure.mjs';

class Agent {
  loyalties = model.appeal.map(() => 0);
  next = model.appeal.map(() => 0);

  decide(other) {
    this.loyalties.forEach((l, p) => {
      const drawn = model.rho * (model.appeal[p] - l);
      const met = model.sigma * (other.loyalties[p] - l);
      this.next[p] = l + drawn + met + drawNoise();
    });
  }

  change() {
    [this.loyalties, this.next] = [this.next, this.loyalties];
  }
}

const cells = Array.from({ length: CELLS }, () =>
  Array.from({ length: model.cellAgents }, () => new Agent()),
);

function step() {
  for (const cell of cells) {
    const distance = drawDistance();
    cell.forEach((agent, j) => agent.decide(cell[(j + distance) % cell.length]));
    for (const agent of cell) agent.change();
  }
}

const agents = cells.flat();
report('JavaScript objects', process.version, step, (i, p) => agents[i].loyalties[p]);
