import { fc, test } from '../property.js';
import { all, create } from 'mathjs/number';
import { describe, expect, it } from 'vitest';
import { logistic } from '../../src/foundation/math.js';
import { compileBlank } from '../../src/scenario/expression/blank.js';
import { compileExpression, isTrue } from '../../src/scenario/expression/evaluate.js';
import { compileMargin, compileTerms } from '../../src/scenario/expression/margin.js';
import { parseExpression } from '../../src/scenario/expression/parse.js';
import type { SyntaxTree } from '../../src/scenario/expression/syntax.js';

type State = readonly number[];

/** Quantities of the tests; mathjs knows the i-th as `xi`. */
const NAMES = [
  'dwell',
  'support.left-sr.petrograd-garrison',
  'since.milyukov-note',
  'control.soviet.railways',
];

const resolve = (name: string) => {
  const index = NAMES.indexOf(name);
  return (state: State) => state[index];
};

function read(text: string): SyntaxTree {
  const parsed = parseExpression(text);
  if ('faults' in parsed) throw new Error(`${text}: ${parsed.faults[0].message}`);
  return parsed.expression;
}

const valueOf = (text: string, state: State = []) => compileExpression(read(text), resolve)(state);
const marginOf = (text: string, state: State, scale = 1) =>
  compileMargin(read(text), resolve, () => scale)(state);

const termsIn = (expression: SyntaxTree, state: State) => compileTerms(expression, resolve, () => 1)(state);

/** One expression in two spellings: for us, and for mathjs, which knows no hyphens. */
interface Twin {
  readonly ours: string;
  readonly theirs: string;
}

const twin = (text: string): Twin => ({ ours: text, theirs: text });

/** Fills `$0`, `$1` ... of a template with operands, in both spellings. */
function compose(template: string, operands: readonly Twin[]): Twin {
  const fill = (pick: (operand: Twin) => string) =>
    template.replace(/\$(\d)/g, (_, index: string) => pick(operands[Number(index)]));
  return { ours: fill(({ ours }) => ours), theirs: fill(({ theirs }) => theirs) };
}

const leaves = fc.oneof(
  fc.nat(NAMES.length - 1).map((index) => ({ ours: NAMES[index], theirs: `x${index}` })),
  fc.constantFrom('0', '1', '2', '0.1', '0.3', '1.5e2', 'true', 'false').map(twin),
);

/** Without brackets of their own, so that precedence is put to the test too. */
const BINARY = ['+', '-', '*', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'].map((sign) => `$0 ${sign} $1`);
const CLOSED = [
  ...['($0)', '(not $0)', '(-$0)', '($0 ? $1 : $2)', '($0 < $1 <= $2)', '($0) / (abs($1) + 1)'],
  ...[
    'min($0, $1, $2)',
    'max($0, $1)',
    'abs($0)',
    'sqrt(abs($0))',
    'logistic($0)',
    'clamp($0, ($1), ($1) + abs($2))',
  ],
];

function trees(templates: readonly string[], leaf: fc.Arbitrary<Twin>): fc.Arbitrary<Twin> {
  const { tree } = fc.letrec<{ tree: Twin }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom(...templates), fc.tuple(tie('tree'), tie('tree'), tie('tree')))
        .map(([template, operands]) => compose(template, operands)),
    ),
  }));
  return tree.filter(({ ours }) => !('faults' in parseExpression(ours)));
}

/** Small whole numbers make ties; the tolerance of mathjs is set as near to none as it allows. */
const states = fc.array(
  fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
  {
    minLength: NAMES.length,
    maxLength: NAMES.length,
  },
);

const oracle = create(all, { relTol: 1e-300, absTol: 0 });
oracle.import({
  logistic: (x: number) => logistic(Number(x)),
  clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
});

function oracleValue(text: string, state: State): number {
  const scope = Object.fromEntries(state.map((value, index) => [`x${index}`, value]));
  return Number(oracle.evaluate(text, scope));
}

/** What every step of an expression comes to. */
function stepsOf(text: string, state: State): readonly number[] {
  const scope = Object.fromEntries(state.map((value, index) => [`x${index}`, value]));
  const steps: number[] = [];
  oracle.parse(text).traverse((node, path) => {
    if (path !== 'fn') steps.push(Number(node.compile().evaluate({ ...scope })));
  });
  return steps;
}

/** What may fail, and what hands a failure on. */
const ARITHMETIC = [
  ...['+', '-', '*', '/'].map((sign) => `($0) ${sign} ($1)`),
  ...['(-$0)', 'sqrt($0)', 'abs($0)', 'min($0, $1)', 'max($0, $1)', 'clamp($0, $1, ($1) + abs($2))'],
];
const edges = fc.oneof(leaves, fc.constantFrom('1e308', '1e-308', '0', '0').map(twin));
const edgeStates = fc.array(fc.constantFrom(-1, 0, 0, 1, 2, 1e308, 5e-324, NaN, Infinity), {
  minLength: NAMES.length,
  maxLength: NAMES.length,
});

describe('a compiled expression', () => {
  test.prop([trees([...BINARY, ...CLOSED], leaves), states], { numRuns: 1500 })(
    'has the value that mathjs gives it',
    ({ ours, theirs }, state) => {
      expect(valueOf(ours, state) + 0).toBe(oracleValue(theirs, state) + 0);
    },
  );

  it('compares exactly, where mathjs has a tolerance', () => {
    expect(valueOf('dwell > 1', [1 + Number.EPSILON])).toBe(1);
    expect(valueOf('dwell == 1', [1 + Number.EPSILON])).toBe(0);
  });

  test.prop([trees(ARITHMETIC, edges), edgeStates], { numRuns: 1500 })(
    'has no value exactly where a step of it is not finite to mathjs, and never 0 instead',
    ({ ours, theirs }, state) => {
      const isSound = stepsOf(theirs, state).every((value) => Number.isFinite(value));
      expect(valueOf(ours, state) + 0).toBe(isSound ? oracleValue(theirs, state) + 0 : NaN);
    },
  );

  test.prop([trees([...ARITHMETIC, ...BINARY, ...CLOSED], edges), edgeStates], { numRuns: 1500 })(
    'has the value that mathjs gives it where every step is finite, and never an infinite one',
    ({ ours, theirs }, state) => {
      const value = valueOf(ours, state);
      if (stepsOf(theirs, state).every((step) => Number.isFinite(step)))
        expect(value + 0).toBe(oracleValue(theirs, state) + 0);
      else expect(Math.abs(value)).not.toBe(Infinity);
    },
  );

  it.each(['1 / 0', '0 / 0', 'sqrt(-1) + 2', '1e308 * 1e308', '-1e308 - 1e308', 'dwell + 1', '1 / dwell'])(
    'has no value where a step of it has none: %s',
    (text) => {
      expect(valueOf(text, [Infinity])).toBeNaN();
    },
  );

  it.each([
    ['dwell >= 3', 0],
    ['dwell < 10', 0],
    ['dwell == 0', 0],
    ['dwell != 0', 0],
    ['10 - dwell > 5', 0],
    ['min(dwell, 2) < 3', 0],
    ['clamp(dwell, 0, 1) >= 0', 0],
    ['clamp(5, dwell, 9) >= 0', 0],
    ['1 / (dwell - dwell) < 3', 0],
    ['not (dwell < 10)', 1],
    ['not dwell', 1],
    ['dwell or 1', 1],
    ['dwell ? 1 : 2', 2],
  ])('makes every comparison with a quantity that has no value false: %s', (text, value) => {
    expect(valueOf(text, [NaN])).toBe(value);
  });

  it.each([
    ['dwell and since.milyukov-note', 0, ['dwell']],
    ['dwell and since.milyukov-note', 1, ['dwell', 'since.milyukov-note']],
    ['dwell or since.milyukov-note', 1, ['dwell']],
    ['dwell or since.milyukov-note', 0, ['dwell', 'since.milyukov-note']],
    ['dwell ? since.milyukov-note : control.soviet.railways', 1, ['dwell', 'since.milyukov-note']],
    ['dwell ? since.milyukov-note : control.soviet.railways', 0, ['dwell', 'control.soviet.railways']],
    ['dwell * since.milyukov-note', 0, ['dwell', 'since.milyukov-note']],
  ])('looks at no part that decides nothing: %s where the first is %d', (text, first, names) => {
    const looked: string[] = [];
    const value = compileExpression<State>(read(text), (name) => (state) => {
      looked.push(name);
      return resolve(name)(state);
    });
    value([first, 1, 1, 1]);
    expect(looked).toEqual(names);
  });

  it('asks for its names when it is compiled, not when it is evaluated', () => {
    let asked = 0;
    const value = compileExpression(read('dwell + dwell * 2'), () => {
      asked += 1;
      return (state: number) => state;
    });
    expect([value(1), value(2), asked]).toEqual([3, 6, 2]);
  });
});

const comparisons = fc
  .tuple(
    fc.nat(NAMES.length - 1),
    fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    fc.integer({ min: -3, max: 3 }),
  )
  .map(([index, sign, bound]) => twin(`${NAMES[index]} ${sign} ${bound}`));
const LOGIC = ['$0 and $1', '$0 or $1', '(not ($0))', '($0)', '(($0) ? ($1) : ($2))'];

describe('a margin', () => {
  const patchyStates = fc
    .tuple(states, fc.array(fc.boolean(), { minLength: NAMES.length }))
    .map(([state, missing]) => state.map((value, index) => (missing[index] ? NaN : value)));
  const scales = fc.double({ min: 1e-9, max: 1e9, noNaN: true });

  test.prop([trees([...BINARY, ...CLOSED], leaves), patchyStates, scales], { numRuns: 1500 })(
    'is positive when the condition holds and negative when it does not, ties and missing values included',
    ({ ours }, state, scale) => {
      expect(Math.sign(marginOf(ours, state, scale))).toBe(isTrue(valueOf(ours, state)) ? 1 : -1);
    },
  );

  test.prop([
    trees(LOGIC, comparisons),
    states,
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4 }),
  ])(
    'is a safe distance: no change of every quantity by less than it turns the condition',
    ({ ours }, state, directions) => {
      const reach = Math.max(0, Math.abs(marginOf(ours, state)) * 0.99 - 1e-12);
      const moved = state.map((value, index) => value + reach * directions[index]);
      expect(valueOf(ours, moved)).toBe(valueOf(ours, state));
    },
  );

  it('is a difference in units of the scale', () => {
    expect(marginOf('dwell > 20', [23], 2)).toBe(1.5);
    expect(marginOf('dwell <= 20', [23], 2)).toBe(-1.5);
    expect(marginOf('dwell == 20', [23], 2)).toBe(-1.5);
    expect(marginOf('dwell != 20', [23], 2)).toBe(1.5);
    expect(marginOf('10 < dwell < 20', [18])).toBe(2);
  });

  it('takes the greatest scale among the names of a comparison', () => {
    const scaleOf = (name: string) => (name === 'dwell' ? 10 : 0.1);
    const text = 'dwell + since.milyukov-note > 5 and control.soviet.railways > 0.5';
    expect(compileTerms(read(text), resolve, scaleOf)([10, 0, 0, 1]).map(({ margin }) => margin)).toEqual([
      0.5, 5,
    ]);
  });

  it('stays finite and keeps its side where the difference overflows or vanishes', () => {
    expect(marginOf('dwell > since.milyukov-note', [1.7e308, 0, -1.7e308])).toBe(Number.MAX_VALUE);
    expect(marginOf('dwell > 0', [5e-324], 1e9)).toBeGreaterThan(0);
  });

  it('refuses a scale that measures nothing', () => {
    expect(() => marginOf('dwell > 0', [1], 0)).toThrow(RangeError);
    expect(() => marginOf('dwell > 0', [1], Infinity)).toThrow(RangeError);
  });
});

describe('what is told of an expression without a value', () => {
  const told = (text: string, state: State, isWanted = true) => {
    const expression = read(text);
    const value = compileExpression(expression, resolve);
    return compileBlank(expression, resolve, () => undefined)(
      state,
      undefined,
      isWanted ? value(state) : undefined,
    );
  };

  test.prop([trees([...ARITHMETIC, ...BINARY, ...CLOSED], edges), edgeStates], { numRuns: 1500 })(
    'is told whenever a number is wanted and there is none, and names a part that has none',
    ({ ours }, state) => {
      const part = told(ours, state);
      if (Number.isNaN(valueOf(ours, state))) expect(part).toBeDefined();
      if (part !== undefined) expect(valueOf(part, state)).toBeNaN();
    },
  );

  test.prop([trees(ARITHMETIC, edges), edgeStates])(
    'is what failed, not what a comparison makes of it',
    ({ ours }, state) => {
      const hasFailed = told(ours, state, false) !== undefined;
      expect(told(`(${ours}) > 1 ? 1 : 2`, state) !== undefined).toBe(hasFailed);
    },
  );

  it.each([
    ['1 + 2 / dwell > 3', [0], '2 / dwell'],
    ['dwell != 0 and 2 / dwell > 3', [0], undefined],
    ['dwell == 0 or 2 / dwell > 3', [0], undefined],
    ['dwell != 0 ? 2 / dwell : 9', [0], undefined],
    ['since.milyukov-note < 10', [0, 0, NaN], undefined],
    ['10 - since.milyukov-note < 10', [0, 0, NaN], undefined],
  ])('of a condition is a calculation that fails where it is looked at: %s', (text, state, part) => {
    expect(told(text, state, false)).toBe(part);
  });

  it('of a number is also a quantity that has no value yet', () => {
    expect(told('1 - since.milyukov-note / 10', [0, 0, NaN])).toBe('since.milyukov-note');
  });
});

describe('an explanation', () => {
  it('has no number for a side without a value', () => {
    expect(termsIn(read('dwell > 3 or dwell'), [NaN])).toMatchObject([
      { left: null, right: 3, holds: false },
      { left: null, right: 0, holds: false },
    ]);
  });

  it('names every comparison as it is written, with both sides, margin and truth', () => {
    const text = '(support.left-sr.petrograd-garrison > 0.5) and not (since.milyukov-note - 1 < 10 or dwell)';
    expect(termsIn(read(text), [0, 0.75, 13, 0])).toEqual([
      { text: 'support.left-sr.petrograd-garrison > 0.5', left: 0.75, right: 0.5, margin: 0.25, holds: true },
      { text: 'since.milyukov-note - 1 < 10', left: 12, right: 10, margin: -2, holds: false },
      { text: 'dwell', left: 0, right: 0, margin: -1, holds: false },
    ]);
  });

  it('takes a chain apart and keeps the brackets inside a side', () => {
    const terms = termsIn(read('1 < (dwell + 2) * 2 <= min(9, dwell)'), [1]);
    expect(terms.map(({ text }) => text)).toEqual([
      '1 < (dwell + 2) * 2',
      '(dwell + 2) * 2 <= min(9, dwell)',
    ]);
  });

  test.prop([trees(LOGIC, comparisons), states])(
    'holds the term that decides the margin',
    ({ ours }, state) => {
      const margins = termsIn(read(ours), state).map(({ margin }) => Math.abs(margin));
      expect(margins).toContain(Math.abs(marginOf(ours, state)));
    },
  );
});
