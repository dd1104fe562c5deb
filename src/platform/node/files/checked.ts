/**
 * What sound scenarios have, as a check told when they were built: bundled ones ship with it.
 *
 * Decision worth knowing: it goes by a digest of every text that a check reads, as what was read goes by that
 * of the scenario's own (shipped.ts). A folder in which a letter differs is checked anew, and only what had
 * neither fault nor doubt is kept: complaints are always made afresh, with their places.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gather } from '../../../foundation/fault.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { counterfactualFiles, hypothesesFiles } from './bundled.js';
import { readScenarioFolder } from './extended-folder.js';

/** What a sound scenario has: how much of each, and which decisions have a date in their occasion. */
export interface Contents {
  readonly id: string;
  readonly days: number;
  readonly strata: number;
  readonly parties: number;
  readonly authorities: number;
  readonly events: number;
  readonly decisions: number;
  readonly regimes: number;
  readonly measures: number;
  readonly counterfactuals: number;
  /** Tests of hypotheses. */
  readonly tests: number;
  readonly dated: readonly string[];
}

const file = fileURLToPath(new URL('../../../checked.json', import.meta.url));

/** Digest of all that a check reads of a folder. Throws a FaultError where something cannot be read. */
export function checkedKey(folder: string): string {
  const told = ({ name, text, layer = 0 }: SourceFile) => [basename(name), layer, text];
  const twins = [...counterfactualFiles(folder).values()].map((read) => told(read()));
  const texts = [readScenarioFolder(folder).map(told), twins, hypothesesFiles(folder).map(told)];
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

/** What ships of a folder with these very texts; undefined where nothing does. */
export function contentsBefore(folder: string): Contents | undefined {
  if (!existsSync(file)) return undefined;
  const known = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Contents>>;
  const key = gather([], () => checkedKey(folder));
  return key === undefined ? undefined : known[key];
}
