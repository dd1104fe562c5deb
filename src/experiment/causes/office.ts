/**
 * What office and work do to a party, by cause: blame names the cabinet and the condition it is blamed for,
 * credibility the cabinet and the promise, reach grows by organising.
 */
import { clamp } from '../../foundation/math.js';
import { excessHarm, nextCredibility, responsibility, undone } from '../../polity/party.js';
import { seatShares } from '../../polity/body.js';
import { governing } from '../../model/command.js';
import type { State } from '../../model/definition.js';
import { valueOf } from '../../model/formula/value.js';
import { reachRule } from '../../model/laws/carriers.js';
import { addTo, scaledBy, type Additions, type Causes, type Attributed } from './parts.js';

/** The cause that lets a party be heard by more, day by day. */
export const ORGANISING = 'organising';

/** Numbers cabinets as they change, authority by authority, from 1. */
export class CabinetNumbers {
  readonly #last = new Map<number, { seats: string; number: number }>();

  /** The number of today's cabinet of an authority. */
  of({ politics }: State, authority: number): number {
    const seats = politics.cabinets[authority].seats.join();
    const last = this.#last.get(authority);
    if (last?.seats === seats) return last.number;
    const number = (last?.number ?? 0) + 1;
    this.#last.set(authority, { seats, number });
    return number;
  }
}

/** Parts of what institutions move. */
export interface OfficeParts {
  readonly credibility: Attributed;
  readonly reach: Attributed;
  readonly blame: Attributed;
}

/** Complaints of a stratum against a party in office, by condition. */
const complaintsOf = (state: State, s: number, share: (issue: number) => number): Map<number, number> => {
  const { definition, columns } = state;
  const held = new Map<number, number>();
  definition.issues.forEach(({ harm }, k) =>
    harm.forEach((weight, c) => {
      if (weight === 0 || share(k) === 0) return;
      const { exposure, expected } = definition.conditions[c];
      const excess = excessHarm(columns.conditions.at(c, s), exposure[s], expected);
      addTo(held, c, share(k) * weight * columns.salience.at(k, s) * excess);
    }),
  );
  return held;
};

interface Office {
  readonly share: (issue: number) => number;
  readonly named: (kind: 'blame' | 'promise', of: string) => number;
}

const blameOf = (state: State, s: number, blame: Attributed, office: Office): void => {
  const { rate, max, tau } = state.definition.mechanisms.blame;
  const held = complaintsOf(state, s, office.share);
  let excess = 0;
  for (const value of held.values()) excess += value;
  const kept = 1 - 1 / tau - (rate * Math.abs(excess)) / max;
  const parts: Additions = scaledBy(blame.added[s], kept);
  for (const [c, value] of held)
    addTo(parts, office.named('blame', state.definition.conditions[c].id), rate * value);
  blame.replace(s, parts, office.named('blame', 'rest'));
};

/** Follows what institutions have done to a party today. */
export function followInstitutions(
  state: State,
  party: number,
  moved: OfficeParts,
  { causes, cabinets }: { readonly causes: Causes; readonly cabinets: CabinetNumbers },
): void {
  const { definition, politics, columns } = state;
  const { strata, issues, mechanisms, authorities } = definition;
  const organising = causes.of(ORGANISING);
  const tomorrow = reachRule(state);
  strata.forEach((_, s) => {
    moved.reach.carry(s, (reach) => tomorrow(s, party, reach), organising);
  });
  const holder = governing(state);
  if (holder < 0) return;
  const { seats, portfolios } = politics.cabinets[holder];
  const seatShare = seatShares(seats)[party];
  const number = cabinets.of(state, holder);
  const office: Office = {
    share: (k) => responsibility(seatShare, portfolios[k] === party),
    named: (kind, of) => causes.of(`${kind}.${authorities[holder].id}.${number}.${of}`),
  };
  strata.forEach((_, s) => blameOf(state, s, moved.blame, office));
  issues.forEach(({ id, unmet }, k) => {
    const left = undone(columns.positions.at(party, k), clamp(valueOf(state, unmet), 0, 1));
    const rule = (value: number) => nextCredibility(value, office.share(k) * left, mechanisms.credibility);
    moved.credibility.carry(k, rule, office.named('promise', id));
  });
}
