/** The batches whose rows are needed now, each read once while it is needed. */
import type { Row } from '../tables/table.js';
import type { Batch, NumberRange } from './design.js';

const overlap = (a: NumberRange, b: NumberRange): boolean => a[0] < b[1] && b[0] < a[1];

export class BatchReader {
  #kept = new Map<Batch, readonly Row[]>();

  constructor(
    private readonly batches: readonly Batch[],
    private readonly rowsOf: (batch: Batch) => Promise<readonly Row[]>,
  ) {}

  /** The rows of all batches that have one of these replicates. */
  async rows(replicates: NumberRange): Promise<Row[]> {
    const needed = this.batches.filter((batch) => overlap(batch.replicates, replicates));
    const kept = new Map<Batch, readonly Row[]>();
    for (const batch of needed) kept.set(batch, this.#kept.get(batch) ?? (await this.rowsOf(batch)));
    this.#kept = kept;
    return [...kept.values()].flat();
  }
}
