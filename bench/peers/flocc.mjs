/** The model in flocc: what an agent's rule returns is enqueued, and becomes his data when all have ticked. */
import flocc from 'flocc';
import { AGENTS, CELLS, drawDistance, drawNoise, model, report, versionOf } from './measure.mjs';

const { Agent, Environment } = flocc;
const environment = new Environment();
const cells = Array.from({ length: CELLS }, () => []);
let distances = [];

function decide(agent) {
  const { cell, place, loyalties } = agent.getData();
  const other = cells[cell][(place + distances[cell]) % model.cellAgents].get('loyalties');
  return {
    loyalties: loyalties.map(
      (l, p) => l + model.rho * (model.appeal[p] - l) + model.sigma * (other[p] - l) + drawNoise(),
    ),
  };
}

const agents = Array.from({ length: AGENTS }, (_, i) => {
  const [cell, place] = [Math.floor(i / model.cellAgents), i % model.cellAgents];
  const agent = new Agent({ cell, place, loyalties: model.appeal.map(() => 0) });
  agent.set('tick', decide);
  environment.addAgent(agent);
  cells[cell].push(agent);
  return agent;
});

function step() {
  distances = cells.map(drawDistance);
  environment.tick({ activation: 'uniform' });
}

report('flocc', versionOf('flocc'), step, (i, p) => agents[i].get('loyalties')[p]);
