/**
 * A kept run made again with its ledger, to ask it why.
 *
 * Decision worth knowing: nothing of the ledger is kept with a run. The same scenario, seed and size give the
 * same run to the last bit, which the digest proves; so a ledger of any day is computed when somebody asks.
 */
import { isoOf } from '../../foundation/calendar.js';
import { createModel, type Model } from '../../model/model.js';
import type { State } from '../../model/definition.js';
import type { Ledger } from '../../model/ledger.js';
import type { Watch } from '../../model/tick.js';
import { hingesOf } from '../run/chronicle.js';
import { endingOf } from '../run/ending.js';
import type { Ending, RunRecord } from '../run/record.js';
import { ticksOf, type RunOptions } from '../run/run.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import { courseCollector, type Course, type CourseQuestion } from './course.js';
import { BackWatcher, type Readings } from './back/readings.js';
import { cabinetsOf, type CabinetRecord } from './back/cabinets.js';
import { firedIn, type Fired } from './fired.js';
import { ObedienceWatcher, type ObeyedAccount, type ObeyedQuestion } from './obeyed.js';
import { CauseWatcher, type CauseRow } from './by-cause.js';
import {
  ledgerCollector,
  ledgerDays,
  movedBetween,
  type LedgerDay,
  type Moved,
  type Question,
} from './moved.js';

/** A run whose days are over, and the columns of its ledger that a question needs. */
export interface Retold {
  readonly digest: string;
  readonly state: State;
  readonly ledger: Ledger;
  /** Empty without a question. */
  readonly columns: readonly LedgerDay[];
  /** The change of the question by cause; null where nobody asked. */
  readonly causes: readonly CauseRow[] | null;
  readonly course: Course | null;
  /** What the run was made from, as it is written. */
  readonly scenario: ScenarioText;
  /** What moved those who acted; null where nobody asked. */
  readonly readings: Readings | null;
  /** Null where nobody asked. */
  readonly obedience: ObeyedAccount | null;
}

const startOf = (options: RunOptions): { readonly model: Model; readonly ledger: Ledger } => {
  const { loaded, seed, population, kernel } = options;
  const model = createModel(loaded.definition, { seed, agents: population, kernel });
  if (model.ledger === null) throw new Error('the model keeps no ledger');
  return { model, ledger: model.ledger };
};

/** What a run is asked while it is made again. */
export interface AskedWhy {
  readonly question?: Question | undefined;
  readonly course?: CourseQuestion | undefined;
  readonly obeyed?: ObeyedQuestion | undefined;
  /** Whether what moved those who act is read, as changes of regime are told by; yes unless said. */
  readonly back?: boolean;
}

/** Who watches the phases of a run for what was asked. */
const watchersOf = (
  state: State,
  ledger: Ledger,
  scenario: ScenarioText,
  { question, obeyed, back }: AskedWhy,
) => ({
  causes: question?.byCause === true ? new CauseWatcher(state, ledger, question) : null,
  obedience: obeyed === undefined ? null : new ObedienceWatcher(state, obeyed),
  back: back === false ? null : new BackWatcher(state, scenario),
});

/**
 * Runs again, with the ledger; between the days of the question, weeks and event days are kept too, and of
 * quantities and of obedience every day.
 */
export function retell(options: RunOptions, asked: AskedWhy = {}): Retold {
  const { definition, scenario } = options.loaded;
  const { model, ledger } = startOf(options);
  const collector = asked.question && ledgerCollector(ledger, asked.question, ledgerDays(definition));
  const course = asked.course && courseCollector(asked.course);
  const { causes, obedience, back } = watchersOf(model.state, ledger, scenario, asked);
  const tickCount = ticksOf(options);
  const observe = (state: State) => {
    causes?.collect(state);
    collector?.collect(state, null);
    course?.collect(state, null);
    options.onProgress?.(state.tick + 1, tickCount, `days, to ${isoOf(definition.startDay + state.tick)}`);
  };
  const watch: Watch = (phase, state) => {
    causes?.watch(phase);
    obedience?.watch(phase, state);
    back?.watch(phase, state);
  };
  model.run(tickCount, observe, (causes ?? obedience ?? back) ? watch : undefined);
  return {
    digest: model.digest(),
    state: model.state,
    ledger,
    scenario,
    causes: causes?.result(model.state) ?? null,
    columns: collector?.result() ?? [],
    course: course?.result() ?? null,
    readings: back?.result() ?? null,
    obedience: obedience?.result() ?? null,
  };
}

/** What a run can say of itself. */
export interface Account extends ObeyedAccount {
  readonly ending: Ending;
  /** The changes of regime, or those asked for. */
  readonly fired: readonly Fired[];
  /** Every cabinet, by number and head. */
  readonly cabinets: readonly CabinetRecord[];
  /** Days on which obedience had two solutions, and how far apart they were. */
  readonly hinges: RunRecord['hinges'];
  readonly moved: Moved | null;
  /** By whom people were moved; null where nobody asked. */
  readonly causes: readonly CauseRow[] | null;
  /** Quantities that were asked for, day by day. */
  readonly course: Course | null;
}

/** The account of a run that was made again; `transition` is a regime by id. */
export const accountOf = (
  { state, scenario, ledger, columns, causes, course, obedience, readings }: Retold,
  question: Question | undefined,
  transition?: string,
): Account => ({
  ending: endingOf(state),
  fired: readings === null ? [] : firedIn({ state, scenario, readings }, transition),
  cabinets: cabinetsOf(state),
  hinges: hingesOf(state),
  moved: question ? movedBetween(state.definition, ledger, question.strata, columns) : null,
  causes,
  course,
  ...(obedience ?? { turns: [], obeyed: [] }),
});
