/** Warnings of expressions that had no value in some of many runs. */
import type { Teller } from '../../experiment/laboratory/ports.js';
import { NO_VALUE_COLUMN } from '../../experiment/many/ensemble.js';
import type { Row } from '../../experiment/tables/table.js';
import { plural } from '../../report/words.js';
import { printWarnings } from '../shell/output.js';

/** How many runs of many each expression had no value in. */
export class BlankCounts {
  readonly #runs = new Map<string, number>();

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const told = row[NO_VALUE_COLUMN];
      if (typeof told !== 'string') continue;
      for (const address of told.split(', ')) this.#runs.set(address, (this.#runs.get(address) ?? 0) + 1);
    }
  }

  /** A teller whose runs are seen here, too. */
  beside<Told>(teller: Teller<Told>): Teller<Told> {
    return {
      add: (rows) => {
        this.add(rows);
        teller.add(rows);
      },
      addSeries: (rows) => {
        teller.addSeries?.(rows);
      },
      record: (days) => teller.record(days),
    };
  }

  /** Warns of each, with what to do to see more. */
  warn(): void {
    const hint = 'a single run, by `tauride run`, tells its day and line';
    for (const [file, runs] of this.#runs)
      printWarnings([
        { code: 'no-value', file, message: `has no value on some day of ${plural(runs, 'run')}`, hint },
      ]);
  }
}
