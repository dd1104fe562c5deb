/**
 * Everything that is wrong with a scenario, its counterfactuals, hypotheses, lesson and posterior.
 *
 * Decision worth knowing: texts are handed in by what reads them, so that the command line finds in files
 * what a page finds in what is being typed, and both say it in the same words.
 */
import { gather, type Fault } from '../../foundation/fault.js';
import { loadCounterfactual, type LoadedCounterfactual } from '../../scenario/counterfactual.js';
import { compileScenario, type LoadedScenario, type ParsedScenario } from '../../scenario/load.js';
import type { SourceFile } from '../../scenario/yaml.js';
import { planHypotheses } from '../hypotheses/plan.js';
import { loadHypotheses, type LoadedHypotheses } from '../hypotheses/read.js';
import { staleness } from '../parameters/choose.js';
import { lessonFaults } from './lesson.js';
import type { TwinFiles } from './twins.js';

/** What is checked. Each part is read when its turn comes, and may throw a FaultError. */
export interface CheckedTexts {
  /** What commands call the scenario. */
  readonly name: string;
  readonly parse: () => ParsedScenario;
  readonly twins: () => TwinFiles;
  /** What hypotheses mean by the name of a counterfactual. */
  readonly twinOf: (word: string) => LoadedCounterfactual;
  /** Files of hypotheses; none where there are no hypotheses. */
  readonly hypotheses: () => readonly SourceFile[];
}

export interface Findings {
  /** The scenario as written; undefined where it cannot be read to its end. */
  readonly parsed: ParsedScenario | undefined;
  /** The scenario that can be run; undefined where it cannot. */
  readonly loaded: LoadedScenario | undefined;
  readonly counterfactuals: number;
  /** Tests of hypotheses. */
  readonly tests: number;
  readonly faults: readonly Fault[];
}

/** What is read of hypotheses, if there are any; their faults are added to the list. */
function hypothesesOf({ hypotheses }: CheckedTexts, faults: Fault[]): LoadedHypotheses | undefined {
  const files = gather(faults, hypotheses) ?? [];
  return files.length === 0 ? undefined : gather(faults, () => loadHypotheses(files));
}

/** Plans hypotheses, so that names are checked, and says how many tests there are. */
function testsOf(
  hypotheses: LoadedHypotheses,
  { parsed, loaded, twinOf }: { parsed: ParsedScenario; loaded: LoadedScenario } & CheckedTexts,
  faults: Fault[],
): number {
  const { dayCount: tickCount } = loaded.definition;
  return planHypotheses(hypotheses, { parsed, loaded, tickCount, twinOf, base: [], replay: false }, faults)
    .tests.length;
}

/** Counterfactuals and hypotheses are checked against their scenario, so only where that is sound. */
export function findingsIn(texts: CheckedTexts): Findings {
  const faults: Fault[] = [];
  const twins: TwinFiles = gather(faults, texts.twins) ?? new Map();
  const files = [...twins.values()].map((read) => gather(faults, () => loadCounterfactual(read())));
  const parsed = gather(faults, texts.parse);
  const loaded = parsed && gather(faults, () => compileScenario(parsed));
  const hypotheses = hypothesesOf(texts, faults);
  let tests = 0;
  if (parsed && loaded) {
    for (const file of files) {
      if (file) gather(faults, () => compileScenario(parsed, { interventions: file.interventions }));
    }
    if (hypotheses) tests = testsOf(hypotheses, { ...texts, parsed, loaded }, faults);
    faults.push(...lessonFaults(twins, parsed));
  }
  const stale = parsed && staleness(parsed, texts.name);
  if (stale) faults.push(stale);
  return { parsed, loaded, counterfactuals: twins.size, tests, faults };
}
