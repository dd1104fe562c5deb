/** The vote of a day as text: a table for each group, a changed run beside the one it was changed from. */
import type { GroupVote, Poll } from '../experiment/poll/poll.js';
import type { ListVote, PartyVote, Vote } from '../experiment/poll/vote.js';
import { MODE } from './header.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { head, left, paragraph, right, section, table } from './table.js';
import { count, longDate, nameOf, NO_VALUE, shortName } from './words.js';

/** A poll with what it was taken of. */
interface PollTold extends Poll {
  readonly tauride: string;
  readonly mode: keyof typeof MODE;
  readonly interventions: readonly string[];
  readonly original?: Poll;
}

const BALLOTS = 11;
const SHARE = 6;
const LOYALTY = 7;

/** What stands for a figure that cannot be observed. */
const UNOBSERVED = 'not observable';

/** A share as percent with one digit. */
const percentOf = (share: number | null): string =>
  share === null ? NO_VALUE : `${(100 * share).toFixed(1)}%`;

/** Loyalty with a sign, as the tables of loyalty have it. */
const loyaltyOf = (loyalty: number): string => {
  const text = loyalty.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
};

/** How many of a group may vote and do, in one clause. */
function turnoutClause({ persons, electors, cast, turnout }: Vote): string {
  if (turnout === null) return `${count(persons)} people, none of whom may vote: the vote is ${UNOBSERVED}`;
  const voting = `${count(persons)} people, ${count(electors)} may vote, ${count(cast)} do (${percentOf(turnout)})`;
  return cast > 0 ? voting : `${voting}: shares are ${UNOBSERVED}`;
}

/** Figures of a party, which has no share of its own where it stands on another's list. */
const figuresOf = (party: PartyVote, share: string, canVote: boolean): string[] => [
  canVote ? count(party.ballots) : '',
  share,
  loyaltyOf(party.loyalty),
];

/** Lines of a list by label: one of a party alone; else its sum, and each party beneath it. */
function linesOfList(
  { list, ballots, share, parties }: ListVote,
  { electors, cast }: Vote,
  poll: Poll,
): [label: string, figures: readonly string[]][] {
  const canVote = electors > 0;
  const ofList = cast > 0 ? percentOf(share) : '';
  const name = (id: string) => nameOf(poll.names.parties, id);
  if (parties.length === 1) return [[name(list), figuresOf(parties[0], ofList, canVote)]];
  return [
    [`${name(list)}: joint list`, [canVote ? count(ballots) : '', ofList, '']],
    ...parties.map((party): [string, string[]] => [`  ${name(party.party)}`, figuresOf(party, '', canVote)]),
  ];
}

const linesOf = (vote: Vote, poll: Poll): ReadonlyMap<string, readonly string[]> =>
  new Map(vote.lists.flatMap((list) => linesOfList(list, vote, poll)));

/** The table of a group in one poll or in two. */
function tableOf(votes: readonly (readonly [Vote, Poll])[], sheet: Sheet): string[] {
  const told = votes.map(([vote, poll]) => linesOf(vote, poll));
  const labels = [...new Set(told.flatMap((lines) => [...lines.keys()]))];
  const figures = [right(BALLOTS), right(SHARE), right(LOYALTY)];
  const width = votes.length * (BALLOTS + SHARE + LOYALTY + 6);
  const columns = [left(sheet.width - 2 - width), ...votes.flatMap(() => figures)];
  const runs = votes.length > 1 ? [head(sheet, ['', 'as written', '', '', 'changed', '', ''])] : [];
  return table(columns, [
    ...runs,
    head(sheet, ['', ...votes.flatMap(() => ['ballots', 'share', 'loyalty'])]),
    ...labels.map((label) => [
      shortName(label, columns[0].width, sheet.glyphs.ellipsis),
      ...told.flatMap((lines) => lines.get(label) ?? ['', '', '']),
    ]),
  ]);
}

/** A group under its heading: who votes, and for whom. */
function groupLines(title: string, votes: readonly (readonly [Vote, Poll])[], sheet: Sheet): string[] {
  const [[vote], beside] = votes;
  const clauses = beside
    ? [`as written: ${turnoutClause(vote)}`, `changed: ${turnoutClause(beside[0])}`]
    : [turnoutClause(vote)];
  return section(sheet, title, [...paragraph(sheet, clauses), ...tableOf(votes, sheet)]);
}

/** What a group is called. */
const titleOf = (group: GroupVote, { by, names }: Poll): string => {
  const lists = { place: names.places, class: names.classes, stratum: names.strata };
  return by.map((each) => nameOf(lists[each], group[each] ?? '')).join(', ');
};

/** Deputies of a body elected on the day, in one sentence. */
const electedSentence = ({ id, seats }: Poll['elected'][number], { names }: Poll): string => {
  const won = Object.entries(seats)
    .filter(([, many]) => many > 0)
    .sort(([, one], [, other]) => other - one);
  const name = (party: string) => (party === 'none' ? 'without party' : nameOf(names.parties, party));
  const words = won.map(([party, many]) => `${name(party)} ${count(many)}`);
  return `Elected on that day: ${nameOf(names.bodies, id)} (${words.join(', ')}).`;
};

/** The poll as text, ending in a line break. */
export function pollReport(told: PollTold, options: SheetOptions): string {
  const sheet = createSheet(options, told);
  const { bold, dim, yellow } = sheet.colours;
  const { agents, persons } = told.population;
  const identity = [
    `seed "${told.seed}"`,
    `${count(agents)} agents for ${count(persons)} persons`,
    `digest ${told.digest.slice(0, 12)}`,
    `tauride ${told.tauride}`,
  ].join(` ${sheet.glyphs.dot} `);
  const polls: readonly Poll[] = told.original ? [told.original, told] : [told];
  const groups = told.by.length === 0 ? [] : told.groups;
  const wholes = polls.map((poll): [Vote, Poll] => [poll.whole, poll]);
  const among = nameOf([told.among], told.among.id);
  return [
    ...paragraph(sheet, [`${bold(told.title)}: the vote of ${longDate(told.date, sheet)}`]),
    ...paragraph(sheet, [dim(MODE[told.mode]), dim(identity)]),
    ...told.interventions.flatMap((change) => paragraph(sheet, yellow(`changed: ${change}`))),
    ...groups.flatMap((group, i) =>
      groupLines(
        titleOf(group, told),
        polls.map((poll): [Vote, Poll] => [poll.groups[i], poll]),
        sheet,
      ),
    ),
    ...groupLines(groups.length > 0 ? `All of them: ${among}` : `Asked: ${among}`, wholes, sheet),
    ...told.elected.flatMap((body) => ['', ...paragraph(sheet, electedSentence(body, told))]),
    '',
  ].join('\n');
}
