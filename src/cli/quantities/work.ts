/** The work of `tauride quantities`. */
import { findScenario } from '../../platform/node/files/bundled.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { quantityNames } from '../../scenario/compile/quantities.js';
import { compileScenario } from '../../scenario/load.js';
import { print, printJson, printWarnings } from '../shell/output.js';
import { unreadOf } from '../shell/unread.js';
import type { QuantitiesFlags } from './command.js';

/** Prints the names, one a line. */
export function quantitiesWork(scenario: string, { matching = '', json }: QuantitiesFlags): void {
  printWarnings(unreadOf(scenario));
  const loaded = compileScenario(parseScenarioFolder(findScenario(scenario)));
  const names = quantityNames(loaded.scenario).filter((name) => name.includes(matching));
  if (json) printJson(names);
  else if (names.length > 0) print(names.join('\n'));
}
