import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { sumOf, TURN_MIN, type ObeyedDay, type ObeyedQuestion } from '../../src/experiment/why/obeyed.js';
import { nightlyMoves, sumOfMoves } from '../../src/experiment/why/ledger-of-obedience.js';
import { accountOf, retell } from '../../src/experiment/why/account.js';
import type { RunOptions } from '../../src/experiment/run/run.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Definition } from '../../src/model/definition.js';
import { createModel } from '../../src/model/model.js';
import type { Intervention } from '../../src/scenario/intervene.js';
import { loadBundled } from '../bundled.js';

interface Setting {
  readonly id: string;
  readonly agents: number;
  readonly ticks: number;
  readonly seed?: string;
  readonly changes?: readonly Intervention[];
}

const optionsOf = ({ id, agents, ticks, seed, changes }: Setting): RunOptions => ({
  loaded: loadBundled(id, changes),
  population: agents,
  ticks,
  ...(seed === undefined ? {} : { seed }),
  kernel: nodeKernel('simd'),
  mode: 'run',
  version: 'test',
});

/** Every unit and authority on every day. */
const everything = ({ units, authorities, dayCount }: Definition): ObeyedQuestion => ({
  units: units.map((_, u) => u),
  authorities: authorities.map((_, a) => a),
  from: 0,
  to: dayCount - 1,
});

/** The account of a run, and its column of obedience at the end of every day, of who exists. */
function bothOf(setting: Setting) {
  const options = optionsOf(setting);
  const { definition } = options.loaded;
  const account = accountOf(retell(options, { obeyed: everything(definition) }), undefined);
  const column = new Map<string, number[]>();
  const model = createModel(definition, {
    seed: options.seed,
    agents: setting.agents,
    kernel: options.kernel,
    ledger: false,
  });
  const founded: boolean[][] = [];
  model.run(
    setting.ticks,
    ({ columns }) =>
      definition.units.forEach(({ id: unit }, u) =>
        definition.authorities.forEach(({ id: authority }, a) => {
          const key = `${unit} ${authority}`;
          const exists = founded[founded.length - 1][a];
          const value = columns.obedience.at(u, a);
          if (exists) column.set(key, [...(column.get(key) ?? []), value]);
        }),
      ),
    (phase, { politics }) => {
      if (phase === 'obedience') founded.push([...politics.founded]);
    },
  );
  return { account, column };
}

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The terms of every day make the obedience of that day again. */
function holds(setting: Setting): void {
  const { account, column } = bothOf(setting);
  for (const { unit, authority, days } of account.obeyed) {
    const kept = column.get(`${unit} ${authority}`) ?? [];
    expect(days.map(({ obedience }) => obedience)).toEqual(kept);
    for (const { obedience, terms } of days)
      expect(Math.abs(logistic(sumOf(terms)) - obedience)).toBeLessThan(1e-9);
  }
}

const weight = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });

const mechanisms = fc.record({
  base: weight(-3, 3),
  support: weight(0, 12),
  company: weight(0, 8),
  chain: weight(0, 4),
  kinship: weight(0, 6),
  agitation: weight(0, 6),
  habit: weight(0, 6),
});

describe('the terms of obedience', () => {
  property.prop([mechanisms, fc.constantFrom(0, 1, 2, 5, 30), fc.string({ minLength: 1, maxLength: 4 })], {
    numRuns: 5,
  })('make the column of obedience again, whatever their weights', (weights, ticks, seed) => {
    const changes = Object.entries(weights).map(([name, value]): Intervention => ({
      kind: 'set',
      path: `mechanisms.obedience.${name}`,
      value,
    }));
    holds({ id: 'two-powers', agents: 2292, ticks, seed, changes });
  });

  test.each([
    { id: 'two-powers', agents: 2292, ticks: 100 },
    { id: 'germany-1918', agents: 30_000, ticks: 30 },
    { id: 'russia-1917', agents: 48_000, ticks: 8 },
  ])('make it again in $id', (setting) => {
    holds(setting);
  });
});

/** Days of two terms and a habit of some weight, from rest on. */
const daysOf = (moves: readonly (readonly [number, number])[], weight: number) => {
  const days = [{ obedience: 0.5, terms: { one: 0, other: 0, habit: 0 } }];
  for (const [one, other] of moves) {
    const habit = weight * (days[days.length - 1].obedience - 0.5);
    days.push({ obedience: logistic(one + other + habit), terms: { one, other, habit } });
  }
  return days;
};

const TERMS = ['one', 'other', 'habit'] as const;
const summed = (days: ReturnType<typeof daysOf>, weight: number) =>
  sumOfMoves(nightlyMoves(days, TERMS, { term: 'habit', weight }), TERMS);

describe('the ledger of obedience', () => {
  const logit = weight(-4, 4);
  const course = fc.array(fc.tuple(logit, logit), { minLength: 1, maxLength: 8 });

  property.prop([course, weight(0, 6)], { numRuns: 60 })(
    'adds up to the change, with nothing left to a habit that began at rest',
    (moves, habit) => {
      const days = daysOf(moves, habit);
      const ledger = summed(days, habit);
      const change = days[days.length - 1].obedience - 0.5;
      expect(ledger.one + ledger.other + ledger.habit).toBeCloseTo(change, 9);
      expect(ledger.habit).toBeCloseTo(0, 9);
    },
  );

  property.prop([fc.array(logit, { minLength: 1, maxLength: 8 }), weight(0, 6)], { numRuns: 30 })(
    'gives nothing to what did nothing, and as much to each of two that did the same',
    (moves, habit) => {
      const alone = summed(
        daysOf(
          moves.map((move) => [move, 0]),
          habit,
        ),
        habit,
      );
      expect(alone.other).toBeCloseTo(0, 9);
      const both = summed(
        daysOf(
          moves.map((move) => [move, move]),
          habit,
        ),
        habit,
      );
      expect(both.one).toBeCloseTo(both.other, 12);
    },
  );

  test('of an organ adds up by operator and by term to the control that it had', () => {
    const options = optionsOf({ id: 'two-powers', agents: 2292, ticks: 60 });
    const { definition } = options.loaded;
    const asked = { units: [], authorities: [0, 1], organs: [0, 1, 2], from: 40, to: 59 };
    const { organs } = accountOf(retell(options, { obeyed: asked, back: false }), undefined);
    expect(organs.length).toBeGreaterThan(3);
    const control: number[][] = [];
    createModel(definition, { agents: 2292, kernel: options.kernel, ledger: false }).run(
      60,
      undefined,
      (phase, { columns }) => {
        if (phase === 'control') control.push([...columns.control.cells]);
      },
    );
    for (const { organ, authority, operators, moves, stopped, before, after, from } of organs) {
      const o = definition.organs.findIndex(({ id }) => id === organ);
      const a = definition.authorities.findIndex(({ id }) => id === authority);
      const first = 59 - (Date.parse('1848-04-29') - Date.parse(from)) / 86_400_000;
      const at = (day: number) => control[day][a * definition.organs.length + o];
      expect(after).toBeCloseTo(at(59), 12);
      expect(before).toBeCloseTo(at(first), 12);
      const total = (rows: readonly number[]) => rows.reduce((sum, each) => sum + each, 0);
      expect(total(operators.map(({ change }) => change))).toBeCloseTo(after - before, 12);
      expect(total([...Object.values(moves), stopped])).toBeCloseTo(after - before, 12);
      for (const row of operators)
        expect(total([...Object.values(row.moves), row.stopped])).toBeCloseTo(row.change, 12);
    }
  });
});

describe('the nights in which units turned', () => {
  const { account } = bothOf({ id: 'two-powers', agents: 2292, ticks: 184 });
  const change = (before: ObeyedDay, after: ObeyedDay) => Math.abs(after.obedience - before.obedience);

  test('are the greatest change of each unit and authority from one day to the next, the greatest first', () => {
    const greatest = account.obeyed.flatMap(({ days }) => {
      const changes = days.slice(1).map((day, i) => change(days[i], day));
      return changes.length === 0 ? [] : [Math.max(...changes)];
    });
    const told = account.turns.map(({ before, after }) => change(before, after));
    expect(told).toEqual(greatest.filter((size) => size >= TURN_MIN).sort((a, b) => b - a));
    expect(told.length).toBeGreaterThan(3);
  });

  test('name the term that moved most the way that obedience went', () => {
    for (const { before, after, term } of account.turns) {
      const way = Math.sign(after.obedience - before.obedience);
      const moves = Object.entries(after.terms).map(
        ([name, value]) => way * (value - before.terms[name as keyof typeof before.terms]),
      );
      expect(way * (after.terms[term] - before.terms[term])).toBe(Math.max(...moves));
    }
  });
});
