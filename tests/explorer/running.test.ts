/** The run beside the text, with an engine that answers when the test says so. */
import { expect, test, vi } from 'vitest';
import type { Runnable } from '../../src/explorer/desk/protocol.js';
import { Running, type RunMode } from '../../src/explorer/desk/running.js';
import type { EngineWorker } from '../../src/explorer/host.js';

/** An engine that is asked for runs, of which it keeps the digests, and gives them one by one. */
function engine() {
  const begun: string[] = [];
  let answer: (() => void) | undefined;
  const worker = (): EngineWorker => {
    let listener: ((event: { data: unknown }) => void) | undefined;
    return {
      terminate: () => (answer = undefined),
      addEventListener: (kind: string, heard: (event: { data: unknown }) => void) => {
        if (kind === 'message') listener = heard;
      },
      postMessage: ({ read, mode }: Pick<Runnable, 'read'> & { readonly mode: RunMode }) => {
        const [{ pinned }] = read.scenario.decisions;
        expect(pinned).toBe(mode === 'replay' ? 'yes' : undefined);
        const digest = pinned === undefined ? read.digest : `${read.digest} as recorded`;
        begun.push(digest);
        answer = () => listener?.({ data: { kind: 'done', answer: { record: { digest }, course: {} } } });
      },
    } as unknown as EngineWorker;
  };
  return { begun, worker, give: () => answer?.() };
}

const decisions = [{ id: 'bread', recorded: { option: 'yes', date: '1848-04-01' }, sits: [] }];
const of = (digest: string) =>
  ({ read: { digest, scenario: { decisions } }, agents: 100, seed: 'seed' }) as unknown as Runnable;

test('what is saved is run after what is edited, where the edit came before it was done', () => {
  vi.useFakeTimers();
  try {
    const { begun, worker, give } = engine();
    const running = new Running(worker, '0.1.0');
    const rest = () => vi.advanceTimersByTime(300);
    running.want(of('saved'));
    running.isSaved();
    rest();
    running.want(of('edited'));
    rest();
    expect(begun).toEqual(['saved', 'edited']);
    give();
    expect(running.pair()).toMatchObject({ story: { record: { digest: 'edited' } } });
    expect(begun).toEqual(['saved', 'edited', 'saved']);
    give();
    expect(running.pair()).toMatchObject({
      story: { record: { digest: 'saved' } },
      changed: { record: { digest: 'edited' } },
    });
    running.want(of('saved'));
    expect(running.pair()).not.toHaveProperty('changed');
    expect(begun).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});

test('both are computed again as recorded, and are there at once when decisions are left free anew', () => {
  vi.useFakeTimers();
  try {
    const { begun, worker, give } = engine();
    const running = new Running(worker, '0.1.0');
    const rest = () => vi.advanceTimersByTime(300);
    running.want(of('saved'));
    running.isSaved();
    rest();
    give();
    running.want(of('edited'));
    rest();
    give();
    running.take('replay');
    expect(running.pair()).toBeUndefined();
    rest();
    give();
    give();
    expect(begun).toEqual(['saved', 'edited', 'edited as recorded', 'saved as recorded']);
    expect(running.pair()).toMatchObject({
      story: { record: { digest: 'saved as recorded' } },
      changed: { record: { digest: 'edited as recorded' } },
    });
    running.take('run');
    expect(running.pair()).toMatchObject({
      story: { record: { digest: 'saved' } },
      changed: { record: { digest: 'edited' } },
    });
    running.take('run');
    expect(begun).toHaveLength(4);
  } finally {
    vi.useRealTimers();
  }
});
