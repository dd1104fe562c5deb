/**
 * What a scenario must be beyond names that resolve: every check, in the order of their cost.
 *
 * Decision worth knowing: checks read the compiled definition where numbers matter and the written scenario
 * where words do; each names the place that would be mended.
 */
import { checkActs } from './check/acts.js';
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
import type { Compiled } from './compile/compile.js';
import { Stock } from './compile/stock.js';

export { checkHonesty } from './check/honesty.js';

/**
 * Reports whatever would make a run wrong: ids, dates and triggers, regimes, the record, dynamics, the room
 * of loyalties. Warns of what can be run and is hardly meant.
 */
export function checkScenario({ scope, definition, asked }: Compiled, stock = new Stock()): void {
  checkIds(scope);
  checkCourse(scope);
  checkFacts(scope);
  checkRegimes(scope);
  checkCabinets(scope);
  checkActs(scope);
  warnOfPower(scope);
  checkDynamics(scope, definition);
  if (scope.faults.list.length === 0) {
    warnOfSeats(scope, definition);
    warnOfReads(scope, definition, asked);
  }
  if (definition.dayCount > 0) checkAppeal(scope, definition, stock);
}
