/**
 * Scenario folders that were read before: those that are bundled ship with what reading them gave.
 *
 * Decision worth knowing: what was read goes by a digest of the text of all files, wherever the folder lies.
 * So a copy of a bundled scenario is as quick, and of one in which a letter differs the file that has it is
 * read anew (written.ts).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScenarioRead } from '../../../scenario/check.js';
import { parsedBefore, parseScenario, scenarioRead, type ParsedScenario } from '../../../scenario/load.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { readScenarioFolder } from './extended-folder.js';
import { namesIn } from './folder.js';
import { withWritten } from './written.js';

/** What reading a scenario gave. */
interface Shipped extends ScenarioRead {
  /** Digest of the files that were read. */
  readonly of: string;
}

const folder = fileURLToPath(new URL('../../../shipped/', import.meta.url));

const keyOf = (files: readonly SourceFile[]): string => {
  const told = files.map(({ name, text, layer = 0 }) => [basename(name), layer, text]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
};

/** What ships of a scenario folder. Throws a FaultError where it has faults. */
export function shippedText(scenarioFolder: string): string {
  const files = readScenarioFolder(scenarioFolder);
  return JSON.stringify({ of: keyOf(files), ...scenarioRead(parseScenario(files)) } satisfies Shipped);
}

/** What ships of the scenario with this digest of its files, if any. */
function shippedOf(key: string): Shipped | undefined {
  for (const name of namesIn(folder).filter((each) => each.endsWith('.json'))) {
    const text = readFileSync(folder + name, 'utf8');
    if (text.startsWith(`{"of":"${key}"`)) return JSON.parse(text) as Shipped;
  }
  return undefined;
}

/**
 * Reads a scenario folder with all that it extends against the schema. Throws a FaultError only where nothing
 * further could be checked.
 */
export function parseScenarioFolder(scenarioFolder: string): ParsedScenario {
  const files = readScenarioFolder(scenarioFolder);
  const shipped = shippedOf(keyOf(files));
  if (shipped !== undefined) return parsedBefore(files, shipped);
  return parseScenario(withWritten(files));
}
