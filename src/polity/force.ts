/**
 * Mobilised force: who comes when two sides order against each other. Who would obey is not who comes, and a
 * mean opinion moves nobody: the people of each party in each unit take a side, and then come or stay.
 *
 * Decision worth knowing: company lives in readiness alone. Whom people hold to does not change with the odds
 * of the day; whether they leave the barracks for it does (a coup is coordination: Singh 2014; Morris & Shin
 * 1998). Odds, not logits, are kept, so that a shock or a belief costs one product.
 */
import { clamp, exp, pow } from '../foundation/math.js';
import { reasoned, type Reasoned } from './reasoned.js';

/** Where the two constants come from that one spring and summer identify. */
const FITTED =
  'fitted to five calibration rows of 1917: those loyal on 13 March, soldiers, sailors and Red Guards of 17 July; the pairs from -4.5 and 4.5 ' +
  'to -5.5 and 5.75 fit as well';

/** Where the size of luck comes from. */
const LUCK =
  'assumption: of 457 coups since 1950 one in two succeeded (Powell & Thyne 2011), of those from the top of the army 68 in 100 and from ' +
  'below 28 (Singh 2014); a top that commands five to ten times as much would be 2.4 to 3.5 apart in logits at an exponent of 1.5 and ' +
  'is 1.7 apart: luck of about one logit a side, and as much a unit';

/** The constants of the law. A scenario overrides them under `mechanisms.force`. */
export const FORCE = {
  support: reasoned(4, 'Side: line of the own party toward a side'),
  chain: reasoned(2, 'Side: discipline toward who commands the unit today'),
  kinship: reasoned(1.5, 'Side: reluctance to act against those in the street'),
  neither: reasoned(0.5, 'Side: utility of staying neutral'),
  base: reasoned(-5, 'Readiness: logit of coming uncalled, without conviction', FITTED),
  conviction: reasoned(1, 'Readiness: line of the own party toward the side taken'),
  discipline: reasoned(1, 'Readiness: discipline toward who commands the unit today'),
  called: reasoned(5, 'Readiness: being ordered or called out', FITTED),
  waverers: reasoned(1, 'Readiness: believed chance beyond one half'),
  common: reasoned(1, 'Luck of a side, the same for all its units, in logits of readiness', LUCK),
  own: reasoned(1, 'Luck of a unit on a side, in logits of readiness', LUCK),
  exponent: reasoned(
    1.5,
    'Exponent of the outcome (Tullock 1980; 1 to 2)',
    'assumption: the middle of the range in which superiority counts for more than in proportion and decides nothing by itself',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers, those of a scenario. */
export type ForceTerms = Readonly<Record<keyof typeof FORCE, number>>;

/** What the people of one party in one unit hold of one side. */
export interface Stance {
  /** Line of their party toward the side, -1 to 1; 0 for people without a party. */
  readonly line: number;
  /** Discipline of the unit where the side commands it today, 0 to 1; else 0. */
  readonly discipline: number;
  /** Reluctance of the unit to act against those whom the side has against it, 0 to 1. */
  readonly kinship: number;
  /** How far they are called to come, 0 to 1 (`calledOf`). */
  readonly called: number;
}

/** Without a call, half of a call's people feel called. */
const UNCALLED = 0.5;

/**
 * How far people are called to come, 0 to 1. Who was ordered on the march is wholly; others as far as their
 * party stands for the side, by the strongest of its call, the commander's order, and one half for those
 * nobody calls. A party that calls its people home takes of that half.
 *
 * @param marches whether the unit is on the march for the side
 * @param order the commander's part in calling, where he is of the side: 0 to 1
 * @param call of their party, -1 (home) to 1 (out)
 * @param line of their party toward the side, -1 to 1
 */
export const calledOf = (marches: boolean, order: number, call: number, line: number): number => {
  if (marches) return 1;
  const byParty = call < 0 ? Math.max(0, UNCALLED + call) : Math.max(UNCALLED, Math.min(1, call));
  return Math.max(order, byParty) * Math.max(0, line);
};

/** Logits beyond this are certainty, and their products are still numbers. */
const LOGIT_MAX = 100;

const oddsOf = (logit: number): number => exp(clamp(logit, -LOGIT_MAX, LOGIT_MAX));

const oddsOfSide = (terms: ForceTerms, { line, discipline, kinship }: Stance): number =>
  oddsOf(terms.support * line + terms.chain * discipline - terms.kinship * kinship);

/** Shares of people who take the first and the second side; the rest takes neither (softmax). */
export const sidesTaken = (terms: ForceTerms, stances: readonly [Stance, Stance]): [number, number] => {
  const first = oddsOfSide(terms, stances[0]);
  const second = oddsOfSide(terms, stances[1]);
  const all = first + second + oddsOf(terms.neither);
  return [first / all, second / all];
};

/** Odds of coming for the side taken, belief and luck left out. */
export const oddsOfComing = (terms: ForceTerms, { line, discipline, called }: Stance): number =>
  oddsOf(terms.base + terms.conviction * line + terms.discipline * discipline + terms.called * called);

/** Those who might come to a contest of two sides, by party within unit. */
export interface Muster {
  readonly unitCount: number;
  /** [contingents] unit of the people of one party, 0 to unitCount - 1. */
  readonly units: Int32Array;
  /** [contingents x 2] persons who take each side. */
  readonly takers: Float64Array;
  /** [contingents x 2] odds of coming, belief and luck left out. */
  readonly odds: Float64Array;
  /** [contingents] force of a person, 0 or more. */
  readonly arms: Float64Array;
}

/** Luck of the units on each side, as factors on the odds of coming [units x 2]; null where all are 1. */
export type Luck = Float64Array | null;

/** Those who come: persons and force of the two sides. */
export interface Turnout {
  readonly persons: Float64Array;
  readonly forces: Float64Array;
}

export const emptyTurnout = (): Turnout => ({
  persons: new Float64Array(2),
  forces: new Float64Array(2),
});

/**
 * Who comes, given what is believed.
 *
 * @param belief chance of the first side that people believe in, 0 to 1
 * @param out where to write it
 */
export const mobilise = (
  { units, takers, odds, arms }: Muster,
  waverers: number,
  belief: number,
  luck: Luck,
  out = emptyTurnout(),
): Turnout => {
  const lift = exp(waverers * (belief - 0.5));
  for (let side = 0; side < 2; side++) {
    const believed = side === 0 ? lift : 1 / lift;
    let [persons, force] = [0, 0];
    for (let i = 0, at = side; i < units.length; i++, at += 2) {
      const ready = odds[at] * believed * (luck === null ? 1 : luck[2 * units[i] + side]);
      const come = (takers[at] * ready) / (1 + ready);
      persons += come;
      force += come * arms[i];
    }
    out.persons[side] = persons;
    out.forces[side] = force;
  }
  return out;
};

/**
 * Chance of the first side by force (Tullock 1980). A side without force does not win against one that has
 * any; where neither has, who would take a place from the other has not taken it.
 */
export const chanceByForce = (first: number, second: number, exponent: number): number => {
  if (!(first > 0)) return 0;
  return second > 0 ? 1 / (1 + pow(second / first, exponent)) : 1;
};

/** Iterations after which a search for rest ends, whatever is left. */
export const REST_CAP = 15;
const REST_TOLERANCE = 1e-6;

/** A chance that people believe in and that their coming bears out. */
export interface Rest {
  readonly chance: number;
  readonly turnout: Turnout;
  readonly iterations: number;
  /** By how much the chance believed in and the one borne out differ at last. */
  readonly residual: number;
}

/**
 * The contest at rest: the belief that is borne out by those who come because of it, searched from an even
 * one. Plain iteration, which contracts as long as half the product of exponent and waverers is below 1; a
 * secant takes the steps after the first.
 */
export const restOf = (muster: Muster, terms: ForceTerms, luck: Luck = null): Rest => {
  const turnout = emptyTurnout();
  const { forces } = turnout;
  const borneOut = (belief: number): number => {
    mobilise(muster, terms.waverers, belief, luck, turnout);
    return chanceByForce(forces[0], forces[1], terms.exponent);
  };
  let [belief, before, gapBefore] = [0.5, NaN, NaN];
  for (let iterations = 1; ; iterations++) {
    const chance = borneOut(belief);
    const gap = chance - belief;
    if (Math.abs(gap) < REST_TOLERANCE || iterations >= REST_CAP)
      return { chance, turnout, iterations, residual: Math.abs(gap) };
    const slope = (gap - gapBefore) / (belief - before);
    const next = slope < 0 ? belief - gap / slope : chance;
    [before, gapBefore] = [belief, gap];
    belief = clamp(next, 0, 1);
  }
};
