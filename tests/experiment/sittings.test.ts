/** Every time that a question is put is a row, of one run and of many, however these came about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inThisThread } from '../../src/experiment/laboratory/here.js';
import { runEnsemble, runSweep } from '../../src/experiment/laboratory/laboratory.js';
import { decisionsOf, journalEntries } from '../../src/experiment/run/chronicle.js';
import { sittingRows } from '../../src/experiment/tables/sittings.js';
import { columnName, type Row } from '../../src/experiment/tables/table.js';
import { everColumn, outcomeRow } from '../../src/experiment/run/outcome.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { State } from '../../src/model/definition.js';
import { createModel } from '../../src/model/model.js';
import { inFolder } from '../../src/platform/node/results/folder-store.js';
import { parseScenario } from '../../src/scenario/load.js';
import { scratch } from '../cli/command-line.js';
import { fc, test as property } from '../property.js';
import { town, townFiles } from '../small-town.js';

const question = (id: string, dates: readonly string[], options: readonly string[], more: object = {}) => ({
  id,
  title: `${id}?`,
  by: 'two voices',
  sits: dates,
  temperature: 1,
  voters: ['one', 'another'].map((voter) => ({ id: voter, weight: 1, utilities: { [options[0]]: 1 } })),
  options: options.map((option) => ({ id: option, title: option })),
  source: { sits: 'assumption' },
  ...more,
});

const days = ['02', '03', '05', '06', '08'].map((day) => `1900-01-${day}`);

/** Three questions: one put until it is acted on, one with three answers, one that follows from the first. */
const asked = {
  decisions: [
    question('rise', days, ['wait', 'act']),
    question('which-way', days.slice(2), ['none', 'left', 'right-turn']),
    question('after-it', [], ['no', 'yes'], { when: 'chosen.rise.act' }),
  ],
};
const { definition } = town(asked);
const TICKS = 12;

/** The last state of a run of the town. */
function endOf(seed: string): State {
  const model = createModel(definition, { seed, kernel: nodeKernel('auto'), ledger: false });
  model.run(TICKS);
  return model.state;
}

const seeds = fc.string({ minLength: 1, maxLength: 8 });

property.prop([seeds], { numRuns: 10 })('a run has a row for each entry of its journal', (seed) => {
  const state = endOf(seed);
  const entries = journalEntries(state, 'decision');
  const rows = sittingRows(decisionsOf(state));
  expect(rows).toHaveLength(entries.length);
  entries.forEach((entry, i) => {
    const decision = definition.decisions[entry.decision];
    const before = entries.slice(0, i).filter((other) => other.decision === entry.decision).length;
    expect(rows[i]).toMatchObject({
      decision: decision.id,
      sitting: before + 1,
      option: decision.options[entry.option].id,
      pinned: 0,
    });
    expect(rows[i].probability).toBeCloseTo(entry.probabilities[entry.option], 9);
  });
});

property.prop([seeds], { numRuns: 10 })(
  'the row of a run tells the first, the last and every answer that the sittings have',
  (seed) => {
    const state = endOf(seed);
    const row = outcomeRow(state, definition);
    const rows = sittingRows(decisionsOf(state));
    for (const { id, options } of definition.decisions) {
      const own = rows.filter(({ decision }) => decision === id);
      expect(row[columnName('put', id)]).toBe(own.at(0)?.date ?? null);
      expect(row[columnName('first', id)]).toBe(own.at(0)?.option ?? null);
      expect(row[columnName('last', id)]).toBe(own.at(-1)?.option ?? null);
      for (const option of options) {
        const days = own.filter((each) => each.option === option.id).map(({ date }) => String(date));
        expect(row[everColumn(id, option.id)]).toBe(days.sort().at(0) ?? null);
      }
    }
  },
);

describe('many runs', () => {
  const scenario = parseScenario(townFiles(asked));
  const kernel = nodeKernel('auto');
  const many = { scenario, kernel, until: '1900-01-12', seed: 'many' };
  const vary = (...values: readonly number[]) => [`decisions.rise.temperature=${values.join(',')}`];

  test('have the rows of each of them, in the order of runs', async () => {
    const { runs, sittings } = await runEnsemble({ ...many, runs: 12 });
    const single = runs.rows.flatMap(({ run, point, replicate, seed }) =>
      sittingRows(decisionsOf(endOf(String(seed)))).map((row): Row => ({ run, point, replicate, ...row })),
    );
    expect(sittings.rows).toEqual(single);
    expect(new Set(single.map(({ sitting }) => sitting)).size).toBeGreaterThan(2);
    expect(sittings.columns.map(({ name }) => name)).toEqual(Object.keys(single[0]));
  });

  test('have the same in a folder that was interrupted and has grown, to the byte', async () => {
    const [grown, atOnce] = [join(scratch(), 'grown'), join(scratch(), 'at-once')];
    const stop = new AbortController();
    let left = 3;
    const cut = runSweep({
      ...{ ...many, vary: vary(0.5, 3), runs: 3, signal: stop.signal, store: inFolder(grown) },
      dispatch: (plan) => (batches, listener) =>
        inThisThread(kernel)(plan)(batches, {
          ...listener,
          onResult: async (batch, result) => {
            await listener.onResult(batch, result);
            left -= 1;
            if (left === 0) stop.abort();
            return left > 0;
          },
        }),
    });
    await expect(cut).rejects.toThrow('aborted');
    const wider = { ...many, vary: vary(0.5, 1, 3), runs: 5 };
    await runSweep({ ...wider, store: inFolder(grown) });
    const { sittings } = await runSweep({ ...wider, store: inFolder(atOnce) });
    const [one, other] = [grown, atOnce].map((folder) => readFileSync(join(folder, 'sittings.parquet')));
    expect(one.equals(other)).toBe(true);
    expect(new Set(sittings.rows.map(({ run }) => run)).size).toBe(3 * 5);
  });
});
