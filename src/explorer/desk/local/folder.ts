/** A folder that a person has opened: read as it is, and written into. */
import { DESK_FILE_MAX, DESK_FOLDERS, type DeskFile, type DeskFolder, type SaveReply } from '../protocol.js';
import type { DeskSource } from '../source.js';
import type { FileHandle, FolderHandle } from './host.js';

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name) && !name.startsWith('.');

type Folder = Pick<DeskSource, 'open' | 'save' | 'saving'>;

/** What every folder without a server is called, and what its files are. */
export const folderOf = (
  name: string,
  version: string,
  files: readonly DeskFile[],
  unread: DeskFolder['unread'],
): DeskFolder => ({ scenario: name, version, prefix: `${name}/`, separator: '/', files, unread });

/** The files of a folder that are read, by their names within it. */
async function handlesIn(folder: FolderHandle): Promise<ReadonlyMap<string, FileHandle>> {
  const found = new Map<string, FileHandle>();
  for await (const handle of folder.values()) {
    if (handle.kind === 'file' && isYaml(handle.name)) found.set(handle.name, handle);
    if (handle.kind === 'file' || !DESK_FOLDERS.some((name) => name === handle.name)) continue;
    for await (const inner of handle.values())
      if (inner.kind === 'file' && isYaml(inner.name)) found.set(`${handle.name}/${inner.name}`, inner);
  }
  return found;
}

/** The text of a file; undefined for one that is too long to be a file of a scenario. */
async function textOf(handle: FileHandle): Promise<string | undefined> {
  const file = await handle.getFile();
  return file.size > DESK_FILE_MAX ? undefined : file.text();
}

/** A file of the folder by its name within it; undefined where there is none. */
async function handleOf(root: FolderHandle, name: string, create: boolean): Promise<FileHandle | undefined> {
  const parts = name.split('/');
  try {
    const folder = parts.length === 1 ? root : await root.getDirectoryHandle(parts[0], { create });
    return await folder.getFileHandle(parts[parts.length - 1], { create });
  } catch (error) {
    if ((error as { readonly name?: unknown }).name === 'NotFoundError') return undefined;
    throw error;
  }
}

/** The source of a folder that was opened. What its text is tells one of its files from another. */
export function openedFolder(root: FolderHandle, version: string): Folder {
  const open = async (): Promise<DeskFolder> => {
    const files: DeskFile[] = [];
    const unread: { code: string; message: string; file: string }[] = [];
    for (const [name, handle] of await handlesIn(root)) {
      const text = await textOf(handle);
      const path = `${root.name}/${name}`;
      if (text === undefined) unread.push({ code: 'file-size', message: 'the file is too long', file: path });
      else files.push({ name, path, text, revision: text });
    }
    return folderOf(root.name, version, files, unread);
  };
  const save: Folder['save'] = async ({ name, text, replaces }): Promise<SaveReply> => {
    const there = await handleOf(root, name, false);
    if ((there === undefined ? null : await textOf(there)) !== replaces) return { kind: 'changed-meanwhile' };
    const handle = there ?? (await handleOf(root, name, true));
    if (handle === undefined) throw new Error(`${name} cannot be made in this folder.`);
    const writable = await handle.createWritable();
    await writable.write(text);
    await writable.close();
    return { kind: 'saved', revision: text };
  };
  return { open, save, saving: 'Saving writes into the folder that you have opened, and nowhere else.' };
}
