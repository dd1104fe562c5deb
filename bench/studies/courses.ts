/**
 * The course of politics in a run, as the studies of vitality and contingency judge it: acts, regimes, the ending, and on what footing the
 * holder stood each day.
 */
import { isoOf } from '../../src/foundation/calendar.js';
import { actsOf } from '../../src/experiment/run/acts.js';
import { regimesOf } from '../../src/experiment/run/chronicle.js';
import { endingOf } from '../../src/experiment/run/ending.js';
import type { ActRecord, Ending, RegimeRecord } from '../../src/experiment/run/record.js';
import { createModel } from '../../src/model/model.js';
import type { State } from '../../src/model/definition.js';
import { standingOf, trustOfAuthority } from '../../src/model/power/confrontation.js';
import { REJECTS } from '../../src/polity/trust.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { compileScenario, parseScenario } from '../../src/scenario/load.js';
import { filesOf } from '../../tests/bundled.js';

/** How the holder stood on a day. */
export interface Stand {
  /** Weakest confrontation with one that rejects it, 0..1; null where nobody governs. */
  readonly footing: number | null;
  /** Share of all organs that obey it. */
  readonly obeyed: number;
  /** Whether anybody who rejects it would prevail over it in a confrontation. */
  readonly challenged: boolean;
}

/** A run, as far as politics goes. */
export interface Course {
  readonly seed: string;
  readonly first: string;
  readonly last: string;
  readonly acts: readonly ActRecord[];
  readonly regimes: readonly RegimeRecord[];
  readonly ending: Ending;
  /** By day. */
  readonly stands: readonly Stand[];
  /** Whatever else was read, by the days it was read on. */
  readonly read: readonly (readonly number[])[];
}

const standOf = (state: State): Stand => {
  const { holder, founded } = state.politics;
  if (holder < 0) return { footing: null, obeyed: 0, challenged: false };
  const footing = standingOf(state, holder)?.footing ?? null;
  const rejected = founded.some(
    (is, a) => is && a !== holder && -trustOfAuthority(state, a, holder) > REJECTS,
  );
  return { footing, obeyed: state.columns.balance[holder], challenged: rejected && (footing ?? 1) < 0.5 };
};

const parsed = new Map<string, ReturnType<typeof parseScenario>>();

/** What is run. */
export interface Asked {
  readonly scenario: string;
  readonly seed: string;
  readonly agents: number;
  readonly interventions?: Interventions;
  /** A reading of the state, and the dates (ISO) at whose end it is taken, in order. */
  readonly reading?: {
    readonly dates: readonly string[];
    readonly read: (state: State) => readonly number[];
  };
}

/** Runs a scenario freely and tells its course. */
export const courseOf = ({ scenario, seed, agents, interventions = [], reading }: Asked): Course => {
  const text = parsed.get(scenario) ?? parseScenario(filesOf(scenario));
  parsed.set(scenario, text);
  const { definition } = compileScenario(text, { interventions });
  const model = createModel(definition, { seed, agents, kernel: nodeKernel('simd'), ledger: false });
  const stands: Stand[] = [];
  const read: (readonly number[])[] = [];
  model.run(definition.dayCount, (state) => {
    stands.push(standOf(state));
    if (reading?.dates.includes(isoOf(definition.startDay + stands.length - 1)))
      read.push(reading.read(state));
  });
  const { state } = model;
  const course: Course = {
    seed,
    first: isoOf(definition.startDay),
    last: isoOf(definition.startDay + definition.dayCount - 1),
    acts: actsOf(state),
    regimes: regimesOf(state),
    ending: endingOf(state),
    stands,
    read,
  };
  model.release();
  return course;
};
