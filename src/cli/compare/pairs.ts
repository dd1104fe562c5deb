/** The pairs of a comparison while they pass: each twin beside the baseline of its seed, and what failed. */
import { group } from 'd3-array';
import { Comparer, type CompareRecord, type TwinRecord } from '../../experiment/many/compare.js';
import type { Days } from '../../experiment/many/days.js';
import { fixedColumns } from '../../experiment/many/fixed-columns.js';
import { outcomeColumns } from '../../experiment/run/outcome.js';
import type { Row } from '../../experiment/tables/table.js';
import { isoOf } from '../../foundation/calendar.js';
import type { Interventions } from '../../scenario/intervene.js';
import { firstTick } from '../../scenario/twin.js';
import type { ContrastTask } from './task.js';
import { headOf } from '../many/manifest.js';
import { changeInWords } from '../shell/settings.js';
import { BlankCounts } from '../many/blank-counts.js';

export class Pairs {
  /** Seeds of which baseline and twins have passed. */
  seeds = 0;
  readonly blanks = new BlankCounts();
  readonly #failures: { seed: string; twin: string; error: string }[] = [];
  readonly #comparers: readonly Comparer[];

  constructor(private readonly task: ContrastTask) {
    const columns = outcomeColumns(task.setting.loaded.definition);
    this.#comparers = task.twins.map(() => new Comparer(columns));
  }

  /** Takes in the rows of a batch; batches must pass in their order, for the last digits of means depend on it. */
  add(rows: readonly Row[]): void {
    this.blanks.add(rows);
    for (const [baseline, ...others] of group(rows, (row) => row.replicate).values()) {
      this.seeds++;
      others.forEach((row, i) => this.#comparers[i].add([baseline, row]));
    }
    for (const { status, point, seed, error } of rows) {
      if (status !== 'failed') continue;
      const twin = point === 0 ? 'baseline' : this.task.twins[Number(point) - 1].id;
      this.#failures.push({ seed: String(seed), twin, error: String(error) });
    }
  }

  record(days: Days): CompareRecord {
    return {
      ...headOf(this.task.setting),
      sides: { baseline: 'baseline', twin: 'twin' },
      twins: this.#twins(),
      failures: this.#failures,
      days,
    };
  }

  #begins(interventions: Interventions): string | null {
    const { definition } = this.task.setting.loaded;
    const tick = firstTick(interventions, definition);
    return tick < definition.dayCount ? isoOf(definition.startDay + tick) : null;
  }

  #twins(): TwinRecord[] {
    return this.task.twins.map(({ id, title, question, interventions }, i) => ({
      id,
      title,
      question,
      changes: interventions.map(changeInWords),
      begins: this.#begins(interventions),
      fixed: fixedColumns(interventions),
      ...this.#comparers[i].result(),
    }));
  }
}
