/**
 * Names beside a path for what is not whole yet, and what is done with those that nobody will ever make
 * whole.
 *
 * Decision worth knowing: many processes may write into one folder at the same time (`--shard i/n`, workers
 * at a queue), so a name says who writes: `<path>.<place>-<process>-<chance>.part`. A place is where
 * processes see each other: on Linux one boot of a machine and one namespace of processes, since containers
 * that share a folder give the same numbers to different processes; elsewhere a machine. The rule:
 *
 * - of this place, a leftover is removed once its process is no more; a number that was given again keeps it,
 *   to be on the safe side;
 * - of another place, whose processes cannot be seen (another host, a pod that is gone, before the last
 *   boot), once nothing in it was touched for a week: no writer is silent for so long, and clocks differ by
 *   less;
 * - where work on a folder is complete, and nobody has anything to write there, that of another place is
 *   removed after a minute without a touch;
 * - what bears another name is not ours, and stays.
 *
 * Locks were rejected: Node has none, and those of shared file systems cannot be relied on. So was age alone,
 * since a process that sleeps may go on at any time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { namesIn } from './folder.js';

const NAME = /^(.+)\.([0-9a-f]{12})-(\d+)-[0-9a-f]{8}\.part$/s;

/** Milliseconds after which what nobody has touched is nobody's. */
const WEEK = 7 * 24 * 3600 * 1000;

const short = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits);

/** What is the same for all processes that see each other, and for no others. */
function placeWords(): string {
  try {
    if (process.platform === 'linux')
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8') + readlinkSync('/proc/self/ns/pid');
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each?.map(({ mac }) => mac) ?? []);
    return [hostname(), ...addresses.sort()].join(' ');
  } catch {
    // A place of its own: nobody sees this process, and it sees nobody.
    return randomUUID();
  }
}

let place: string | undefined;
const here = (): string => (place ??= short(placeWords(), 12));

/** A name beside a path for what is not whole yet. */
export const asideOf = (path: string): string =>
  `${path}.${here()}-${process.pid}-${short(randomUUID(), 8)}.part`;

/** Whether a process of this place is there; one of another user may not be signalled, but is. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** When a file, or anything in a folder, was last written, in milliseconds since 1970. */
function touchedAt(path: string): number {
  const stats = lstatSync(path);
  const within = stats.isDirectory() ? readdirSync(path).map((name) => touchedAt(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...within);
}

/** Removes a leftover. One that somebody else removes, or that may not be removed, stands in nobody's way. */
function clear(path: string, writer: { place: string; process: number }, before: number): void {
  try {
    const isLeft = writer.place === here() ? !isAlive(writer.process) : touchedAt(path) < before;
    if (isLeft) rmSync(path, { recursive: true, force: true });
  } catch {
    // It is gone, or stays.
  }
}

/**
 * Which leftovers are meant: all, or what was to bear one name; and since when those of other places were not
 * touched.
 */
interface Meant {
  readonly name?: string;
  /** Milliseconds since 1970; default: a week ago. */
  readonly before?: number;
}

/** Removes what writers that are no more have left in a folder. Never throws. */
export function clearLeftovers(folder: string, { name, before = Date.now() - WEEK }: Meant = {}): void {
  for (const found of namesIn(folder)) {
    const [, whole, where, id] = NAME.exec(found) ?? [];
    if (whole === undefined || (name !== undefined && whole !== name)) continue;
    clear(join(folder, found), { place: where, process: Number(id) }, before);
  }
}

/** Milliseconds after which nobody writes into a folder that is complete. */
const MINUTE = 60_000;

/** The same where all is there. @param last the file that was written last: its disk has its own clock */
export function clearComplete(folders: readonly string[], last: string): void {
  const before = statSync(last).mtimeMs - MINUTE;
  for (const folder of folders) clearLeftovers(folder, { before });
}
