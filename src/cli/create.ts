/** The work of `tauride new`. */
import { basename, resolve } from 'node:path';
import { writeNewFolder } from '../platform/node/new-folder.js';
import { fileJsonSchema } from '../scenario/jsonSchema.js';
import { print } from './output.js';
import { COUNTERFACTUAL_TEMPLATE, scenarioTemplate } from './template.js';

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

/** Writes the scenario and says what can be done with it. */
export function createScenario(folder: string): void {
  const schema = `${JSON.stringify(fileJsonSchema(), null, 2)}\n`;
  writeNewFolder(
    folder,
    new Map([
      ['scenario.yaml', scenarioTemplate(idOf(folder))],
      ['counterfactuals/grain-arrives.yaml', COUNTERFACTUAL_TEMPLATE],
      ['schema.json', schema],
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
