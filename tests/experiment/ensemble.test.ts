import { describe, expect, test } from 'vitest';
import { replicateSeed } from '../../src/experiment/design/design.js';
import { runFutures, type Arrival, type Future } from '../../src/experiment/many/future.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Definition, State } from '../../src/model/definition.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { loadBundled } from '../bundled.js';
import { piecesOf } from '../../src/experiment/design/pieces.js';
import { Ensemble, joinPieces, pieceRuleOf } from '../../src/experiment/many/ensemble.js';
import { computed, planOf, points } from './fixture.js';

const future = (definition: Definition): Future => ({
  point: 0,
  epochs: () => [{ tick: 0, definition }],
  parts: 0,
  branches: [],
});

const move = (id: string, date: string) => ({ kind: 'move', id, date }) as const;

/** An event that the baseline does not have, with a standing of its own; and days of hunger. */
const { interventions: flood } = loadCounterfactual({
  name: 'flood.yaml',
  text: `
id: flood
title: A flood
question: What if the river had come?
add:
  - { id: flood, title: The river floods the lower town, kind: impulse, date: 1848-04-15, source: assumption,
      effects: [{ standing: { council: { weavers: 0.05 } }, halfLife: 10 }, { tempo: { workers: 1.2 }, days: 9 }] }
scale:
  - { condition: hunger, from: 1848-05-10, to: 1848-05-20, times: 1.2 }
`,
});

/**
 * The baseline, dates before and after its own, an event removed, one added and a condition scaled, a value from the start and a value from
 * a date.
 */
const futures = points(
  [],
  [move('seizure', '1848-05-01')],
  [move('seizure', '1848-05-20')],
  [move('seizure', '1848-06-05')],
  [move('ship-lost', '1848-04-02')],
  [move('ship-lost', '1848-05-02')],
  [{ kind: 'without', id: 'ship-lost' }],
  flood,
  flood.slice(1),
  [{ kind: 'set', path: 'parties.council.growth', value: 0.03 }],
  [
    { kind: 'set', path: 'parties.council.growth', value: 0.05, from: '1848-04-20' },
    move('seizure', '1848-05-20'),
  ],
);

describe('runs that share their past', () => {
  test('are those computed whole, digest for digest and cell for cell, in fewer days', () => {
    const plan = planOf({ points: futures, bands: true });
    const shared = computed(plan, 1);
    const whole = computed({ ...plan, sharing: false }, 1);
    expect(shared.rows).toEqual(whole.rows);
    expect(shared.tallies).toEqual(whole.tallies);
    expect(shared.sittings).toEqual(whole.sittings);
    expect(shared.sittings.length).toBeGreaterThan(futures.length / 2);
    expect(shared.tallies[0].runs.length).toBeGreaterThan(futures.length * 15);
    expect(new Set(shared.rows.map((row) => row.digest)).size).toBeGreaterThan(8);
    expect(whole.days.simulated).toBe(whole.days.asked);
    expect(shared.days.asked).toBe(whole.days.asked);
    expect(shared.days.simulated).toBeLessThan(0.75 * whole.days.simulated);
  });

  test('share it in a grid, too, and with a run that is asked for twice', () => {
    const growth = (value: number) => ({ kind: 'set', path: 'parties.council.growth', value }) as const;
    const dates = [[], [move('seizure', '1848-05-20')], [move('seizure', '1848-06-05')]];
    const grid = [0.02, 0.03].flatMap((value) => dates.map((date) => [growth(value), ...date]));
    const plan = planOf({ points: points(...grid, grid[0], [growth(0.02), growth(0.03)]) });
    const shared = computed(plan, 1);
    expect(shared.rows).toEqual(computed({ ...plan, sharing: false }, 1).rows);
    // Two pasts whole with an open question and two with a moved one, of each of these a second end; what is there twice costs nothing.
    expect(shared.days.simulated).toBeLessThan(0.7 * shared.days.asked);
  });

  test('part no earlier than they say, and are told apart by the day', () => {
    const plan = planOf({ points: futures.slice(0, 9), comparesDays: true, bands: true });
    const { rows, tallies } = computed(plan, 1);
    // A question that is moved parts from the baseline where that one is first asked, whatever the answer.
    const asked = rows[0].put_seizure;
    expect(rows.map((row) => row.parted)).toEqual([
      null,
      asked,
      asked,
      asked,
      '1848-04-02',
      '1848-04-10',
      '1848-04-10',
      '1848-04-15',
      '1848-05-10',
    ]);
    // Of one seed every cell has one run: beside each share of the last point stands its difference from the first.
    const [{ point, cell, bin }] = tallies;
    const noted = (which: number) =>
      new Map([...cell].flatMap((each, i) => (point[i] === which ? [[each, bin[i]] as const] : [])));
    const [first, last] = [noted(0), noted(8)];
    const days = 16;
    const shares = first.size / days;
    expect(last.size).toBe(2 * first.size);
    for (const [each, share] of first) {
      const [day, series] = [Math.floor(each / (2 * shares)), each % (2 * shares)];
      const own = last.get(each) ?? NaN;
      expect(last.get(day * 2 * shares + shares + series)).toBe(100 + Math.trunc((own - share) / 2));
    }
    expect([...last.values()].join()).not.toBe([...first.values()].join());
  });
});

test('a batch is one and the same however its pieces are handed out', () => {
  const growth = (value: number) => ({ kind: 'set', path: 'parties.council.growth', value }) as const;
  const varied = points([growth(0.02)], [growth(0.03)], [growth(0.02), move('ship-lost', '1848-04-02')]);
  const plan = planOf({ points: varied, bands: true, tickCount: 45 });
  const batch = { index: 0, points: [0, 3], replicates: [1, 4] } as const;
  const pieces = piecesOf(batch, pieceRuleOf(plan));
  const ways = [new Ensemble(plan, nodeKernel('auto')), new Ensemble(plan, nodeKernel('auto'))];
  const results = pieces.map((piece, i) => ways[i % 2].computePieces([piece])).reverse();
  const whole = new Ensemble(plan, nodeKernel('auto')).compute(batch);
  expect(pieces).toHaveLength(6);
  expect(joinPieces(results)).toEqual(whole);
  expect(whole.rows.map((row) => row.run)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(whole.days.simulated).toBeLessThan(whole.days.asked);
});

describe('a row', () => {
  const { rows } = computed(planOf({ tickCount: 184 }), 1);
  const record = runScenario({
    loaded: loadBundled('two-powers'),
    seed: replicateSeed('test', 1),
    population: 2292,
    kernel: nodeKernel('auto'),
    mode: 'run',
    version: '0',
  });

  test('says what the run of its seed says', () => {
    const [row] = rows;
    expect(row).toMatchObject({ seed: 'test #1', status: 'done', error: null, digest: record.digest });
    const { kind, authority, date } = record.ending;
    expect(row).toMatchObject({
      ending: authority === null ? kind : `${kind}:${authority}`,
      ending_date: date,
    });
    const first = new Map([...record.regimes].reverse().map(({ to, date: day }) => [to, day]));
    for (const [to, day] of first) expect(row[`regime_${to.replaceAll('-', '_')}`]).toBe(day);
    expect(record.decisions.length).toBeGreaterThan(0);
    for (const { id, chosen, date: day } of record.decisions.slice(0, 1)) {
      expect([row[`put_${id}`], row[`first_${id}`]]).toEqual([day, chosen]);
      expect(row[`ever_${id}__${chosen}`]).toBe(day);
    }
  });
});

describe('a run that fails', () => {
  test('is a row that says so, and takes no other with it', () => {
    const broken = { kind: 'set', path: 'parties.council.growth', value: 'much' } as const;
    const [good, bad, other] = points([], [broken], [move('seizure', '1848-05-01')]);
    const { rows } = computed(planOf({ points: [good, bad, other] }), 2);
    expect(rows.map((row) => row.status)).toEqual(['done', 'failed', 'done', 'done', 'failed', 'done']);
    expect(rows[1].error).toContain('growth');
    const alone = computed(planOf({ points: [good, other] }), 2).rows;
    expect(rows.flatMap((row) => row.digest ?? [])).toEqual(alone.map((row) => row.digest));
  });

  test('never makes the sharing look better: only runs that are done are counted as asked', () => {
    const broken = { kind: 'set', path: 'parties.council.growth', value: 'much' } as const;
    const [good, other, ...bad] = points([], [move('seizure', '1848-05-01')], [broken], [broken]);
    const { days } = computed(planOf({ points: [good, other, ...bad] }), 2);
    expect(days).toEqual(computed(planOf({ points: [good, other] }), 2).days);
    expect(days.asked).toBe(4 * 100);
    expect(computed(planOf({ points: bad }), 2).days.asked).toBe(0);
  });

  test('has taken the days that it had come to, and they are counted as computed', () => {
    const { definition } = loadBundled('two-powers');
    /** The thirteenth day is computed, but cannot be noted. */
    const breaking = {
      ...{ seed: 'x', agents: 2292, tickCount: 20, kernel: nodeKernel('auto') },
      note: ({ tick }: State) => {
        if (tick === 12) throw new RangeError('out of order');
        return undefined;
      },
    };
    const [before, after] = [5, 15].map((parts): Future => ({ ...future(definition), point: parts, parts }));
    const reasons: Arrival[] = [];
    const root = { ...future(definition), branches: [before, after] };
    const days = runFutures(root, breaking, (arrival) => reasons.push(arrival));
    expect(reasons.map((arrival) => [arrival.point, 'error' in arrival])).toEqual([
      [5, true],
      [0, true],
      [15, true],
    ]);
    expect(days).toBe(8 + 13 + 13);
  });
});
