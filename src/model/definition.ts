/**
 * A scenario as the model knows it: indices, closures and numbers, no text to parse.
 *
 * Decision worth knowing: expressions arrive here as functions of the state, already checked: the model
 * cannot tell whether they came from a file, a test or a program. Every list has the order of its indices.
 */
import type { Operator } from '../polity/control.js';
import type { VotingRule } from '../polity/decision.js';
import type { Rule } from '../polity/elections.js';
import type { Order } from '../polity/turnout.js';
import type { FeatureBound } from '../polity/regime.js';
import type { StratumSpec } from '../population/spec.js';
import type { ChangeDef, ShiftDef } from './columns/amounts.js';
import type { FlowOf, FormOf, FormulaOf, GuardOf, QuantityOf, WrittenOf } from './formula/formula.js';
import type { LawsDef } from './laws/settings.js';
import type { MechanismsDef } from './mechanisms.js';
import type { AnswerDef, CabinetDef, DoctrineDef, OutsiderDef, SummonsDef } from './power/office.js';
import type { Mover } from './state/entry.js';
import type { StateOf } from './state/state.js';

/** Everything that changes while a scenario runs, with the scenario itself. */
export interface State extends StateOf<Definition> {
  readonly definition: Definition;
}

export type Quantity = QuantityOf<State>;
export type Written = WrittenOf<State>;
export type Formula = FormulaOf<State>;
export type Guard = GuardOf<State>;
export type FlowDef = FlowOf<Formula>;
export type FormDef = FormOf<Formula, Guard>;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A set of strata that quantities and tables may name: a stratum, class, place, group or `all`. */
export interface GroupDef extends Named {
  readonly kind: 'stratum' | 'class' | 'place' | 'group' | 'all';
  readonly strata: readonly number[];
}

/** Behaviour of a stratum; loyalties in [-1, 1), rates a day. */
export interface BehaviourDef {
  readonly learning: number;
  readonly encounter: number;
  readonly contact: number;
  readonly noise: number;
  readonly personalTaste: number;
  readonly abstentionFloor: number;
  readonly grievance: number;
  readonly contagion: number;
  readonly diffusion: number;
  readonly fear: number;
  readonly fatigue: number;
  /** Share of the people whom parties can reach at all. */
  readonly hearing: number;
  /** Weight of each condition, in order of conditions. */
  readonly discontent: readonly number[];
  readonly discontentBase: number;
}

export interface ClassDef extends Named {
  /** Share of its voters who vote by habit alone, where it has one of its own (turnout). */
  readonly habit: number | undefined;
}

export interface StratumDef extends Named {
  readonly classIndex: number;
  readonly placeIndex: number;
  readonly persons: number;
  /** Share of the persons who may vote. */
  readonly electorate: number;
  readonly spec: StratumSpec;
  /** By party. */
  readonly tradition: readonly number[];
  /** Loyalty at the start by party; NaN where the appeal of the first day is meant. */
  readonly start: readonly number[];
  readonly behaviour: BehaviourDef;
}

export interface ConditionDef extends Named {
  /** Points of the curve: day (ticks since the start) and value, ascending. */
  readonly curve: readonly (readonly [number, number])[];
  readonly exposure: readonly number[]; // by stratum
  readonly times: Formula;
  readonly expected: number;
  readonly supply: number; // what a stop of all services adds, 0..1
  /** Interventions: the condition is multiplied from a tick until a tick (exclusive). */
  readonly scaled: readonly { readonly from: number; readonly to: number; readonly times: number }[];
}

/** What is laid in and used up: grain, a treasury, disorder; in a unit of its own. */
export interface StockDef extends Named {
  readonly unit: string;
  readonly start: number;
  readonly least: number;
  readonly most: number;
  /** What a day adds, read from what held at the end of the day before. */
  readonly change: Formula;
}

export interface IssueDef extends Named {
  /** By stratum. */
  readonly salience: readonly number[];
  readonly demand: readonly number[];
  /** How far it counts by nearness and not by direction, 0..1. */
  readonly nearness: number;
  /** By condition. */
  readonly follows: readonly number[];
  readonly harm: readonly number[];
  readonly unmet: Formula;
  /** Index of the policy that carries it out (it has the issue's id), or -1. */
  readonly policy: number;
}

export interface PartyDef extends Named {
  /** Index of the party its ballots count for at the start (itself when independent). */
  readonly within: number;
  /** By issue. */
  readonly positions: readonly number[];
  readonly credibility: readonly number[];
  /** By stratum. */
  readonly reach: readonly number[];
  readonly reachMax: readonly number[];
  readonly growth: number;
  /** By stratum. */
  readonly press: readonly number[];
  /** By authority. */
  readonly line: readonly number[];
  readonly will: readonly number[];
  /** What doctrine adds to sitting in cabinets, at the start; it fades by half in `halfLife` days. */
  readonly doctrine: readonly DoctrineDef[];
}

export interface AuthorityDef extends Named {
  readonly founded: boolean;
  /** Its ministers when it comes to govern and has none; null for none. */
  readonly cabinet: CabinetDef | null;
  readonly claim: number;
  /** Body index, or -1. */
  readonly ledBy: number;
  /** Authority that receives its power where it gives it up, or -1. */
  readonly heir: number;
  /** Index of the place where it sits, or -1 for the capital. */
  readonly seat: number;
  /** Bodies that its cabinet answers to; where none is named, the body that leads it. */
  readonly answersTo: readonly AnswerDef[];
  /** Whom it hands power to, and the body that must have convened for that; null where it rules for good. */
  readonly until: { readonly heir: number; readonly bodies: readonly number[] } | null;
}

/** A place, as it counts while a country is to be held. */
export interface PlaceDef extends Named {
  readonly weight: number;
  /** Unit that runs the railway to it, or -1. */
  readonly railway: number;
}

export interface OrganDef extends Named {
  readonly weight: number;
  /** A service without which a capital goes hungry: from all over the country, or at home; null for none. */
  readonly service: 'country' | 'capital' | null;
  readonly operators: readonly Operator[];
  readonly granted: boolean;
}

export interface UnitDef extends Named {
  readonly stratum: number;
  /** Parties whose adherents alone serve; empty for everybody. */
  readonly recruits: readonly number[];
  /** Persons. */
  readonly strength: Formula;
  readonly arms: number;
  readonly place: number;
  /** Authority index, or -1. */
  readonly chain: number;
  /** Discipline toward the lawful chain today, 0..1. */
  readonly discipline: Formula;
  /** Strata it is reluctant to act against, in order, and how much: above 0, to 1. */
  readonly kin: readonly { readonly stratum: number; readonly kinship: number }[];
}

export interface ConstituencyDef {
  readonly strata: readonly number[];
  readonly per: number;
  readonly atLeast: number;
  readonly coverage: number;
  readonly seats: number;
  /** Body index, or -1. */
  readonly from: number;
}

export interface BodyDef extends Named {
  readonly rule: Rule;
  readonly constituencies: readonly ConstituencyDef[];
  /** Seats by party, and last without party. */
  readonly fixed: readonly number[];
  /** Days before recall; 0 for never. */
  readonly recall: number;
  /** Ticks of elections. */
  readonly elected: readonly number[];
  readonly winnerTakes: number;
  /** Whether power in the country hangs on it (turnout). */
  readonly order: Order;
  /** Least share of the ballots of a constituency that a list needs; 0 for none. */
  readonly threshold: number;
  /** Whether it is elected anew when it no longer resembles its electors. */
  readonly renewable: boolean;
  readonly summoned: SummonsDef | null;
}

/**
 * One act of an effect: the word of its kind (`acts/acts.ts`), and what it is done to, which only that kind
 * knows.
 */
export interface ActDef<Deed = unknown> {
  readonly act: string;
  readonly deed: Deed;
}

export interface EffectDef {
  /** Factor a day on the shifts (1 = lasting). */
  readonly decay: number;
  /** Days until the shifts end; Infinity for never. */
  readonly days: number;
  readonly times: Formula;
  readonly shifts: readonly ShiftDef[];
  readonly changes: readonly ChangeDef[];
  readonly acts: readonly ActDef[];
}

/**
 * Anything that has effects: an event, an option of a decision, the first entry into a regime.
 * Its index identifies the origin of shifts; `source` is its row among the ledger's standings, or -1.
 */
export interface OriginDef {
  readonly id: string;
  readonly entity: number;
  readonly source: number;
  readonly effects: readonly EffectDef[];
}

/** Events and decisions, by id, that are asked about as one. */
export interface AffairDef {
  readonly id: string;
  readonly title: string;
  readonly of: readonly string[];
}

export interface RecordedDef {
  readonly tick: number | null;
  readonly option: string | null;
  readonly text: string | null;
  readonly value: number | null;
  /** Ticks on which the question stood on the agenda, as far as that is recorded. */
  readonly dates: readonly number[];
}

/** What events and decisions have in common. */
interface HappeningDef {
  readonly id: string;
  readonly title: string;
  readonly when: Guard | null;
  readonly requires: Guard;
  readonly impossible: string;
  /** What its trigger or occasion says while it holds, as a clause; '' where nobody has said it. */
  readonly says: string;
  /** On its date it comes whatever `when` and `requires` say, which is told. */
  readonly regardless: boolean;
  readonly entity: number;
  readonly recorded: RecordedDef | null;
  readonly key: boolean;
}

export interface EventDef extends HappeningDef {
  readonly text: string;
  readonly kind: 'impulse' | 'outcome';
  /** Tick of a dated event, or -1. */
  readonly tick: number;
  /** Days after which it comes again; 0 for never. */
  readonly again: number;
  /** First and last tick of a trigger; the last also of what comes again. */
  readonly after: number;
  readonly before: number;
  readonly probability: Formula;
  readonly measure: Formula | null;
  readonly unit: string;
  readonly origin: number;
}

export interface VoterDef extends Named {
  readonly weight: number;
  readonly entity: number;
  /** By option; none where the voter judges options by what they do. */
  readonly utilities: readonly Formula[];
  /** The party or authority that judges by the standard utility; null where utilities are written. */
  readonly judge: { readonly kind: 'party' | 'authority'; readonly index: number } | null;
}

/**
 * An answer given whatever the vote: `from` a tick on, before which the question is left open; from the first
 * sitting where that is null.
 */
export interface PinDef {
  readonly option: number;
  readonly from: number | null;
}

/** A question; it has neither `when` nor sittings where it is never put. */
export interface DecisionDef extends HappeningDef {
  readonly by: string;
  /** The law or general act that the question is an instance of, and whose act it is; null for none. */
  readonly act: string | null;
  readonly actor: Mover | null;
  /** Ticks on which the deciders sit; empty where they may sit on any day. */
  readonly sits: readonly number[];
  readonly rule: VotingRule;
  readonly temperature: number;
  readonly misjudgement: number;
  readonly voters: readonly VoterDef[];
  readonly options: readonly { readonly id: string; readonly title: string; readonly origin: number }[];
  /** Null when free. */
  readonly pinned: PinDef | null;
}

/** A quantity that says of a regime what it is, and which side of its bound it asks for. */
export interface FeatureDef extends FeatureBound {
  readonly is: Formula;
  /** What it says where it is met, as a clause; '' where nobody has said it. */
  readonly says: string;
}

/** A regime: what the rule of a holder is called while its features fit. */
export interface RegimeDef extends Named {
  /** Authority that governs, -1 for nobody, `any` for whichever authority does. */
  readonly holder: number | 'any';
  /** One to five. */
  readonly features: readonly FeatureDef[];
  /** What its first entry does to people. */
  readonly origin: number;
}

/** A fact to be measured in the run. */
export interface MeasureDef {
  readonly id: string;
  readonly is: Formula;
  /** Ticks of the window, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly take: 'on' | 'max' | 'mean' | 'sum';
}

export interface Definition {
  readonly id: string;
  readonly title: string;
  /** Day number (1970-01-01 = 0) of tick 0. */
  readonly startDay: number;
  /** Number of days simulated: ticks 0 .. dayCount - 1. */
  readonly dayCount: number;
  readonly seed: string;
  readonly population: number;
  /** Place index where power is taken. */
  readonly capital: number;
  /** Hex digest of the scenario's content. */
  readonly digest: string;
  readonly places: readonly PlaceDef[];
  readonly classes: readonly ClassDef[];
  readonly groups: readonly GroupDef[];
  readonly strata: readonly StratumDef[];
  readonly conditions: readonly ConditionDef[];
  readonly stocks: readonly StockDef[];
  readonly flows: readonly FlowDef[];
  readonly forms: readonly FormDef[];
  readonly issues: readonly IssueDef[];
  readonly policies: readonly { readonly id: string; readonly start: number }[];
  /** Policy that says how far rights are suspended, or -1. */
  readonly emergency: number;
  readonly parties: readonly PartyDef[];
  readonly authorities: readonly AuthorityDef[];
  readonly organs: readonly OrganDef[];
  readonly outside: readonly OutsiderDef[];
  readonly units: readonly UnitDef[];
  readonly bodies: readonly BodyDef[];
  readonly origins: readonly OriginDef[];
  readonly affairs: readonly AffairDef[];
  /** Ids of origins that have standings, in the order of the ledger's rows. */
  readonly standings: readonly string[];
  readonly events: readonly EventDef[];
  readonly decisions: readonly DecisionDef[];
  readonly regimes: readonly RegimeDef[];
  readonly initialRegime: number;
  /** The change of power that is no ending where it comes first; null for none. */
  readonly opening: { readonly from: number; readonly to: number } | null;
  readonly mechanisms: MechanismsDef;
  /** By the id of the law. */
  readonly laws: LawsDef;
  readonly measures: readonly MeasureDef[];
}
