/** A run computed for the page: its record, the course of power in it, day by day, and tables of its days. */
import { runScenario, ticksOf, type RunOptions } from '../../experiment/run/run.js';
import { authoritiesGrid } from '../../experiment/tables/authorities.js';
import { ballotsGrid } from '../../experiment/tables/ballots.js';
import { bodiesGrid } from '../../experiment/tables/bodies.js';
import { gridCollector } from '../../experiment/tables/grid.js';
import { packCollector, packedRows } from '../../experiment/tables/packed.js';
import { placesGrid } from '../../experiment/tables/places.js';
import { stocksGrid } from '../../experiment/tables/stocks.js';
import { unitsGrid } from '../../experiment/tables/units.js';
import { namesToldIn } from '../../experiment/why/explanation.js';
import type { Definition } from '../../model/definition.js';
import { courseOf, crowdsOf } from '../../view/course.js';
import type { RunAnswer } from '../protocol.js';

const WEEK = 7;

/** What the page draws of tables: by day where much happens in a day, and else by week. */
function packersOf(definition: Definition, lastTick: number) {
  const places = new Set(definition.places.map(({ id }) => id));
  const grid = placesGrid(definition);
  const of = (
    ...[from, packing]: [Parameters<typeof packCollector>[0], Parameters<typeof packCollector>[3]]
  ) => packCollector(from, definition, lastTick, packing);
  return [
    of(authoritiesGrid(definition), { figure: (name) => name === 'footing' || name.startsWith('control_') }),
    of(bodiesGrid(definition), { figure: () => true }),
    of(stocksGrid(definition), { figure: (name) => name === 'level' }),
    of(grid, { figure: (name) => name !== 'active', every: WEEK }),
    of(unitsGrid(definition), { figure: (name) => name !== 'persons', every: WEEK }),
    of(ballotsGrid(definition, []), {
      row: ({ group }) => places.has(String(group)),
      figure: (name) => name === 'share',
      every: WEEK,
    }),
  ];
}

/** Makes a run, and what the page draws of it. */
export function computeAnswer(options: RunOptions): RunAnswer {
  const { definition } = options.loaded;
  const lastTick = ticksOf(options) - 1;
  const powers = gridCollector(authoritiesGrid(definition), definition);
  const tables = packersOf(definition, lastTick);
  const crowds = packCollector(placesGrid(definition), definition, lastTick, {
    row: ({ capital }) => capital === 1,
    figure: (name) => name === 'active',
  });
  const record = runScenario({ ...options, further: [powers, crowds, ...tables] });
  const { units, organs } = namesToldIn(definition);
  return {
    record,
    course: courseOf(record, powers.result().rows),
    crowds: crowdsOf(packedRows({ ...crowds.result() })),
    tables: tables.map((table) => table.result()),
    asked: { units, organs },
  };
}
