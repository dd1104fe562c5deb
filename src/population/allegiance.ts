/**
 * Whom a person holds to: the party of greatest loyalty, or none where nothing stands out.
 */
import { LANES } from './layout.js';

/**
 * The allegiance of the agent whose loyalty to the first party is at `index`: a party, or `partyCount` for
 * none. Of equals the lowest index wins. None where the greatest loyalty stands less than `floor` above the
 * mean of all.
 */
export function allegianceAt(
  loyalties: Int16Array,
  index: number,
  partyCount: number,
  floor: number,
): number {
  let greatest = loyalties[index];
  let choice = 0;
  let sum = greatest;
  for (let p = 1; p < partyCount; p++) {
    const loyalty = loyalties[index + p * LANES];
    sum += loyalty;
    if (loyalty > greatest) {
      greatest = loyalty;
      choice = p;
    }
  }
  return partyCount * greatest - sum < partyCount * floor ? partyCount : choice;
}
