/** From the figures of jobs to what each test came to. */
import { headOf } from '../design/manifest.js';
import type { Setting } from '../design/setting.js';
import { Moments, proportion, type Estimate } from '../many/interval.js';
import { chanceOfMean, discoveryRates, FALSE_DISCOVERY_RATE } from '../many/looks.js';
import { PAIRS, PRIOR, SEEDS_OF_DRAW, type HypothesesJob, type JobFigures } from './jobs.js';
import { signOf, type HypothesesPlan, type PlannedTest } from './plan.js';
import type { FirstRecord, HypothesesRecord, PriorCheck, TestRecord, TestUnderSwitch } from './record.js';
import { firstOf, type TestRegister } from './registered.js';
import { differenceOf, judgeTests, oriented, verdictOf, type Judged, type TestValues } from './verdict.js';

/** Figures of jobs, by part and number. */
export type FiguresOf = (part: string, number: number) => JobFigures | undefined;

/** What hypotheses are told of. */
export interface TestsTold {
  readonly plan: HypothesesPlan;
  readonly setting: Setting;
  readonly jobs: readonly HypothesesJob[];
  readonly switches: readonly string[];
  readonly hash: string;
  readonly register: TestRegister;
}

/** A share of draws from the prior in which a result goes against a test: with less it cannot fail here. */
const AGAINST_MIN = 0.05;

const UNFELT = 'the change changes no day of any run';

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

type Pair = readonly [first: number, second: number];

/** Reads pairs of tests from figures. */
class Pairs {
  constructor(
    private readonly figures: FiguresOf,
    private readonly told: TestsTold,
  ) {}

  /** The value of a side of a job as a test sees it; not a number where it has none. */
  #value(test: PlannedTest, side: number, figures: JobFigures): number {
    const run = figures[side];
    if (run === null) return NaN;
    const value = run.values[test.measure];
    const { take } = this.told.plan.measures[test.measure];
    if (test.kind.of === 'chance')
      return Number(take === 'first' ? value !== null : value !== null && value !== 0);
    if (test.kind.of === 'day') return value ?? this.told.setting.tickCount;
    return value ?? NaN;
  }

  /** The pair of a job; undefined where it is not there, or has no value. */
  of(test: PlannedTest, part: string, number: number): Pair | undefined {
    const figures = this.figures(part, number);
    if (figures === undefined) return undefined;
    const first = test.baseline === null ? (test.than ?? NaN) : this.#value(test, test.baseline, figures);
    const second = this.#value(test, test.changed, figures);
    return Number.isFinite(first) && Number.isFinite(second) ? [first, second] : undefined;
  }

  all(test: PlannedTest, part: string): Pair[] {
    return this.numbers(part).flatMap((number) => {
      const pair = this.of(test, part, number);
      return pair === undefined ? [] : [pair];
    });
  }

  numbers(part: string): number[] {
    return this.told.jobs.flatMap((job) => (job.part === part ? [job.number] : []));
  }

  /** Whether both sides are one and the same run in every pair. */
  isUnfelt(test: PlannedTest): boolean {
    if (test.baseline === null) return false;
    const [baseline, changed] = [test.baseline, test.changed];
    const runs = this.numbers(PAIRS).flatMap((number) => {
      const figures = this.figures(PAIRS, number);
      return figures?.[baseline] && figures[changed] ? [[figures[baseline], figures[changed]] as const] : [];
    });
    return runs.length > 0 && runs.every(([one, other]) => one.digest === other.digest);
  }

  /** Draws from the prior of which all seeds are there, and in how many the least size was not reached. */
  prior(test: PlannedTest): PriorCheck | null {
    const draws = Math.floor(this.numbers(PRIOR).length / SEEDS_OF_DRAW);
    const differences = Array.from({ length: draws }, (_, draw) =>
      Array.from({ length: SEEDS_OF_DRAW }, (_s, seed) => this.of(test, PRIOR, draw * SEEDS_OF_DRAW + seed)),
    ).flatMap((pairs) => {
      const whole = pairs.flatMap((pair) => (pair === undefined ? [] : [pair[1] - pair[0]]));
      return whole.length < SEEDS_OF_DRAW ? [] : [signOf(test) * (mean(whole) ?? 0)];
    });
    const against = differences.filter((difference) => difference < test.kind.least).length;
    const { length } = differences;
    return length === 0 ? null : { draws: length, against, share: proportion(against, length) };
  }
}

/** Why a test cannot be tested here, if so; of so few draws that one in twenty is none, nothing is told. */
function reasonOf(pairs: Pairs, test: PlannedTest, prior: PriorCheck | null): string | null {
  if (pairs.isUnfelt(test)) return UNFELT;
  if (prior === null || prior.draws * AGAINST_MIN < 1 || prior.share.value >= AGAINST_MIN) return null;
  return `a result against it comes in ${prior.against} of ${prior.draws} draws from the prior: it could not fail`;
}

interface SwitchedDifference {
  readonly value: number;
  readonly moved: Estimate;
  readonly pairs: number;
  readonly chance: number | null;
}

/** A test under a switch, beside the same seeds as they are. */
function switchedDifference(pairs: Pairs, test: PlannedTest, law: string): SwitchedDifference | undefined {
  const [there, moved] = [new Moments(), new Moments()];
  for (const number of pairs.numbers(law)) {
    const [as, under] = [pairs.of(test, PAIRS, number), pairs.of(test, law, number)];
    if (as === undefined || under === undefined) continue;
    there.add(under[1] - under[0]);
    moved.add(under[1] - under[0] - (as[1] - as[0]));
  }
  if (there.count === 0) return undefined;
  const chance = chanceOfMean(moved.mean, moved.variance, moved.count);
  return { value: there.mean, moved: moved.estimate(), pairs: there.count, chance };
}

/** All tests under all switches; what is found is found among all of them. */
function underSwitches(pairs: Pairs, { plan, switches }: TestsTold): TestUnderSwitch[][] {
  const all = plan.tests.map((test) =>
    switches.flatMap((switched) => {
      const found = switchedDifference(pairs, test, switched);
      return found === undefined ? [] : [{ switched, ...found }];
    }),
  );
  const looks = all.flat().filter(({ chance }) => chance !== null);
  const rates = discoveryRates(looks.map(({ chance }) => chance ?? 1));
  const rateOf = new Map(looks.map((look, i) => [look, rates[i]]));
  return all.map((under, t) => {
    const test = plan.tests[t];
    const reaches = (value: number) => signOf(test) * value >= test.kind.least;
    const own = mean(pairs.all(test, PAIRS).map(([first, second]) => second - first)) ?? NaN;
    return under.map((each): TestUnderSwitch => {
      const rate = rateOf.get(each) ?? null;
      const isFound = rate !== null && rate <= FALSE_DISCOVERY_RATE;
      const crosses = reaches(each.value) !== reaches(own);
      const { switched, value, moved, pairs: count } = each;
      const standing = isFound ? (crosses ? 'hangs' : 'moves') : crosses ? 'open' : 'stands';
      return { switched, value, moved, pairs: count, rate, standing };
    });
  });
}

/** How a test was registered, and its verdict by the least size of then, at the same confidence. */
function registeredRecord(
  test: PlannedTest,
  judged: Judged,
  { plan, register }: TestsTold,
): FirstRecord | null {
  const first = firstOf(test, plan, register);
  if (first === null) return null;
  const { verdict } = judged;
  if (verdict === 'cannot be tested here' || first.least === test.kind.least) return { ...first, verdict };
  return { ...first, verdict: verdictOf(oriented(judged.difference, signOf(test)), first.least) };
}

/** Tells what tests came to, by the jobs that are there. */
export function tellHypotheses(figures: FiguresOf, told: TestsTold): HypothesesRecord {
  const { plan, setting, jobs, hash } = told;
  const pairs = new Pairs(figures, told);
  const read = plan.tests.map((test) => {
    const prior = pairs.prior(test);
    const { of, least } = test.kind;
    const values: TestValues = {
      ...{ of, least, pairs: pairs.all(test, PAIRS) },
      ...{ isFixed: test.baseline === null, sign: signOf(test) },
    };
    return { test, prior, values, reason: reasonOf(pairs, test, prior) };
  });
  const judged = judgeTests(read.filter(({ reason }) => reason === null).map(({ values }) => values));
  const under = underSwitches(pairs, told);
  let looked = 0;
  const records = read.map(({ test, prior, values, reason }, t): TestRecord => {
    const own: Judged =
      reason === null
        ? judged[looked++]
        : { verdict: 'cannot be tested here', rate: NaN, difference: differenceOf(values), confidence: 0.95 };
    const { id, statement, question, changes, both, outcome, direction, than, kind } = test;
    return {
      ...{ id, statement, question, changes, both, outcome, of: kind.of, unit: kind.unit, direction },
      ...{ least: kind.least, than, verdict: own.verdict, reason, pairs: values.pairs.length },
      first: mean(values.pairs.map(([first]) => first)),
      second: mean(values.pairs.map(([, second]) => second)),
      ...{ difference: own.difference, confidence: own.confidence },
      ...{ rate: reason === null ? own.rate : null, prior },
      ...{ registered: registeredRecord(test, own, told), switches: under[t] },
    };
  });
  const there = jobs.flatMap(({ part, number }) => figures(part, number) ?? []);
  return {
    ...headOf(setting),
    ...{ hash, parameters: setting.parameters?.which ?? 'written', looks: judged.length },
    failed: there.filter((run) => run === null).length,
    missing: jobs.filter(({ part, number }) => figures(part, number) === undefined).length,
    statements: plan.statements
      .map((statement) => ({
        ...statement,
        tests: records.filter((each) => each.statement === statement.id),
      }))
      .filter(({ tests }) => tests.length > 0),
  };
}
