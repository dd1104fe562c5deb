/** The fifty runs that ship: those of the command line, and none where scenario or engine are others. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { computedOf } from '../../src/cli/explore/computed.js';
import { readChanged, readExplored } from '../../src/cli/explore/task.js';
import { agreementOf } from '../../src/explorer/baseline.js';
import { computeSeed } from '../../src/explorer/engine/beforehand.js';
import type { Baseline } from '../../src/explorer/protocol.js';

import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { tauride } from '../cli/command-line.js';

const explored = readExplored('two-powers');
const { start } = explored;
const [asked] = start.questions;
const query = `with=${asked.id}`;

describe('the runs that ship', () => {
  test('are those of the command line, of the same seeds', () => {
    const request = {
      recorded: readChanged(explored, ''),
      questions: [{ id: asked.id, read: readChanged(explored, query) }],
      ...{ agents: start.agents, seed: start.seed, kernel: nodeKernel('auto', 1) },
    };
    const [recorded, changed] = computeSeed(request, 2);
    const { digest } = recorded;
    const words = [
      'replay',
      'two-powers',
      '--population',
      String(start.agents),
      '--seed',
      `${start.seed} #2`,
    ];
    const run = (...more: string[]) =>
      JSON.parse(tauride([...words, ...more, '--json']).stdout) as { digest: string; ending: object };
    expect(run()).toMatchObject({ digest, ending: recorded.ending });
    expect(run('--with', asked.id, '--alone')).toMatchObject({
      digest: changed.digest,
      ending: changed.ending,
    });
  });

  test('are told of an address that is one question, or none, and of no other', () => {
    for (const each of ['', query]) {
      const pairs = computedOf(explored, each);
      if (pairs === undefined) continue;
      expect(pairs.map(({ replicate }) => replicate)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
      expect(pairs.every(({ changed }) => (changed === null) === (each === ''))).toBe(true);
    }
    expect(computedOf(explored, 'move=seizure=1848-05-01')).toBeUndefined();
    expect(computedOf(explored, `${query}&set=behaviour.learning=0.2`)).toBeUndefined();
  });

  test('are none where the engine computes another run as recorded', () => {
    const baseline = JSON.parse(explored.baseline ?? 'null') as Baseline;
    const { answer } = baseline;
    const other = { ...answer, record: { ...answer.record, digest: 'f'.repeat(32) } };
    const built = { ...explored, baseline: JSON.stringify({ ...baseline, answer: other }) };
    expect(computedOf(built, query)).toBeUndefined();
  });

  test('are no more than the files that are committed say', () => {
    const { endings, recorded } = JSON.parse(readFileSync('docs/computed/two-powers.json', 'utf8')) as {
      endings: unknown[];
      recorded: { runs: [number, string][] };
    };
    expect(recorded.runs).toHaveLength(50);
    expect(new Set(recorded.runs.map(([, digest]) => digest)).size).toBe(50);
    for (const [ending] of recorded.runs) expect(endings[ending]).toBeDefined();
  });

  test('agree while none that is computed again is another', () => {
    const run = (digest: string) => ({ digest, ending: { kind: 'unchanged' } }) as never;
    const shipped = [1, 2].map((replicate) => ({
      replicate,
      baseline: run(`${String(replicate)}`),
      changed: null,
    }));
    const came = (...pairs: typeof shipped) => new Map(pairs.map((pair) => [pair.replicate, pair]));
    expect(agreementOf(undefined, came(), 2)).toBe('none');
    expect(agreementOf(shipped, came(), 2)).toBe('shown');
    expect(agreementOf(shipped, came(shipped[1]), 2)).toBe('shown');
    expect(agreementOf(shipped, came(...shipped), 2)).toBe('same');
    expect(agreementOf(shipped, came({ ...shipped[1], baseline: run('x') }), 2)).toBe('other');
  });
});
