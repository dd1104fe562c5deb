/** What a scenario that was read elsewhere means. */
import type { Definition } from '../../model/definition.js';
import { compileChecked } from '../../scenario/check.js';
import { Faults } from '../../scenario/compile/faults.js';
import { takeExpressions } from '../../scenario/expression/parse.js';
import type { ReadChanged } from '../protocol.js';

/** Compiles it. Throws where it cannot be run. */
export function meaningOf({ scenario, expressions, digest }: ReadChanged): Definition {
  takeExpressions(expressions);
  return compileChecked(scenario, { digest: () => digest, faults: new Faults(() => ({})) }).definition;
}
