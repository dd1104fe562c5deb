/** The pairs of a comparison while they pass: each twin beside the baseline of its seed, and what failed. */
import { isoOf } from '../../foundation/calendar.js';
import { changeInWords } from '../../scenario/change-words.js';
import type { LoadedCounterfactual } from '../../scenario/counterfactual.js';
import type { Interventions } from '../../scenario/intervene.js';
import { firstTick } from '../../scenario/twin.js';
import { headOf, outsideIn, toldColumns } from '../design/manifest.js';
import type { Setting } from '../design/setting.js';
import { Comparer, type CompareRecord, type TwinRecord } from '../many/compare.js';
import type { DaysComputed } from '../many/days.js';
import { fixedColumns } from '../many/fixed-columns.js';
import { columnMeasures, seriesMeasures } from '../run/own-measures.js';
import type { Row } from '../tables/table.js';
import type { Teller } from './ports.js';
import { SeriesMeans } from './series-means.js';

export class Pairs implements Teller<CompareRecord> {
  /** Seeds of which baseline and twins have passed. */
  seeds = 0;
  readonly #failures: { seed: string; twin: string; error: string }[] = [];
  readonly #comparers: readonly Comparer[];
  readonly #series: SeriesMeans;
  #baseline: Row | undefined;
  /** Twins that have passed beside the baseline. */
  #beside = 0;

  constructor(
    private readonly setting: Setting,
    private readonly twins: readonly LoadedCounterfactual[],
  ) {
    const columns = toldColumns(setting);
    const { end } = headOf(setting);
    this.#comparers = twins.map(() => new Comparer(columns, end));
    this.#series = new SeriesMeans(1 + twins.length, seriesMeasures(setting.measures));
  }

  addSeries(rows: readonly Row[]): void {
    this.#series.add(rows);
  }

  /**
   * Takes in rows, which pass in their order: each baseline before its twins, and seed after seed, for last
   * digits of means depend on it.
   */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.point === 0) [this.#baseline, this.#beside] = [row, 0];
      else this.#pair(row, Number(row.point) - 1);
      if (row.status === 'failed') this.#fail(row);
    }
  }

  #pair(row: Row, twin: number): void {
    if (row.replicate !== this.#baseline?.replicate) return;
    this.#comparers[twin].add([this.#baseline, row]);
    this.#beside++;
    if (this.#beside === this.twins.length) this.seeds++;
  }

  #fail({ point, seed, error }: Row): void {
    const twin = point === 0 ? 'baseline' : this.twins[Number(point) - 1].id;
    this.#failures.push({ seed: String(seed), twin, error: String(error) });
  }

  record(days: DaysComputed): CompareRecord {
    return {
      ...headOf(this.setting),
      ...outsideIn(
        this.setting,
        this.twins.flatMap(({ interventions }) => interventions),
      ),
      sides: { baseline: 'baseline', twin: 'twin' },
      twins: this.twins.map(({ id, title, question, interventions }, i): TwinRecord => {
        const fixed = fixedColumns(interventions, this.setting.loaded.definition);
        const [changes, begins] = [interventions.map(changeInWords), this.#begins(interventions)];
        const series = this.#series.beside(1 + i);
        const found = { ...this.#comparers[i].result(fixed), ...(series && { series }) };
        return { id, title, question, changes, begins, fixed, ...found };
      }),
      measured: columnMeasures(this.setting.measures).map(({ name }) => name),
      failures: this.#failures,
      days,
    };
  }

  #begins(interventions: Interventions): string | null {
    const { definition } = this.setting.loaded;
    const tick = firstTick(interventions, definition);
    return tick < definition.dayCount ? isoOf(definition.startDay + tick) : null;
  }
}
