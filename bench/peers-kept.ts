/**
 * What other frameworks need for the same model, as their own studies keep it (`npm run bench:peers`, `npm run bench:sweep`).
 *
 * Decision worth knowing: they are not run again here, since they need Python and packages that nothing else needs; their commit is said.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How many times as fast the program was as the fastest of the others, by a command. */
export interface Peer {
  readonly command: string;
  readonly commit: string;
  readonly what: string;
  readonly nearest: string;
  readonly times: number;
}

interface Sides {
  readonly commit: string;
}

interface Peers extends Sides {
  readonly peers: readonly { readonly name: string; readonly updatesPerSecond: number }[];
}

interface Sweeps extends Sides {
  readonly sweeps: readonly { readonly name: string; readonly runsPerSecond: { readonly median: number } }[];
}

function kept<T>(name: string): T | undefined {
  const file = fileURLToPath(new URL(`results/${name}.json`, import.meta.url));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

const OWN = 'Tauride';

function against(
  told: { readonly command: string; readonly commit: string; readonly what: string },
  speeds: readonly (readonly [name: string, speed: number])[],
): Peer[] {
  const own = speeds.find(([name]) => name === OWN);
  const others = speeds.filter(([name]) => name !== OWN).sort(([, a], [, b]) => b - a);
  if (!own || others.length === 0) return [];
  const [nearest, speed] = others[0];
  return [{ ...told, nearest, times: own[1] / speed }];
}

/** One line for each study of peers that is kept. */
export function keptPeers(): Peer[] {
  const peers = kept<Peers>('peers');
  const sweeps = kept<Sweeps>('sweep-peers');
  return [
    ...(peers
      ? against(
          { command: 'npm run bench:peers', commit: peers.commit, what: 'updates a second' },
          peers.peers.map(({ name, updatesPerSecond }) => [name, updatesPerSecond]),
        )
      : []),
    ...(sweeps
      ? against(
          { command: 'npm run bench:sweep', commit: sweeps.commit, what: 'runs of a sweep a second' },
          sweeps.sweeps.map(({ name, runsPerSecond }) => [name, runsPerSecond.median]),
        )
      : []),
  ];
}
