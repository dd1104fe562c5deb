/**
 * What a scenario must be beyond names that resolve: every check, in the order of their cost.
 *
 * Decision worth knowing: checks read the compiled definition where numbers matter and the written scenario
 * where words do; each names the place that would be mended.
 */
import { checkActs, warnOfVoters } from './check/acts.js';
import { checkAppeal } from './check/appeal.js';
import { checkCabinets } from './check/cabinets.js';
import { checkCourse } from './check/course.js';
import { checkDynamics } from './check/dynamics.js';
import { checkFacts } from './check/facts.js';
import { checkIds } from './check/ids.js';
import { warnOfPower } from './check/power.js';
import { warnOfReads } from './check/reads.js';
import { warnOfSeats } from './check/seats.js';
import { checkRegimes } from './check/regimes.js';
import { compile, type Compiled } from './compile/compile.js';
import { inOrder, type Faults } from './compile/faults.js';
import { Stock } from './compile/stock.js';
import type { SyntaxTree } from './expression/syntax.js';
import { FaultError, type Fault } from '../foundation/fault.js';
import type { ScenarioText } from './schema/scenario.js';

/**
 * Reports whatever would make a run wrong: ids, dates and triggers, regimes, the record, dynamics, the room
 * of loyalties.
 */
export function checkScenario({ scope, definition }: Compiled, stock = new Stock()): void {
  checkIds(scope, stock);
  checkCourse(scope, stock);
  checkFacts(scope, stock);
  checkRegimes(scope, stock);
  checkCabinets(scope, stock);
  checkActs(scope);
  checkDynamics(scope, definition, stock);
  if (definition.dayCount > 0) checkAppeal(scope, definition, stock);
}

/**
 * Warns of what can be run and is hardly meant. Of many compilations few are asked for this, so it is looked
 * for when somebody asks.
 */
export function warningsOf({ scope, definition, asked }: Compiled): readonly Fault[] {
  warnOfPower(scope);
  warnOfSeats(scope, definition);
  warnOfReads(scope, definition, asked);
  warnOfVoters(scope, definition);
  return inOrder(scope.warnings.list);
}

/**
 * A scenario that was read and found without faults, as plain data: who has it needs neither the schema nor a
 * reader of YAML or of expressions.
 */
export interface ScenarioRead {
  readonly scenario: ScenarioText;
  /** Digest of the scenario as it is written. */
  readonly digest: string;
  /** All its expressions. */
  readonly expressions: readonly SyntaxTree[];
}

/** What a scenario that fits the schema is compiled with. */
export interface CompileOptions {
  readonly digest: () => string;
  /** Where faults are gathered; those that are there already are thrown too. */
  readonly faults: Faults;
  readonly stock?: Stock;
}

/** Compiles and checks a scenario that fits the schema. Throws a FaultError with every fault. */
export function compileChecked(scenario: ScenarioText, { digest, faults, stock }: CompileOptions): Compiled {
  const compiled = compile(scenario, digest, faults, stock);
  checkScenario(compiled, stock);
  if (faults.list.length > 0) throw new FaultError(inOrder(faults.list));
  return compiled;
}
