/**
 * Office as a scenario writes it: what keeps a party out of it, whom a cabinet answers to, who sits in one,
 * what an assembly needs that is summoned, and who abroad can recognise a government.
 */

/** What a doctrine adds to a party's sitting in the cabinets of an authority. */
export interface DoctrineDef {
  readonly authority: number;
  /** Party, or -1: the doctrine says nothing of cabinets where that party sits. */
  readonly without: number;
  readonly lean: number;
  readonly halfLife: number;
}

/** When something begins or ends to count: on a tick, or when an event (by index) has happened. */
export type MomentDef = { readonly tick: number } | { readonly event: number };

/** A body whose majority a cabinet needs; null is from the first election on, and for good. */
export interface AnswerDef {
  readonly body: number;
  readonly from: MomentDef | null;
  readonly until: MomentDef | null;
}

/** Ministers of an authority. */
export interface CabinetDef {
  /** By party, last without party. */
  readonly seats: readonly number[];
  /** Party that answers for each issue, -1 for nobody. */
  readonly portfolios: readonly number[];
}

/** A body that is elected when it is summoned. */
export interface SummonsDef {
  /** What those want who wait for it. */
  readonly issue: number;
  /** Days between the summons and the election, and between that and the first sitting. */
  readonly notice: number;
  readonly gathers: number;
  /** Days before the election on which lists are closed. */
  readonly lists: number;
}

/** A power abroad. */
export interface OutsiderDef {
  readonly id: string;
  readonly name: string;
  /** What it wants of each issue, -1..1; 0 where it is nothing to it. */
  readonly positions: readonly number[];
  /** Organ that its recognition grants. */
  readonly organ: number;
  /** What it asks of whoever it lends to: a policy, and how far it is to be carried out; null for nothing. */
  readonly demand: { readonly policy: number; readonly level: number } | null;
  /** What its loans count for in reforms where it lends in full, as a share of the offices, 0..1. */
  readonly weight: number;
}
