/**
 * `extends`: one scenario laid over another, before anything is checked, so that what stands wrong is found
 * where it is written.
 *
 * Decision worth knowing: records are matched by their ids, as everywhere in a scenario, whether they are
 * written as a list or as a mapping from id to record. A list that replaces the one below was rejected: who
 * wants to add one event would lose all others without a word.
 */
import { didYouMean, type Fault } from '../foundation/fault.js';
import { hasEstimate } from './check/expressions.js';
import {
  duplicateKey,
  placeOf,
  readYaml,
  type SourceFile,
  type FileSpot,
  type WrittenValue,
  type WrittenEntry,
  type WrittenMapping,
} from './yaml.js';

/** What a mapping holds, by key. */
export type Entries = ReadonlyMap<string, WrittenEntry>;

const EXTENDS = 'extends';

/** What is about one scenario, and not about those that are laid over it. */
const OWN = ['lesson', 'posterior'];

/**
 * The scenario that files say they extend, and where; undefined where they say nothing of the kind, or
 * nothing that can be read.
 */
export function extendedBy(
  files: readonly SourceFile[],
): { readonly name: string; readonly place: ReturnType<typeof placeOf> } | undefined {
  // Parsing takes longer than anything else in loading: only files in which the word occurs are read for it.
  for (const file of files.filter(({ text }) => text.includes(EXTENDS))) {
    const { root } = readYaml(file);
    const value = root?.kind === 'mapping' ? root.entries.get(EXTENDS)?.value : undefined;
    if (value?.kind !== 'scalar' || typeof value.value !== 'string') continue;
    return { name: value.value, place: placeOf(value.at) };
  }
  return undefined;
}

/**
 * Lays the sections of a scenario over those of the one it extends. Mappings are laid key by key, records by
 * their ids; what is new stands behind what was there; `null` removes; anything else replaces. The lesson
 * and the posterior below are left there. A fault is what is to be removed and is not there, and a number
 * that is laid over one with a source without naming its own.
 */
export function layOver(base: Entries, over: Entries, faults: Fault[]): Entries {
  const without = (entries: Entries, left: readonly string[]): Entries =>
    new Map([...entries].filter(([key]) => !left.includes(key)));
  return new Layering(faults).entries(without(base, OWN), without(over, [EXTENDS]));
}

class Layering {
  constructor(private readonly faults: Fault[]) {}

  entries(base: Entries, over: Entries): Entries {
    const laid = new Map(base);
    for (const [key, entry] of over) {
      const below = base.get(key);
      if (isNull(entry.value)) this.remove(laid, key, entry.key);
      else laid.set(key, below ? { key: entry.key, value: this.value(below.value, entry.value) } : entry);
    }
    return laid;
  }

  private remove(entries: Map<string, WrittenEntry>, key: string, at: FileSpot): void {
    const hint = didYouMean(key, entries.keys());
    if (entries.delete(key)) return;
    const message = `there is no \`${key}\` to remove in what is extended`;
    this.faults.push({ code: 'nothing-to-remove', message, ...placeOf(at), found: key, hint });
  }

  private value(base: WrittenValue, over: WrittenValue): WrittenValue {
    if (base.kind === 'mapping' && over.kind === 'mapping') return this.mapping(base, over);
    const below = base.kind === 'list' ? this.records(base.items) : undefined;
    const above = below && (over.kind === 'mapping' ? over.entries : this.recordsOver(over));
    if (below === undefined || above === undefined) return over;
    const items = [...this.entries(below, above)].map(([id, entry]) => named(id, entry));
    return { kind: 'list', items, at: over.at, size: sizeOf(items) };
  }

  private mapping(base: WrittenMapping, over: WrittenMapping): WrittenMapping {
    if (base.entries.has('source')) this.checkSource(over);
    const entries = this.entries(base.entries, over.entries);
    return { ...over, entries, size: sizeOf([...entries.values()].map(({ value }) => value)) };
  }

  /** The source below speaks for the numbers below. */
  private checkSource(over: WrittenMapping): void {
    if (!hasUnsourced(over)) return;
    const message = 'numbers are changed here, and their source is that of what is extended';
    const hint = 'name where they come from under `source`, or write `assumption`';
    this.faults.push({ code: 'no-source', message, ...placeOf(over.at), hint });
  }

  /** An empty list says that there shall be none. */
  private recordsOver(over: WrittenValue): Entries | undefined {
    return over.kind === 'list' && over.items.length > 0 ? this.records(over.items) : undefined;
  }

  /** Records by id; undefined where something else stands among them. */
  private records(items: readonly WrittenValue[]): Entries | undefined {
    const records = new Map<string, WrittenEntry>();
    for (const item of items) {
      const id = idOf(item);
      if (id === undefined) return undefined;
      const first = records.get(id.name);
      if (first) this.faults.push(duplicateKey(id.name, first.key, id.at));
      else records.set(id.name, { key: id.at, value: item });
    }
    return records;
  }
}

const isNull = (written: WrittenValue): boolean => written.kind === 'scalar' && written.value === null;

const sizeOf = (parts: readonly WrittenValue[]): number => parts.reduce((sum, { size }) => sum + size, 1);

function idOf(item: WrittenValue): { readonly name: string; readonly at: FileSpot } | undefined {
  const id = item.kind === 'mapping' ? item.entries.get('id')?.value : undefined;
  return id?.kind === 'scalar' && typeof id.value === 'string' ? { name: id.value, at: id.at } : undefined;
}

/** A record of a mapping has its id from its key. */
function named(id: string, { key, value }: WrittenEntry): WrittenValue {
  if (value.kind !== 'mapping' || value.entries.has('id')) return value;
  const entry: WrittenEntry = { key, value: { kind: 'scalar', value: id, at: key, size: 1 } };
  return { ...value, entries: new Map([['id', entry], ...value.entries]), size: value.size + 1 };
}

/** Whether a number stands somewhere in a value without a source beside or above it. */
function hasUnsourced(written: WrittenValue): boolean {
  if (written.kind === 'scalar') return hasEstimate(written.value);
  if (written.kind === 'list') return written.items.some(hasUnsourced);
  return (
    !written.entries.has('source') && [...written.entries.values()].some(({ value }) => hasUnsourced(value))
  );
}
