/**
 * Options of a question as a party or an authority judges them for which nobody has written utilities: by
 * the standard utility of what they do, as actors judge acts.
 *
 * Decision worth knowing: to leave things as they are is worth 0, and any other option costs the inertia that
 * any act has to overcome. Where the question stands for an act, the act counts for all but the first option
 * as its actor would do it today, by how far the voter trusts him: whole for himself, turned round for one
 * who rejects him. What an option does besides comes with certainty.
 */
import { asSharedBy, partsOfUtility, type Consequences, type Temper } from '../../polity/actors/utility.js';
import type { DecisionDef, State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { BARGAIN_READS } from '../power/bargain.js';
import { bestOf, type GeneralAct } from './act.js';
import { lookAround, temperOf, trustInActor, type Actor } from './actor.js';
import { ACTS_READ, GENERAL_ACTS } from './acts.js';
import { foretoldOf, outlookOf, type OptionOutlook } from './option.js';
import { SEATING, type Seating } from './seating.js';

/** What such a judgement reads, besides the disciplines of units. */
export const JUDGED_BY: readonly StateName[] = [
  ...ACTS_READ,
  ...BARGAIN_READS,
  ...(['credibility', 'blame', 'standing', 'balance', 'support'] as const),
];

/** A part of what an option is worth. */
interface Part {
  /** What it is of: `policy`, `power of rise`, `inertia`. */
  readonly text: string;
  readonly value: number;
}

/** What an option is worth to a voter, and of what. */
export interface Judgement {
  readonly utility: number;
  /** They add up to it. */
  readonly parts: readonly Part[];
}

/** The general act that a question stands for, with whose act it is; null for none. */
export const actBehind = ({
  act,
  actor,
}: Pick<DecisionDef, 'act' | 'actor'>): { readonly general: GeneralAct; readonly index: number } | null => {
  const general = GENERAL_ACTS.find(({ id }) => id === act);
  return general !== undefined && actor?.kind === general.by ? { general, index: actor.index } : null;
};

/** What the act that a question stands for does to a voter, were it done today; null where it cannot be. */
const actFor = (state: State, decision: DecisionDef, voter: Actor): Consequences | null => {
  const behind = actBehind(decision);
  if (behind === null) return null;
  const { parties, authorities } = state.definition;
  const { general, index } = behind;
  const { id } = (general.by === 'party' ? parties : authorities)[index];
  const actor: Actor = { kind: general.by, index, id, judge: voter.id };
  const best = bestOf(general.ways(state, actor), temperOf(state, actor), -Infinity);
  const isOwn = voter.kind === actor.kind && voter.index === index;
  return best === null ? null : asSharedBy(isOwn ? 1 : trustInActor(state, voter, actor), best.consequences);
};

const partsOf = (consequences: Consequences, temper: Temper, of: string): Part[] =>
  Object.entries(partsOfUtility(consequences, temper)).flatMap(([name, value]) =>
    value === 0 ? [] : [{ text: name + of, value }],
  );

/** What a cabinet gains or loses by a change of who sits there, in words. */
const partsOfSeating = (seating: Seating | null): Part[] =>
  Object.entries(seating ?? {}).flatMap(([part, value]) =>
    value === 0 ? [] : [{ text: `${SEATING[part as keyof Seating]} of the cabinet`, value }],
  );

/** What the options of a question are worth to a voter, in their order. */
export type Judge = (voter: Actor) => Judgement[];

/**
 * Those who judge the options of a question as things are now: parties and authorities. What an option does
 * is worked out once for all of them, so whoever keeps it must see that nothing is changed meanwhile but what
 * they believe. Forecasts that they ask for are believed in for a week, as those of all who decide.
 */
export const judgeOf = (state: State, decision: DecisionDef): Judge => {
  const { inertia } = state.definition.laws.repertoire.constants;
  let outlooks: readonly (OptionOutlook | null)[] | null = null;
  return (voter) => {
    if (outlooks === null) lookAround(state);
    const temper = temperOf(state, voter);
    const act = actFor(state, decision, voter);
    const ofAct = act === null ? [] : partsOf(act, temper, ` of ${decision.act}`);
    outlooks ??= decision.options.map(({ origin }, option) =>
      option === 0 ? null : outlookOf(state, origin),
    );
    return outlooks.map((outlook) => {
      if (outlook === null) return { utility: 0, parts: [] };
      const { consequences, seating } = foretoldOf(state, voter, outlook);
      const own = [...partsOf(consequences, temper, ''), ...partsOfSeating(seating)];
      const parts = [...own, ...ofAct, { text: 'inertia', value: -inertia }];
      return { utility: parts.reduce((sum, { value }) => sum + value, 0), parts };
    });
  };
};

/** What the options of a question are worth to one party or authority today, in their order. */
export const judgementsOf = (state: State, decision: DecisionDef, voter: Actor): Judgement[] =>
  judgeOf(state, decision)(voter);
