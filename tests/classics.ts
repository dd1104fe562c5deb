/** Published models as they run here: what a test compares with the page of a paper, and a picture draws. */
import { nodeKernel } from '../src/platform/node/threads/kernel.js';
import type { State } from '../src/model/definition.js';
import { createModel, type Model } from '../src/model/model.js';
import type { Interventions } from '../src/scenario/intervene.js';
import { loadBundled } from './bundled.js';

/** Changes of values, by path. */
export const set = (values: Readonly<Record<string, number | string | boolean>>): Interventions =>
  Object.entries(values).map(([path, value]) => ({ kind: 'set', path, value }));

/** A figure of each day of a classic, and of the days before. */
export function courseOf(
  name: string,
  figure: (state: State) => number,
  changes: Interventions = [],
  kernel: 'auto' | 'reference' = 'auto',
): number[] {
  const days: number[] = [];
  lived(name, (state) => void days.push(figure(state)), changes, kernel);
  return days;
}

/** Some figures of each day of a classic, one row of days for each. */
export function coursesOf(
  name: string,
  figures: (state: State) => readonly number[],
  changes: Interventions = [],
): number[][] {
  const days: (readonly number[])[] = [];
  lived(name, (state) => void days.push(figures(state)), changes);
  return days[0].map((_, i) => days.map((day) => day[i]));
}

/** A classic at its end. */
export function lived(
  name: string,
  observe: (state: State) => void = () => undefined,
  changes: Interventions = [],
  kernel: 'auto' | 'reference' = 'auto',
): Model {
  const { definition } = loadBundled(`classics/${name}`, changes);
  const model = createModel(definition, { kernel: nodeKernel(kernel), ledger: false });
  model.run(definition.dayCount, observe);
  return model;
}

/** Share of a stratum's people who act. */
export const active =
  (stratum: number) =>
  ({ columns }: State): number =>
    columns.active[stratum];

/** Mean loyalty of everybody to a party. */
export const meanLoyalty =
  (party: number) =>
  ({ columns, definition: { strata } }: State): number => {
    const persons = strata.reduce((sum, stratum) => sum + stratum.persons, 0);
    return (
      strata.reduce((sum, stratum, s) => sum + stratum.persons * columns.loyalties.at(s, party), 0) / persons
    );
  };

/** Seats of a body by party. */
export const seatsOf = ({ state: { politics, definition } }: Model, body: string): number[] =>
  definition.parties.map(
    (_, p) => politics.bodies[definition.bodies.findIndex(({ id }) => id === body)].seats[p],
  );

/** What there is of a stock each day. */
export const stockCourse = (name: string, stock: number, changes: Interventions = []): number[] =>
  courseOf(name, ({ columns }) => columns.stocks[stock], changes);

/** Purchases of each week of the classic of the bandwagon. */
export const salesOf = (changes: Interventions = []): number[] =>
  courseOf('bass', ({ columns }) => columns.wentToday[0], changes);

/** Ministers of the first authority, by party. */
export const ministersOf = ({ state: { politics, definition } }: Model): number[] =>
  politics.cabinets[0].seats.slice(0, definition.parties.length);
