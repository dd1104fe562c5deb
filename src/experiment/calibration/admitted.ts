/**
 * Facts that a calibration may see: rows of the role `calibration` that the model computes, and no other.
 *
 * Decision worth knowing: what is to be foretold is taken away before anything is asked. Whoever fits gets a
 * scenario that holds admitted facts alone, here and in every thread, so that no slip further on can look at
 * a row of validation.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { didYouMean, faultOf, type Fault } from '../../foundation/fault.js';
import { familyOf, isComputed } from '../../scenario/compile/facts.js';
import type { FactText, ScenarioText } from '../../scenario/schema/scenario.js';

/** A fact that may be fitted. Only `admit` makes one. */
export type AdmittedFact = FactText & { readonly role: 'calibration' };

const isAdmitted = (fact: FactText): fact is AdmittedFact => fact.role === 'calibration';

const ROLE_HINT = 'leave it out; `tauride replay` sets it beside the record';

/** Why a fact may not be fitted, if it may not. */
function refusal(fact: FactText, { calibratedUntil }: ScenarioText): string | undefined {
  if (!isAdmitted(fact)) return `\`${fact.id}\` is a fact of ${fact.role}: it is never fitted to`;
  if (!isComputed(fact)) return `\`${fact.id}\` is listed only: the model has no figure for it`;
  const [day, last] = [fact.date, calibratedUntil ?? ''].map(parseDate);
  if (day === undefined || last === undefined || day <= last) return undefined;
  return `\`${fact.id}\` is of ${isoOf(day)}, after ${isoOf(last)}, the last day of calibration`;
}

function askedFact(id: string, scenario: ScenarioText, faults: Fault[]): AdmittedFact[] {
  const option = `--fact ${id}`;
  const fact = scenario.facts.find((each) => each.id === id);
  if (fact === undefined) {
    const hint = didYouMean(
      id,
      admissible(scenario).map((each) => each.id),
    );
    faults.push(faultOf('unknown-fact', option, `there is no fact \`${id}\``, hint));
    return [];
  }
  const message = refusal(fact, scenario);
  if (message !== undefined) faults.push(faultOf('fact-refused', option, message, ROLE_HINT));
  return message === undefined && isAdmitted(fact) ? [fact] : [];
}

const admissible = (scenario: ScenarioText): AdmittedFact[] =>
  scenario.facts.filter((fact) => refusal(fact, scenario) === undefined).filter(isAdmitted);

/** Whether a fact is of a kind that is scored; of a scenario without kinds all are. */
const isOfScoredKind = ({ kinds }: ScenarioText, fact: FactText): boolean =>
  kinds === undefined || familyOf(kinds, fact) !== null;

/**
 * The facts that a calibration of a scenario is to fit: those asked for, or else all it may see that are of
 * a scored kind. Faults are added to the list, each at its option; one asked for that is not of calibration
 * is one.
 *
 * Decision worth knowing: votes beside the shares made of them, and ministers, who are bargained for, are
 * looked at only by whoever asks for them. Fitted with the rest, what has no score would weigh as much.
 *
 * @param ids as `--fact` gives them; none for all
 */
export function admit(ids: readonly string[], scenario: ScenarioText, faults: Fault[]): AdmittedFact[] {
  if (ids.length === 0) return admissible(scenario).filter((fact) => isOfScoredKind(scenario, fact));
  return [...new Set(ids)].flatMap((id) => askedFact(id, scenario, faults));
}

/** A scenario that knows no other facts than these. */
export const blindTo = (scenario: ScenarioText, facts: readonly AdmittedFact[]): ScenarioText => ({
  ...scenario,
  facts: [...facts],
});
