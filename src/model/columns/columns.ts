/**
 * The columns of the macro state: one table names them all with their shape; they lie one after another in one buffer.
 *
 * Decision worth knowing: snapshot, fork and digest read this table; a figure that is not listed here cannot be kept.
 */

/** What of a scenario the columns are sized by. */
export interface Sized {
  readonly conditions: readonly unknown[];
  readonly strata: readonly unknown[];
  readonly issues: readonly unknown[];
  readonly parties: readonly unknown[];
  readonly authorities: readonly unknown[];
  readonly organs: readonly unknown[];
  readonly units: readonly unknown[];
  readonly places: readonly unknown[];
  readonly policies: readonly unknown[];
  readonly standings: readonly unknown[];
}

/** Sizes that shapes are made of. */
const sizes = (d: Sized) => ({
  C: d.conditions.length,
  S: d.strata.length,
  K: d.issues.length,
  P: d.parties.length,
  A: d.authorities.length,
  G: d.organs.length,
  U: d.units.length,
  L: d.places.length,
  N: d.policies.length,
  /** Named sources of appeal: tradition, issues, blame, standings. */
  Q: 2 + d.issues.length + d.standings.length,
  O: d.standings.length,
});

type Sizes = ReturnType<typeof sizes>;

/** Every column and its number of cells. Layout of `xByY` cells: row-major in the order of the letters. */
const SHAPES = {
  /** [C x S] level of each condition felt by each stratum, 0..1 */
  conditions: (n: Sizes) => n.C * n.S,
  conditionShift: (n: Sizes) => n.C * n.S,
  /** [K x S] */
  salience: (n: Sizes) => n.K * n.S,
  salienceShift: (n: Sizes) => n.K * n.S,
  /** [S] added to the factor on learning */
  tempoShift: (n: Sizes) => n.S,
  discontentShift: (n: Sizes) => n.S,
  /** [S x P] calls of parties to come out, 0..1 */
  calls: (n: Sizes) => n.S * n.P,
  /** [O x S x P] standing of each origin today */
  standing: (n: Sizes) => n.O * n.S * n.P,
  /** [P x K] */
  positions: (n: Sizes) => n.P * n.K,
  credibility: (n: Sizes) => n.P * n.K,
  /** [S x P] */
  blame: (n: Sizes) => n.S * n.P,
  reach: (n: Sizes) => n.S * n.P,
  /** [P x A] */
  lines: (n: Sizes) => n.P * n.A,
  wills: (n: Sizes) => n.P * n.A,
  /** [N] */
  policies: (n: Sizes) => n.N,
  /** [S x P x Q] named sources of today's appeal, in Q15 integers */
  sources: (n: Sizes) => n.S * n.P * n.Q,
  /** [S x P] their sum, in Q15 integers */
  appeal: (n: Sizes) => n.S * n.P,
  /** [S x (P + 1)] shares of agents by allegiance (ballots counted for the parent party), last abstaining */
  shares: (n: Sizes) => n.S * (n.P + 1),
  /** [S x P] mean loyalty, -1..1 */
  loyalties: (n: Sizes) => n.S * n.P,
  /** [S] share of persons publicly active */
  active: (n: Sizes) => n.S,
  /** [S x P] share of persons active with that allegiance */
  marchers: (n: Sizes) => n.S * n.P,
  /** [U] persons, force factor, agitation 0..1 */
  strengths: (n: Sizes) => n.U,
  armFactors: (n: Sizes) => n.U,
  agitation: (n: Sizes) => n.U,
  /** [U x A] support of its people, everyday obedience 0..1 */
  support: (n: Sizes) => n.U * n.A,
  obedience: (n: Sizes) => n.U * n.A,
  /** [1] whether two solutions of obedience differed today, and by how much */
  hinge: () => 1,
  /** [1] residual of the fixed point */
  residual: () => 1,
  /** [A x G], [A], [A], [A] */
  control: (n: Sizes) => n.A * n.G,
  balance: (n: Sizes) => n.A,
  claims: (n: Sizes) => n.A,
  ownClaims: (n: Sizes) => n.A,
  /** [G x A] organs granted from outside */
  grants: (n: Sizes) => n.G * n.A,
  /** [A x L] force that would obey each authority in each place */
  force: (n: Sizes) => n.A * n.L,
  /** [A] chance people believe in */
  chance: (n: Sizes) => n.A,
  /** [1] casualties of all contests so far, persons */
  casualties: () => 1,
} as const;

export type ColumnName = keyof typeof SHAPES;
export const COLUMN_NAMES = Object.keys(SHAPES) as readonly ColumnName[];

/** Columns that are written anew each day from what others and politics hold; only they may depend on what events there are. */
export const DERIVED: ReadonlySet<ColumnName> = new Set(['sources', 'standing']);

/** All columns as views of one buffer. */
export type Columns = Readonly<Record<ColumnName, Float64Array>> & { readonly buffer: ArrayBuffer };

const DOUBLE_BYTES = 8;

/**
 * Lays out all columns of a definition, zeroed. Written out, not gathered: an object that is built name by name becomes a dictionary, in which
 * every phase would look its columns up.
 */
export const createColumns = (definition: Sized): Columns => {
  const n = sizes(definition);
  const buffer = new ArrayBuffer(DOUBLE_BYTES * COLUMN_NAMES.reduce((sum, name) => sum + SHAPES[name](n), 0));
  let end = 0;
  const view = (name: ColumnName): Float64Array => {
    const column = new Float64Array(buffer, end, SHAPES[name](n));
    end += column.byteLength;
    return column;
  };
  return {
    buffer,
    // In the order of the table, for so they lie in the buffer.
    conditions: view('conditions'),
    conditionShift: view('conditionShift'),
    salience: view('salience'),
    salienceShift: view('salienceShift'),
    tempoShift: view('tempoShift'),
    discontentShift: view('discontentShift'),
    calls: view('calls'),
    standing: view('standing'),
    positions: view('positions'),
    credibility: view('credibility'),
    blame: view('blame'),
    reach: view('reach'),
    lines: view('lines'),
    wills: view('wills'),
    policies: view('policies'),
    sources: view('sources'),
    appeal: view('appeal'),
    shares: view('shares'),
    loyalties: view('loyalties'),
    active: view('active'),
    marchers: view('marchers'),
    strengths: view('strengths'),
    armFactors: view('armFactors'),
    agitation: view('agitation'),
    support: view('support'),
    obedience: view('obedience'),
    hinge: view('hinge'),
    residual: view('residual'),
    control: view('control'),
    balance: view('balance'),
    claims: view('claims'),
    ownClaims: view('ownClaims'),
    grants: view('grants'),
    force: view('force'),
    chance: view('chance'),
    casualties: view('casualties'),
  };
};

/**
 * A copy, laid out for a definition that may have other events. Throws a RangeError where it differs in more: a state of the one is then none
 * of the other.
 */
export const copyColumns = (columns: Columns, definition: Sized): Columns => {
  const copy = createColumns(definition);
  for (const name of COLUMN_NAMES) {
    if (copy[name].length === columns[name].length) copy[name].set(columns[name]);
    else if (!DERIVED.has(name)) throw new RangeError(`the definitions differ in what \`${name}\` are of`);
  }
  return copy;
};
