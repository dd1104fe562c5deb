/**
 * Committed digests: the same numbers on every machine, kernel and way of running. Changing one needs a reason in the commit
 * (`npx vitest run tests/model/goldens.test.ts -u` writes them anew).
 */
import { describe, expect, test } from 'vitest';
import type { Kernel } from '../../src/kernel/kernel.js';
import type { Definition } from '../../src/model/definition.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';
import { fastKernel } from '../fast-kernel.js';

interface Golden {
  readonly id: string;
  readonly file: string;
  readonly agents: number;
  readonly days: number;
  readonly ways?: readonly string[];
}

/** The way that is quick enough for a whole year, and has two in one; the reference kernel would take half a minute. */
const QUICK = ['forked on three threads'];

/** A whole course of Russia, Germany, Portugal or Hungary is long, so the first days of Russia are there too: what breaks early is told early. */
const GOLDENS: readonly Golden[] = [
  { id: 'two-powers', file: 'two-powers', agents: 2500, days: 184 },
  { id: 'russia-1917', file: 'russia-1917', agents: 48_000, days: 21 },
  { id: 'russia-1917', file: 'russia-1917-year', agents: 48_000, days: 299, ways: QUICK },
  { id: 'germany-1918', file: 'germany-1918-year', agents: 13_100, days: 616, ways: ['forked'] },
  { id: 'portugal-1975', file: 'portugal-1975-year', agents: 11_000, days: 334, ways: ['forked'] },
  { id: 'hungary-1919', file: 'hungary-1919-year', agents: 16_500, days: 316, ways: ['forked'] },
];

type Way = (definition: Definition, golden: Golden) => Model;

const straight =
  (kernelOf: () => Kernel): Way =>
  (definition, { agents, days }) => {
    const model = createModel(definition, { agents, kernel: kernelOf() });
    model.run(days);
    return model;
  };

/** The last days are those of the other kernel, which is slow. */
const resumed: Way = (definition, { agents, days }) => {
  const first = createModel(definition, { agents, kernel: fastKernel(2) });
  first.run(days - Math.ceil(days / 9));
  const second = createModel(definition, { agents, kernel: nodeKernel('reference') });
  second.restore(first.snapshot());
  second.run(days);
  return second;
};

/** Neither disturbs the other: the fork lies still while its parent goes on, and then goes to the end while its parent lies still. */
const forked =
  (kernelOf: () => Kernel): Way =>
  (definition, { agents, days }) => {
    const parent = createModel(definition, { agents, kernel: kernelOf() });
    const half = Math.floor(days / 2);
    parent.run(half);
    const fork = parent.fork();
    parent.run(half + 10);
    const ahead = parent.digest();
    fork.run(days);
    expect(parent.digest()).toBe(ahead);
    return fork;
  };

/** The parent of a fork goes to the end as if it had none. */
const forkedFrom: Way = (definition, { agents, days }) => {
  const parent = createModel(definition, { agents, kernel: fastKernel() });
  parent.run(Math.floor(days / 2));
  parent.fork().run(days);
  parent.run(days);
  return parent;
};

const WAYS: Readonly<Record<string, Way>> = {
  reference: straight(() => nodeKernel('reference')),
  simd: straight(() => fastKernel()),
  'two threads': straight(() => fastKernel(2)),
  'three threads': straight(() => fastKernel(3)),
  'seven threads': straight(() => fastKernel(7)),
  'resumed on another kernel and number of threads': resumed,
  forked: forked(() => fastKernel()),
  'forked on three threads': forked(() => fastKernel(3)),
  'forked from': forkedFrom,
};

/** The ways of a course of few days. */
const SHORT = Object.keys(WAYS).filter((way) => !QUICK.includes(way));

describe.each(GOLDENS)('$id, $agents agents, $days days', (golden) => {
  const { definition } = loadBundled(golden.id);
  test.each(golden.ways ?? SHORT)('%s: ends on the committed digest', async (way) => {
    const digest = WAYS[way](definition, golden).digest();
    await expect(`${digest}\n`).toMatchFileSnapshot(`goldens/${golden.file}.digest`);
  });
});
