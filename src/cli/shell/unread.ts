/** What is not read of a scenario, by the id or path that a user gave. */
import { gather, type Fault } from '../../foundation/fault.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import { readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import { unreadBeside } from '../../platform/node/files/unread.js';

/** What is not read of the folder that a scenario's id or path means; nothing where it means none. */
export function unreadOf(scenario: string): Fault[] {
  const folder = gather([], () => findScenario(scenario));
  if (folder === undefined) return [];
  return unreadBeside(folder, gather([], () => readScenarioFolder(folder)) ?? []);
}
