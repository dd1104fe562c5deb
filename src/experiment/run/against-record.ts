/**
 * What of a run is set against the record, and when.
 *
 * Decision worth knowing: only a run on the recorded path has a distance from the record: a replay with
 * nothing changed. What did not happen cannot be near to or far from what did, and a counterfactual that came
 * nearer by chance was once read as the better model. Facts stand beside any replay all the same, to be
 * looked at.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { LoadedScenario } from '../../scenario/load.js';
import type { Measured } from './collect.js';
import type { DecisionRecord, Departure, RunRecord } from './record.js';
import { distanceOf, factTable } from './scores.js';

interface Asked {
  readonly loaded: LoadedScenario;
  readonly mode: 'run' | 'replay';
  /** Interventions in words. */
  readonly interventions?: readonly string[];
}

/** How a run leaves the recorded path; undefined for one that follows it. */
export const departureOf = ({ loaded, mode, interventions = [] }: Asked): Departure | undefined => {
  if (mode === 'run') return 'free';
  const isChanged = interventions.length > 0 || loaded.definition.digest !== loaded.source;
  return isChanged ? 'changed' : undefined;
};

const logLikelihood = (decisions: readonly DecisionRecord[]): number =>
  round12(
    decisions.reduce((sum, decision) => {
      const chance =
        typeof decision.recorded?.option === 'string'
          ? decision.probabilities[decision.recorded.option]
          : undefined;
      return chance === undefined ? sum : sum + Math.log(Math.max(chance, 1e-12));
    }, 0),
  );

/**
 * The parts of a record that name the record of history.
 *
 * @param simulated the model's figure by fact id
 */
export function againstRecord(
  asked: Asked,
  simulated: ReadonlyMap<string, Measured>,
  decisions: readonly DecisionRecord[],
): Pick<RunRecord, 'facts' | 'scores' | 'unscored'> {
  const written = asked.loaded.scenario.facts;
  const departure = departureOf(asked);
  const reason = departure && written.some(({ score }) => score) ? { unscored: departure } : {};
  if (asked.mode === 'run') return reason;
  const facts = factTable(written, (date) => isoOf(parseDate(date) ?? 0), simulated);
  if (departure) return { facts, ...reason };
  const scores = {
    calibration: distanceOf(facts, 'calibration'),
    validation: distanceOf(facts, 'validation'),
    logLikelihoodOfDecisions: logLikelihood(decisions),
  };
  return { facts, scores };
}
