/** Folders looked into without complaint: what cannot be seen is not there. */
import { readdirSync, statSync } from 'node:fs';

/** Is there a folder at this path, links followed? */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The names in a folder, sorted; none where it is missing or may not be looked into. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
