/** Obedience in words and figures, for a terminal and for a page. */
import type { Obeyed, ObeyedDay, ObedienceTerm, Turn } from '../../experiment/why/obeyed.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Moves, OrganLedger } from '../../experiment/why/ledger-of-obedience.js';
import { roundedTogether, size } from '../points.js';
import { longDate, nameOf, percent, within } from '../words.js';

/** Names of what an answer tells. */
export type NamesTold = Pick<Explanation, 'names'>;

/** How dates are told. */
type DatesTold = Parameters<typeof longDate>[1];

/** What each term is, and in a few words. */
export const TERM_WORDS: Readonly<Record<ObedienceTerm, readonly [whole: string, short: string]>> = {
  base: ['what holds back from obeying anybody', 'base'],
  support: ['support of its people, against the best rival', 'support of its people'],
  company: ['company: who is thought to win', 'company'],
  chain: ['lawful command and discipline', 'lawful command'],
  agitation: ['agitators among them', 'agitators'],
  kinship: ['kinship with those in the street', 'kinship'],
  habit: ['habit of the day before', 'habit'],
};

/** The terms in the order in which they are told; a page has no use for the model that computes them. */
const TERMS = Object.keys(TERM_WORDS) as ObedienceTerm[];

/** Obedience in percent, to a tenth: a turn may be of a point. */
export const obedienceShare = (obedience: number): string => `${(100 * obedience).toFixed(1)}%`;

export const unitToAuthority = (
  { unit, authority }: Pick<Turn, 'unit' | 'authority'>,
  { names }: NamesTold,
): string => `${within(nameOf(names.units, unit))} to ${within(nameOf(names.authorities, authority))}`;

/** How obedience changed between the first and the last of the days; there is one at least. */
export function obeyedSentence(obeyed: Obeyed, answer: NamesTold, dates: DatesTold): string {
  const [first, last] = [obeyed.days[0], obeyed.days[obeyed.days.length - 1]];
  const whom = `Obedience of ${unitToAuthority(obeyed, answer)}`;
  const by = last.obedience - first.obedience;
  if (first === last) return `${whom} on ${longDate(first.date, dates)}: ${obedienceShare(last.obedience)}.`;
  const days = `between the ends of ${longDate(first.date, dates)} and ${longDate(last.date, dates)}`;
  if (size(by) === '0.0') return `${whom} did not change ${days}: ${obedienceShare(last.obedience)}.`;
  const verb = by < 0 ? 'fell' : 'rose';
  return `${whom} ${verb} from ${obedienceShare(first.obedience)} to ${obedienceShare(last.obedience)} ${days}, by ${size(by)} points.`;
}

/** On what the authority stood, were it to come to the test. */
export function footingSentence({ days, authority }: Obeyed, { names }: NamesTold): string {
  const [first, last] = [days[0], days[days.length - 1]];
  const whom = within(nameOf(names.authorities, authority));
  const against = ({ against: rival, footing }: ObeyedDay) =>
    rival === null
      ? 'nobody rejected it'
      : `${percent(footing)} against ${within(nameOf(names.authorities, rival))}`;
  const told = first === last ? against(first) : `at first ${against(first)}, at last ${against(last)}`;
  return `What would have followed ${whom} if it had come to the test: ${told}.`;
}

/** What an authority had of an organ. */
export function organSentence(
  { organ, authority, before, after, from, to }: OrganLedger<ObedienceTerm>,
  { names }: NamesTold,
  dates: DatesTold,
): string {
  const days = `between the ends of ${longDate(from, dates)} and ${longDate(to, dates)}`;
  const whose = `${nameOf(names.authorities, authority)} had ${obedienceShare(before)} and then ${obedienceShare(after)}`;
  return `${nameOf(names.organs, organ)}: ${whose} of it, ${days}. By those who operate it:`;
}

export const neverExisted = (authority: string, { names }: NamesTold): string =>
  `${nameOf(names.authorities, authority)} did not exist on any of these days.`;

/** Terms of a day rounded so that they add up to the last, their rounded sum. */
export const shownTerms = ({ terms }: ObeyedDay): number[] => {
  const rounded = roundedTogether(TERMS.map((term) => terms[term]));
  return [...rounded, rounded.reduce((sum, each) => sum + each, 0)];
};

export const TERM_NAMES = [
  ...TERMS.map((term) => TERM_WORDS[term][0]),
  'all together: the logit of obedience',
];

/** A logit to three decimals; nothing is `0.000`. */
export const exactLogit = (value: number): string => (Math.round(1000 * value) / 1000 || 0).toFixed(3);

/** What moved a share, by term, the greatest first; habit is what came of the days before. */
export const termMoves = (moves: Moves<ObedienceTerm>): [name: string, change: number][] =>
  TERMS.map((term): [string, number] => [
    term === 'habit' ? 'what the days before had moved, by habit' : TERM_WORDS[term][0],
    moves[term],
  ]).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));

export const STOPPED_WORK = 'work that was stopped';

export const MOVED_RULE =
  'Each night is divided by what each term moved; what habit carries on is booked to what had moved it.';
