/**
 * The folder of a scenario of one's own as the desk of the page reads and writes it.
 *
 * Decision worth knowing: a file is written by its name in this one folder, and only where what it holds is
 * what the page last saw. A name is one that the folder lists, or one of plain letters; no link is followed,
 * so nothing outside the folder can be reached by any name.
 */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { FaultError, faultOf, gather, refuse, type Fault } from '../../foundation/fault.js';
import {
  DESK_FOLDERS,
  NEW_FILE,
  type Below,
  type DeskFile,
  type DeskFolder,
  type SaveReply,
  type SaveRequest,
} from '../../explorer/desk/protocol.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import { baseFolder, readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import { isFolder } from '../../platform/node/files/folder.js';
import { packageVersion, scenariosFolder } from '../../platform/node/files/package.js';
import { scenarioFiles, stemOf, twiceNamed, yamlNames } from '../../platform/node/files/scenario-folder.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { attempt, realPath } from '../../platform/node/files/system-fault.js';
import { unreadBeside } from '../../platform/node/files/unread.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { FILE_LENGTH_MAX } from '../../scenario/yaml.js';

/** A folder that may be edited. */
export interface OwnFolder {
  /** The word for it on the command line. */
  readonly scenario: string;
  readonly folder: string;
}

/** The folder that a word means, where it is somebody's own; undefined for a bundled or an installed one. */
export function ownFolder(scenario: string): OwnFolder | undefined {
  const folder = findScenario(scenario);
  if (!isFolder(folder)) return undefined;
  const real = realPath(folder);
  const bundled = realPath(scenariosFolder());
  const isBundled = real === bundled || real.startsWith(bundled + sep);
  return isBundled || real.split(sep).includes('node_modules') ? undefined : { scenario, folder };
}

const revisionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file, its bytes looked at once. Throws a FaultError where it is no text of this folder. */
function fileOf(folder: string, name: string): DeskFile {
  const path = join(folder, ...name.split('/'));
  const { text } = readSource(path, folder);
  return { name, path, text, revision: revisionOf(attempt(path, () => readFileSync(path))) };
}

/** The folder as it is now. */
export function readDeskFolder({ scenario, folder }: OwnFolder): DeskFolder {
  const faults: Fault[] = [];
  const names = gather(faults, () => scenarioFiles(folder)) ?? [];
  const files = names.flatMap((name) => gather(faults, () => fileOf(folder, name)) ?? []);
  for (const own of ['', ...DESK_FOLDERS])
    faults.push(...twiceNamed(join(folder, own), gather([], () => yamlNames(join(folder, own))) ?? []));
  return {
    ...{ scenario, version: packageVersion(), files, separator: sep },
    prefix: join(folder, 'x').slice(0, -1),
    unread: [...faults, ...unreadBeside(folder, [])],
  };
}

/** What lies below a scenario in this folder that extends one of this name. */
export function readBelow({ folder }: OwnFolder, name: string): Below {
  try {
    const base = baseFolder(dirname(realPath(folder)), name, {});
    const files = readScenarioFolder(base).map((file) => ({ ...file, layer: (file.layer ?? 0) + 1 }));
    return { name, files, fault: null };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { name, files: [], fault: error.faults[0] };
  }
}

/** Whether something is there; ends the work where it is a link, or not what it should be. */
function assertKind(path: string, kind: 'file' | 'folder'): boolean {
  const stats = attempt(path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (stats === undefined) return false;
  const isKind = kind === 'file' ? stats.isFile() : stats.isDirectory();
  if (!isKind) refuse('not-plain', path, `this is no plain ${kind}`, 'the desk follows no links');
  return true;
}

/** The path that a name means in a folder. Throws a FaultError where it means none that may be written. */
function pathToWrite(folder: string, { name, replaces }: SaveRequest): string {
  const parts = name.split('/');
  const listed = scenarioFiles(folder);
  const path = join(folder, ...parts);
  if (replaces === null ? !NEW_FILE.test(name) : !listed.includes(name) && !NEW_FILE.test(name)) {
    const hint = 'letters, digits, hyphens and underscores, and .yaml at the end';
    refuse('file-name', name, 'no file of a scenario has this name', hint);
  }
  const beside = listed.find((other) => other !== name && stemOf(other) === stemOf(name));
  if (beside !== undefined)
    refuse('same-name', path, `\`${beside}\` has the same name but for the ending`, 'give it another name');
  if (parts.length > 1 && !assertKind(dirname(path), 'folder'))
    attempt(dirname(path), () => mkdirSync(dirname(path)));
  const within = relative(realPath(folder), resolve(realPath(dirname(path)), parts[parts.length - 1]));
  if (within !== join(...parts)) refuse('link-outside', path, 'this leads out of its folder');
  return path;
}

/**
 * Writes a text aside and renames it into its place, unless the file was changed meanwhile. Throws a
 * FaultError where the name is none of this folder, or the disk refuses it.
 */
export function saveFile({ folder }: OwnFolder, request: SaveRequest): SaveReply {
  const path = pathToWrite(folder, request);
  const isThere = assertKind(path, 'file');
  if (isThere !== (request.replaces !== null)) return { kind: 'changed-meanwhile' };
  const bytes = Buffer.from(request.text);
  if (bytes.length > FILE_LENGTH_MAX)
    throw new FaultError([faultOf('file-size', path, 'the text is too long')]);
  if (!isThere) writeWhole(path, bytes);
  else {
    if (revisionOf(attempt(path, () => readFileSync(path))) !== request.replaces)
      return { kind: 'changed-meanwhile' };
    // Who may read a file is for its owner to say: the new one has the same rights.
    const { mode } = lstatSync(path);
    writeWhole(path, bytes);
    attempt(path, () => chmodSync(path, mode & 0o777));
  }
  return { kind: 'saved', revision: revisionOf(bytes) };
}
