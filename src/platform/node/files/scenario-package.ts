/**
 * A scenario that was installed as an npm package: the folder in `node_modules` that a name means, looked for
 * from the working folder upwards, as Node does.
 *
 * Decision worth knowing: nothing in a package is executed or asked. Its folder is
 * the scenario's, read like any other, `package.json` says name and version, and a name that could lead out
 * of `node_modules` is no name.
 */
import { dirname, join, resolve, sep } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { isFolder, namesIn } from './folder.js';
import { isYaml } from './scenario-folder.js';
import { readSource } from './source-file.js';
import { realPath } from './system-fault.js';

/** Names that npm takes, with or without a scope; none has a part that begins with a dot. */
const PACKAGE = /^(@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/;
const NAME_LENGTH_MAX = 214;

/** A package may be a link to where a package manager keeps it, and to nowhere else. */
function inside(folder: string, name: string): string {
  if (realPath(folder).split(sep).includes('node_modules')) return folder;
  const message = `the package \`${name}\` is a symbolic link that leads out of node_modules`;
  return refuse('link-outside', folder, message, 'give the path of the folder that it leads to');
}

/** The name and version of an installed package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

/** What `package.json` says of a scenario folder that lies in `node_modules`; undefined for any other. */
export function installedPackage(folder: string): InstalledPackage | undefined {
  const isInstalled = resolve(folder).split(sep).includes('node_modules');
  if (!isInstalled || !namesIn(folder).includes('package.json')) return undefined;
  const { text } = readSource(join(folder, 'package.json'), folder);
  try {
    const { name, version } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return typeof name === 'string' && typeof version === 'string' ? { name, version } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The folder of the package of a name that holds a scenario; undefined where there is none.
 *
 * @param from the folder in whose `node_modules`, and in those above it, is looked
 * @throws FaultError for one that is a link to elsewhere
 */
export function packageFolder(name: string, from: string): string | undefined {
  if (name.length > NAME_LENGTH_MAX || !PACKAGE.test(name)) return undefined;
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const own = join(folder, 'node_modules', name);
    // The first package of the name counts, be it a scenario or not.
    if (isFolder(own)) return namesIn(own).some(isYaml) ? inside(own, name) : undefined;
    if (folder === dirname(folder)) return undefined;
  }
}
