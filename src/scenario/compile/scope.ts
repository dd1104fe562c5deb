/**
 * What every part of the compilation shares: the names, the calendar, the expressions, and where to put
 * faults.
 *
 * Decision worth knowing: an id is looked up in one way, `refer`; so each of the hundred places that name
 * something reports it alike.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { entityOf } from '../../foundation/random.js';
import type { AmountDef } from '../../model/columns/amounts.js';
import type { Formula, GroupDef, Guard } from '../../model/definition.js';
import type { ScenarioText } from '../schema/scenario.js';
import { Expressions, type ExpressionText } from './expressions.js';
import { Faults, type Complaint, type Path, type Spot } from './faults.js';
import { compileGroups } from './groups.js';
import { namesOf, type Kind, type Names } from './names.js';
import type { Readable } from './readings.js';
import { unknown } from './unknown.js';

/** An amount as written. */
export type AmountText = number | readonly [number, number];

/** Most days of a scenario: a century. */
export const DAY_COUNT_MAX = 36_525;

/** The scenario under compilation. */
export class Scope implements Readable {
  readonly names: Names;
  readonly groups: readonly GroupDef[];
  /** Day number of tick 0. */
  readonly startDay: number;
  /** The tick of the last day. */
  readonly lastTick: number;
  /** Every identity that draws are addressed by, with what it stands for. */
  readonly entities: { readonly entity: number; readonly of: string; readonly path: Path }[] = [];
  readonly #expressions: Expressions;

  constructor(
    readonly scenario: ScenarioText,
    readonly faults: Faults,
    readonly warnings = new Faults(faults.locate),
  ) {
    this.names = namesOf(scenario);
    this.groups = compileGroups(scenario, this.names, faults);
    this.startDay = this.day(scenario.start, ['start']);
    this.lastTick = this.#lastTick();
    this.#expressions = new Expressions(this, faults);
  }

  /**
   * A scenario of thousands of years, most likely a slip of the pen, is compiled no further than it may go.
   */
  #lastTick(): number {
    const days = this.day(this.scenario.end, ['end']) - this.startDay + 1;
    if (days > DAY_COUNT_MAX) {
      const message = `the scenario has ${days} days, at most ${DAY_COUNT_MAX} are simulated`;
      this.report(['end'], { code: 'too-many-days', message, found: this.scenario.end });
    }
    return Math.min(days, DAY_COUNT_MAX) - 1;
  }

  report(path: Path, complaint: Complaint, spot?: Spot): void {
    this.faults.report(path, complaint, spot);
  }

  /** Notes what is doubtful but can be run. */
  warn(path: Path, complaint: Complaint): void {
    this.warnings.report(path, complaint);
  }

  /**
   * Index of an id; -1, and a fault, when there is none. With `key` the id is the last step of the path
   * itself.
   */
  refer(kind: Kind, id: string, path: Path, spot?: Spot): number {
    const index = this.names[kind].indexOf(id);
    if (index < 0)
      this.report(path, { code: `unknown-${kind}`, found: id, ...unknown(this.names, kind, id) }, spot);
    return index;
  }

  /** Index of an optional id; -1 when it is not given. */
  referIf(kind: Kind, id: string | undefined, path: Path): number {
    return id === undefined ? -1 : this.refer(kind, id, path);
  }

  /** Indices of a list of ids; unknown ones are left out. */
  referAll(kind: Kind, ids: readonly string[], path: Path): number[] {
    return ids.map((id, i) => this.refer(kind, id, [...path, i])).filter((index) => index >= 0);
  }

  /** Day number of a date; a date that is no day of the calendar is a fault. */
  day(date: string, path: Path): number {
    const day = parseDate(date);
    if (day === undefined)
      this.report(path, { code: 'no-such-day', message: `there is no day ${date}`, found: date });
    return day ?? this.startDay ?? 0;
  }

  /** Ticks from the start to a date, which may lie before it or after the end. */
  ticks(date: string, path: Path): number {
    return this.day(date, path) - this.startDay;
  }

  /** Tick of a date within the scenario. */
  tick(date: string, path: Path): number {
    const tick = this.ticks(date, path);
    if (tick < 0 || tick > this.lastTick) {
      const days = `${isoOf(this.startDay)} to ${isoOf(this.startDay + this.lastTick)}`;
      const message = `${date} lies outside the scenario (${days})`;
      this.report(path, { code: 'date-outside', message, found: date });
    }
    return tick;
  }

  /** Tick of an optional date, or what holds without one. */
  tickOr(date: string | undefined, path: Path, otherwise: number): number {
    return date === undefined ? otherwise : this.tick(date, path);
  }

  /** Every name that an expression has read so far. */
  get asked(): ReadonlySet<string> {
    return this.#expressions.asked;
  }

  /** An expression as a function of the state. */
  formula(text: ExpressionText, path: Path): Formula {
    return this.#expressions.formula(text, path);
  }

  /** An expression as a condition with its distance. `scales`: unit of distance by name or first word. */
  guard(text: ExpressionText, path: Path, scales?: Readonly<Record<string, number>>): Guard {
    return this.#expressions.guard(text, path, scales);
  }

  /** The stable identity of a thing by its ids. */
  entity(path: Path, ...ids: readonly (string | number)[]): number {
    const entity = entityOf(...ids);
    this.entities.push({ entity, of: ids.join('.'), path });
    return entity;
  }

  /** An amount; a range is drawn once a run, at the address of these ids. */
  amount(amount: AmountText, path: Path, ...ids: readonly (string | number)[]): AmountDef {
    const [low, high] = typeof amount === 'number' ? [amount, amount] : amount;
    if (low > high) {
      const message = `the range [${low}, ${high}] is written low to high`;
      this.report(path, { code: 'range-reversed', message, expected: `[${high}, ${low}]` });
    }
    return { low, high, entity: low === high ? 0 : this.entity(path, ...ids) };
  }
}
