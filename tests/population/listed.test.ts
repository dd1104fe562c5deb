/** Listed thresholds: every cell has them all, by rank, whatever its size and on any kernel. */
import { expect } from 'vitest';
import { firstThreshold } from '../../src/population/layout.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { thresholdScale } from '../../src/population/traits.js';
import { fc, test } from '../property.js';
import { loadBundled } from '../bundled.js';
import { createModel } from '../../src/model/model.js';

const classic = loadBundled('classics/granovetter').definition;

/** Granovetter's square with other thresholds and another number of people on each square. */
const withList = (thresholds: readonly number[], persons: number, cell: number) => {
  const [stratum] = classic.strata;
  const sorted = [...thresholds].sort((one, other) => one - other);
  const spec = {
    ...stratum.spec,
    persons,
    thresholds: sorted,
    cellClasses: [{ share: 1, cellPersons: cell, workplacePersons: cell }],
  };
  return { ...classic, population: persons, strata: [{ ...stratum, persons, spec }] };
};

/** Thresholds of the people of each cell as the kernel reads them, -1..1. */
const dealt = (definition: ReturnType<typeof withList>, kernel: 'auto' | 'reference'): number[][] => {
  const { state } = createModel(definition, { kernel: nodeKernel(kernel), ledger: false });
  const { least, step } = thresholdScale(definition.strata[0].spec);
  return state.population.shards.flatMap(({ columns }) =>
    Array.from(columns.agents, (agents, cell) =>
      Array.from(
        columns.blocks.subarray(firstThreshold(columns, cell)).subarray(0, agents),
        (byte) => (least + byte * step) / 32_768,
      ),
    ),
  );
};

const thresholds = fc.array(fc.double({ min: -0.99, max: 0.99, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

test.prop([thresholds, fc.integer({ min: 1, max: 4 })], { numRuns: 30 })(
  'a cell with as many people as the list has entries has each of them once, to half a byte',
  (list, cells) => {
    const definition = withList(list, cells * list.length, list.length);
    const sorted = definition.strata[0].spec.thresholds;
    const { step } = thresholdScale(definition.strata[0].spec);
    for (const cell of dealt(definition, 'auto')) {
      expect(cell).toHaveLength(sorted.length);
      cell.forEach((threshold, i) =>
        expect(Math.abs(threshold - sorted[i])).toBeLessThan((step + 1) / 32_768),
      );
    }
  },
);

test.prop([thresholds, fc.integer({ min: 1, max: 60 })], { numRuns: 20 })(
  'both kernels deal the same list, in cells of any size',
  (list, people) => {
    const definition = withList(list, people, people);
    expect(dealt(definition, 'auto')).toEqual(dealt(definition, 'reference'));
  },
);
