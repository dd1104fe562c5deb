/**
 * Benches: the workplaces that elect a body, and the deputies who sit for them.
 *
 * Decision worth knowing: which workplaces did not elect is unknown, so coverage weighs the deputies of every
 * workplace instead of drawing some; and a sampled workplace carries the deputies of all the real ones it
 * stands for. So a body has as many seats at any number of agents.
 */
import { daysAway, deputiesOf, plurality } from '../polity/body.js';
import type { PopulationPlan } from '../population/plan.js';
import { tallyWidth } from '../population/layout.js';
import { shardOf, type Population } from '../population/population.js';
import type { Definition, State } from './definition.js';
import type { Bench } from './state/state.js';

interface Rule {
  readonly per: number;
  readonly atLeast: number;
  readonly coverage: number;
}

/**
 * Deputies of all the real workplaces that a sampled workplace stands for. They go by the persons of the real
 * workplace, not of its sample, whose size varies with the number of agents.
 */
const seatsOfWorkplace = (plan: PopulationPlan, workplace: number, rule: Rule): number =>
  plan.realWorkplaces[workplace] *
  rule.coverage *
  deputiesOf(plan.workplacePersons[workplace], rule.per, rule.atLeast);

const workplacesOf = (plan: PopulationPlan, stratum: number): number[] => {
  const { workplaceBegin, workplaceEnd } = plan.strata[stratum];
  return Array.from({ length: workplaceEnd - workplaceBegin }, (_, i) => workplaceBegin + i);
};

/** The benches of all bodies elected by workplaces. */
export const createBenches = (definition: Definition, plan: PopulationPlan): Bench[] => {
  let offset = 0;
  return definition.bodies.flatMap((body, index) => {
    if (body.rule !== 'workplaces') return [];
    const places = body.constituencies.flatMap((rule) =>
      rule.strata.flatMap((stratum) =>
        workplacesOf(plan, stratum).map((workplace) => ({
          workplace,
          seats: seatsOfWorkplace(plan, workplace, rule),
        })),
      ),
    );
    const bench: Bench = {
      body: index,
      offset,
      workplaces: Int32Array.from(places, (place) => place.workplace),
      seats: Float64Array.from(places, (place) => place.seats),
    };
    offset += 2 * places.length;
    return [bench];
  });
};

/** Bytes the deputies of all benches take. */
export const deputyBytes = (benches: readonly Bench[]): number =>
  benches.reduce((sum, bench) => sum + 2 * bench.seats.length, 0);

/** Adds up the allegiances of a workplace, counted for the parties they count for. */
const countWorkplace = (
  population: Population,
  workplace: number,
  within: readonly number[],
  counts: Float64Array,
): void => {
  counts.fill(0);
  const { workplaceCells } = population.plan;
  const width = tallyWidth(population.partyCount);
  for (let cell = workplaceCells[workplace]; cell < workplaceCells[workplace + 1]; cell++) {
    const { cellBegin, columns } = shardOf(population, cell);
    const row = (cell - cellBegin) * width;
    for (let p = 0; p < within.length; p++) counts[within[p]] += columns.tallies[row + p];
  }
};

/**
 * Every workplace elects afresh, or (recall > 0) recalls a deputy its plurality has left for that many days.
 */
export const voteBench = (state: State, bench: Bench, recall: number): void => {
  const { deputies, population } = state;
  const { within } = state.politics;
  const none = within.length;
  const counts = new Float64Array(none);
  for (let place = 0; place < bench.seats.length; place++) {
    countWorkplace(population, bench.workplaces[place], within, counts);
    const favourite = plurality(counts, none);
    const choice = favourite < 0 ? none : favourite;
    const at = bench.offset + 2 * place;
    const away = daysAway(deputies[at], choice, deputies[at + 1]);
    if (away >= recall) {
      deputies[at] = choice;
      deputies[at + 1] = 0;
    } else deputies[at + 1] = away;
  }
};

/** Deputies by party, last without party; as real numbers, since sampled workplaces stand for several. */
export const seatsOfBench = (bench: Bench, deputies: Uint8Array, partyCount: number): number[] => {
  const seats = new Array<number>(partyCount + 1).fill(0);
  for (let place = 0; place < bench.seats.length; place++)
    seats[deputies[bench.offset + 2 * place]] += bench.seats[place];
  return seats;
};
