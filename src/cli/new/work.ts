/** The work of `tauride new`. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FaultError, refuse } from '../../foundation/fault.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import { baseFolder } from '../../platform/node/files/extended-folder.js';
import { writeNewFolder } from '../../platform/node/files/new-folder.js';
import { templateText } from '../../platform/node/files/package.js';
import { filesIn, scenarioFiles } from '../../platform/node/files/scenario-folder.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { plural } from '../../report/words.js';
import { extensionJsonSchema, fileJsonSchema } from '../../scenario/jsonSchema.js';
import { extendedBy } from '../../scenario/layers.js';
import { print } from '../shell/output.js';
import type { NewFlags } from './command.js';
import { FACTS, factsTemplate, newScenario } from './files.js';

const ID_LENGTH_MAX = 64;

/** A folder's name as an id: lower case letters, digits and hyphens, a letter first. */
export function idOf(folder: string): string {
  const words = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const id = /^[a-z]/.test(words) ? words : `scenario-${words}`;
  return id.slice(0, ID_LENGTH_MAX).replace(/-+$/, '');
}

/** A path that the command line takes for a folder, never for the id of a bundled scenario. */
const asPath = (folder: string): string => (/[/\\]/.test(folder) ? folder : `./${folder}`);

const json = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

/** Writes the scenario and says what can be done with it. */
function createScenario(folder: string): void {
  writeNewFolder(folder, new Map([...newScenario(idOf(folder)), ['schema.json', json(fileJsonSchema())]]));
  const path = asPath(folder);
  print(
    [
      `${folder}: a scenario (scenario.yaml), a question to it (counterfactuals/grain-arrives.yaml),`,
      'room for what is on record (facts.yaml), and schema.json, with which an editor completes and checks while you write.',
      '',
      `  tauride check ${path}`,
      `  tauride run ${path}`,
      `  tauride run ${path} --with grain-arrives`,
    ].join('\n'),
  );
}

/** Writes a scenario that extends another, which must be there. */
function createExtension(folder: string, base: string): void {
  baseFolder(dirname(resolve(folder)), base, { file: `--extends ${base}` });
  writeNewFolder(
    folder,
    new Map([
      [
        'scenario.yaml',
        templateText('extension.yaml').replaceAll('{id}', idOf(folder)).replaceAll('{base}', base),
      ],
      ['schema.json', json(extensionJsonSchema())],
    ]),
  );
  const path = asPath(folder);
  print(
    [
      `${folder}: a scenario (scenario.yaml) that is ${base} until you change it, and schema.json for your editor.`,
      '',
      `  tauride check ${path}`,
      `  tauride run ${path}`,
    ].join('\n'),
  );
}

/** Writes a copy of a scenario: all that is read of it, and the schema for editors. */
function createCopy(folder: string, word: string): void {
  const from = findScenario(word);
  const files = scenarioFiles(from).map((name) => [name, readSource(join(from, name), from).text] as const);
  if (files.length === 0)
    refuse('empty-folder', from, 'there is no scenario here to copy', '`tauride list` names some');
  const schema = extendedBy(filesIn(from)) === undefined ? fileJsonSchema() : extensionJsonSchema();
  writeNewFolder(folder, new Map([...files, ['schema.json', json(schema)]]));
  const path = asPath(folder);
  print(
    [
      `${folder}: a copy of ${word}, and schema.json for your editor.`,
      '',
      `  tauride check ${path}`,
      `  tauride explore ${path}`,
    ].join('\n'),
  );
}

/** Adds a file for facts to a scenario without any. Throws a FaultError where it has some, or faults. */
function addFacts(folder: string): void {
  const file = join(folder, FACTS);
  const { scenario, faults } = parseScenarioFolder(folder);
  if (faults.length > 0) throw new FaultError([...faults]);
  const found = existsSync(file) ? 'there is such a file' : plural(scenario.facts.length, 'fact');
  if (existsSync(file) || scenario.facts.length > 0)
    refuse('facts-there', file, `the scenario has its facts: ${found}`, 'write the others beside them');
  writeWhole(file, factsTemplate(scenario));
  print(`${file}: room for what is on record; docs/facts.md says how\n\n  tauride check ${asPath(folder)}`);
}

/** Writes a new scenario, which extends another where one is named; or what one lacks. */
export function newWork(folder: string, flags: NewFlags): void {
  if (flags.facts && flags.extends !== undefined)
    refuse('facts-extends', '--facts', 'it adds to a scenario that is there', 'leave out --extends');
  if (flags.copy !== undefined && (flags.facts || flags.extends !== undefined))
    refuse('copy-with', '--copy', 'a copy is all that the other is', 'leave out --facts and --extends');
  if (flags.facts) addFacts(folder);
  else if (flags.copy !== undefined) createCopy(folder, flags.copy);
  else if (flags.extends === undefined) createScenario(folder);
  else createExtension(folder, flags.extends);
}
