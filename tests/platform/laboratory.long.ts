/** A notebook, a page and the command line that ask the same have the same tables, row by row. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare, loadCounterfactual, parseScenario, sweep, type Tables } from '../../src/index.js';
import { findCounterfactual, findScenario } from '../../src/platform/node/files/bundled.js';
import { readSource } from '../../src/platform/node/files/source-file.js';
import { decodeRows } from '../../src/platform/node/results/parquet.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { filesOf } from '../bundled.js';
import { root, tauride } from '../cli/command-line.js';
import { browserOfFile, lacksBrowser } from './page.js';

const ASKED = {
  ...{ runs: 3, agents: 2292, until: '1848-03-25', seed: 'three ways' },
  measures: ['strong=support.council.all@weekly'],
};
const VARY = ['seizure=1848-03-10,1848-03-20', 'parties.council.growth=0.02,0.03'];
const TWIN = 'bread-arrives';

type Rows = { readonly [Table in keyof Tables]: Tables[Table]['rows'] };

const shownBy = browserOfFile();

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** The tables that a command keeps. */
async function kept(command: string, ...words: string[]): Promise<Rows> {
  const folder = join(parent, command);
  const settings = [
    '--population',
    String(ASKED.agents),
    '--until',
    ASKED.until,
    '--seed',
    ASKED.seed,
    '--measure',
    ASKED.measures[0],
  ];
  const asked = [command, 'two-powers', '--runs', String(ASKED.runs), ...settings, ...words];
  expect(tauride([...asked, '--quiet', '--out', folder])).toEqual({ code: 0, stdout: '', stderr: '' });
  const rowsOf = (name: string) => decodeRows(readFileSync(join(folder, name)));
  return {
    runs: await rowsOf('runs.parquet'),
    sittings: await rowsOf('sittings.parquet'),
    series: await rowsOf('series.parquet'),
    bands: await rowsOf('bands.parquet'),
  };
}

const rowsOf = ({ runs, sittings, series, bands }: Tables): Rows => ({
  runs: runs.rows,
  sittings: sittings.rows,
  series: series.rows,
  bands: bands.rows,
});

const twinFile = () => readSource(findCounterfactual(findScenario('two-powers'), TWIN));

let lines: { readonly compared: Rows; readonly swept: Rows };
beforeAll(async () => {
  const swept = await kept('sweep', ...VARY.flatMap((words) => ['--vary', words]));
  lines = { compared: await kept('compare', '--with', TWIN), swept };
});

describe('a notebook', () => {
  const scenario = parseScenario(filesOf('two-powers'));
  const counterfactuals = [loadCounterfactual(twinFile())];

  test('has the tables of the command line, in its own thread', async () => {
    const asked = { ...ASKED, scenario, kernel: nodeKernel('auto') };
    expect(rowsOf(await compare({ ...asked, counterfactuals }))).toEqual(lines.compared);
    expect(rowsOf(await sweep({ ...asked, vary: VARY }))).toEqual(lines.swept);
    expect(lines.compared.runs).toHaveLength(6);
    expect(lines.swept.bands.length).toBeGreaterThan(100);
    const dates = ['1848-03-01', '1848-03-08', '1848-03-15', '1848-03-22', '1848-03-25'];
    expect(lines.compared.series.map(({ run, date }) => [run, date])).toEqual(
      Array.from({ length: 6 }, (_, run) => dates.map((date) => [run, date])).flat(),
    );
  });

  test('has them on threads, too', async () => {
    // Threads run what is built.
    const built = join(root, 'dist/platform/node/library.js');
    const { onThreads } = (await import(built)) as typeof import('../../src/platform/node/library.js');
    const told = await compare({ ...ASKED, scenario, counterfactuals, dispatch: onThreads(2) });
    expect(rowsOf(told)).toEqual(lines.compared);
    expect(told.record.twins).toMatchObject([{ id: TWIN, pairs: 3 }]);
  });
});

test.skipIf(lacksBrowser)('a page has the tables of the command line', { timeout: 180_000 }, async () => {
  const program = `
    import { compare, loadCounterfactual, parseScenario, sweep } from 'tauride';
    import { browserKernel } from 'tauride/browser';
    const kernel = await browserKernel('simd', '/kernel.wasm');
    const scenario = parseScenario(${JSON.stringify(filesOf('two-powers'))});
    const counterfactuals = [loadCounterfactual(${JSON.stringify(twinFile())})];
    const asked = { ...${JSON.stringify(ASKED)}, scenario, kernel };
    const rowsOf = (tables) =>
      Object.fromEntries(['runs', 'sittings', 'series', 'bands'].map((name) => [name, tables[name].rows]));
    const compared = rowsOf(await compare({ ...asked, counterfactuals }));
    const swept = rowsOf(await sweep({ ...asked, vary: ${JSON.stringify(VARY)} }));
    document.body.textContent = JSON.stringify({ compared, swept });
  `;
  const shown = await shownBy(program, {
    '/kernel.wasm': readFileSync(join(root, 'dist/kernel/kernel.wasm')),
  });
  expect(JSON.parse(shown)).toEqual(lines);
});
