/** Stores that touch no disk: one that holds all in memory, and one that holds nothing. */
import type { Batch } from '../design/design.js';
import { batchesAmong, runsInOrder } from '../design/growth.js';
import type { ExperimentManifest } from '../design/manifest.js';
import { bandColumns } from '../many/bands.js';
import { sumOfDays, type DaysComputed } from '../many/days.js';
import type { BatchResult } from '../many/ensemble.js';
import { InOrder } from '../many/in-order.js';
import { SERIES_COLUMNS } from '../tables/measured.js';
import { SITTING_COLUMNS } from '../tables/sittings.js';
import type { ColumnDef, Row } from '../tables/table.js';
import { bandParts } from './band-table.js';
import type { Store, StoreOf, RowTable, Tables, Teller } from './ports.js';

/** A table whose rows have a cell for every column. */
const tableOf = (columns: readonly ColumnDef[], rows: readonly Row[]): RowTable => ({
  columns,
  rows: rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))),
});

/** Holds every batch. */
class MemoryStore implements Store<BatchResult> {
  readonly #results = new Map<number, BatchResult>();
  #runs: readonly Row[] = [];
  #sittings: readonly Row[] = [];
  #series: readonly Row[] = [];
  #bands: readonly Row[] = [];

  constructor(private readonly manifest: ExperimentManifest) {}

  readonly kept = (): ReadonlySet<number> => new Set(this.#results.keys());

  readonly look = this.kept;

  readonly rowsOf = ({ index }: Batch): Promise<readonly Row[]> =>
    Promise.resolve(this.#results.get(index)?.rows ?? []);

  readonly seriesOf = ({ index }: Batch): Promise<readonly Row[]> =>
    Promise.resolve(this.#results.get(index)?.series ?? []);

  readonly keep = ({ index }: Batch, result: BatchResult): void => {
    this.#results.set(index, result);
  };

  readonly lose = this.keep;

  readonly dropFrom = (end: number): void => {
    for (const index of this.kept()) if (index >= end) this.#results.delete(index);
  };

  readonly join = async (onRows: (rows: readonly Row[]) => void): Promise<void> => {
    const [runs, sittings, series, bands]: Row[][] = [[], [], [], []];
    const there = batchesAmong(this.manifest, this.#results);
    for await (const rows of runsInOrder(this.manifest, there, this.rowsOf)) {
      onRows(rows);
      runs.push(...rows);
    }
    const readerOf =
      (table: 'sittings' | 'series') =>
      ({ index }: Batch) =>
        Promise.resolve(this.#results.get(index)?.[table] ?? []);
    for await (const rows of runsInOrder(this.manifest, there, readerOf('sittings')))
      for (const row of rows) sittings.push(row);
    for await (const rows of runsInOrder(this.manifest, there, readerOf('series')))
      for (const row of rows) series.push(row);
    const tallies = Array.from(this.#results.values(), (result) => () => result.tally);
    for await (const rows of bandParts(this.manifest, tallies)) bands.push(...rows);
    [this.#runs, this.#sittings, this.#series, this.#bands] = [runs, sittings, series, bands];
  };

  readonly days = (): DaysComputed => sumOfDays([...this.#results.values()].map((result) => result.days));

  readonly summarise = (): void => undefined;

  readonly tables = (): Tables => {
    const { columns, settings } = this.manifest;
    return {
      runs: tableOf(columns, this.#runs),
      sittings: tableOf(SITTING_COLUMNS, this.#sittings),
      series: tableOf(SERIES_COLUMNS, this.#series),
      bands: tableOf(bandColumns(settings.factors), this.#bands),
    };
  };
}

/** A store in memory, which is new. */
export const inMemory: StoreOf = (manifest) => ({ manifest, store: new MemoryStore(manifest) });

/** Hands runs and series on in the order of their batches, and forgets them. */
export function passingStore(teller: Pick<Teller<unknown>, 'add' | 'addSeries'>): Store<BatchResult> {
  const settled = new Set<number>();
  const days: DaysComputed[] = [];
  const order = new InOrder<readonly Row[]>((rows) => {
    teller.add(rows);
  });
  const series = new InOrder<readonly Row[]>((rows) => teller.addSeries?.(rows));
  const keep = ({ index }: Batch, result: BatchResult): void => {
    settled.add(index);
    days.push(result.days);
    order.add(index, result.rows);
    series.add(index, result.series);
  };
  return {
    kept: () => settled,
    look: () => settled,
    rowsOf: ({ index }) => Promise.resolve(order.waiting(index) ?? []),
    seriesOf: () => Promise.resolve([]),
    keep,
    lose: keep,
    dropFrom: () => undefined,
    join: () => Promise.resolve(),
    days: () => sumOfDays(days),
    summarise: () => undefined,
    tables: () => {
      const none = tableOf([], []);
      return { runs: none, sittings: none, series: none, bands: none };
    },
  };
}
