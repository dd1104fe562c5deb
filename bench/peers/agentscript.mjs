/**
 * The model in AgentScript: turtles that are asked to decide, then to change.
 *
 * Its bundle makes a canvas while it loads, which only browsers have; nothing is drawn on this one.
 */
import { AGENTS, CELLS, drawDistance, drawNoise, model, report, versionOf } from './measure.mjs';

globalThis.OffscreenCanvas = class {
  getContext = () => ({});
};
const { Model } = await import('agentscript');

class Loyalties extends Model {
  setup() {
    this.turtles.create(AGENTS, (turtle) => {
      turtle.loyalties = model.appeal.map(() => 0);
      turtle.cell = Math.floor(turtle.id / model.cellAgents);
      turtle.place = turtle.id % model.cellAgents;
    });
    this.cells = Array.from({ length: CELLS }, () => []);
    this.turtles.ask((turtle) => this.cells[turtle.cell].push(turtle));
  }

  step() {
    const distances = this.cells.map(drawDistance);
    this.turtles.ask((turtle) => {
      const other = this.cells[turtle.cell][(turtle.place + distances[turtle.cell]) % model.cellAgents];
      turtle.next = turtle.loyalties.map(
        (l, p) =>
          l + model.rho * (model.appeal[p] - l) + model.sigma * (other.loyalties[p] - l) + drawNoise(),
      );
    });
    this.turtles.ask((turtle) => {
      turtle.loyalties = turtle.next;
    });
    this.tick();
  }
}

const loyalties = new Loyalties();
loyalties.setup();
report(
  'AgentScript',
  versionOf('agentscript'),
  () => loyalties.step(),
  (i, p) => loyalties.turtles[i].loyalties[p],
);
