/** The work of `tauride new`. */
import { basename, dirname, resolve } from 'node:path';
import { baseFolder } from '../../platform/node/files/extended-folder.js';
import { writeNewFolder } from '../../platform/node/files/new-folder.js';
import { templateText } from '../../platform/node/files/package.js';
import { extensionJsonSchema, fileJsonSchema } from '../../scenario/jsonSchema.js';
import { print } from '../shell/output.js';
import type { NewFlags } from './command.js';

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
  writeNewFolder(
    folder,
    new Map([
      ['scenario.yaml', templateText('scenario.yaml').replaceAll('{id}', idOf(folder))],
      ['counterfactuals/grain-arrives.yaml', templateText('counterfactual.yaml')],
      ['schema.json', json(fileJsonSchema())],
    ]),
  );
  const path = asPath(folder);
  print(
    [
      `${folder}: a scenario (scenario.yaml), a question to it (counterfactuals/grain-arrives.yaml),`,
      'and schema.json, with which an editor completes and checks while you write.',
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

/** Writes a new scenario, which extends another where one is named. */
export function newWork(folder: string, flags: NewFlags): void {
  if (flags.extends === undefined) createScenario(folder);
  else createExtension(folder, flags.extends);
}
