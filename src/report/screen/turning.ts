/**
 * Turning points of a run: what changed who holds or wants power, the weightiest first to be told, each with
 * what it came from.
 *
 * Decision worth knowing: the weight is that of the kind (power changes hands, then contests, cabinets, open
 * answers, events), never of an id; of equal ones the later goes before, since it is nearer to the outcome.
 */
import type { ActRecord, ContestRecord, IsoDate, RunRecord } from '../../experiment/run/record.js';
import { withoutChance } from '../../experiment/run/acts.js';
import { percent, phrase } from '../words.js';

export interface TurningPoint {
  readonly date: IsoDate;
  readonly weight: number;
  readonly text: string;
}

/** Weights of acts by their kind; the others are no turning points. */
const WEIGHTS: Readonly<Record<string, number>> = { head: 5, contest: 4, form: 3, split: 2, merge: 2 };

/** An answer that had at most this chance could well have been another. */
const OPEN = 0.8;

/** What an id stands for: the title of an event or of a question; null for the id of anything else. */
const titleOf = ({ events, decisions }: RunRecord, id: string): string | null => {
  const [whole] = id.split('.');
  return [...events, ...decisions].find((each) => each.id === whole)?.title ?? null;
};

/** A text as a sentence: a question keeps its mark. */
const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

const since = (record: RunRecord, id: string | null): string => {
  const title = id === null ? null : titleOf(record, id);
  return title === null ? '' : `, after: ${title}`;
};

/** The contest that an act tells of, unless that tells of its beginning. */
const contestOf = ({ contests }: RunRecord, { kind, by, date }: ActRecord): ContestRecord | undefined =>
  kind === 'contest' || kind === 'head'
    ? contests.find((contest) => contest.date === date && contest.by === by)
    : undefined;

const chanceWords = ({ chance, cause }: ContestRecord, record: RunRecord): string =>
  ` at a chance of ${percent(chance)}${since(record, cause)}`;

/** Who came to power on the day of a contest came by that. */
const isToldByHead = (record: RunRecord, act: ActRecord): boolean =>
  act.kind === 'contest' &&
  record.acts.some(({ kind, by, date }) => kind === 'head' && by === act.by && date === act.date);

const ofAct = (record: RunRecord, act: ActRecord): TurningPoint[] => {
  const { date, kind, text, id } = act;
  const weight = WEIGHTS[kind];
  const contest = contestOf(record, act);
  if (weight === undefined || isToldByHead(record, act)) return [];
  if (kind === 'contest' && contest === undefined) return [];
  const bare = contest === undefined ? text : withoutChance(text);
  const why = contest === undefined ? since(record, id) : chanceWords(contest, record);
  return [{ date, weight, text: sentence(`${bare}${why}`) }];
};

const ofDecisions = ({ decisions, names }: RunRecord): TurningPoint[] =>
  decisions.flatMap(({ id, title, date, chosen, pinned, key, probabilities }, i) => {
    const chance = probabilities[chosen] ?? 0;
    const isLast = !decisions.slice(i + 1).some((later) => later.id === id);
    if (pinned || !key || !isLast || chance > OPEN) return [];
    const option = names.options.find((each) => each.id === `${id}.${chosen}`)?.name ?? phrase(chosen);
    return [{ date, weight: 3, text: `${title} ${option}, at a chance of ${percent(chance)}.` }];
  });

const ofEvents = ({ events }: RunRecord): TurningPoint[] =>
  events.flatMap(({ title, date, key, outcome, kind }) =>
    key && outcome === 'happened'
      ? [{ date, weight: kind === 'outcome' ? 2 : 1, text: sentence(title) }]
      : [],
  );

/** All of them, the weightiest first. */
export const turningPoints = (record: RunRecord): TurningPoint[] =>
  [...record.acts.flatMap((act) => ofAct(record, act)), ...ofDecisions(record), ...ofEvents(record)].sort(
    (a, b) => b.weight - a.weight || b.date.localeCompare(a.date),
  );
