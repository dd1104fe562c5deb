/**
 * Do the ledger by cause and reruns without the cause say the same?
 *
 *     npm run study:causes -- --runs 20
 *
 * For each of ten causes (ten-causes.ts): what the ledger of the runs with it credits to it on the last day asked about, what pairs of runs with and without it
 * differ by, and for whom else the ledger books otherwise where it is missing. They agree where both have a sign, it is one, and neither is more than twice the
 * other; what the reruns find beside the ledger's credit is told by cause, so that a disagreement has its reason. `--cause ID` asks one and keeps nothing;
 * `--part 1/2` computes every second one, for as many processes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDate } from '../../src/foundation/calendar.js';
import { creditedTo, type CauseRow } from '../../src/experiment/why/by-cause.js';
import { retell } from '../../src/experiment/why/account.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../../tests/bundled.js';
import { commit, keep, mean, option, say, seedsOf, spread, word } from './laboratory.js';
import { TEN_CAUSES, type AskedCause } from './ten-causes.js';

const AGENTS = 48_000;
/** Less, in points of loyalty, has no sign. */
const NOTHING = 0.05;
/** Sizes are of one order where neither is more than so many times the other. */
const ORDER = 2;
const runs = option('runs', 20);
const only = word('cause', '');
const [part, parts] = word('part', '1/1').split('/').map(Number);
const { definition } = loadBundled('russia-1917', [], true);

const indexOf = (list: readonly { readonly id: string }[], id: string): number => {
  const index = list.findIndex((each) => each.id === id);
  if (index < 0) throw new Error(`Russia 1917 has no \`${id}\``);
  return index;
};
const tickOf = (date: string): number => (parseDate(date) ?? 0) - definition.startDay;

/** One run, and by whom people were moved from the eve to the last day; nothing after that is computed. */
function told({ party, group, from, to }: AskedCause, seed: string, without?: string): readonly CauseRow[] {
  const question = {
    ...{ strata: definition.groups[indexOf(definition.groups, group)].strata, byCause: true },
    ...{ party: indexOf(definition.parties, party), from: tickOf(from), to: tickOf(to) },
  };
  const interventions = without === undefined ? [] : [{ kind: 'without', id: without } as const];
  const loaded = loadBundled('russia-1917', interventions, true);
  const kernel = nodeKernel('simd');
  const run = {
    loaded,
    seed,
    population: AGENTS,
    ticks: tickOf(to) + 1,
    mode: 'replay',
    kernel,
    version: 'study',
  } as const;
  return retell(run, { question, back: false }).causes ?? [];
}

const levelOf = (rows: readonly CauseRow[]): number => 100 * rows.reduce((sum, { after }) => sum + after, 0);

/** Levels in points by what is not an affair. */
const levels = (rows: readonly CauseRow[]): ReadonlyMap<string, number> =>
  new Map(
    rows
      .flatMap((row) => (row.kind === 'affair' ? row.members : [row]))
      .map(({ id, after }) => [id, 100 * after] as const),
  );

const isOwn = (cause: string, id: string): boolean =>
  (definition.affairs.find((each) => each.id === cause)?.of ?? [cause]).some(
    (own) => id === own || id.startsWith(`${own}.`),
  );

/** The largest differences of rows that are not the cause's own, the mean over pairs, in points. */
function elsewhere(
  cause: string,
  pairs: readonly Pair[],
): readonly { readonly id: string; readonly points: number }[] {
  const ids = new Set(pairs.flatMap(({ present, absent }) => [...present.keys(), ...absent.keys()]));
  return [...ids]
    .filter((id) => !isOwn(cause, id))
    .map((id) => ({
      id,
      points: mean(pairs.map(({ present, absent }) => (present.get(id) ?? 0) - (absent.get(id) ?? 0))),
    }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 8);
}

interface Pair {
  readonly present: ReadonlyMap<string, number>;
  readonly absent: ReadonlyMap<string, number>;
  readonly credited: number;
  readonly worth: number;
}

const signOf = (points: number): number => (Math.abs(points) < NOTHING ? 0 : Math.sign(points));

function agreement(ledger: number, rerun: number): 'agree' | 'sign' | 'size' | 'neither has a sign' {
  if (signOf(ledger) === 0 && signOf(rerun) === 0) return 'neither has a sign';
  if (signOf(ledger) !== signOf(rerun)) return 'sign';
  const ratio = Math.abs(rerun / ledger);
  return ratio > ORDER || ratio < 1 / ORDER ? 'size' : 'agree';
}

function studied(asked: AskedCause) {
  const seeds = seedsOf('causes', runs);
  const pairs = seeds.map((seed): Pair => {
    const [present, absent] = [told(asked, seed), told(asked, seed, asked.cause)];
    return {
      ...{ present: levels(present), absent: levels(absent) },
      credited: 100 * (creditedTo(asked.cause, present, definition) ?? 0),
      worth: levelOf(present) - levelOf(absent),
    };
  });
  const [credits, worths] = [pairs.map(({ credited }) => credited), pairs.map(({ worth }) => worth)];
  const row = {
    ...asked,
    ledger: { mean: mean(credits), deviation: spread(credits) },
    rerun: { mean: mean(worths), deviation: spread(worths) },
    sameSign: pairs.filter(({ credited, worth }) => signOf(credited) === signOf(worth)).length,
    verdict: agreement(mean(credits), mean(worths)),
    elsewhere: elsewhere(asked.cause, pairs),
  };
  const shown = (points: number) => points.toFixed(2).padStart(6);
  say(
    `${asked.cause.padEnd(18)} ${asked.party} among ${asked.group}, ${asked.to}: ledger ${shown(row.ledger.mean)} (sd ${row.ledger.deviation.toFixed(2)}), ` +
      `rerun ${shown(row.rerun.mean)} (sd ${row.rerun.deviation.toFixed(2)}): ${row.verdict}`,
  );
  for (const { id, points } of row.elsewhere) say(`    ${shown(points)}  ${id}`);
  return row;
}

const FILE = fileURLToPath(new URL('../results/causes-russia-1917.json', import.meta.url));

/** Rows that another process has kept of this very study. */
const keptRows = (): readonly ReturnType<typeof studied>[] => {
  if (!existsSync(FILE)) return [];
  const kept = JSON.parse(readFileSync(FILE, 'utf8')) as {
    commit: string;
    runs: number;
    rows: ReturnType<typeof studied>[];
  };
  return kept.commit === commit() && kept.runs === runs ? kept.rows : [];
};

for (const asked of TEN_CAUSES.filter(({ cause }, i) =>
  only === '' ? i % parts === part - 1 : cause === only,
)) {
  const row = studied(asked);
  if (only !== '') continue;
  const all = [...keptRows().filter(({ cause }) => cause !== row.cause), row];
  const rows = TEN_CAUSES.flatMap(({ cause }) => all.find((each) => each.cause === cause) ?? []);
  keep('causes-russia-1917', {
    commit: commit(),
    runs,
    agents: AGENTS,
    mode: 'replay',
    order: ORDER,
    nothing: NOTHING,
    rows,
  });
}
