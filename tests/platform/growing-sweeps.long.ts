/**
 * A kept sweep grows: further seeds and levels are computed and nothing twice, to the tables of a sweep that
 * was made at once.
 */
import { fc, test as property } from '../property.js';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pointsOf, runsIn, type Batch } from '../../src/experiment/design/design.js';
import { allBatches } from '../../src/experiment/design/growth.js';
import type { Manifest } from '../../src/experiment/design/manifest.js';
import { inThisThread } from '../../src/experiment/laboratory/here.js';
import { runComparison, runSweep, type SweepOptions } from '../../src/experiment/laboratory/laboratory.js';
import type { DispatchOf } from '../../src/experiment/laboratory/ports.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { parseScenario } from '../../src/scenario/load.js';
import { findCounterfactual, findScenario } from '../../src/platform/node/files/bundled.js';
import { readSource } from '../../src/platform/node/files/source-file.js';
import { inFolder } from '../../src/platform/node/results/folder-store.js';
import { prepareResults } from '../../src/platform/node/results/results.js';
import { openKept } from '../../src/platform/node/results/kept-results.js';
import { compareKept, matchPoints } from '../../src/experiment/laboratory/match.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { filesOf } from '../bundled.js';
import { scratch } from '../cli/command-line.js';

const scenario = parseScenario(filesOf('two-powers'));
const SMALL = { scenario, agents: 2292, until: '1848-03-02', kernel: nodeKernel('auto') };

/** Computes in this thread, and counts the runs that it is asked for; ends after so many batches. */
function counting(batchesMax = Infinity) {
  const seen: Batch[] = [];
  const stop = new AbortController();
  const dispatch: DispatchOf = (plan) => (batches, listener) =>
    inThisThread(SMALL.kernel)(plan)(batches, {
      ...listener,
      onResult: async (batch, result) => {
        seen.push(batch);
        const goesOn = await listener.onResult(batch, result);
        if (seen.length >= batchesMax) stop.abort();
        return goesOn && seen.length < batchesMax;
      },
    });
  return { dispatch, signal: stop.signal, runs: () => seen.reduce((sum, batch) => sum + runsIn(batch), 0) };
}

const growths = (values: readonly number[]) => `parties.council.growth=${values.join(',')}`;

/** Sweeps into a folder, which may hold a part of it; returns how many runs were computed. */
async function sweepInto(folder: string, more: Omit<SweepOptions, 'scenario'>): Promise<number> {
  const { dispatch, runs } = counting();
  await runSweep({ ...SMALL, ...more, dispatch, store: inFolder(folder) });
  return runs();
}

const TABLES = ['runs.parquet', 'sittings.parquet', 'bands.parquet'];

/** Both folders have the same tables, to the byte, and tell the same but for the days it took. */
function expectSame(folder: string, other: string): void {
  for (const name of TABLES)
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(other, name))), name).toBe(true);
  const [told, there] = [folder, other].map(
    (each) => JSON.parse(readFileSync(join(each, 'summary.json'), 'utf8')) as { days: { asked: number } },
  );
  expect({ ...told, days: told.days.asked }).toEqual({ ...there, days: there.days.asked });
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'sweep.json'), 'utf8')) as Manifest;

describe('a kept sweep', () => {
  /**
   * What is asked for, one after the other: seeds, and which of four levels; each with all that came before.
   */
  const steps = fc
    .array(fc.tuple(fc.nat(3), fc.subarray([0.01, 0.02, 0.03, 0.04])), { minLength: 2, maxLength: 3 })
    .map((list) => {
      let [runs, levels]: [number, readonly number[]] = [1, [0.02]];
      return list.map(([further, added]) => {
        runs += further;
        levels = [...new Set([...added, ...levels])].sort((a, b) => a - b);
        return { runs, levels };
      });
    });

  property.prop([steps], { numRuns: 5 })(
    'is that of one made at once, however it has grown, and computes no run twice',
    async (asked) => {
      const [folder, atOnce] = [join(scratch(), 'grown'), join(scratch(), 'at-once')];
      let computed = 0;
      for (const { runs, levels } of asked) {
        computed += await sweepInto(folder, { runs, vary: [growths(levels)] });
        expect(computed).toBe(runs * levels.length);
      }
      const { runs, levels } = asked[asked.length - 1];
      await sweepInto(atOnce, { runs, vary: [growths(levels)] });
      expectSame(folder, atOnce);
      const cells = allBatches(manifestIn(folder)).flatMap(({ points, replicates }) =>
        Array.from({ length: points[1] - points[0] }, (_, p) =>
          Array.from(
            { length: replicates[1] - replicates[0] },
            (_, r) => `${points[0] + p} ${replicates[0] + r}`,
          ),
        ).flat(),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(cells).toHaveLength(runs * levels.length);
      rmSync(folder, { recursive: true });
      rmSync(atOnce, { recursive: true });
    },
  );

  test('that was interrupted grows, and computes what it lacked and what is new', async () => {
    const [folder, atOnce] = [join(scratch(), 'grown'), join(scratch(), 'at-once')];
    const vary = [growths([0.02, 0.04])];
    const { dispatch, signal, runs } = counting(2);
    const cut = runSweep({ ...SMALL, vary, runs: 5, dispatch, signal, store: inFolder(folder) });
    await expect(cut).rejects.toThrow('aborted');
    const wanted = { vary: [growths([0.02, 0.03, 0.04])], runs: 6 };
    expect(await sweepInto(folder, wanted)).toBe(3 * 6 - runs());
    await sweepInto(atOnce, wanted);
    expectSame(folder, atOnce);
  });

  test('of a Latin hypercube grows by seeds, and says why not by points', async () => {
    const folder = join(scratch(), 'latin');
    const latin = { vary: ['parties.council.growth=0.01..0.03'], design: 'lhs' as const };
    await sweepInto(folder, { ...latin, points: 3, runs: 2 });
    expect(await sweepInto(folder, { ...latin, points: 3, runs: 3 })).toBe(3);
    await expect(sweepInto(folder, { ...latin, points: 4, runs: 3 })).rejects.toThrow(
      'a Latin hypercube has other points where it has more',
    );
  });

  test('whose points are listed one by one, as they once were, is completed and grows', async () => {
    const [folder, atOnce] = ['listed', 'at-once'].map((name) => join(scratch(), name));
    const asked = { vary: [growths([0.02, 0.03])], runs: 2 };
    await sweepInto(atOnce, asked);
    const { settings, ...rest } = manifestIn(atOnce);
    const points = [...pointsOf(settings.points)];
    prepareResults(folder, { ...rest, settings: { ...settings, points } }, 'anew');
    expect(await sweepInto(folder, asked)).toBe(4);
    expect(manifestIn(folder).settings.points).toEqual(points);
    expect(await sweepInto(folder, { vary: [growths([0.02, 0.03, 0.04])], runs: 2 })).toBe(2);
    expect(await sweepInto(atOnce, { vary: [growths([0.02, 0.03, 0.04])], runs: 2 })).toBe(2);
    expectSame(folder, atOnce);
  });

  test('does not shrink, and does not grow where it stops by itself or something else differs', async () => {
    const folder = join(scratch(), 'kept');
    await sweepInto(folder, { vary: [growths([0.02, 0.03])], runs: 2 });
    const before = readdirSync(folder);
    const refused = (more: Omit<SweepOptions, 'scenario'>, words: string) =>
      expect(sweepInto(folder, more)).rejects.toThrow(words);
    await refused(
      { vary: [growths([0.02, 0.03])], runs: 1 },
      'the number of seeds (--runs): 2 there, 1 here',
    );
    await refused({ vary: [growths([0.02])], runs: 3 }, 'a folder grows and does not shrink');
    await refused({ vary: [growths([0.02, 0.03])], runs: 3, seed: 'else' }, 'it differs in the seed');
    await refused({ vary: ['seizure=1848-05-01'], runs: 2 }, 'it differs in what is varied');
    expect(readdirSync(folder)).toEqual(before);

    const stopping = { vary: [growths([0.02])], outcomes: ['held_council'], untilWidth: 0.99 };
    const other = join(scratch(), 'stops');
    await sweepInto(other, { ...stopping, runs: 2 });
    await expect(sweepInto(other, { ...stopping, runs: 3 })).rejects.toThrow('stops by itself does not grow');
  });

  test('that has grown is compared with one made at once: nothing differs', async () => {
    const [folder, atOnce] = [join(scratch(), 'grown'), join(scratch(), 'at-once')];
    const version = '1';
    await sweepInto(folder, { vary: [growths([0.03])], runs: 3, version });
    await sweepInto(folder, { vary: [growths([0.02, 0.03])], runs: 4, version });
    await sweepInto(atOnce, { vary: [growths([0.02, 0.03])], runs: 4, version });
    const [a, b] = [folder, atOnce].map((each) => openKept(each, version).result);
    const compared = await compareKept(a, b, matchPoints(a, b));
    expect(compared.map(({ pairs, parting }) => [pairs, parting.never])).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });
});

test('a kept comparison grows by seeds and by counterfactuals, each compared day by day with its baseline', async () => {
  const twins = ['bread-arrives', 'rash-council'].map((id) =>
    loadCounterfactual(readSource(findCounterfactual(findScenario('two-powers'), id))),
  );
  const [folder, atOnce] = [join(scratch(), 'grown'), join(scratch(), 'at-once')];
  const asked = { ...SMALL, until: '1848-04-10' };
  const compareInto = async (path: string, count: number, runs: number) => {
    const { dispatch, runs: computed } = counting();
    const counterfactuals = twins.slice(0, count);
    const { record } = await runComparison({
      ...asked,
      runs,
      counterfactuals,
      dispatch,
      store: inFolder(path),
    });
    return { record: { ...record, days: record.days?.asked }, computed: computed() };
  };
  expect((await compareInto(folder, 1, 2)).computed).toBe(4);
  const grown = await compareInto(folder, 2, 3);
  expect(grown.computed).toBe(2 + 3);
  expect(grown.record).toEqual((await compareInto(atOnce, 2, 3)).record);
  expectSame(folder, atOnce);
});
