/**
 * The answer in sentences: what happened, and how sure that is, from the record alone.
 *
 * Decision worth knowing: no figure stands without what it is a figure of. One run is called one run, and a
 * chance is told as so many times in a hundred meetings of the same sides, never as the chance of history.
 */
import type { ContestRecord, Ending, RunRecord } from '../experiment/run/record.js';
import { reignsOf } from './bands.js';
import { contestPlace, inHundred } from './contests.js';
import { authorityName, partingOf, type StoryPair } from './power.js';
import { isoOf } from '../foundation/calendar.js';
import { capital, count, longDate, nameOf, within } from './words.js';

/** How a run ended, of whom, and `when` with its word, or nothing. */
const MEANING: Readonly<Record<Ending['kind'], (who: string, when: string) => string>> = {
  takeover: (who, when) => `${who} took power by force${when}`,
  transfer: (who, when) => `${who} came to power without a fight${when}`,
  restoration: (who, when) => `${who} is back in power${when.replace(' on ', ' since ')}`,
  breakdown: (_, when) => `nobody holds the country${when.replace(' on ', ' since ')}`,
  repelled: (who, when) => `the last rising was beaten${when}; ${who} holds power`,
  unchanged: (who) => `power did not change hands; ${who} holds it`,
};

/** How a run ended, as a clause, with its day where that is given in words. */
export function endingClause(
  { ending: { kind, authority, divided }, names }: Pick<RunRecord, 'ending' | 'names'>,
  day?: string,
): string {
  const rest = divided ? ', with a part of the country in the hands of a rival' : '';
  const when = day === undefined ? '' : ` on ${day}`;
  return `${MEANING[kind](authorityName({ names }, authority), when)}${rest}`;
}

/** Sentences have the new style alone; tables and notes have both. */
const inSentence = (date: string): string => longDate(date, { oldStyle: false });

/** The same as a sentence, with its day. */
export const whatHappened = (record: RunRecord): string => {
  const { date } = record.ending;
  return `${capital(endingClause(record, date === null ? undefined : inSentence(date)))}.`;
};

/** The contest that decided it: the one of that day and of who holds power, or else the last. */
const decisive = ({ contests, ending }: RunRecord): ContestRecord | undefined =>
  contests.find(({ date, by }) => date === ending.date && by === ending.authority) ?? contests.at(-1);

/** How sure it is: of one run there is only the chance of what was fought for in it. */
export function howSure(record: RunRecord): string {
  const decided = decisive(record);
  const one = `This is so in this one run of ${count(record.population.agents)} agents`;
  if (decided === undefined) return `${one}; no test of force was fought in it.`;
  const who = within(authorityName(record, decided.by));
  const where = within(contestPlace(record, decided));
  return `${one}: when the sides met over ${where} on ${inSentence(decided.date)}, ${who} would have won ${inHundred(decided.chance)} such meetings.`;
}

/** The regimes by name, in a sentence. */
export function courseWords(record: RunRecord): string {
  const reigns = reignsOf(record);
  const last = reigns.at(-1);
  if (last === undefined || reigns.length === 1)
    return `The regime was the same from the first day to the last: ${nameOf(record.names.regimes, record.initialRegime)}.`;
  const many = reigns.length - 1;
  const changes = record.regimes.filter(({ newHolder }) => newHolder).length;
  const times = many === 1 ? 'once' : `${count(many)} times`;
  const whose =
    changes === 0
      ? 'with the same power governing all along'
      : `with another power governing after ${count(changes)} of the changes`;
  return `The regime changed ${times}, ${whose}; at the end it is ${last.name}.`;
}

/**
 * That the runs differ before what is drawn of them does, where they do: in a belief, or in what one person
 * thinks. Only a run that was computed beside this very original knows the day.
 */
function beneath({ story, changed }: StoryPair, drawn: string): string {
  const { original } = changed?.record ?? {};
  if (original?.digest !== story.record.digest) return '';
  if (original.parted === null || original.parted >= drawn) return '';
  return `; in what nobody sees yet, as a belief, they part on ${inSentence(original.parted)}`;
}

/** How a test of force came out for the one who rose, with where it was. */
const CAME_OUT: Readonly<Record<string, (where: string) => string>> = {
  taken: (where) => `took ${where} by force`,
  held: (where) => `held ${where}`,
  divided: (where) => `was left with a part of ${where}`,
  lost: (where) => `could not hold ${where}`,
  repelled: (where) => `was beaten over ${where}`,
  melted: (where) => `saw its force melt away before ${where}`,
  'called-off': (where) => `called its rising over ${where} off`,
};

/** A day on which something came of a change, and what. */
interface Sequel {
  readonly date: string;
  readonly words: string;
}

/** Every test of force and every passing of power of a run, the tests of a day first. */
const sequels = (record: RunRecord): Sequel[] => [
  ...record.contests.map((contest) => {
    const where = within(contestPlace(record, contest));
    const came = CAME_OUT[contest.result] as (typeof CAME_OUT)[string] | undefined;
    const words = `${authorityName(record, contest.by)} ${came?.(where) ?? contest.result}`;
    return { date: contest.date, words };
  }),
  ...record.regimes
    .filter(({ newHolder }) => newHolder)
    .map(({ date, holder }) => ({ date, words: `power passed to ${authorityName(record, holder)}` })),
];

/**
 * What came of a change first: a test of force or a passing of power that there is not without it; undefined
 * where nothing came of it before the ending.
 */
function firstSequel(story: RunRecord, changed: RunRecord): Sequel | undefined {
  const without = new Set(sequels(story).map(({ date, words }) => `${date} ${words}`));
  const own = sequels(changed).filter(({ date, words }) => !without.has(`${date} ${words}`));
  const first = own.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).at(0);
  return first === undefined || first.date === changed.ending.date ? undefined : first;
}

/** What happened with a change: what came of it first, and how it ended. */
function whatFollowed(story: RunRecord, changed: RunRecord): string {
  const first = firstSequel(story, changed);
  if (first === undefined) return whatHappened(changed);
  const { date } = changed.ending;
  const end = within(endingClause(changed, date === null ? undefined : inSentence(date)));
  return `on ${inSentence(first.date)} ${within(first.words)}. In the end ${end}.`;
}

/** What a change came to: where the runs part, and both endings. */
function pairSentences(pair: StoryPair & { readonly changed: NonNullable<StoryPair['changed']> }): string[] {
  const { story, changed } = pair;
  const parting = partingOf(pair);
  if (parting === undefined)
    return ['The change makes no difference to who claims, is obeyed or holds power.'];
  const day = inSentence(isoOf(parting));
  return [
    `As changed: ${whatFollowed(story.record, changed.record)}`,
    `Without the change: ${whatHappened(story.record)}`,
    `Who claims, is obeyed and holds power is the same in both until ${day}${beneath(pair, isoOf(parting))}.`,
  ];
}

/**
 * The answer: two or more sentences, the first of which says what happened. `often` says in how many runs it
 * came so, where many were made; then it comes second, and else the one run says how sure it is at the end.
 */
export function answerOf(pair: StoryPair, often?: string): string[] {
  const { story, changed } = pair;
  const told =
    changed === undefined
      ? [whatHappened(story.record), courseWords(story.record)]
      : pairSentences({ story, changed });
  return often === undefined
    ? [...told, howSure((changed ?? story).record)]
    : [told[0], often, ...told.slice(1)];
}
