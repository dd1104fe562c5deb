/** What is asked about a run that is on the page, as a word of the address. */
import { parseDate } from '../../foundation/calendar.js';
import type { WhyQuestion } from '../protocol.js';

/** Which of the runs that are shown is asked. */
export type RunShown = 'recorded' | 'changed';

/** Why a regime came on a day, or what moved a party among a group between the ends of two days. */
export type WhyAsked = { readonly run: RunShown } & (
  { readonly kind: 'regime'; readonly date: string } | Extract<WhyQuestion, { readonly kind: 'party' }>
);

const MARK = ':';

/** The word of the address for what is asked. */
export const whyText = (asked: WhyAsked): string =>
  (asked.kind === 'regime'
    ? [asked.run, asked.date]
    : [asked.run, asked.party, asked.group, asked.from, asked.to]
  ).join(MARK);

const isDate = (text: string): boolean => parseDate(text) !== undefined;

/** What a word of an address asks; undefined for one that asks nothing. */
export function whyIn(text: string | undefined): WhyAsked | undefined {
  const [run, ...parts] = text?.split(MARK) ?? [];
  if (run !== 'recorded' && run !== 'changed') return undefined;
  if (parts.length === 1 && isDate(parts[0])) return { run, kind: 'regime', date: parts[0] };
  const [party, group, from, to] = parts;
  if (parts.length !== 4 || !isDate(from) || !isDate(to) || from >= to) return undefined;
  return { run, kind: 'party', party, group, from, to };
}

/** What the engine is asked: all changes of regime at once, for who asks about one asks about the next. */
export const questionOf = (asked: WhyAsked): WhyQuestion => {
  if (asked.kind === 'regime') return { kind: 'regimes' };
  const { kind, party, group, from, to } = asked;
  return { kind, party, group, from, to };
};
