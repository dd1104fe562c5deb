/**
 * What of a run is set against the record, and when.
 *
 * Decision worth knowing: only a run on the recorded path has a distance from the record: a replay with
 * nothing changed. What did not happen cannot be near to or far from what did, and a counterfactual that came
 * nearer by chance was once read as the better model. Facts stand beside any replay all the same, to be
 * looked at.
 */
import { isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { LoadedScenario } from '../../scenario/load.js';
import type { RunParameters } from '../parameters/draw.js';
import type { Measured } from './collect.js';
import { decisionScores, type OnRecord } from '../scores/decision-scores.js';
import type { RunRecord } from './record.js';
import type { Departure } from '../scores/fact-record.js';
import { distanceOf, distancesOf, rowsOf } from '../scores/distance.js';
import { dateTable, factTable } from '../scores/fact-table.js';
import { scoredRows } from '../scores/scale.js';
import { familyOf } from '../../scenario/compile/facts.js';

interface Asked {
  readonly loaded: LoadedScenario;
  readonly mode: 'run' | 'replay';
  /** Interventions in words. */
  readonly interventions?: readonly string[];
  /** Values of the calibration's parameters, where it is not run as written: they are no change. */
  readonly usedParameters?: RunParameters | undefined;
}

/** How a run leaves the recorded path; undefined for one that follows it. */
export const departureOf = ({
  loaded,
  mode,
  interventions = [],
  usedParameters,
}: Asked): Departure | undefined => {
  if (mode === 'run') return 'free';
  const isWritten = usedParameters !== undefined || loaded.definition.digest === loaded.source;
  const isChanged = interventions.length > 0 || !isWritten;
  return isChanged ? 'changed' : undefined;
};

/** Decisions that history took by a day, an ISO date, with the days on which it took them. */
const onRecord = ({ definition }: LoadedScenario, end: string): OnRecord[] =>
  definition.decisions.flatMap(({ id, recorded }) => {
    if (typeof recorded?.option !== 'string' || recorded.tick === null) return [];
    const date = isoOf(definition.startDay + recorded.tick);
    return date <= end ? [{ id, date }] : [];
  });

/**
 * The parts of a record that name the record of history.
 *
 * @param simulated the model's figure by fact id
 * @param end the last day of the run, an ISO date
 */
export function againstRecord(
  asked: Asked,
  simulated: ReadonlyMap<string, Measured>,
  { decisions, events, end }: Pick<RunRecord, 'decisions' | 'events' | 'end'>,
): Pick<RunRecord, 'facts' | 'dates' | 'scores' | 'unscored'> {
  const { scenario } = asked.loaded;
  const departure = departureOf(asked);
  const isScored = scenario.facts.some((fact) => familyOf(scenario.kinds, fact) !== null);
  const reason = departure && isScored ? { unscored: departure } : {};
  if (asked.mode === 'run') return reason;
  const facts = factTable(scenario, simulated);
  const dates = dateTable(scenario, events, end);
  const told = { facts, ...(dates.length > 0 && { dates }) };
  if (departure) return { ...told, ...reason };
  const rows = scoredRows(facts, dates);
  const answers = decisionScores(decisions, onRecord(asked.loaded, end));
  const scores = {
    calibration: distanceOf(rowsOf(rows, 'calibration', 'shares')),
    validation: distanceOf(rowsOf(rows, 'validation', 'shares')),
    families: {
      calibration: distancesOf(rows, 'calibration'),
      validation: distancesOf(rows, 'validation'),
    },
    decisions: answers,
    logLikelihoodOfDecisions: round12(answers.action.logScore + answers.waiting.logScore),
  };
  return { ...told, scores };
}
