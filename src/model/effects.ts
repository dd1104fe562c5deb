/**
 * Effects: what an origin (an event, a chosen option, the first entry into a regime) does on its day and how
 * its shifts fade.
 *
 * Decision worth knowing: shifts are felt from the next day on and are re-added daily from the list of active
 * effects, so a fading effect leaves no residue in the columns; changes are written once; acts alter
 * politics.
 */
import { clamp } from '../foundation/math.js';
import { PURPOSE, uniform, type Keys } from '../foundation/random.js';
import { changed, faded, freshly } from '../polity/effect.js';
import { perform } from './acts/acts.js';
import {
  COLUMNS,
  SHIFTED,
  type ChangedColumn,
  type ColumnName,
  type ShiftedColumn,
} from './columns/table.js';
import type { AmountDef, ChangeDef } from './columns/amounts.js';
import type { Definition, EffectDef, Formula, State } from './definition.js';
import { addToStock } from './state/stocks.js';
import type { ActiveEffect } from './state/politics.js';
import { glanceAt, valueOrNull } from './formula/value.js';
import { revise } from './state/journal.js';

/** How many times over an effect is felt at most. */
const TIMES_MAX = 100;

/** The amount of this run: drawn once by the amount's own address. */
export const amountOf = (keys: Keys, { low, high, entity }: AmountDef): number =>
  low === high ? low : low + (high - low) * uniform(keys, PURPOSE.event, 0, entity, 0);

const applyChange = (state: State, change: ChangeDef, times: number, id: string): void => {
  const column = state.columns.cells[change.table];
  const [least, most] = COLUMNS[change.table].range;
  const amount = amountOf(state.keys, change.amount);
  if (change.table === 'stocks') {
    for (const stock of change.cells) addToStock(state, stock, { amount: amount * times, cause: id });
    return;
  }
  for (const cell of change.cells) {
    column[cell] = Math.min(most, Math.max(least, changed(column[cell], amount, change.mode, times)));
  }
};

const activate = (
  state: State,
  origin: number,
  effect: number,
  definition: EffectDef,
  times: number,
): void => {
  if (definition.shifts.length === 0 || times === 0) return;
  const active = { origin, effect, ...freshly(times, definition.days) };
  revise(state, { effects: [...state.politics.effects, active] });
};

/** How many times over the effects of some origins are felt. */
export const factorsOf = ({ origins }: Definition, of: readonly number[]): Formula[] =>
  of.flatMap((origin) => origins[origin].effects.map((effect) => effect.times));

/** Lets an origin have its effects today, in part where they are scaled. */
export const fire = (state: State, origin: number, scale = 1): void => {
  const { id, effects } = state.definition.origins[origin];
  effects.forEach((effect, index) => {
    const written = valueOrNull(state, effect.times);
    if (written === null) return;
    const times = scale * clamp(written, -TIMES_MAX, TIMES_MAX);
    for (const change of effect.changes) applyChange(state, change, times, id);
    for (const act of effect.acts) perform(state, act, { id, origin, effect: index });
    activate(state, origin, index, effect, times);
  });
  state.witness?.(id);
};

/** What some cells of columns would hold, by column and cell. */
export type Foreseen = ReadonlyMap<ColumnName, ReadonlyMap<number, number>>;

/** Of an estimate its middle is expected: nobody knows before what this run will draw. */
const expectedOf = ({ low, high }: AmountDef): number => (low + high) / 2;

/**
 * What an origin would write into some columns, and add to them by tomorrow, were it to have its effects now;
 * cells that it leaves alone are not there.
 */
export const foresee = (
  state: State,
  origin: number,
  of: readonly (ChangedColumn | ShiftedColumn)[],
): Foreseen => {
  const found = new Map(of.map((table) => [table as ColumnName, new Map<number, number>()]));
  const write = (
    table: ColumnName,
    { cells, amount }: Pick<ChangeDef, 'cells' | 'amount'>,
    value: (before: number, amount: number) => number,
  ): void => {
    const [least, most] = COLUMNS[table].range;
    const own = found.get(table);
    for (const cell of own === undefined ? [] : cells) {
      const before = own?.get(cell) ?? state.columns.cells[table][cell];
      own?.set(cell, clamp(value(before, expectedOf(amount)), least, most));
    }
  };
  for (const { times: formula, changes, shifts } of state.definition.origins[origin].effects) {
    const times = clamp(glanceAt(state, formula), -TIMES_MAX, TIMES_MAX);
    for (const change of changes)
      write(change.table, change, (before, amount) => changed(before, amount, change.mode, times));
    for (const shifted of shifts) write(shifted.table, shifted, (before, amount) => before + amount * times);
  }
  return found;
};

const shift = ({ columns, keys }: State, { shifts }: EffectDef, strength: number): void => {
  for (const { table, amount, cells } of shifts) {
    const column = columns.cells[table];
    const addition = amountOf(keys, amount) * strength;
    for (const cell of cells) column[cell] += addition;
  }
};

/** Adds the calls of acts: each is heard in its place as far as the party reaches people there. */
const shiftCalls = ({ definition, columns, politics, tick }: State): void => {
  for (const { party, place, strength, until } of politics.repertoire.callings) {
    if (tick > until) continue;
    definition.strata.forEach(({ placeIndex }, s) => {
      if (placeIndex === place) columns.calls.add(s, party, strength * columns.reach.at(s, party));
    });
  }
};

/** Writes today's shifts from the active effects and calls, and lets effects fade until tomorrow. */
export const shiftColumns = (state: State): void => {
  for (const name of SHIFTED) state.columns.cells[name].fill(0);
  shiftCalls(state);
  const effects: ActiveEffect[] = [];
  for (const active of state.politics.effects) {
    const { origin, effect } = active;
    const definition = state.definition.origins[origin].effects[effect];
    shift(state, definition, active.strength);
    const rest = faded(active, definition.decay);
    if (rest) effects.push({ origin, effect, ...rest });
  }
  revise(state, { effects });
};
