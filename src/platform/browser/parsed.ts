/**
 * A page that runs a scenario which was read elsewhere: it loads neither the schema nor readers of YAML and
 * of expressions, and evaluates no text as a program.
 *
 * Decision worth knowing: the build puts this module into one file of its own (.config/build-page.mjs), in
 * which what only reading needs is left away. What is changed in a scenario is checked against the schema, so
 * changes are made where it is read.
 */
import type { Definition } from '../../model/definition.js';
import { compileChecked, type ScenarioRead } from '../../scenario/check.js';
import { Faults } from '../../scenario/compile/faults.js';
import { takeExpressions } from '../../scenario/expression/parse.js';
import { pinDecisions } from '../../scenario/twin.js';

export type { ScenarioRead } from '../../scenario/check.js';
export { chooseKernel } from '../../kernel/kernel.js';
export { createModel } from '../../model/model.js';
export { browserKernel } from './kernel.js';

/**
 * The definition of a scenario that was read elsewhere, by `scenarioRead` or as it ships
 * (`tauride/parsed/russia-1917.json`). `replay`: whether decisions are put and taken as recorded, default
 * false. Throws a FaultError where it cannot be run, and an Error for an expression that did not come along.
 */
export function definitionOf(read: ScenarioRead, { replay = false } = {}): Definition {
  takeExpressions(read.expressions);
  const scenario = replay ? pinDecisions(read.scenario) : read.scenario;
  return compileChecked(scenario, { digest: () => read.digest, faults: new Faults(() => ({})) }).definition;
}
