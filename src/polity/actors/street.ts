/**
 * The street and the price of force: whom a call reaches, when a call counts as followed, and what acts of
 * force do to those who did them.
 */
import { reasoned, type Reasoned } from '../reasoned.js';

/** The constants of both. */
export const STREET_TERMS = {
  callDays: reasoned(3, 'Days a call stands', 'assumption: strikes of protest are called for a day to three'),
  follows: reasoned(
    0.2,
    'Share of those whom a call reaches that is expected in the street',
    'assumption: one in five of the adherents whom an organisation can speak to',
  ),
  unanswered: reasoned(
    0.05,
    'Share of the adherents in the street below which a call counts as unanswered',
    'assumption: one in twenty',
  ),
  outrage: reasoned(
    0.3,
    'Line lost, for a full rejection, toward whoever tries to take power by force',
    'assumption: of the whole scale a seventh; nobody takes a coup for nothing',
  ),
  blame: reasoned(
    0.1,
    'Blame on those who tried it, where all people stand by those who reject it',
    'assumption: a third of the greatest blame that office brings',
  ),
  agitators: reasoned(
    0.005,
    'Share of those in the street against it who go to meet a column',
    'assumption: one in two hundred',
  ),
  silenced: reasoned(
    0.8,
    'Factor on the reach of a party whose papers are closed and leaders arrested, where it is repressed',
    'assumption',
  ),
  emergencyDays: reasoned(60, 'Days until measures of repression lapse', 'assumption: about two months'),
  emergency: reasoned(0.3, 'What repressing once adds to the policy of repression', 'assumption'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/**
 * Persons whom a call is expected to bring: a share of the adherents whom the organisation reaches, as strong
 * as it calls.
 *
 * @param adherents persons
 * @param reach share of them that hears it, 0..1
 * @param strength of the call, 0..1
 */
export const expectedCrowd = (adherents: number, reach: number, strength: number): number =>
  STREET_TERMS.follows.value * adherents * reach * strength;

/** Chance that a crowd moves those who have so much force: persons against armed persons (Tullock 1980). */
export const chanceToPress = (crowd: number, force: number): number =>
  crowd > 0 ? crowd / (crowd + Math.max(0, force)) : 0;

/** Whether a call was followed. */
export const isAnswered = (marching: number, adherents: number): boolean =>
  adherents > 0 && marching >= STREET_TERMS.unanswered.value * adherents;

/** Line toward whoever tried to take power by force, after that, of one who trusted it so much. */
export const outragedLine = (line: number, trust: number): number =>
  Math.max(-1, line - STREET_TERMS.outrage.value * Math.max(0, -trust));

/**
 * Blame on those who used force, of people of whom so large a share stands by parties that reject it.
 *
 * @param rejection share of the people times rejection of their parties, 0..1
 * @param part share of the blamed party in the deed, 0..1
 */
export const blameForForce = (rejection: number, part: number): number =>
  STREET_TERMS.blame.value * rejection * part;
