/** What is asked about a run that is on the page, as a word of the address. */
import { parseDate } from '../../foundation/calendar.js';
import type { WhyQuestion } from '../protocol.js';

/** Which of the runs that are shown is asked. */
export type RunShown = 'recorded' | 'changed';

/**
 * Why a regime came on a day, or between the ends of two days what moved a party among a group, or a unit or
 * an organ to obey.
 */
export type WhyAsked = { readonly run: RunShown } & (
  { readonly kind: 'regime'; readonly date: string } | Exclude<WhyQuestion, { readonly kind: 'regimes' }>
);

const MARK = ':';

/** The word of the address for what is asked. */
export const whyText = (asked: WhyAsked): string => {
  const { run } = asked;
  if (asked.kind === 'regime') return [run, asked.date].join(MARK);
  const { from, to } = asked;
  const about = asked.kind === 'party' ? [asked.party, asked.group] : [asked.what, asked.id, asked.authority];
  return [run, ...about, from, to].join(MARK);
};

const isDate = (text: string): boolean => parseDate(text) !== undefined;

/** What a word of an address asks; undefined for one that asks nothing. */
export function whyIn(text: string | undefined): WhyAsked | undefined {
  const [run, ...parts] = text?.split(MARK) ?? [];
  if (run !== 'recorded' && run !== 'changed') return undefined;
  if (parts.length === 1 && isDate(parts[0])) return { run, kind: 'regime', date: parts[0] };
  const [from, to] = parts.splice(-2);
  if (!isDate(from) || !isDate(to) || from >= to) return undefined;
  const [first, id, authority] = parts;
  if (parts.length === 2) return { run, kind: 'party', party: first, group: id, from, to };
  if (parts.length !== 3 || (first !== 'unit' && first !== 'organ')) return undefined;
  return { run, kind: 'obeyed', what: first, id, authority, from, to };
}

/** What the engine is asked: all changes of regime at once, for who asks about one asks about the next. */
export const questionOf = (asked: WhyAsked): WhyQuestion => {
  if (asked.kind === 'regime') return { kind: 'regimes' };
  const { from, to } = asked;
  if (asked.kind === 'party') return { kind: 'party', party: asked.party, group: asked.group, from, to };
  return { kind: 'obeyed', what: asked.what, id: asked.id, authority: asked.authority, from, to };
};
