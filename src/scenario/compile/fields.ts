/**
 * The kinds of change an effect can make, each in one line: what its keys name, which column it moves, and how.
 *
 * Decision worth knowing: the table is all there is to know of a change; compiling, checking for ranges and bounding appeals read it.
 */
import type { ChangeDef, ChangeTable, ShiftTable } from '../../model/definition.js';
import type { EffectText } from '../schema/scenario.js';
import type { Kind } from './names.js';
import type { widths } from './readings.js';

/** Sizes of columns, and the ledger's row of this origin. */
export type Sizes = ReturnType<typeof widths> & { readonly row: number };

type Bounds = readonly [least: number, most: number];

/** One kind of change, as its mapping is written and as its column is laid out. */
export interface Field {
  readonly name: keyof EffectText;
  /** What the outer keys name; null for a mapping of one level. */
  readonly outer: Kind | null;
  /** What the inner keys name; a group stands for its strata. */
  readonly inner: Kind;
  /** Least and greatest amount. */
  readonly bounds: Bounds;
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

const SHARE: Bounds = [0, 1];
const SIGNED: Bounds = [-1, 1];
/** Added to 1, the factor on learning stays within its greatest possible range. */
const TEMPO: Bounds = [-1, 20];
const FACTOR: Bounds = [0, 100];

const alone: Field['cell'] = (_, __, inner) => inner;
const byStratum: Field['cell'] = (n, outer, stratum) => outer * n.strata + stratum;
const byParty: Field['cell'] = (n, party, stratum) => stratum * n.parties + party;
const byIssue: Field['cell'] = (n, party, issue) => party * n.issues + issue;
const byAuthority: Field['cell'] = (n, outer, authority) => outer * n.authorities + authority;
const byOrigin: Field['cell'] = (n, party, stratum) => (n.row * n.strata + stratum) * n.parties + party;

/** Effects that are felt every day and fade. */
export const SHIFTS: readonly ShiftField[] = [
  { name: 'standing', outer: 'party', inner: 'group', table: 'standing', bounds: SIGNED, cell: byOrigin },
  {
    name: 'salience',
    outer: 'issue',
    inner: 'group',
    table: 'salienceShift',
    bounds: SIGNED,
    cell: byStratum,
  },
  {
    name: 'condition',
    outer: 'condition',
    inner: 'group',
    table: 'conditionShift',
    bounds: SIGNED,
    cell: byStratum,
  },
  { name: 'tempo', outer: null, inner: 'group', table: 'tempoShift', bounds: TEMPO, cell: alone },
  { name: 'discontent', outer: null, inner: 'group', table: 'discontentShift', bounds: SIGNED, cell: alone },
  { name: 'call', outer: 'party', inner: 'group', table: 'calls', bounds: SIGNED, cell: byParty },
];

/** Effects that are written once. */
export const CHANGES: readonly ChangeField[] = [
  {
    name: 'credibility',
    outer: 'party',
    inner: 'issue',
    table: 'credibility',
    mode: 'add',
    bounds: SIGNED,
    cell: byIssue,
  },
  {
    name: 'blame',
    outer: 'party',
    inner: 'group',
    table: 'blame',
    mode: 'add',
    bounds: SIGNED,
    cell: byParty,
  },
  {
    name: 'reach',
    outer: 'party',
    inner: 'group',
    table: 'reach',
    mode: 'scale',
    bounds: FACTOR,
    cell: byParty,
  },
  {
    name: 'policy',
    outer: null,
    inner: 'policy',
    table: 'policies',
    mode: 'set',
    bounds: SHARE,
    cell: alone,
  },
  {
    name: 'position',
    outer: 'party',
    inner: 'issue',
    table: 'positions',
    mode: 'set',
    bounds: SIGNED,
    cell: byIssue,
  },
  {
    name: 'line',
    outer: 'party',
    inner: 'authority',
    table: 'lines',
    mode: 'set',
    bounds: SIGNED,
    cell: byAuthority,
  },
  {
    name: 'will',
    outer: 'party',
    inner: 'authority',
    table: 'wills',
    mode: 'set',
    bounds: SHARE,
    cell: byAuthority,
  },
  {
    name: 'claim',
    outer: null,
    inner: 'authority',
    table: 'ownClaims',
    mode: 'set',
    bounds: SHARE,
    cell: alone,
  },
  {
    name: 'arm',
    outer: null,
    inner: 'unit',
    table: 'armFactors',
    mode: 'scale',
    bounds: FACTOR,
    cell: alone,
  },
  {
    name: 'grant',
    outer: 'organ',
    inner: 'authority',
    table: 'grants',
    mode: 'set',
    bounds: SHARE,
    cell: byAuthority,
  },
];
