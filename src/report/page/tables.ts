/**
 * The tables of a run on a page: regimes, contests, what happened, facts.
 *
 * Decision worth knowing: facts are shown by role with their errors, those that the model misses like those
 * that it hits, and it is counted what the model has no figure for.
 */
import type { DecisionRecord, EventRecord, IsoDate, RunRecord } from '../../experiment/run/record.js';
import type { FactRecord } from '../../experiment/scores/fact-record.js';
import { reignsOf } from '../../view/bands.js';
import { contestPlace, inHundred } from '../../view/contests.js';
import { markup, type Content } from '../../view/markup.js';
import { authorityName } from '../../view/power.js';
import { isoOf } from '../../foundation/calendar.js';
import {
  count,
  dateStyle,
  figure,
  figureOf,
  nameOf,
  NO_VALUE,
  percent,
  phrase,
  plural,
  signed,
} from '../../view/words.js';
import { paragraphs, tableOf, type Heading } from './document.js';

const DATE: Heading = { text: 'Date', kind: 'date' };

const number = (text: string): Heading => ({ text, kind: 'number' });

/** A date of a table, in both styles where the scenario has both. */
const shortBoth = (date: IsoDate, record: RunRecord): string => {
  const { modern, old } = dateStyle(record);
  return record.oldStyle ? `${modern(date)} (${old(date)} OS)` : modern(date);
};

/** Who governed, under which name, from when and for how long. */
export const regimeTable = (record: RunRecord): Content =>
  tableOf(
    'The regimes of this run',
    [{ text: 'From', kind: 'date' }, { text: 'Regime' }, { text: 'Who governs' }, number('Days')],
    reignsOf(record).map(({ from, to, name, holder }) => [
      shortBoth(isoOf(from), record),
      name,
      authorityName(record, holder),
      count(to - from),
    ]),
  );

/** Contests, numbered as in the picture. */
export const contestTable = (record: RunRecord): Content =>
  tableOf(
    'Tests of force; the forces are the persons who came, the challenger first (over the country: shares of power)',
    [
      number('No.'),
      DATE,
      { text: 'Where' },
      { text: 'Who' },
      { text: 'Against' },
      number('Forces'),
      number('Chance'),
      { text: 'Result' },
      number('Casualties'),
    ],
    record.contests.map((contest, i) => [
      String(i + 1),
      shortBoth(contest.date, record),
      contestPlace(record, contest),
      authorityName(record, contest.by),
      contest.against.map((id) => authorityName(record, id)).join(' and '),
      contest.forces.map(figure).join(' : '),
      inHundred(contest.chance),
      contest.result,
      count(contest.casualties),
    ]),
  );

const keyOf = <T extends { readonly key: boolean }>(list: readonly T[]): readonly T[] =>
  list.some(({ key }) => key) ? list.filter(({ key }) => key) : list;

const quantity = (value: number, unit: string | null): string =>
  unit === null ? figure(value) : `${figure(value)} ${unit}`;

function eventWords({ outcome, reason, measure, unit, occurrence }: EventRecord): string {
  if (outcome === 'never') return 'did not happen';
  if (outcome === 'impossible') return `not possible: ${reason ?? 'what it needs was not there'}`;
  const what = measure === null ? 'happened' : quantity(measure, unit);
  return occurrence === undefined ? what : `${what} (no. ${occurrence})`;
}

function recordedWords({ recorded, date, unit }: EventRecord, record: RunRecord): string {
  if (recorded === null) return '';
  const what = recorded.text ?? (recorded.value === null ? '' : quantity(recorded.value, unit));
  const when = recorded.date === null || recorded.date === date ? '' : shortBoth(recorded.date, record);
  return [when, what].filter((part) => part !== '').join(', ');
}

const optionName = (record: RunRecord, id: string, option: string): string =>
  record.names.options.find((each) => each.id === `${id}.${option}`)?.name ?? phrase(option);

function decisionRow(decision: DecisionRecord, record: RunRecord): Happening {
  const { id, date, title, chosen, pinned, recorded } = decision;
  const chance = `${optionName(record, id, chosen)} (${inHundred(decision.probabilities[chosen] ?? NaN)})`;
  const option = recorded?.option ?? null;
  const known = option === null ? (recorded?.text ?? '') : optionName(record, id, option);
  const given = pinned ? `as recorded: ${optionName(record, id, chosen)}` : chance;
  return { date, kind: 'decided', title, computed: given, recorded: known };
}

interface Happening {
  /** Empty for what never came. */
  readonly date: string;
  readonly kind: string;
  readonly title: string;
  readonly computed: string;
  readonly recorded: string;
}

/** The last sitting on each question. */
const lastSittings = (decisions: readonly DecisionRecord[]): readonly DecisionRecord[] => {
  const last = new Map(decisions.map((decision) => [decision.id, decision]));
  return decisions.filter((decision) => last.get(decision.id) === decision);
};

/** Key events and decisions in order of time; what never came is last. */
function happeningsOf(record: RunRecord): Happening[] {
  const events = keyOf(record.events).map((event): Happening => ({
    date: event.date,
    kind: event.kind === 'impulse' ? 'given' : 'computed',
    title: event.title,
    computed: eventWords(event),
    recorded: recordedWords(event, record),
  }));
  const decisions = lastSittings(keyOf(record.decisions)).map((decision) => decisionRow(decision, record));
  const order = ({ date }: Happening) => (date === '' ? '9999' : date);
  return [...events, ...decisions].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** What happened, computed beside recorded. */
export const happeningTable = (record: RunRecord): Content =>
  tableOf(
    'Key events and decisions: `given` came from outside on its date, `decided` was voted on, `computed` came out of the computing',
    [DATE, { text: '' }, { text: 'What' }, { text: 'Computed' }, { text: 'On record' }],
    happeningsOf(record).map(({ date, kind, title, computed, recorded }) => [
      date === '' ? 'never' : shortBoth(date, record),
      kind,
      title,
      computed,
      recorded,
    ]),
  );

/** What agreement with facts of each role is worth. */
const ROLES: readonly (readonly [role: FactRecord['role'], title: string, worth: string])[] = [
  ['validation', 'Never fitted', 'no parameter, tolerance or seed was chosen by these'],
  [
    'calibration',
    'Fitted',
    'the model may have been fitted to these: agreement shows that it can, not that it knows',
  ],
  ['anchor', 'Known', 'known to whoever builds such a scenario: shown for comparison, in no score'],
  ['input', 'Put in', 'they built the scenario: agreement is no evidence'],
];

/** Whether the model has a figure for a fact, or would have one. */
export const hasFigure = ({ missing }: FactRecord): boolean => missing === null || missing === 'no-value';

const factName = ({ place, quantity: name, unit }: FactRecord): string => {
  const where = place === null || name.includes(place) ? '' : `${place}: `;
  const what = name.includes(unit) ? '' : `, ${unit === 'percent' ? '%' : unit}`;
  return `${where}${name}${what}`;
};

/** The sources of the facts, each once, in the order of their first fact. */
const sourcesOf = ({ facts = [] }: RunRecord): string[] => [...new Set(facts.map(({ source }) => source))];

function factRow(fact: FactRecord, record: RunRecord): Content[] {
  const show = figureOf(fact);
  const { error, simulated, recorded, source, date } = fact;
  return [
    shortBoth(date, record),
    factName(fact),
    show(recorded),
    simulated === null ? NO_VALUE : show(simulated),
    error === null ? '' : signed(error, show),
    String(sourcesOf(record).indexOf(source) + 1),
  ];
}

/** A few facts of any role, each with its source beside it; nothing where there are none. */
export const fewFactsTable = (caption: string, facts: readonly FactRecord[], record: RunRecord): Content =>
  tableOf(
    caption,
    [DATE, { text: 'Quantity' }, number('Recorded'), number('Computed'), { text: 'Source' }],
    facts.map((fact) => [...factRow(fact, record).slice(0, 4), fact.source]),
  );

function roleTable(record: RunRecord, [role, title, worth]: (typeof ROLES)[number]): Content {
  const all = (record.facts ?? []).filter((fact) => fact.role === role);
  const rows = all.filter(hasFigure).map((fact) => factRow(fact, record));
  if (rows.length === 0) return undefined;
  return [
    markup`<h3>${title}: ${plural(rows.length, 'fact')}</h3>\n`,
    tableOf(
      worth,
      [DATE, { text: 'Quantity' }, number('Recorded'), number('Computed'), number('Error'), number('Source')],
      rows,
    ),
  ];
}

/** Facts by role; nothing where the scenario has none, or the run is no replay. */
export function factTables(record: RunRecord): Content {
  const tables = ROLES.map((role) => roleTable(record, role)).filter((table) => table !== undefined);
  return tables.length === 0 ? undefined : tables;
}

/** The sources that the tables of facts number. */
export function sourceList(record: RunRecord): Content {
  const sources = sourcesOf(record);
  return sources.length === 0
    ? undefined
    : markup`<h3>Sources</h3><ol class="sources">${sources.map((source) => markup`<li>${source}</li>\n`)}</ol>\n`;
}

/** The elections of a body: seats by party, as words. */
export const bodyTable = (record: RunRecord): Content =>
  tableOf(
    'Seats after each election',
    [DATE, { text: 'Body' }, { text: 'Seats' }],
    record.bodies.map(({ date, id, seats }) => {
      const all = Object.values(seats).reduce((sum, many) => sum + many, 0);
      const ranked = Object.entries(seats)
        .filter(([, many]) => many > 0)
        .sort(([, a], [, b]) => b - a);
      const name = (party: string) =>
        party === 'none' ? 'without party' : nameOf(record.names.parties, party);
      return [
        shortBoth(date, record),
        nameOf(record.names.bodies, id),
        ranked.map(([party, many]) => `${name(party)} ${count(many)} (${percent(many / all)})`).join(', '),
      ];
    }),
  );

/** Sentences as a part of the page; nothing where there are none. */
export const sentencePart = (sentences: readonly string[]): Content =>
  sentences.length === 0 ? undefined : paragraphs(sentences);
