/**
 * What formulas of conditions and stocks read that somebody sets (policies, stocks, politics), by whoever set
 * it: so what a policy does to a condition belongs to the event, decision or act that carried it out.
 *
 * Decision worth knowing: a value is divided in the order in which causes first changed what it reads, by the
 * difference each one makes on top of those before it; so parts add up, whatever the expression. What changes
 * by itself (crowds, the day of a curve, credit worn away in office) is nobody's and stays with the value's
 * own course. Of a stock, what a cause has added stays its own until it is used up: a part becomes the
 * difference between the course of the stock with and without it.
 */
import { clamp } from '../../foundation/math.js';
import { CHANGED, type ChangedColumn } from '../../model/columns/table.js';
import type { Formula, State } from '../../model/definition.js';
import { glanceAt } from '../../model/formula/value.js';
import { levelOf } from '../../model/phases/conditions.js';
import type { Politics } from '../../model/state/politics.js';
import { addTo, Attributed, type Additions, type Causes, type Divided } from './parts.js';

/** What a cause did first: it added to columns, or it left politics so. */
interface Step {
  readonly cause: number;
  readonly politics: Politics | null;
}

/** What one formula reads of it. */
interface Read {
  readonly columns: readonly (readonly [Float64Array, Attributed])[];
  readonly politics: boolean;
}

const NOTHING: Additions = new Map();

/** What formulas read, with its parts by cause, since the first day on which conditions were felt. */
export class Inputs {
  readonly #columns: ReadonlyMap<ChangedColumn, Attributed>;
  readonly #political: readonly Formula[];
  readonly #steps: Step[] = [];
  readonly #added = new Set<number>();
  readonly #first: Politics;
  #last: Politics;

  constructor(
    readonly state: State,
    readonly causes: Causes,
  ) {
    const { conditions, stocks } = state.definition;
    const formulas = [...conditions.map(({ times }) => times), ...stocks.map(({ change }) => change)];
    const cells = (name: ChangedColumn) => state.columns.cells[name];
    this.#columns = new Map(
      CHANGED.filter((name) => name === 'stocks' || formulas.some(({ reads }) => reads.has(name))).map(
        (name) => [name, new Attributed(() => cells(name))] as const,
      ),
    );
    this.#political = formulas.filter(({ reads }) => reads.has('politics'));
    this.#first = this.#last = state.politics;
  }

  /** Credits a cause with what it has set. */
  credit(cause: number): void {
    let isNew = false;
    for (const parts of this.#columns.values()) if (parts.credit(cause)) isNew = true;
    if (isNew && !this.#added.has(cause)) {
      this.#added.add(cause);
      this.#steps.push({ cause, politics: null });
    }
    this.#creditPolitics(cause);
  }

  /** What has changed by itself since the last look is nobody's. */
  adopt(): void {
    for (const parts of this.#columns.values()) parts.adopt();
  }

  /** Follows what the change of the day has done to every stock. */
  follow(): void {
    const { definition, columns } = this.state;
    const stocks = this.#columns.get('stocks');
    if (stocks === undefined) return;
    const parts = definition.stocks.map(
      ({ id, change, least, most }, stock): readonly [Additions, number] => {
        const [last, added] = [stocks.lastOf(stock), stocks.added[stock]];
        const wanted = columns.stocks[stock] + columns.cuts[stock] - last;
        const changed = this.#divided(change, wanted, () => glanceAt(this.state, change)).added;
        const after = columns.stocks[stock];
        const without = (cause: number) =>
          clamp(last - (added.get(cause) ?? 0) + wanted - (changed.get(cause) ?? 0), least, most);
        const causes = new Set([...added.keys(), ...changed.keys()]);
        return [
          new Map([...causes].map((each) => [each, after - without(each)])),
          this.causes.of(`stock.${id}`),
        ];
      },
    );
    parts.forEach(([each, own], stock) => {
      for (const cause of [...each.keys(), own]) this.#meet(cause);
      stocks.replace(stock, each, own);
    });
  }

  /** By condition its level today for people whom all of it reaches; the base is its own course. */
  levels(): readonly Divided[] {
    const { state } = this;
    return state.definition.conditions.map((condition) => {
      const level = () => levelOf(condition, state.tick, glanceAt(state, condition.times));
      return this.#divided(condition.times, level(), level);
    });
  }

  /** A cause that adds to a column without having been credited with anything before. */
  #meet(cause: number): void {
    if (this.#added.has(cause)) return;
    this.#added.add(cause);
    this.#steps.push({ cause, politics: null });
  }

  #creditPolitics(cause: number): void {
    const { state } = this;
    const { politics } = state;
    if (politics === this.#last || this.#political.length === 0) return;
    const after = this.#political.map((formula) => glanceAt(state, formula));
    state.politics = this.#last;
    const before = this.#political.map((formula) => glanceAt(state, formula));
    state.politics = politics;
    if (after.some((value, i) => value !== before[i])) this.#steps.push({ cause, politics });
    this.#last = politics;
  }

  #readBy({ reads }: Formula): Read {
    const columns = [...this.#columns]
      .filter(([name]) => reads.has(name))
      .map(([, parts]) => [parts.figures(), parts] as const);
    return { columns, politics: reads.has('politics') };
  }

  /** A value of a formula as it is now, by whoever set what it reads; the state is left as it was. */
  #divided(formula: Formula, now: number, value: () => number): Divided {
    const read = this.#readBy(formula);
    if (this.#steps.length === 0 || (read.columns.length === 0 && !read.politics))
      return { base: now, now, added: NOTHING };
    const { state } = this;
    const { politics } = state;
    const today = read.columns.map(([cells]) => cells.slice());
    for (const [cells, { base }] of read.columns) cells.set(base);
    if (read.politics) state.politics = this.#first;
    const added = this.#walk(read, value);
    read.columns.forEach(([cells], i) => {
      cells.set(today[i]);
    });
    state.politics = politics;
    let base = now;
    for (const part of added.values()) base -= part;
    return { base, now, added };
  }

  /** Sets one after another what causes set, and reads by how much each step moves a value. */
  #walk(read: Read, value: () => number): Additions {
    const added: Additions = new Map();
    let before = value();
    for (const { cause, politics } of this.#steps) {
      if (politics === null ? !addColumns(read, cause) : !read.politics) continue;
      if (politics !== null) this.state.politics = politics;
      const after = value();
      addTo(added, cause, after - before);
      before = after;
    }
    return added;
  }
}

/** Adds what a cause has added to the cells that a formula reads; whether that is anything. */
function addColumns({ columns }: Read, cause: number): boolean {
  let isAny = false;
  for (const [cells, { added }] of columns)
    for (let cell = 0; cell < cells.length; cell++) {
      const addition = added[cell].get(cause);
      if (addition === undefined) continue;
      cells[cell] += addition;
      isAny = true;
    }
  return isAny;
}
