/**
 * Facts beside the model: its figure, the error, and what the baselines would have foretold.
 *
 * Decision worth knowing: a baseline is formed on the scale on which its row is scored, from rows of the same
 * scale alone: a line through crowds is one of their logarithms, and the seats of two bodies are compared as
 * parts of them. Where a scenario names no kinds, figures are as written.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import {
  eventOf,
  familyOf,
  isComputed,
  itemOf,
  kindsOf,
  type ScoredAs,
} from '../../scenario/compile/facts.js';
import type { FactKindText, FactText, ScenarioText } from '../../scenario/schema/scenario.js';
import type { Measured } from '../run/collect.js';
import type { EventRecord } from '../run/record.js';
import { foretell, type RecordedFigure } from './baselines.js';
import type { Baselines, DateRecord, FactRecord } from './fact-record.js';
import { offScale, onScale, disagreement } from './scale.js';

/** Facts and their kinds, as a scenario has them. */
export type WrittenRecord = Pick<ScenarioText, 'facts' | 'kinds' | 'calibratedUntil'>;

/** Why the model has no figure for a fact. */
const missingOf = (fact: FactText, figure: Measured | undefined): FactRecord['missing'] => {
  if (!isComputed(fact)) return 'uncomputed';
  if (figure === undefined) return 'unreached';
  return figure.value === null ? 'no-value' : null;
};

interface Placed extends RecordedFigure {
  readonly fact: FactText;
  readonly kind: FactKindText | undefined;
  readonly scale: ScoredAs | null;
}

const placed = (fact: FactText, kinds: readonly FactKindText[] = []): Placed => {
  const [kind] = kindsOf(kinds, fact) as (FactKindText | undefined)[];
  const scale = kind?.scored ?? null;
  const figures = { recorded: onScale(scale, fact.recorded, fact.of ?? null), item: itemOf(fact) };
  return { fact, kind, scale, series: fact.series, day: parseDate(fact.date) ?? 0, ...figures };
};

/** Whether a row can be compared with others of its scale: a seat is one of so many. */
const isPlaced = ({ scale, fact }: Placed): boolean => scale !== 'seats' || fact.of !== undefined;

function baselinesOf(target: Placed, all: readonly Placed[]): Pick<FactRecord, 'baselines' | 'elsewhere'> {
  const { scale, fact } = target;
  const alike = all.filter((other) => other.scale === scale && isPlaced(other));
  const { baselines, elsewhere } = foretell(target, isPlaced(target) ? alike : []);
  const figure = (value: number | null): number | null =>
    value === null ? null : round12(offScale(scale, value, fact.of ?? null));
  const { persistence, trend, swing } = baselines;
  const foretold: Baselines = {
    persistence: figure(persistence),
    trend: figure(trend),
    swing: figure(swing),
  };
  return { baselines: foretold, elsewhere };
}

/**
 * The table of facts, by date.
 *
 * @param simulated the model's figure by fact id; absent where the run did not reach it
 */
export function factTable(
  { facts, kinds }: Pick<WrittenRecord, 'facts' | 'kinds'>,
  simulated: ReadonlyMap<string, Measured>,
): FactRecord[] {
  const all = facts.map((fact) => placed(fact, kinds)).sort((a, b) => a.day - b.day);
  return all.map((target) => {
    const { fact, kind, item, day } = target;
    const figure = simulated.get(fact.id);
    const value = figure?.value ?? null;
    return {
      ...{ id: fact.id, quantity: fact.quantity, role: fact.role },
      ...{ date: isoOf(day), place: fact.place ?? null, recorded: fact.recorded },
      simulated: value === null ? null : round12(value),
      missing: missingOf(fact, figure),
      unit: fact.unit,
      error: value === null ? null : round12(value - fact.recorded),
      ...baselinesOf(target, all),
      ...{ series: fact.series ?? null, item },
      ...{ group: fact.group ?? null, kind: kind?.id ?? null, event: eventOf(fact), of: fact.of ?? null },
      family: familyOf(kinds, fact),
      deviation: kind === undefined ? null : disagreement(kind),
      without: isComputed(fact) ? null : (fact.without ?? kind?.without ?? null),
      ...{ confidence: fact.confidence ?? null, source: fact.source },
    };
  });
}

/**
 * Outcomes that are scored by their day, of those whose recorded day the run has come to.
 *
 * @param end the last day of the run, an ISO date
 */
export function dateTable(
  { kinds = [], calibratedUntil }: Pick<WrittenRecord, 'kinds' | 'calibratedUntil'>,
  events: readonly EventRecord[],
  end: string,
): DateRecord[] {
  const [last, fitted] = [parseDate(end) ?? 0, parseDate(calibratedUntil ?? '') ?? -Infinity];
  return kinds.flatMap((kind) =>
    (kind.events ?? []).flatMap((id): DateRecord[] => {
      const own = events.filter((event) => event.id === id);
      const day = parseDate(own.at(0)?.recorded?.date ?? '');
      if (day === undefined || day > last) return [];
      const came = own.find(({ outcome }) => outcome === 'happened')?.date ?? null;
      const error = (came === null ? last + 1 : (parseDate(came) ?? 0)) - day;
      const role = day <= fitted ? 'calibration' : 'validation';
      const told = { id, title: own[0].title, kind: kind.id, role, recorded: isoOf(day) } as const;
      return [{ ...told, simulated: came, error, deviation: disagreement(kind) }];
    }),
  );
}
