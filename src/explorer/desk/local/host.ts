/** What a desk without a server uses of a browser: folders that a person opens, and chosen files. */

/** A file that was chosen or that a folder holds. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  /** Where it lies in the folder that was chosen; empty where only files were. */
  readonly webkitRelativePath: string;
  readonly text: () => Promise<string>;
}

interface Writable {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A file in a folder that was opened. */
export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  readonly getFile: () => Promise<ChosenFile>;
  /** What is written comes into its place when it is closed: the browser writes it aside. */
  readonly createWritable: () => Promise<Writable>;
}

/** A folder that was opened. */
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  readonly values: () => AsyncIterable<FileHandle | FolderHandle>;
  readonly getFileHandle: (name: string, options?: { readonly create: boolean }) => Promise<FileHandle>;
  readonly getDirectoryHandle: (
    name: string,
    options?: { readonly create: boolean },
  ) => Promise<FolderHandle>;
}

interface LocalBrowser {
  /** Missing where a browser opens no folders. */
  readonly showDirectoryPicker?: (options: { readonly mode: 'readwrite' }) => Promise<FolderHandle>;
}

/** The browser that the desk is in. */
export const localBrowser = globalThis as unknown as LocalBrowser;
