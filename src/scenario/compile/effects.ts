/**
 * Effects: what an event, a choice or a regime does, as amounts on cells of columns and as acts.
 *
 * Decision worth knowing: each kind of change is one line of a table (what its keys name, which column it moves, and how), so that no
 * effect has code of its own but the acts, which change who rules.
 */
import { exp, ln } from '../../foundation/math.js';
import type {
  ActDef,
  AmountDef,
  ChangeDef,
  ChangeTable,
  EffectDef,
  OriginDef,
  ShiftDef,
  ShiftTable,
} from '../../model/definition.js';
import type { EffectText } from '../schema/scenario.js';
import { compileActs } from './acts.js';
import type { Path } from './faults.js';
import type { Kind } from './names.js';
import { widths } from './readings.js';
import type { AmountText, Scope } from './scope.js';
import { allot, entriesOf, referKey, type Entry } from './tables.js';

/** Sizes of columns, and the ledger's row of this origin. */
type Sizes = ReturnType<typeof widths> & { readonly row: number };

interface Field {
  readonly name: keyof EffectText;
  /** What the outer keys name; null for a mapping of one level. */
  readonly outer: Kind | null;
  /** What the inner keys name; a group stands for its strata. */
  readonly inner: Kind;
  /** The cell of a column for an outer and an inner index. */
  readonly cell: (n: Sizes, outer: number, inner: number) => number;
}

interface ShiftField extends Field {
  readonly table: ShiftTable;
}

interface ChangeField extends Field {
  readonly table: ChangeTable;
  readonly mode: ChangeDef['mode'];
}

const alone: Field['cell'] = (_, __, inner) => inner;
const byStratum: Field['cell'] = (n, outer, stratum) => outer * n.strata + stratum;
const byParty: Field['cell'] = (n, party, stratum) => stratum * n.parties + party;
const byIssue: Field['cell'] = (n, party, issue) => party * n.issues + issue;
const byAuthority: Field['cell'] = (n, outer, authority) => outer * n.authorities + authority;
const byOrigin: Field['cell'] = (n, party, stratum) => (n.row * n.strata + stratum) * n.parties + party;

/** Effects that are felt every day and fade. */
export const SHIFTS: readonly ShiftField[] = [
  { name: 'standing', outer: 'party', inner: 'group', table: 'standing', cell: byOrigin },
  { name: 'salience', outer: 'issue', inner: 'group', table: 'salienceShift', cell: byStratum },
  { name: 'condition', outer: 'condition', inner: 'group', table: 'conditionShift', cell: byStratum },
  { name: 'tempo', outer: null, inner: 'group', table: 'tempoShift', cell: alone },
  { name: 'discontent', outer: null, inner: 'group', table: 'discontentShift', cell: alone },
  { name: 'call', outer: 'party', inner: 'group', table: 'calls', cell: byParty },
];

/** Effects that are written once. */
export const CHANGES: readonly ChangeField[] = [
  { name: 'credibility', outer: 'party', inner: 'issue', table: 'credibility', mode: 'add', cell: byIssue },
  { name: 'blame', outer: 'party', inner: 'group', table: 'blame', mode: 'add', cell: byParty },
  { name: 'reach', outer: 'party', inner: 'group', table: 'reach', mode: 'scale', cell: byParty },
  { name: 'policy', outer: null, inner: 'policy', table: 'policies', mode: 'set', cell: alone },
  { name: 'position', outer: 'party', inner: 'issue', table: 'positions', mode: 'set', cell: byIssue },
  { name: 'line', outer: 'party', inner: 'authority', table: 'lines', mode: 'set', cell: byAuthority },
  { name: 'will', outer: 'party', inner: 'authority', table: 'wills', mode: 'set', cell: byAuthority },
  { name: 'claim', outer: null, inner: 'authority', table: 'ownClaims', mode: 'set', cell: alone },
  { name: 'arm', outer: null, inner: 'unit', table: 'armFactors', mode: 'scale', cell: alone },
  { name: 'grant', outer: 'organ', inner: 'authority', table: 'grants', mode: 'set', cell: byAuthority },
];

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
