/**
 * The facts that a replay misses most.
 *
 * Decision worth knowing: figures of all units are set beside each other by the ratio of what was computed to
 * what is on record, one unit added to both so that nothing has a ratio, too; and of facts of one day and one
 * computed figure only the worst is told.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import type { FactRecord } from '../../experiment/scores/fact-record.js';

/** Roles whose facts a miss says something about; inputs built the scenario. */
const ROLES: ReadonlySet<string> = new Set<FactRecord['role']>(['calibration', 'validation']);

/** A fact with its computed figure. */
export type Missed = FactRecord & { readonly simulated: number };

const isComputed = (fact: FactRecord): fact is Missed => ROLES.has(fact.role) && fact.simulated !== null;

const ratio = ({ simulated, recorded }: Missed): number =>
  Math.abs(Math.log((Math.abs(simulated) + 1) / (Math.abs(recorded) + 1)));

const sameAs = (fact: Missed, other: Missed): boolean =>
  fact.date === other.date && fact.simulated === other.simulated;

/** At most so many, the worst first. */
export const worstMisses = ({ facts = [] }: RunRecord, most: number): Missed[] => {
  const ranked = facts.filter(isComputed).sort((a, b) => ratio(b) - ratio(a));
  return ranked
    .filter((fact, i) => fact.error !== 0 && ranked.findIndex((other) => sameAs(fact, other)) === i)
    .slice(0, most);
};
