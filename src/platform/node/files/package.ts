/** The installed package: its version, and where its scenarios are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** This file is three folders below the package's root, in `src` as in `dist`. */
const ROOT = new URL('../../../../', import.meta.url);

/** The version of Tauride. */
export function packageVersion(): string {
  const text = readFileSync(new URL('package.json', ROOT), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The folder of the bundled scenarios. */
export const scenariosFolder = (): string => fileURLToPath(new URL('scenarios', ROOT));

/** The text of a file that new scenarios begin with, by its name in `src/cli/new/template`. */
export const templateText = (name: string): string =>
  readFileSync(new URL(`src/cli/new/template/${name}`, ROOT), 'utf8');
