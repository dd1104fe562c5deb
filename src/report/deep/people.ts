/** Parties that die at once, and people who never or always act in public. */
import type { Definition } from '../../model/definition.js';
import { inAllOf, inNoneOf, dateAt, type DeepFinding, type Seen } from './finding.js';

/** A party that has not one ballot in a hundred after so many days has died at once. */
const DAYS_LEAST = 28;

/** Shares of people who act that are nobody and everybody. */
const NOBODY = 0.0005;
const EVERYBODY = 0.95;

/** Findings about parties. A run of less than twice that time says nothing of them. */
export const partyFindings = (seen: Seen): DeepFinding[] =>
  seen.definition.parties.flatMap(({ id }, p): DeepFinding[] => {
    const own = seen.runs.map((run) => run.parties[p]);
    const alive = Math.max(...own.map((each) => each.alive));
    const isShort = seen.runs.some(({ last }) => last < 2 * DAYS_LEAST);
    if (alive > DAYS_LEAST || isShort) return [];
    const words =
      alive < 0
        ? `never has one ballot in a hundred ${inNoneOf(seen)}`
        : `dies at once: after ${dateAt(seen.definition, alive)} it has not one ballot in a hundred ${inNoneOf(seen)}`;
    const hint = 'look at its credibility and reach, and at what its positions are worth to anybody';
    return [{ code: 'party-dead', address: `parties.${id}`, message: `the party \`${id}\` ${words}`, hint }];
  });

const listed = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ');

/** One finding for each stratum; for all of them together, where it is true of all. */
function ofStrata(
  ids: readonly string[],
  { strata }: Definition,
  tell: (who: string) => Omit<DeepFinding, 'address'>,
): DeepFinding[] {
  if (ids.length === strata.length && ids.length > 1)
    return [{ ...tell(`all strata (${listed(ids)})`), address: 'behaviour' }];
  return ids.map((id) => ({ ...tell(`the stratum \`${id}\``), address: `strata.${id}` }));
}

/** Findings about who acts in public. */
export function streetFindings(seen: Seen): DeepFinding[] {
  const { definition, runs } = seen;
  const those = (isSo: (s: number) => boolean): string[] =>
    definition.strata.flatMap(({ id }, s) => (isSo(s) ? [id] : []));
  const still = those((s) => runs.every(({ strata }) => strata[s].most < NOBODY));
  const restless = those((s) => runs.every(({ strata }) => strata[s].least > EVERYBODY));
  return [
    ...ofStrata(still, definition, (who) => ({
      code: 'street-never',
      message: `of ${who} nobody ever acts in public ${inNoneOf(seen)}`,
      hint: 'look at threshold, discontent, grievance and fear in `behaviour`',
    })),
    ...ofStrata(restless, definition, (who) => ({
      code: 'street-always',
      message: `of ${who} nearly everybody acts in public on every day, ${inAllOf(seen)}`,
      hint: 'look at threshold, discontent and contagion in `behaviour`',
    })),
  ];
}
