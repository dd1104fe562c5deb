/** Measures of one's own: what is wrong with them is said before anything runs, and they are the same however runs are computed. */
import { describe, expect, test } from 'vitest';
import { runComparison, runEnsemble, runSweep } from '../../src/experiment/laboratory/laboratory.js';
import { runScenario } from '../../src/experiment/run/run.js';
import { readMeasures } from '../../src/experiment/design/measures.js';
import { replicateSeed } from '../../src/experiment/design/design.js';
import type { Fault } from '../../src/foundation/fault.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { compileScenario } from '../../src/scenario/load.js';
import { tablesOf } from '../../src/experiment/tables/tables.js';
import { loadBundled, parseBundled } from '../bundled.js';

const loaded = loadBundled('two-powers');
const scenario = parseBundled('two-powers');
const kernel = nodeKernel('auto');

const SOUND = [
  'votes = support.council.all @ 1848-03-20',
  'strong=first support.council.all > 0.55',
  'never_so=first support.council.all > 2',
];
const SHIP_LATER = { kind: 'move', id: 'ship-lost', date: '1848-03-30' } as const;
const asked = { scenario, agents: 2292, until: '1848-04-10', kernel, runs: 2, measures: SOUND };

describe("measures of one's own", () => {
  test.each([
    ['votes=support.council.all', 'option-form'],
    ['=support.council.all@1848-03-20', 'option-form'],
    ['votes=@1848-03-20', 'option-form'],
    ['Votes=support.council.all@1848-03-20', 'measure-name'],
    ['ending=support.council.all@1848-03-20', 'measure-clash'],
    ['seed=first support.council.all > 0.5', 'measure-clash'],
    ['vary_x=first support.council.all > 0.5', 'measure-clash'],
    ['votes=suport.council.all@1848-03-20', 'unknown-quantity'],
    ['votes=support.council.all +@1848-03-20', 'expression-syntax'],
    ['votes=1/0@1848-03-20', 'no-value'],
    ['votes=support.council.all@1848-02-30', 'date'],
    ['votes=support.council.all@1848-04-11', 'date-outside'],
    ['votes=support.council.all@hourly', 'date'],
    ['votes=suport.council.all@weekly', 'unknown-quantity'],
    ['votes=1/0@daily', 'no-value'],
    ['seed=support.council.all@daily', 'measure-clash'],
    ['votes=@weekly', 'option-form'],
  ])('that are wrong have a fault of their own: %s', (text, code) => {
    const faults: Fault[] = [];
    readMeasures([text], { loaded, days: 41 }, faults);
    expect(faults.map((fault) => [fault.file, fault.code])).toEqual([[`--measure ${text}`, code]]);
  });

  test('of one name are refused', () => {
    const faults: Fault[] = [];
    readMeasures([SOUND[0], SOUND[0]], { loaded, days: 41 }, faults);
    expect(faults.map(({ code }) => code)).toEqual(['measure-clash']);
  });

  test('are columns of every run, shared past or not, and of a single one', async () => {
    const vary = ['ship-lost=1848-03-25,1848-03-30'];
    const shared = await runSweep({ ...asked, vary });
    const whole = await runSweep({ ...asked, vary, sharing: false });
    expect(shared.runs.rows.map(({ votes, strong }) => [votes, strong])).toEqual(
      whole.runs.rows.map(({ votes, strong }) => [votes, strong]),
    );
    const alone = await runEnsemble(asked);
    const [row] = alone.runs.rows;
    const record = runScenario({
      ...{ loaded, kernel, seed: replicateSeed(loaded.definition.seed, 1), population: 2292 },
      ...{ ticks: 41, mode: 'run', version: 'test', measures: readMeasures(SOUND, { loaded, days: 41 }, []) },
    });
    expect(record.measured.map(({ value }) => value)).toEqual([row.votes, row.strong, row.never_so]);
    expect(row.votes).toBeGreaterThan(0);
    expect(row.never_so).toBeNull();
    const [point] = alone.record.points;
    expect(point.measures.map(({ name, runs }) => [name, runs])).toContainEqual(['votes', 2]);
    expect(point.measures.find(({ name }) => name === 'never_so')?.quartiles).toEqual([null, null, null]);
  });

  test('that are series are rows of a table of their own, shared past or not, and no columns', async () => {
    const measures = ['strong=support.council.all@daily', 'often=support.council.all@weekly'];
    const vary = ['ship-lost=1848-03-25,1848-03-30'];
    const shared = await runSweep({ ...asked, measures, vary });
    const whole = await runSweep({ ...asked, measures, vary, sharing: false });
    expect(shared.series.rows).toEqual(whole.series.rows);
    const names = shared.series.columns.map(({ name }) => name);
    expect(names).toEqual(['run', 'point', 'replicate', 'seed', 'measure', 'date', 'value']);
    const mine = shared.series.rows.filter(({ run }) => run === 3);
    // Every day, and each seventh of them from the first, and the last.
    expect(mine).toHaveLength(41 + 7);
    const daily = new Map(mine.slice(0, 41).map(({ date, value }) => [date, value]));
    expect(mine.slice(41).map(({ value }) => value)).toEqual(
      mine.slice(41).map(({ date }) => daily.get(date)),
    );
    expect(Object.keys(shared.runs.rows[0])).not.toContain('strong');
    expect(shared.record.points[0].measures).toEqual([]);
    const record = runScenario({
      ...{ loaded: compileScenario(scenario, { interventions: [SHIP_LATER] }), kernel },
      ...{ seed: replicateSeed(loaded.definition.seed, 2), population: 2292, ticks: 41 },
      ...{ mode: 'run', version: 'test', measures: readMeasures(measures, { loaded, days: 41 }, []) },
    });
    expect(record.measured).toEqual([]);
    const [table] = tablesOf([], record).slice(-1);
    expect(table.name).toBe('series');
    expect(table.rows.map(({ value }) => value)).toEqual(mine.map(({ value }) => value));
  });

  test('can be counted as outcomes, and are told of both sides of a comparison', async () => {
    const counted = await runEnsemble({ ...asked, outcomes: ['never_so'] });
    expect(counted.record.points[0].outcomes).toMatchObject([{ outcome: 'never_so', times: 0 }]);
    const twin = loadCounterfactual({
      name: 'q.yaml',
      text: 'id: q\ntitle: No ship\nquestion: What then?\nwithout: [ship-lost]\n',
    });
    const { record } = await runComparison({ ...asked, counterfactuals: [twin] });
    expect(record.measured).toEqual(['votes', 'strong', 'never_so']);
    expect(record.twins[0].means.find(({ column }) => column === 'votes')?.pairs).toBe(2);
  });
});
