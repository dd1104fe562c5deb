/**
 * What lies in a scenario folder and is not read: named, so that nobody takes half a scenario for the whole.
 *
 * Decision worth knowing: a few things belong into such a folder and are passed over: prose (`.md`), a
 * licence and the like, the schema that `tauride new` writes for editors, what npm keeps, whatever a dot
 * hides. Plain text is named, since an editor may have saved `scenario.yaml.txt`.
 */
import { basename, dirname, join } from 'node:path';
import { faultOf, nearest, type Fault } from '../../../foundation/fault.js';
import type { SourceFile } from '../../../scenario/yaml.js';
import { isFolder, namesIn } from './folder.js';
import { COUNTERFACTUALS, HYPOTHESES, isYaml, REGISTERED } from './scenario-folder.js';

/** What belongs beside a scenario and is no part of it. */
const EXPECTED =
  /^\.|\.md$|^(readme|licen[cs]e|copying|notice|authors|changelog|citation)\b|^(schema|package|package-lock)\.json$/i;

/** So many are named one by one; of more, only how many. */
const NAMED_MAX = 12;

const READ = 'only files whose names end in .yaml or .yml are read';

/** Whether a text holds nothing but blank lines, comments and marks of documents. */
const isBlank = (text: string): boolean =>
  text.split('\n').every((line) => /^\s*(#.*|---|\.\.\.)?\s*$/.test(line));

/** Folders within that of a scenario that are read, and what else than YAML belongs there. */
const OWN: ReadonlyMap<string, readonly string[]> = new Map([
  [COUNTERFACTUALS, []],
  [HYPOTHESES, [REGISTERED]],
]);

function folderFault(path: string): Fault {
  const isMeant = OWN.has(basename(dirname(path))) ? undefined : nearest(basename(path), [...OWN.keys()]);
  const hint =
    isMeant === undefined
      ? `a scenario is one folder, and its counterfactuals lie in its folder \`${COUNTERFACTUALS}\``
      : `did you mean \`${isMeant}\`?`;
  return faultOf('unread', path, 'this folder is not read', hint);
}

function unread(path: string): Fault[] {
  if (isFolder(path)) return isYaml(basename(path)) ? [] : [folderFault(path)];
  return isYaml(basename(path)) ? [] : [faultOf('unread', path, 'this file is not read', READ)];
}

/** What is not read of a folder, `own` left out. */
function unreadIn(folder: string, own: readonly string[]): Fault[] {
  const names = namesIn(folder).filter((name) => !own.includes(name) && !EXPECTED.test(name));
  const faults = names.flatMap((name) => unread(join(folder, name)));
  const more = faults.length - NAMED_MAX;
  if (more <= 0) return faults;
  const rest = faultOf('unread', folder, `${more} more of its files and folders are not read`);
  return [...faults.slice(0, NAMED_MAX), rest];
}

/**
 * Everything in the folders of a scenario that is not read, or read in vain, as faults that keep nobody from
 * running it.
 *
 * @param folder the scenario's own
 * @param files those that are read, which tell the folders of what it extends
 */
export function unreadBeside(folder: string, files: readonly SourceFile[]): Fault[] {
  const folders = new Set([join(folder), ...files.map(({ name }) => dirname(name))]);
  const inVain = files
    .filter(({ text }) => isBlank(text))
    .map(({ name }) => faultOf('empty-file', name, 'this file holds nothing'));
  const left = [...folders].flatMap((each) => {
    const own = [...OWN.keys()].filter((name) => isFolder(join(each, name)));
    return [
      ...unreadIn(each, own),
      ...own.flatMap((name) => unreadIn(join(each, name), OWN.get(name) ?? [])),
    ];
  });
  return [...inVain, ...left];
}
