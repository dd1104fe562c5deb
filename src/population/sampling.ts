/**
 * How many agents stand for each stratum.
 *
 * Decision worth knowing: agents go by the square root of persons, not by persons. In proportion, a garrison
 * of 160 000 among 165 million would be three agents; equally, a village continent would be as coarse as one
 * regiment.
 */
import { largestRemainder } from '../foundation/apportion.js';
import type { Fault } from '../foundation/fault.js';
import { AGENTS_FLOOR, realClasses } from './workplaces.js';
import type { StratumSpec } from './spec.js';

/**
 * Every stratum has at least so many cells (or its real ones): below that a street or a vote is one cell's
 * whim.
 */
const CELLS_MIN = 24;

/** The size of a population: a number of agents, or one agent for each person. */
export type Agents = number | 'full';

/** A size as it may be asked for: as few agents as can stand for the people have a word, too. */
export type AgentsAsked = Agents | 'smallest';

/** The smallest number of agents that can stand for these strata. */
export const agentsMin = (specs: readonly StratumSpec[]): number =>
  specs.reduce((sum, spec) => sum + stratumMin(spec), 0);

/** The size that is asked for of these strata. */
export const agentsOf = (specs: readonly StratumSpec[], asked: AgentsAsked): Agents =>
  asked === 'smallest' ? agentsMin(specs) : asked;

/** What is wrong with a number of agents for these strata; empty if nothing is. */
export function sampleFaults(specs: readonly StratumSpec[], agents: Agents): readonly Fault[] {
  if (agents === 'full') return [];
  const smallest = agentsMin(specs);
  const persons = totalPersons(specs);
  if (Number.isInteger(agents) && agents >= smallest && agents <= persons) return [];
  return [
    {
      code: 'population-size',
      message: `a population of ${agents} agents cannot stand for these ${persons} persons`,
      path: 'population',
      found: String(agents),
      expected: `a whole number from ${smallest} to ${persons}, or full`,
      hint:
        agents > persons ? 'say `full` for one agent per person' : `the smallest that works is ${smallest}`,
    },
  ];
}

/** Agents of each stratum; they sum to `agents`. The number must be without fault. */
export function sampleStrata(specs: readonly StratumSpec[], agents: Agents): readonly number[] {
  const capacities = specs.map((spec) => spec.persons);
  if (agents === 'full' || agents === totalPersons(specs)) return capacities;
  return fill(
    specs.map(stratumMin),
    specs.map((spec) => (spec.sampleWeight ?? 1) * Math.sqrt(spec.persons)),
    capacities,
    agents,
  );
}

const totalPersons = (specs: readonly StratumSpec[]): number =>
  specs.reduce((sum, spec) => sum + spec.persons, 0);

/** Enough agents for the least number of cells, each at its floor, and for one such cell of every class. */
function stratumMin(spec: StratumSpec): number {
  const classes = realClasses(spec).map(({ persons, cells }) => ({
    share: persons / spec.persons,
    floor: Math.min(AGENTS_FLOOR, Math.floor(persons / cells)),
    cells,
  }));
  const cellsPerAgent = classes.reduce((sum, { share, floor }) => sum + share / floor, 0);
  const cells = Math.min(
    CELLS_MIN,
    classes.reduce((sum, each) => sum + each.cells, 0),
  );
  const needs = [cells / cellsPerAgent, ...classes.map(({ share, floor }) => floor / share)];
  return Math.min(spec.persons, Math.ceil(Math.max(...needs)));
}

/**
 * Shares out `total` like water: everyone gets his minimum, the rest goes by weight, and what would exceed a
 * capacity goes to the others.
 */
function fill(
  minima: readonly number[],
  weights: readonly number[],
  capacities: readonly number[],
  total: number,
): readonly number[] {
  const full = minima.map((minimum, i) => minimum >= capacities[i]);
  for (;;) {
    const base = minima.map((minimum, i) => (full[i] ? capacities[i] : minimum));
    const rest = total - base.reduce((a, b) => a + b, 0);
    const more = largestRemainder(
      weights.map((weight, i) => (full[i] ? 0 : weight)),
      rest,
    );
    const over = base.map((agents, i) => !full[i] && agents + more[i] > capacities[i]);
    if (!over.includes(true)) return base.map((agents, i) => agents + more[i]);
    over.forEach((isOver, i) => (full[i] ||= isOver));
  }
}
