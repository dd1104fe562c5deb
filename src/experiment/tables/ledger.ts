/**
 * `ledger`: what the loyalties of each stratum are made of, by source: on the first day, the first of each
 * month and the last day.
 */
import { dateOf } from '../../foundation/calendar.js';
import { ONE } from '../../foundation/fixed.js';
import type { Definition, State } from '../../model/definition.js';
import { ledgerRows, type Ledger } from '../../model/ledger.js';
import type { Grid } from './grid.js';
import { column } from './table.js';
import { STRATUM_KEYS, strataWith } from './strata.js';

function* readStocks({ tally, definition }: State, { stocks }: Ledger): Generator<number | null> {
  for (const s of definition.strata.keys()) {
    const agents = tally.agents(s);
    for (const p of definition.parties.keys())
      for (const stock of stocks.row(s, p)) {
        yield stock === 0 ? null : stock;
        yield stock === 0 ? null : stock / ONE / agents;
      }
  }
}

export const ledgerGrid = (definition: Definition, lastTick: number): Grid => {
  const sources = ledgerRows(definition);
  const parties = definition.parties.map(({ id }) => id);
  return {
    name: 'ledger',
    keys: [
      ...STRATUM_KEYS,
      column('source', 'text', 'what has made them loyal or disloyal; rest is what no source explains'),
    ],
    places: strataWith(definition, parties).flatMap((place) =>
      sources.map((source) => ({ ...place, source })),
    ),
    figures: [
      column(
        'stock',
        'number',
        'loyalty held from that source, a whole number; a row that would be 0 is left out',
        '1/32768 of loyalty, summed over agents',
      ),
      column(
        'loyalty',
        'number',
        'the same by agent: over all sources it adds up to the mean loyalty in `strata`',
        'loyalty',
      ),
    ],
    read: (state, ledger) => [...readStocks(state, ledger)],
    isDue: (tick) => tick === 0 || tick === lastTick || dateOf(definition.startDay + tick).day === 1,
  };
};
