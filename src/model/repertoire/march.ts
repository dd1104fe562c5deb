/**
 * March: an authority that commands units sends them on the capital, against those who govern.
 */
import { bloodOf, NO_CONSEQUENCE, type Consequences } from '../../polity/actors/utility.js';
import { rejects } from '../../polity/trust.js';
import { chainOf, forceOf, governing } from '../command.js';
import { declareByLaw, orderMarch } from '../contests/contests.js';
import { adherentsOfAll } from '../contests/muster.js';
import type { State } from '../definition.js';
import { leadersOf } from '../power/trust.js';
import type { GeneralAct } from './act.js';
import { ambitionOf, believedBy, memoryOfDefeats, trustIn } from './actor.js';
import { againstOf, expectedToRule } from './fight.js';
import { arise, isQuiet } from './rise.js';

/** Days from the front to a capital by rail (assumption: three hundred to six hundred kilometres). */
const DAYS = 5;

/**
 * Persons whom the railways carry to the capital in a day: half a division of fifteen thousand, which takes
 * fifty to sixty trains, on a line of about thirty trains a day (recollection, after Stone 1975 on the
 * mobilisation; that one line is used is an assumption).
 */
const CARRIED = 7_500;

/** Share of each unit of a column that the railways carry in the days of a march. */
const carriedOf = ({ columns }: State, column: readonly number[]): number => {
  const persons = column.reduce((sum, u) => sum + columns.strengths[u], 0);
  return Math.min(1, (CARRIED * DAYS) / persons);
};

/** Will to rule below which nobody marches. */
const WILLS = 0.25;

/**
 * The units that would march for an authority: armed, at home outside the capital, under its own command, or
 * of people of whom most adhere to it and not to those who govern.
 */
const columnFor = (state: State, by: number, against: readonly number[]): number[] => {
  const { capital, units } = state.definition;
  const adherents = adherentsOfAll(state, [[by], against]);
  return units.flatMap((unit, u) => {
    const { place, to, by: ordered } = state.politics.whereabouts[u];
    if (forceOf(state, u) <= 0 || place === capital || place !== unit.place || to >= 0 || ordered >= 0)
      return [];
    const isOwn =
      (unit.chain === by && !state.politics.raisedAnew[by]) ||
      (unit.chain >= 0 && chainOf(state, unit) === by);
    const [ours, theirs] = adherents[u];
    return isOwn || ours > Math.max(0.5, theirs) ? [u] : [];
  });
};

export const marchOn: GeneralAct = {
  id: 'march',
  on: true,
  about: 'An authority that commands units sends them on the capital, against those who govern.',
  source: 'Finer 1962 (the disposition and the opportunity to intervene); Singh 2014',
  by: 'authority',
  occasion: 'it rejects those who govern, wills to rule, has units outside the capital, and nobody fights',
  ways: (state, actor) => {
    const holder = governing(state);
    const { index: by } = actor;
    if (holder < 0 || holder === by || !isQuiet(state)) return [];
    const ambition = ambitionOf(state, actor);
    if (!rejects(trustIn(state, actor, holder)) || ambition < WILLS) return [];
    const against = againstOf(state, by, holder);
    const column = columnFor(state, by, against);
    if (column.length === 0) return [];
    const sent = carriedOf(state, column);
    const policy = (ambition * (1 - trustIn(state, actor, holder))) / 2;
    const ifSure: Consequences = { ...NO_CONSEQUENCE, policy, power: ambition, risk: 1 };
    const consequences = (): Consequences => {
      const real = expectedToRule(state, { by, against, column, sent, callers: [] });
      const chance = believedBy(state, actor, 'march', real, memoryOfDefeats(state, by));
      return { ...ifSure, chance, harm: bloodOf(chance) };
    };
    const perform = (): void => {
      const { capital } = state.definition;
      arise(state, 'march', by, leadersOf(state, by));
      orderMarch(state, column, by, capital, DAYS, sent);
      declareByLaw(state, [[by], against]);
    };
    return [{ about: { kind: 'authority', index: holder }, consequences, ifSure, perform }];
  },
};
