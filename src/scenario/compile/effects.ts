/**
 * Effects: what an event, a choice or a regime does, as amounts on cells of columns and as acts.
 *
 * Decision worth knowing: every kind of change is read from one table (fields.ts), so that no effect has code
 * of its own but the acts, which change who rules.
 */
import { exp, ln } from '../../foundation/math.js';
import { compileActs } from '../../model/acts/acts.js';
import type { Sizes } from '../../model/columns/axes.js';
import { cellAt } from '../../model/columns/columns.js';
import type { AmountDef, ChangeDef, ShiftDef } from '../../model/columns/amounts.js';
import type { EffectDef, OriginDef } from '../../model/definition.js';
import type { EffectText } from '../schema/scenario.js';
import type { Path } from './faults.js';
import { axesOf, CHANGES, SHIFTS, type Field } from './fields.js';
import type { AmountText, Scope } from './scope.js';
import { actScope, allot, entriesOf, referKey, type Entry } from './tables.js';

/** Who has the effects: its id, its row among the ledger's standings or -1, and where it is written. */
export interface Origin {
  readonly id: string;
  readonly row: number;
  readonly path: Path;
}

/** An effect where it is written, and what the draws of its amounts are addressed by. */
interface Written {
  readonly effect: EffectText;
  readonly path: Path;
  readonly ids: readonly string[];
  readonly sizes: Sizes;
  /** The row of its origin among the ledger's standings. */
  readonly origin: number;
}

interface Dose {
  readonly cells: readonly number[];
  readonly amount: AmountDef;
}

/** The amounts under one outer key of a field, or of a field of one level. */
interface Batch {
  readonly outer: Readonly<Partial<Sizes>>;
  readonly ids: readonly string[];
  readonly entries: readonly Entry<AmountText>[];
}

type Mapping = Readonly<Record<string, AmountText>>;
type Nested = Readonly<Record<string, Mapping>>;

function batchesOf(scope: Scope, field: Field, { effect, path, ids }: Written): Batch[] {
  const at = [...path, field.name];
  const own = [...ids, field.name];
  const [outer, inner] = field.keys;
  if (inner === undefined) {
    return [{ outer: {}, ids: own, entries: entriesOf(effect[field.name] as Mapping, at) }];
  }
  return entriesOf(effect[field.name] as Nested, at).map((entry) => ({
    outer: { [outer.axis]: referKey(scope, outer.kind, entry) },
    ids: [...own, entry.key],
    entries: entriesOf(entry.value, entry.path),
  }));
}

/** An amount within the bounds of its field. */
function amountOf(
  scope: Scope,
  { name, amounts: [least, most] }: Field,
  entry: Entry<AmountText>,
  ids: readonly string[],
): AmountDef {
  const amount = scope.amount(entry.value, entry.path, ...ids, entry.key);
  if (amount.low < least || amount.high > most) {
    const message = `\`${name}\` takes amounts from ${least} to ${most}`;
    scope.report(entry.path, { code: 'amount-range', message, found: String(entry.value) });
  }
  return amount;
}

/** Everything an effect does to one column, by a field that is written. */
const dosesOf = (scope: Scope, field: Field, written: Written): Dose[] => {
  const { axis, kind } = field.keys[field.keys.length - 1];
  const { sizes, origin } = written;
  return batchesOf(scope, field, written).flatMap(({ outer, ids, entries }) =>
    allot(scope, kind, entries).map(({ entry, members }) => ({
      cells: members.map((step) => cellAt(field.table, sizes, { origin, ...outer, [axis]: step })),
      amount: amountOf(scope, field, entry, ids),
    })),
  );
};

/** Factor a day of what halves in so many days. */
const decayOf = (halfLife: number | undefined): number =>
  halfLife === undefined ? 1 : exp(-ln(2) / halfLife);

function compileEffect(scope: Scope, effect: EffectText, number: number, origin: Origin): EffectDef {
  const path = [...origin.path, 'effects', number];
  const sizes = axesOf(scope.names);
  const isWritten = ({ name }: Field): boolean => effect[name] !== undefined;
  const doses = (field: Field) =>
    dosesOf(scope, field, { effect, path, ids: [origin.id, String(number)], sizes, origin: origin.row });
  const shifts: ShiftDef[] = SHIFTS.filter(isWritten).flatMap((field) =>
    doses(field).map((dose) => ({ table: field.table, ...dose })),
  );
  const changes: ChangeDef[] = CHANGES.filter(isWritten).flatMap((field) =>
    doses(field).map((dose) => ({ table: field.table, mode: field.mode, ...dose })),
  );
  const acts = compileActs(actScope(scope), effect, path);
  checkSubstance(scope, effect, path, { shifts, changes, acts });
  return {
    decay: decayOf(effect.halfLife),
    days: effect.days ?? Infinity,
    times: scope.formula(effect.times ?? 1, [...path, 'times']),
    shifts,
    changes,
    acts,
  };
}

type Substance = Pick<EffectDef, 'shifts' | 'changes' | 'acts'>;

/** An effect does something, and what is said to fade can fade. */
function checkSubstance(scope: Scope, effect: EffectText, path: Path, substance: Substance): void {
  const { shifts, changes, acts } = substance;
  if (shifts.length + changes.length + acts.length === 0) {
    scope.report(path, { code: 'empty-effect', message: 'this effect changes nothing' });
  }
  if (shifts.length > 0) return;
  for (const name of ['halfLife', 'days'] as const) {
    if (effect[name] === undefined) continue;
    const hint = `only ${SHIFTS.map((field) => field.name).join(', ')} fade or end; what is set stays until it is set again`;
    const message = 'nothing in this effect fades';
    scope.report([...path, name], { code: 'nothing-fades', message, hint }, { key: true });
  }
}

/** Whether any of these effects adds to the appeal of parties: then the ledger keeps a row for it. */
export const hasStanding = (effects: readonly EffectText[]): boolean =>
  effects.some((effect) => effect.standing !== undefined);

/** Something that has effects, compiled. */
export const compileOrigin = (scope: Scope, effects: readonly EffectText[], origin: Origin): OriginDef => ({
  id: origin.id,
  entity: scope.entity(origin.path, origin.id),
  source: origin.row,
  effects: effects.map((effect, number) => compileEffect(scope, effect, number, origin)),
});
