/** The tables of a run say what its record and its state say, and add up. */
import { beforeAll, describe, expect, test } from 'vitest';
import { runScenario, ticksOf, type RunOptions } from '../../src/experiment/run/run.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import type { Table } from '../../src/experiment/tables/grid.js';
import { packCollector, packedRows } from '../../src/experiment/tables/packed.js';
import { placesGrid } from '../../src/experiment/tables/places.js';
import { tableCollectors, TABLES, tablesOf } from '../../src/experiment/tables/tables.js';
import type { Row } from '../../src/experiment/tables/table.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { loadBundled } from '../bundled.js';

const loaded = loadBundled('two-powers');
const { definition } = loaded;
const options: RunOptions = {
  loaded,
  population: 2292,
  mode: 'run',
  kernel: nodeKernel('auto'),
  version: 'test',
};

let record: RunRecord;
let tables: ReadonlyMap<string, Table>;

beforeAll(() => {
  const further = tableCollectors(loaded, ticksOf(options) - 1);
  record = runScenario({ ...options, further });
  tables = new Map(tablesOf(further, record).map((table) => [table.name, table]));
});

const rowsOf = (name: string): readonly Row[] => tables.get(name)?.rows ?? [];

/** Sums of a figure by what some columns say. */
const sums = (rows: readonly Row[], figure: string, ...keys: readonly string[]): Map<string, number> => {
  const totals = new Map<string, number>();
  for (const row of rows) {
    const key = keys.map((name) => row[name]).join(' ');
    totals.set(key, (totals.get(key) ?? 0) + Number(row[figure]));
  }
  return totals;
};

test('keeping tables changes nothing of the run', () => {
  expect(runScenario(options)).toEqual(record);
});

test('every table is there, and its rows have the columns it names and no others', () => {
  expect([...tables.keys()]).toEqual(TABLES);
  for (const { columns, rows } of tables.values()) {
    expect(rows.length).toBeGreaterThan(0);
    const names = columns.map(({ name }) => name);
    for (const row of rows) expect(Object.keys(row)).toEqual(names);
  }
});

describe('ballots', () => {
  test('are what charts of votes draw, and add up to the electorate', () => {
    const { dates, support, abstaining } = record.series;
    const shares = new Map(
      rowsOf('ballots').map(({ date, group, party, share }) => [`${date} ${group} ${party}`, share]),
    );
    dates.forEach((date, i) => {
      for (const [group, parties] of Object.entries(support)) {
        for (const [party, drawn] of Object.entries(parties))
          expect(shares.get(`${date} ${group} ${party}`)).toBe(drawn[i]);
        expect(shares.get(`${date} ${group} none`)).toBe(abstaining[group][i]);
      }
    });
    const voters = definition.strata.reduce((sum, each) => sum + each.persons * each.electorate, 0);
    const everybody = sums(
      rowsOf('ballots').filter(({ group }) => group === 'all'),
      'ballots',
      'date',
    );
    expect(everybody.size).toBe(definition.dayCount);
    for (const sum of everybody.values()) expect(sum).toBeCloseTo(voters, 4);
  });
});

describe('strata', () => {
  test('add up to the people of each stratum on every day', () => {
    const persons = new Map(definition.strata.map((stratum) => [stratum.id, stratum.persons]));
    const people = sums(rowsOf('strata'), 'allegiance', 'stratum', 'date');
    expect(people.size).toBe(definition.strata.length * definition.dayCount);
    for (const [key, sum] of people) expect(sum).toBe(persons.get(key.split(' ')[0]));
  });

  test('have nobody active who is not there', () => {
    for (const { active, allegiance } of rowsOf('strata'))
      expect(active).toBeLessThanOrEqual(Number(allegiance));
  });
});

describe('ledger', () => {
  test('adds up to the mean loyalties of strata', () => {
    const found = sums(rowsOf('ledger'), 'loyalty', 'date', 'stratum', 'party');
    const loyalties = sums(rowsOf('strata'), 'loyalty', 'date', 'stratum', 'party');
    expect(found.size).toBeGreaterThan(definition.strata.length);
    for (const [key, sum] of found) expect(sum).toBeCloseTo(loyalties.get(key) ?? NaN, 9);
  });

  test('holds whole numbers, and no rows of nothing', () => {
    for (const { stock } of rowsOf('ledger')) expect(Number.isInteger(stock) && stock !== 0).toBe(true);
  });
});

test('authorities hold and claim what the weekly figures of the record say', () => {
  const { series } = record;
  const rows = new Map(rowsOf('authorities').map((row) => [`${row.date} ${row.authority}`, row]));
  for (const [authority, values] of Object.entries(series.effective))
    values.forEach((effective, week) => {
      const row = rows.get(`${series.dates[week]} ${authority}`);
      if (row !== undefined) expect(row.effective).toBe(effective);
    });
  expect(rows.size).toBeGreaterThan(definition.dayCount);
});

test('bodies have the seats that an election of theirs gave them', () => {
  const deputies = new Map(
    rowsOf('bodies').map((row) => [`${row.date} ${row.body} ${row.party}`, row.deputies]),
  );
  expect(record.bodies.length).toBeGreaterThan(0);
  for (const { date, id, seats } of record.bodies)
    for (const [party, count] of Object.entries(seats))
      expect(deputies.get(`${date} ${id} ${party}`)).toBe(count);
});

test('decisions have one answer each, whose chances add up to 1', () => {
  const rows = rowsOf('decisions');
  for (const sum of sums(rows, 'chosen', 'date', 'decision').values()) expect(sum).toBe(1);
  for (const sum of sums(rows, 'probability', 'date', 'decision').values()) expect(sum).toBeCloseTo(1, 9);
  expect(sums(rows, 'chosen', 'decision').size).toBe(new Set(record.decisions.map(({ id }) => id)).size);
});

test('events and regimes are those of the record, in its order', () => {
  expect(rowsOf('events').map(({ event }) => event)).toEqual(record.events.map(({ id }) => id));
  expect(rowsOf('regimes').map(({ date, to }) => [date, to])).toEqual(
    record.regimes.map(({ date, to }) => [date, to]),
  );
});

describe('places', () => {
  test('have all people, those in the street of the capital that the record shows, and what units obey', () => {
    const rows = rowsOf('places');
    const people = sums(rows, 'persons', 'date');
    const everybody = definition.strata.reduce((sum, each) => sum + each.persons, 0);
    for (const persons of people.values()) expect(persons).toBeCloseTo(everybody, 3);
    const crowds = rows.filter(({ capital }) => capital === 1);
    const { dates, streets } = record.series;
    dates.forEach((date, i) => {
      const week = crowds.filter(
        (row) => String(row.date) <= date && (i === 0 || String(row.date) > dates[i - 1]),
      );
      expect(Math.round(Math.max(...week.map(({ active }) => Number(active))))).toBe(streets[i]);
    });
    for (const row of rows)
      for (const [name, cell] of Object.entries(row))
        if (cell !== null && /^(condition|obeys)_/.test(name)) {
          expect(Number(cell)).toBeGreaterThanOrEqual(0);
          expect(Number(cell)).toBeLessThanOrEqual(1);
        }
    expect(rows.some(({ obeys_council: obeys }) => typeof obeys === 'number')).toBe(true);
  });

  test('are packed in fewer bytes with the same figures, of the days and rows that are asked for', () => {
    const grid = placesGrid(definition);
    const last = ticksOf(options) - 1;
    const packing = {
      row: ({ place }: Row) => place === 'town',
      figure: (name: string) => name.startsWith('obeys_'),
      every: 7,
    };
    const packed = packCollector(grid, definition, last, packing);
    runScenario({ ...options, further: [packed] });
    const own = new Map(rowsOf('places').map((row) => [`${row.date} ${row.place}`, row]));
    const unpacked = packedRows(packed.result());
    expect(unpacked).toHaveLength(Math.floor(last / 7) + 1 + (last % 7 === 0 ? 0 : 1));
    for (const { date, place, ...row } of unpacked)
      for (const [name, cell] of Object.entries(row)) {
        const kept = own.get(`${date} ${place}`)?.[name];
        if (typeof kept === 'number') expect(cell).toBeCloseTo(kept, 4);
        else expect(cell).toBe(kept);
      }
  });
});

test('units obey as far as anybody, and are commanded by one authority at most, the one that governs or their own', () => {
  const rows = rowsOf('units');
  expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set(definition.units.map(({ id }) => id)));
  const cellsOf = (row: Row, kind: string) =>
    Object.entries(row).flatMap(([name, cell]) =>
      name.startsWith(kind) && typeof cell === 'number' ? [cell] : [],
    );
  for (const row of rows) {
    for (const share of cellsOf(row, 'obeys_')) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(cellsOf(row, 'commands_').reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1);
  }
  expect(rows.some((row) => cellsOf(row, 'commands_').includes(1))).toBe(true);
  const places = new Map(rowsOf('places').map((row) => [`${row.date} ${row.place}`, row]));
  for (const { id, place } of definition.units) {
    const where = definition.places[place].id;
    if (definition.units.filter((unit) => unit.place === place).length > 1) continue;
    for (const row of rows.filter(({ unit }) => unit === id))
      for (const [name, cell] of Object.entries(row))
        if (name.startsWith('obeys_') && typeof cell === 'number' && Number(row.persons) > 0)
          expect(cell).toBeCloseTo(Number(places.get(`${row.date} ${where}`)?.[name]), 9);
  }
});

test('who stayed away from a contest is told beside who came, wherever the sides met', () => {
  for (const { place, forces, stayed, neither } of record.contests) {
    if (place === null || stayed === undefined) continue;
    expect(stayed).toHaveLength(2);
    for (const persons of [...stayed, neither ?? -1]) expect(persons).toBeGreaterThanOrEqual(0);
    expect(forces).toHaveLength(2);
  }
  expect(record.contests.some(({ stayed }) => stayed !== undefined)).toBe(true);
});
