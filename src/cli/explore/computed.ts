/**
 * The fifty runs of each question that ship with a scenario: what of them fits the scenario as it is read and
 * the engine as it is built.
 *
 * Decision worth knowing: an engine is known by what it computes. The run as recorded is computed anew by
 * every build that changed anything; runs that were computed with another one beside them are those of
 * another engine, and are not shown.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressIn, questionIn } from '../../explorer/address.js';
import { pairsIn, type KeptBeforehand } from '../../explorer/baseline.js';
import type { Baseline, ComputedPairs } from '../../explorer/protocol.js';
import { namesIn } from '../../platform/node/files/folder.js';
import { fileURLToPath } from 'node:url';
import { readChanged, type Explored } from './task.js';

/** What is computed beforehand, a file for each bundled scenario. */
const folder = fileURLToPath(new URL('../../../docs/computed/', import.meta.url));

/** The file of the scenario of this digest; undefined where there is none, or another engine made it. */
function keptOf({ definition, baseline, start }: Explored): KeptBeforehand | undefined {
  if (baseline === null) return undefined;
  for (const name of namesIn(folder).filter((each) => each.endsWith('.json'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (!text.startsWith(`{"scenario":"${definition.digest}"`)) continue;
    const kept = JSON.parse(text) as KeptBeforehand;
    const { record } = (JSON.parse(baseline) as Baseline).answer;
    const isOfThis =
      kept.baseline === record.digest && kept.seed === start.seed && kept.agents === start.agents;
    return isOfThis ? kept : undefined;
  }
  return undefined;
}

/** The runs of an address that ship, where there are such. Throws a FaultError for faults of the address. */
export function computedOf(explored: Explored, query: string): ComputedPairs | undefined {
  const id = questionIn(addressIn(query).changes);
  const kept = id === null ? undefined : keptOf(explored);
  if (id === null || kept === undefined) return undefined;
  return id === ''
    ? pairsIn(kept, undefined, undefined)
    : pairsIn(kept, id, readChanged(explored, query).digest);
}
