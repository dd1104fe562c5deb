/**
 * The tables of a run (design, section 11): those that are filled day by day, and those that its record
 * tells.
 */
import type { LastingCollector } from '../run/collect.js';
import type { RunRecord } from '../run/record.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { authoritiesGrid } from './authorities.js';
import { ballotsGrid } from './ballots.js';
import { bodiesGrid } from './bodies.js';
import { gridCollector, type Table } from './grid.js';
import { placesGrid } from './places.js';
import { happeningTables } from './happenings.js';
import { ledgerGrid } from './ledger.js';
import { seriesTables } from './measured.js';
import { flowsGrid } from './flows.js';
import { formsGrid } from './forms.js';
import { stocksGrid } from './stocks.js';
import { strataGrid } from './strata.js';
import { unitsGrid } from './units.js';

/** Names of the tables that every run has. */
export const TABLES = [
  'strata',
  'ballots',
  'authorities',
  'bodies',
  'places',
  'units',
  'ledger',
  'events',
  'decisions',
  'sittings',
  'regimes',
  'acts',
] as const;

/** Those, what stocks, flows and forms of action add, and measures that are asked for weekly or daily. */
export const POSSIBLE_TABLES = [...TABLES, 'stocks', 'flows', 'forms', 'series'] as const;

/** Collectors for a run that keeps a ledger and ends with a tick. */
export const tableCollectors = (
  { definition, scenario }: LoadedScenario,
  lastTick: number,
): LastingCollector<Table>[] =>
  [
    strataGrid(definition),
    ballotsGrid(definition, scenario.display.groups),
    authoritiesGrid(definition),
    bodiesGrid(definition),
    placesGrid(definition),
    unitsGrid(definition),
    ...(definition.stocks.length > 0 ? [stocksGrid(definition)] : []),
    ...(definition.flows.length > 0 ? [flowsGrid(definition)] : []),
    ...(definition.forms.length > 0 ? [formsGrid(definition)] : []),
    ledgerGrid(definition, lastTick),
  ].map((grid) => gridCollector(grid, definition));

/** All tables of a run that has ended. */
export const tablesOf = (collectors: readonly LastingCollector<Table>[], record: RunRecord): Table[] => [
  ...collectors.map((collector) => collector.result()),
  ...happeningTables(record),
  ...seriesTables(record.measuredSeries, record.seed),
];
