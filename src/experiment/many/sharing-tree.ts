/**
 * Which run leaves which, and when: a tree in which all runs of one seed share as many days as they can.
 *
 * Decision worth knowing: a run may leave the course of any other on the first day on which the two can
 * differ, so the best tree is the one whose links share most days: a maximum spanning tree (Prim 1957). Of
 * links that share alike, that to the run which came first is taken, and runs that share much come first: so
 * the tree is shallow, and few runs are in memory at once.
 */

/** A run, and those that leave its course; each from the tick on which it parts. */
export interface Descent {
  readonly run: number;
  readonly parts: number;
  readonly branches: readonly Descent[];
}

interface Link {
  readonly parent: number;
  readonly parts: number;
}

/** [run][run] How many ticks two runs have in common. */
const sharedTicks = (count: number, partingOf: (a: number, b: number) => number): Float64Array[] => {
  const shared = Array.from({ length: count }, () => new Float64Array(count));
  for (let a = 0; a < count; a++) for (let b = 0; b < a; b++) shared[a][b] = shared[b][a] = partingOf(a, b);
  return shared;
};

/**
 * The tree of runs 0 to `count` - 1, of which there is at least one.
 *
 * @param partingOf the first tick on which two runs can differ, the same in both orders; 0 for runs that
 * share nothing
 */
export function descentOf(count: number, partingOf: (a: number, b: number) => number): Descent {
  const shared = sharedTicks(count, partingOf);
  const merits = shared.map((row) => row.reduce((sum, ticks) => sum + ticks, 0));
  const root = merits.indexOf(Math.max(...merits));
  const links = shared.map((): Link => ({ parent: root, parts: 0 }));
  const children = shared.map((): number[] => []);
  const isBetter = (run: number, other: number): boolean =>
    (links[run].parts - links[other].parts || merits[run] - merits[other]) > 0;

  const left = new Set(merits.keys());
  left.delete(root);
  for (let latest = root; left.size > 0; left.delete(latest)) {
    for (const run of left)
      if (shared[latest][run] > links[run].parts) links[run] = { parent: latest, parts: shared[latest][run] };
    latest = [...left].reduce((best, run) => (isBetter(run, best) ? run : best));
    children[links[latest].parent].push(latest);
  }
  const treeOf = (run: number): Descent => ({
    run,
    parts: links[run].parts,
    branches: children[run].map(treeOf),
  });
  return treeOf(root);
}
