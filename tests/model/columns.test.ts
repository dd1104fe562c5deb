import { expect, test as plain } from 'vitest';
import { fc, test } from '../property.js';
import { sizesOf } from '../../src/model/columns/axes.js';
import { cellAt, createColumns } from '../../src/model/columns/columns.js';
import { COLUMN_NAMES, COLUMN_RECORDS } from '../../src/model/columns/table.js';
import { Cube, Matrix, Transposed } from '../../src/model/columns/views.js';
import { createModel } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';

const length = fc.integer({ min: 1, max: 6 });

const sized = fc
  .array(length, { minLength: 14, maxLength: 14 })
  .map(
    ([
      conditions,
      strata,
      issues,
      parties,
      authorities,
      organs,
      outside,
      units,
      places,
      policies,
      stocks,
      flows,
      forms,
      standings,
    ]) => {
      const list = (count: number): null[] => new Array<null>(count).fill(null);
      return {
        conditions: list(conditions),
        strata: list(strata),
        issues: list(issues),
        parties: list(parties),
        authorities: list(authorities),
        organs: list(organs),
        outside: list(outside),
        units: list(units),
        places: list(places),
        policies: list(policies),
        stocks: list(stocks),
        flows: list(flows),
        forms: list(forms),
        standings: list(standings),
        laws: {
          turnout: { on: true, constants: {} },
          outside: { on: true, constants: {} },
          demands: { on: true, constants: {} },
        },
      };
    },
  );

test.prop([sized])(
  'every cell of every column has a place of its own, where its view reads it',
  (scenario) => {
    const sizes = sizesOf(scenario);
    const columns = createColumns(scenario);
    for (const name of COLUMN_NAMES) columns.cells[name].forEach((_, i, cells) => (cells[i] = i));
    for (const [name, { axes }] of COLUMN_RECORDS) {
      const view = columns[name];
      const [first = 1, second = 1, third = 1] = axes.map((axis) => sizes[axis]);
      const places = new Set<number>();
      for (let i = 0; i < first; i++)
        for (let j = 0; j < second; j++)
          for (let k = 0; k < third; k++) {
            const steps = Object.fromEntries(axes.map((axis, n) => [axis, [i, j, k][n]]));
            const place = cellAt(name, sizes, steps);
            places.add(place);
            expect(view instanceof Float64Array ? view[i] : view.at(i, j, k), name).toBe(place);
            if (view instanceof Matrix) expect(view.row(i)[j], name).toBe(place);
            if (view instanceof Cube) expect(view.row(i, j)[k], name).toBe(place);
          }
      expect(places.size, name).toBe(columns.cells[name].length);
    }
  },
);

test.prop([length, length, fc.noShrink(fc.double({ noNaN: true }))])(
  'a row is part of its view: what is written to one is read in the other',
  (height, width, value) => {
    const matrix = Matrix.zeroed(height, width);
    matrix.row(height - 1)[width - 1] = value;
    expect(matrix.at(height - 1, width - 1)).toBe(value);
    matrix.set(0, 0, 1);
    matrix.add(0, 0, 2);
    expect(matrix.row(0)[0]).toBe(3);
    expect(matrix.copy().cells).toEqual(matrix.cells);
    expect(matrix.copy().cells.buffer).not.toBe(matrix.cells.buffer);
  },
);

plain('organs are granted by authority and organ, though they lie the other way round', () => {
  expect(createColumns(loadBundled('two-powers').definition).grants).toBeInstanceOf(Transposed);
});

plain.each([
  ['two-powers', 2500, 184],
  ['germany-1918', 15_000, 100],
])('every column of %s stays within its range, every day', (id, agents, days) => {
  const { definition } = loadBundled(id);
  const model = createModel(definition, { agents, kernel: nodeKernel('auto') });
  const outside = new Set<string>();
  model.run(days, ({ columns }) => {
    for (const [name, { range }] of COLUMN_RECORDS)
      if (columns.cells[name].some((value) => value < range[0] - 1e-9 || value > range[1] + 1e-9))
        outside.add(name);
  });
  expect([...outside]).toEqual([]);
});
