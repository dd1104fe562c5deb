/**
 * What of a stock came from whom, and what that does to the conditions that read it.
 *
 * Decision worth knowing: what an effect has added stays its own until it is used up: a part becomes the
 * difference between the course of the stock with and without it, and the stock's own cause takes what is
 * left. A condition is divided in the order in which the causes occurred, by the difference each one makes on
 * top of those before it: so parts add up to what stocks have done to it, whatever the expression.
 */
import { clamp } from '../../foundation/math.js';
import type { ConditionDef, State } from '../../model/definition.js';
import { glanceAt } from '../../model/formula/value.js';
import { levelOf } from '../../model/phases/conditions.js';
import { addTo, Attributed, type Additions, type Causes } from './parts.js';

/** The stocks of a run with their parts by cause, since the first day on which they were felt. */
export class StockParts {
  readonly #parts: Attributed;

  constructor(
    readonly state: State,
    readonly causes: Causes,
  ) {
    this.#parts = new Attributed(() => state.columns.stocks);
  }

  /** Credits a cause with what it has added to stocks. */
  credit(cause: number): void {
    this.#parts.credit(cause);
  }

  /** Follows what the change of the day has done to every stock. */
  follow(): void {
    const { definition, columns } = this.state;
    definition.stocks.forEach(({ id, least, most }, stock) => {
      const wanted = columns.stocks[stock] + columns.cuts[stock];
      const change = wanted - this.#parts.lastOf(stock);
      this.#parts.carry(stock, (value) => clamp(value + change, least, most), this.causes.of(`stock.${id}`));
    });
  }

  /** By condition what causes add to its level through stocks, for people whom all of it reaches. */
  levels(): readonly Additions[] {
    return this.state.definition.conditions.map((condition) =>
      condition.times.reads.has('stocks') ? this.#levelParts(condition) : new Map<number, number>(),
    );
  }

  #levelParts(condition: ConditionDef): Additions {
    const { state } = this;
    const { base, added } = this.#parts;
    const { stocks } = state.columns;
    const today = stocks.slice();
    const level = (): number => levelOf(condition, state.tick, glanceAt(state, condition.times));
    const parts: Additions = new Map();
    const causes = [...new Set(added.flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);
    stocks.set(base);
    let before = level();
    for (const cause of causes) {
      for (let stock = 0; stock < stocks.length; stock++) stocks[stock] += added[stock].get(cause) ?? 0;
      const after = level();
      addTo(parts, cause, after - before);
      before = after;
    }
    stocks.set(today);
    return parts;
  }
}
