/**
 * All that was found: what never or always happens, and which numbers change nothing.
 *
 * Decision worth knowing: what follows from another finding is left out. The numbers of an event that never
 * comes change nothing, and a regime that is never entered has no effects: they are told once.
 */
import { SCREENING_SEEDS } from '../../experiment/deep/deep-check.js';
import { isWithin, type MovedNumber } from '../../experiment/deep/numbers.js';
import { decisionFindings, eventFindings } from './happenings.js';
import { partyFindings, streetFindings } from './people.js';
import { contestFindings, regimeFindings } from './powers.js';
import type { DeepFinding, Seen } from './finding.js';

/** What runs alone say. Without any run they say nothing. */
export const runFindings = (seen: Seen): DeepFinding[] =>
  seen.runs.length === 0
    ? []
    : [
        ...partyFindings(seen),
        ...streetFindings(seen),
        ...eventFindings(seen),
        ...decisionFindings(seen),
        ...contestFindings(seen),
        ...regimeFindings(seen),
      ];

/** Findings of something that never comes: nothing within it can change anything. */
const DEAD: ReadonlySet<string> = new Set([
  'event-never',
  'event-impossible',
  'decision-unput',
  'decision-never',
  'option-hopeless',
  'regime-never',
]);

/** What of all that could be moved is worth moving: what does not lie within something that never comes. */
export function worthMoving(moved: readonly MovedNumber[], findings: readonly DeepFinding[]): MovedNumber[] {
  const dead = findings.filter(({ code }) => DEAD.has(code)).map(({ address }) => address);
  return moved.filter(({ address }) => !dead.some((above) => isWithin(address, above)));
}

/** The record that a number belongs to, and its address within it. */
function parted(address: string): [record: string, within: string] {
  const words = address.split('.');
  const end = words.length > 2 ? 2 : 1;
  return [words.slice(0, end).join('.'), words.slice(end).join('.')];
}

/** Findings about numbers that change nothing: those of one record together. */
export function numberFindings(still: readonly MovedNumber[]): DeepFinding[] {
  const records = new Map<string, MovedNumber[]>();
  for (const item of still) {
    const [record] = parted(item.address);
    records.set(record, [...(records.get(record) ?? []), item]);
  }
  return [...records].map(([record, items]) => {
    const told = items.map(({ address, value }) => `\`${parted(address)[1]}\` (${value})`).join(', ');
    const numbers = items.length === 1 ? 'a number is' : `${items.length} numbers are`;
    return {
      code: 'number-still',
      address: items.length === 1 ? items[0].address : record,
      message: `of \`${record}\` nothing changes in ${SCREENING_SEEDS} runs when ${numbers} moved by a fifth either way: ${told}`,
      hint: 'it is far from where it would decide, or nothing asks for it; `tauride sensitivity` moves numbers further',
    };
  });
}
