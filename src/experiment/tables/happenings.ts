/** `events`, `decisions`, `sittings`, `regimes` and `acts`: what the record of a run tells, as tables. */
import type { RunRecord } from '../run/record.js';
import { column, type ColumnDef } from './table.js';
import type { Table } from './grid.js';
import { sittingsTable } from './sittings.js';

const text = (name: string, meaning: string): ColumnDef => column(name, 'text', meaning);
const date = (name: string, meaning: string): ColumnDef => column(name, 'date', meaning);
const truth = (name: string, meaning: string): ColumnDef => column(name, 'count', meaning, '1 yes, 0 no');
const number = (name: string, meaning: string, unit?: string): ColumnDef =>
  column(name, 'number', meaning, unit);

const eventsTable = ({ events }: RunRecord): Table => ({
  name: 'events',
  columns: [
    date('date', 'the day it happened, or was found to be impossible'),
    text('event', 'id of the event'),
    text('title', 'what it is called'),
    text('kind', 'impulse: comes from outside on its date; outcome: follows from the state'),
    text('outcome', 'happened, impossible on its day, or never'),
    column('occurrence', 'count', 'how often it had come by then, from 1, where it comes again'),
    text('reason', 'why it was impossible'),
    number('measure', 'what it amounted to'),
    text('unit', 'unit of the measure'),
    date('recorded_date', 'the day on which history records it'),
    number('recorded', 'what it amounted to by the record'),
  ],
  rows: events.map(({ id, recorded, ...event }) => ({
    date: event.date === '' ? null : event.date,
    event: id,
    title: event.title,
    kind: event.kind,
    outcome: event.outcome,
    occurrence: event.occurrence ?? null,
    reason: event.reason,
    measure: event.measure,
    unit: event.unit,
    recorded_date: recorded?.date ?? null,
    recorded: recorded?.value ?? null,
  })),
});

const decisionsTable = ({ decisions }: RunRecord): Table => ({
  name: 'decisions',
  columns: [
    date('date', 'the day the question was put'),
    text('decision', 'id of the decision'),
    column('sitting', 'count', 'how many times the question had been put by then, from 1'),
    text('title', 'the question'),
    text('option', 'id of one of the answers: each has a row'),
    number('probability', 'chance of that answer', 'share, 0 to 1'),
    truth('chosen', 'whether it was the answer'),
    truth('pinned', 'whether the answer was given as recorded, not drawn'),
    truth('recorded', 'whether history records this answer'),
  ],
  rows: decisions.flatMap((decision) =>
    Object.entries(decision.probabilities).map(([option, probability]) => ({
      date: decision.date,
      decision: decision.id,
      sitting: decision.sitting,
      title: decision.title,
      option,
      probability,
      chosen: Number(option === decision.chosen),
      pinned: Number(decision.pinned),
      recorded:
        typeof decision.recorded?.option === 'string' ? Number(option === decision.recorded.option) : null,
    })),
  ),
});

const regimesTable = ({ regimes }: RunRecord): Table => ({
  name: 'regimes',
  columns: [
    date('date', 'the day from which it is called so'),
    text('from', 'id of the regime before'),
    text('to', 'id of the regime after'),
    text('holder', 'id of the authority that governs'),
    truth('new_holder', 'whether it had begun to govern since the day before'),
    number(
      'margin',
      'how well the new regime fits: the least margin of its features',
      'units of their scales',
    ),
  ],
  rows: regimes.map(({ date, from, to, holder, newHolder, margin }) => ({
    date,
    from,
    to,
    holder,
    new_holder: Number(newHolder),
    margin,
  })),
});

const actsTable = ({ acts }: RunRecord): Table => ({
  name: 'acts',
  columns: [
    date('date', 'the day of the act'),
    text('kind', 'what it was, such as head, cabinet, contest, regime, yield'),
    text('by', 'id of the authority, party or body whose act it is'),
    text('id', 'id of the law, event, option, regime or place that it follows from or is about'),
    text('text', 'one sentence, with its reason'),
  ],
  rows: acts.map(({ date, kind, by, id, text }) => ({ date, kind, by, id, text })),
});

export const happeningTables = (record: RunRecord): Table[] => [
  eventsTable(record),
  decisionsTable(record),
  sittingsTable(record.decisions),
  regimesTable(record),
  actsTable(record),
];
