/**
 * Effects: what an event, a choice or a regime does, as amounts on cells of columns and as acts.
 *
 * Decision worth knowing: every kind of change is read from one table (fields.ts), so that no effect has code of its own but the acts,
 * which change who rules.
 */
import { exp, ln } from '../../foundation/math.js';
import type { ActDef, AmountDef, ChangeDef, EffectDef, OriginDef, ShiftDef } from '../../model/definition.js';
import type { EffectText } from '../schema/scenario.js';
import { compileActs } from './acts.js';
import type { Path } from './faults.js';
import { CHANGES, SHIFTS, type Field, type Sizes } from './fields.js';
import { widths } from './readings.js';
import type { AmountText, Scope } from './scope.js';
import { allot, entriesOf, referKey, type Entry } from './tables.js';

/** Who has the effects: its id, its row among the ledger's standings or -1, and where it is written. */
export interface Origin {
  readonly id: string;
  readonly row: number;
  readonly path: Path;
}

interface Dose {
  readonly cells: readonly number[];
  readonly amount: AmountDef;
}

type Mapping = Readonly<Record<string, AmountText>>;
type Nested = Readonly<Record<string, Mapping>>;

/** One mapping by name as amounts on cells. */
function dosesOf(
  scope: Scope,
  field: Field,
  outer: number,
  entries: readonly Entry<AmountText>[],
  ids: readonly string[],
  sizes: Sizes,
): Dose[] {
  return allot(scope, field.inner, entries).map(({ entry, members }) => ({
    cells: members.map((inner) => field.cell(sizes, outer, inner)),
    amount: scope.amount(entry.value, entry.path, ...ids, entry.key),
  }));
}

/** Everything an effect does to one column. `ids` address the draws of its amounts. */
function fieldDoses(
  scope: Scope,
  field: Field,
  effect: EffectText,
  path: Path,
  ids: readonly string[],
  sizes: Sizes,
): Dose[] {
  const at = [...path, field.name];
  const { outer } = field;
  if (outer === null)
    return dosesOf(scope, field, 0, entriesOf(effect[field.name] as Mapping | undefined, at), ids, sizes);
  return entriesOf(effect[field.name] as Nested | undefined, at).flatMap((entry) => {
    const index = referKey(scope, outer, entry);
    return dosesOf(scope, field, index, entriesOf(entry.value, entry.path), [...ids, entry.key], sizes);
  });
}

/** Factor a day of what halves in so many days. */
const decayOf = (halfLife: number | undefined): number =>
  halfLife === undefined ? 1 : exp(-ln(2) / halfLife);

function compileEffect(scope: Scope, effect: EffectText, number: number, origin: Origin): EffectDef {
  const path = [...origin.path, 'effects', number];
  const sizes = { ...widths(scope), row: origin.row };
  const doses = (field: Field) =>
    fieldDoses(scope, field, effect, path, [origin.id, String(number), field.name], sizes);
  const shifts: ShiftDef[] = SHIFTS.flatMap((field) =>
    doses(field).map((dose) => ({ table: field.table, ...dose })),
  );
  const changes: ChangeDef[] = CHANGES.flatMap((field) =>
    doses(field).map((dose) => ({ table: field.table, mode: field.mode, ...dose })),
  );
  const acts = compileActs(scope, effect, path);
  checkSubstance(scope, effect, path, { shifts, changes, acts });
  return {
    decay: decayOf(effect.halfLife),
    days: effect.days ?? Infinity,
    times: scope.quantity(effect.times ?? 1, [...path, 'times']),
    shifts,
    changes,
    acts,
  };
}

interface Substance {
  readonly shifts: readonly ShiftDef[];
  readonly changes: readonly ChangeDef[];
  readonly acts: readonly ActDef[];
}

/** An effect does something, and what is said to fade can fade. */
function checkSubstance(
  scope: Scope,
  effect: EffectText,
  path: Path,
  { shifts, changes, acts }: Substance,
): void {
  if (shifts.length + changes.length + acts.length === 0) {
    scope.report(path, { code: 'empty-effect', message: 'this effect changes nothing' });
  }
  if (shifts.length > 0) return;
  for (const name of ['halfLife', 'days'] as const) {
    if (effect[name] === undefined) continue;
    const hint = `only ${SHIFTS.map((field) => field.name).join(', ')} fade or end; what is set stays until it is set again`;
    scope.report(
      [...path, name],
      { code: 'nothing-fades', message: 'nothing in this effect fades', hint },
      { key: true },
    );
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
