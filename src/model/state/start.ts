/**
 * The state before the first day: columns, politics and people as the scenario has them.
 */
import { ONE, toQ15 } from '../../foundation/fixed.js';
import type { Keys } from '../../foundation/random.js';
import { createBenches, deputyBytes } from '../benches.js';
import { startColumns } from '../columns/columns.js';
import type { Definition, State } from '../definition.js';
import { fire } from '../effects.js';
import { NONE_LEADS } from '../../polity/regime.js';
import { createJournal } from './journal.js';
import { valueNamed } from './named.js';
import { updateAppeal } from '../phases/appeal.js';
import { conditions } from '../phases/conditions.js';
import { obedience } from '../phases/obedience.js';
import { tally } from '../phases/tally.js';
import type { Cabinet, Politics, PowerMemory } from './politics.js';

const never = (count: number): number[] => new Array<number>(count).fill(-1);

const emptyCabinet = (definition: Definition): Cabinet => ({
  seats: new Array<number>(definition.parties.length + 1).fill(0),
  portfolios: never(definition.issues.length),
  caretaker: false,
  looked: -1,
  reformed: -1,
  decreed: [],
  decided: false,
  resigning: false,
  uneasy: new Array<number>(definition.parties.length).fill(0),
});

/** A unit that nobody has ordered anywhere. */
const AT_HOME = { sent: 1, to: -1, by: -1, ordered: 0, arrival: 0, melted: 0 };

/** Who governs before the first day: whoever does under the first regime. */
const firstHolder = ({ regimes, initialRegime, authorities }: Definition) => {
  const written = regimes[initialRegime].holder;
  const holder = written === 'any' ? -1 : written;
  return {
    holder,
    holderSince: 0,
    hasHeld: authorities.map((_, authority) => authority === holder),
    regimeHolder: holder,
    leading: NONE_LEADS,
  };
};

/** What laws remember before the first day: nothing. */
const startMemory = ({ authorities, parties }: Definition): PowerMemory => ({
  governedLast: -1,
  daysBelow: 0,
  rivalDays: authorities.map(() => 0),
  restUntil: authorities.map(() => 0),
  claimTold: authorities.map(({ founded, claim }) => (founded ? claim : 0)),
  countedWithin: parties.map(({ within }) => within),
});

/** Politics before the first day. */
export const startPolitics = (definition: Definition): Politics => ({
  ...firstHolder(definition),
  regime: definition.initialRegime,
  regimeSince: 0,
  entered: definition.regimes.map((_, r) => (r === definition.initialRegime ? 0 : -1)),
  founded: definition.authorities.map((authority) => authority.founded),
  raisedAnew: definition.authorities.map(() => false),
  foundedAt: definition.authorities.map(({ founded }) => (founded ? 0 : -1)),
  leads: definition.authorities.map((authority) => authority.ledBy),
  cabinets: definition.authorities.map(({ cabinet }, authority) => ({
    ...emptyCabinet(definition),
    ...(authority === firstHolder(definition).holder ? cabinet : null),
  })),
  commitments: [],
  affronts: [],
  within: definition.parties.map((party) => party.within),
  happened: never(definition.events.length),
  verdicts: definition.decisions.map(() => null),
  bodies: definition.bodies.map((body) => ({
    elected: body.rule === 'fixed' ? 0 : -1,
    seats: [...body.fixed],
  })),
  whereabouts: definition.units.map(({ place }) => ({ place, ...AT_HOME })),
  contests: [],
  holding: [],
  effects: [],
  memory: startMemory(definition),
  repertoire: {
    callings: [],
    emergencies: [],
    called: never(definition.parties.length),
    unanswered: never(definition.parties.length),
    defied: never(definition.authorities.length),
  },
  beliefs: [],
  took: never(definition.authorities.length),
  held: never(definition.authorities.length),
  failed: never(definition.authorities.length),
  lost: never(definition.authorities.length),
});

/** A state without people: enough to read conditions and appeals of the first day. */
export type BareState = Omit<
  State,
  'population' | 'tally' | 'kernel' | 'inputs' | 'benches' | 'deputies' | 'at'
>;

export const stateWithoutPeople = (definition: Definition, keys: Keys): BareState => ({
  definition,
  keys,
  tick: 0,
  columns: startColumns(definition),
  politics: startPolitics(definition),
  journal: createJournal(),
});

/**
 * Loyalty of each stratum to each party at the start [S x P], Q15: as given, or the appeal of the first day.
 */
export const startLoyalties = (bare: BareState): Int16Array => {
  const state = bare as State;
  conditions.run(state);
  updateAppeal(state, null);
  const { strata, parties } = state.definition;
  return Int16Array.from(
    strata.flatMap((stratum, s) =>
      parties.map((_, p) => {
        const given = stratum.start[p];
        return Number.isNaN(given)
          ? Math.min(ONE - 1, Math.max(-ONE, state.columns.appeal.at(s, p)))
          : toQ15(given);
      }),
    ),
  );
};

/** Amplitudes of personal tastes by stratum, Q15. */
export const personalTastes = (definition: Definition): Int16Array =>
  Int16Array.from(definition.strata, (stratum) => toQ15(stratum.behaviour.personalTaste));

/** Abstention floors by stratum, Q15. */
export const floors = (definition: Definition): Int16Array =>
  Int16Array.from(definition.strata, (stratum) => toQ15(stratum.behaviour.abstentionFloor));

/** Puts people into a state. */
export const withPeople = (
  bare: BareState,
  people: Pick<State, 'population' | 'tally' | 'kernel' | 'inputs'>,
): State => {
  // Written out, not spread: every state then has one hidden class, and compiled code stays good from run to
  // run.
  const benches = createBenches(bare.definition, people.population.plan);
  const { definition, keys, tick, columns, politics, journal } = bare;
  const { population, tally, kernel, inputs } = people;
  const deputies = new Uint8Array(deputyBytes(benches));
  return {
    definition,
    keys,
    tick,
    columns,
    politics,
    journal,
    population,
    tally,
    kernel,
    inputs,
    benches,
    deputies,
    at(column, ...ids) {
      return valueNamed(this, column, ids);
    },
  };
};

/**
 * What holds before the first day: the people counted, the first regime entered, obedience as it was found.
 */
export const beginState = (state: State): void => {
  tally.run(state);
  fire(state, state.definition.regimes[state.politics.regime].origin);
  obedience.run(state);
};
