/** Files that a person has chosen, or begins with: they are in the page alone, and saved as downloads. */
import { download } from '../../figures/saving.js';
import { DESK_FILE_MAX, type DeskFile } from '../protocol.js';
import type { DeskSource } from '../source.js';
import { folderOf } from './folder.js';
import type { ChosenFile } from './host.js';

type Folder = Pick<DeskSource, 'open' | 'save' | 'saving'>;

const SAVING =
  'Saving downloads each file that was changed; put it where the others are. This browser, or how the page was opened, lets it write nowhere else.';

/** A folder of texts by their names. @param isNew whether they are nowhere yet */
export function heldFolder(
  scenario: string,
  texts: ReadonlyMap<string, string>,
  version: string,
  isNew = false,
): Folder {
  const held = new Map<string, DeskFile>(
    [...texts].map(([name, text]) => [
      name,
      { name, path: `${scenario}/${name}`, text, revision: isNew ? null : text },
    ]),
  );
  return {
    open: () => Promise.resolve(folderOf(scenario, version, [...held.values()], [])),
    save: ({ name, text }) => {
      download(name.split('/').at(-1) ?? name, [text], 'application/yaml');
      held.set(name, { name, path: `${scenario}/${name}`, text, revision: text });
      return Promise.resolve({ kind: 'saved', revision: text });
    },
    saving: SAVING,
  };
}

/** The folder of files that were chosen: a whole folder, or some files of one. Rejects in words. */
export async function chosenFolder(files: readonly ChosenFile[], version: string): Promise<Folder> {
  const texts = new Map<string, string>();
  let folder = 'my-scenario';
  for (const file of files) {
    const parts = file.webkitRelativePath.split('/');
    const name = parts.length > 1 ? parts.slice(1).join('/') : file.name;
    const isRead = /^(?:(?:counterfactuals|hypotheses)\/)?[^./][^/]*\.ya?ml$/i.test(name);
    if (!isRead || file.size > DESK_FILE_MAX) continue;
    if (parts.length > 1) folder = parts[0];
    texts.set(name, await file.text());
  }
  if (texts.size === 0)
    throw new Error('None of these is a file of a scenario: their names end in .yaml or .yml.');
  return heldFolder(folder, texts, version);
}
