/**
 * Hypotheses on a scenario: the sides that are run, what is measured of them, and which of them each test
 * compares.
 *
 * Decision worth knowing: sides that are the same are one side, however many tests name them. So ten tests
 * against the scenario as it is run that once.
 */
import { didYouMean, faultOf, gather, type Fault } from '../../foundation/fault.js';
import { compileAsked } from '../../scenario/ask.js';
import { changeInWords } from '../../scenario/change-words.js';
import type { Path } from '../../scenario/compile/faults.js';
import { interventionsOf, type ChangesText } from '../../scenario/counterfactual.js';
import type { Change, Intervention } from '../../scenario/intervene.js';
import { compileScenario, type LoadedScenario } from '../../scenario/load.js';
import type { HypothesisTestText, OutcomeKindText, StatementText } from '../../scenario/schema/hypotheses.js';
import { plainChanges } from '../design/factor.js';
import { readTaken } from '../design/measures.js';
import type { Setting } from '../design/setting.js';
import type { MeasureSpec } from '../run/own-measures.js';
import type { LoadedHypotheses } from './read.js';

/** A test as it is run. Plain data. */
export interface PlannedTest extends Pick<HypothesisTestText, 'id' | 'question' | 'direction' | 'outcome'> {
  readonly statement: string;
  readonly kind: OutcomeKindText;
  /** Numbers of sides; no baseline where the changed side is compared with a figure. */
  readonly baseline: number | null;
  readonly changed: number;
  /** A share of runs, an amount, or days after the first. */
  readonly than: number | null;
  /** The number of its measure. */
  readonly measure: number;
  /** What the changed side has and the other has not, in words; and what both have. */
  readonly changes: readonly string[];
  readonly both: readonly string[];
}

/** What is run for hypotheses. Plain data. */
export interface HypothesesPlan {
  readonly statements: readonly Omit<StatementText, 'tests'>[];
  readonly tests: readonly PlannedTest[];
  /** [side] What it changes. */
  readonly sides: readonly (readonly Change[])[];
  readonly measures: readonly MeasureSpec[];
}

/** The scenario on which hypotheses are planned. */
export type HypothesesSetting = Pick<
  Setting,
  'parsed' | 'loaded' | 'base' | 'replay' | 'tickCount' | 'twinOf'
>;

/** 1 where a statement says more or later, -1 where less or sooner. */
export const signOf = ({ direction }: Pick<PlannedTest, 'direction'>): 1 | -1 =>
  direction === 'more' || direction === 'later' ? 1 : -1;

/** The number of a value in a list, to which it is added where it is new. */
function numberIn<T>(list: T[], value: T): number {
  const text = JSON.stringify(value);
  const there = list.findIndex((each) => JSON.stringify(each) === text);
  return there < 0 ? list.push(value) - 1 : there;
}

class Planner {
  readonly sides: Change[][] = [];
  readonly measures: MeasureSpec[] = [];
  /** [side] The scenario with its changes, for the names that expressions may have there. */
  readonly #compiled: (LoadedScenario | undefined)[] = [];

  constructor(
    private readonly hypotheses: LoadedHypotheses,
    private readonly setting: HypothesesSetting,
    private readonly faults: Fault[],
  ) {}

  report(path: Path, code: string, message: string, hint?: string): void {
    this.faults.push({
      ...faultOf(code, '', message, hint),
      ...this.hypotheses.locate(path),
      path: path.join('.'),
    });
  }

  /** The result of a step; undefined where it has faults, which are placed at a path. */
  #at<T>(path: Path, step: () => T): T | undefined {
    const found: Fault[] = [];
    const result = gather(found, step);
    for (const { code, message, hint } of found) this.report(path, code, message, hint);
    return result;
  }

  #changes(text: ChangesText | undefined, path: Path): Intervention[] {
    if (text === undefined) return [];
    return interventionsOf(text, (rest, spot) => this.hypotheses.locate([...path, ...rest], spot));
  }

  /** The number of the side with such changes; its faults have places of their own. */
  #side(interventions: readonly Intervention[]): number {
    const side = numberIn(this.sides, plainChanges(interventions));
    if (side in this.#compiled) return side;
    const { parsed, base, replay } = this.setting;
    const all = [...base, ...interventions];
    this.#compiled[side] = gather(this.faults, () =>
      compileScenario(parsed, { interventions: all, pinDecisions: replay }),
    );
    return side;
  }

  #measure(
    { outcome }: HypothesisTestText,
    { of }: OutcomeKindText,
    sides: readonly number[],
    path: Path,
  ): number {
    const { loaded, tickCount } = this.setting;
    return (
      this.#at(path, () => {
        const taken = readTaken('outcome', outcome.trim(), loaded, tickCount);
        if (taken.take === 'weekly' || taken.take === 'daily')
          this.report(path, 'outcome-form', 'a series is no outcome', 'name one day behind the last @');
        if (of === 'day' && taken.take !== 'first')
          this.report(path, 'outcome-form', 'an outcome of this kind is a day', 'write: first EXPRESSION');
        if (of === 'figure' && taken.take === 'first')
          this.report(path, 'outcome-form', 'an outcome of this kind is no day', 'write: EXPRESSION@DATE');
        for (const side of sides) {
          const scenario = this.#compiled[side]?.scenario;
          if (scenario) compileAsked(scenario, [taken.text], 'outcome');
        }
        return numberIn(this.measures, taken as MeasureSpec);
      }) ?? -1
    );
  }

  test(test: HypothesisTestText, statement: string, path: Path): PlannedTest[] {
    const { kinds } = this.hypotheses.text;
    const kind = Object.hasOwn(kinds, test.kind) ? kinds[test.kind] : undefined;
    if (kind === undefined) {
      const hint = didYouMean(test.kind, Object.keys(kinds));
      this.report([...path, 'kind'], 'unknown-kind', `there is no kind of outcome \`${test.kind}\``, hint);
      return [];
    }
    if (/^(later|sooner)$/.test(test.direction) !== (kind.of === 'day'))
      this.report(
        [...path, 'direction'],
        'direction',
        `an outcome of kind \`${test.kind}\` does not come ${test.direction}`,
        kind.of === 'day' ? 'write later or sooner' : 'write more or less',
      );
    const { than } = test;
    if (kind.of === 'chance' && than !== undefined && !(than >= 0 && than <= 1))
      this.report([...path, 'than'], 'than', 'a share of runs lies between 0 and 1');
    const twins = test.with.flatMap(
      (id, i) => this.#at([...path, 'with', i], () => this.setting.twinOf(id).interventions) ?? [],
    );
    const both = this.#changes(test.both, [...path, 'both']);
    const change = this.#changes(test.change, [...path, 'change']);
    const own = [...twins, ...change];
    if (own.length === 0 && than === undefined)
      this.report(path, 'no-change', 'both sides are the same', 'name what differs under `with` or `change`');
    const baseline = than === undefined ? this.#side(both) : null;
    const changed = this.#side([...both, ...own]);
    const sides = baseline === null ? [changed] : [baseline, changed];
    const { id, question, direction, outcome } = test;
    return [
      {
        ...{ id, question, direction, outcome: outcome.trim(), statement, kind, baseline, changed },
        ...{ than: than ?? null, measure: this.#measure(test, kind, sides, [...path, 'outcome']) },
        ...{ changes: own.map(changeInWords), both: both.map(changeInWords) },
      },
    ];
  }

  plan(): HypothesesPlan {
    const { statements } = this.hypotheses.text;
    const tests = statements.flatMap((statement, s) =>
      statement.tests.flatMap((test, t) => this.test(test, statement.id, ['statements', s, 'tests', t])),
    );
    this.#refuseTwice();
    const measures = this.measures.map((measure, i) => ({ ...measure, name: `outcome_${i}` }));
    return {
      statements: statements.map(({ tests: _tests, ...statement }) => statement),
      ...{ tests, sides: this.sides, measures },
    };
  }

  /** Tests are asked for and registered by their ids. */
  #refuseTwice(): void {
    const known = new Set<string>();
    this.hypotheses.text.statements.forEach(({ id, tests }, s) => {
      const ids: [string, Path][] = [
        [`statement ${id}`, ['statements', s, 'id']],
        ...tests.map((test, t): [string, Path] => [test.id, ['statements', s, 'tests', t, 'id']]),
      ];
      for (const [name, path] of ids) {
        if (known.has(name)) this.report(path, 'twice', `\`${name}\` is there already`, 'take another id');
        known.add(name);
      }
    });
  }
}

/** Plans hypotheses on a scenario. Faults are added to the list, each at its place in the files. */
export const planHypotheses = (
  hypotheses: LoadedHypotheses,
  setting: HypothesesSetting,
  faults: Fault[],
): HypothesesPlan => new Planner(hypotheses, setting, faults).plan();

/** A plan of some of its tests alone, and of what they need. */
export function planOfSome(plan: HypothesesPlan, isWanted: (test: PlannedTest) => boolean): HypothesesPlan {
  const wanted = plan.tests.filter(isWanted);
  const [sides, measures]: [Change[][], MeasureSpec[]] = [[], []];
  const side = (number: number): number => numberIn(sides, [...plan.sides[number]]);
  const tests = wanted.map((test) => ({
    ...test,
    baseline: test.baseline === null ? null : side(test.baseline),
    changed: side(test.changed),
    measure: numberIn(measures, plan.measures[test.measure]),
  }));
  const statements = plan.statements.filter(({ id }) => tests.some(({ statement }) => statement === id));
  return { statements, tests, sides, measures };
}
