import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { runReport } from '../../src/report/run/report.js';
import { record } from './fixture.js';

const ESCAPES = /\u001b\[[\d;]*m/g;

const linesOf = (text: string): string[] => text.split('\n');
const columnsOf = (line: string): number => [...line.replaceAll(ESCAPES, '')].length;

const replaceNames = (list: RunRecord['names']['parties'], name: string) =>
  list.map(({ id }) => ({ id, name }));

/** The fixture with one text in the place of every name and title. */
const renamed = (name: string): RunRecord => ({
  ...record,
  title: name,
  interventions: [name],
  decisions: record.decisions.map((decision) => ({ ...decision, title: name })),
  events: record.events.map((event) => ({ ...event, title: name, unit: name })),
  names: {
    regimes: replaceNames(record.names.regimes, name),
    authorities: replaceNames(record.names.authorities, name),
    parties: replaceNames(record.names.parties, name),
    groups: replaceNames(record.names.groups, name),
    places: replaceNames(record.names.places, name),
    options: [],
    bodies: replaceNames(record.names.bodies, name),
  },
  facts: record.facts?.map((fact) => ({ ...fact, quantity: name })),
});

describe('the report of a run', () => {
  test.each([
    ['80 columns', { width: 80, colour: false, unicode: true }, 'replay-80.txt'],
    ['120 columns', { width: 120, colour: false, unicode: true }, 'replay-120.txt'],
    ['ASCII only', { width: 80, colour: false, unicode: false }, 'replay-ascii.txt'],
  ])('reads as the golden text on %s', async (_, options, file) => {
    await expect(runReport(record, options)).toMatchFileSnapshot(`golden/${file}`);
  });

  test('says the same with and without colour', () => {
    const options = { width: 80, unicode: true };
    const coloured = runReport(record, { ...options, colour: true });
    const plain = linesOf(coloured.replaceAll(ESCAPES, '')).map((line) => line.trimEnd());
    expect(coloured).toMatch(ESCAPES);
    expect(plain.join('\n')).toBe(runReport(record, { ...options, colour: false }));
  });

  test('keeps to ASCII where it must', () => {
    const ascii: RunRecord = JSON.parse(JSON.stringify(record).replaceAll('’', "'")) as RunRecord;
    expect(runReport(ascii, { width: 80, colour: false, unicode: false })).toMatch(/^[\n -~]*$/);
  });

  test('gives the old style only where the scenario asks for it', () => {
    const modern = runReport({ ...record, oldStyle: false }, { width: 80, colour: false, unicode: true });
    expect(modern).not.toMatch(/\bOS\b/);
    expect(runReport(record, { width: 80, colour: false, unicode: true })).toMatch(/\bOS\b/);
    expect(Math.max(...linesOf(modern).map(columnsOf))).toBeLessThanOrEqual(80);
  });

  test('breaks a name that is too long for its column where it has a dot or a hyphen', () => {
    const [term] = record.impossible;
    const refused = { ...term, reason: 'founded.revolutionary-committee did not hold' };
    const text = runReport(
      { ...record, events: [], decisions: [], impossible: [refused] },
      { width: 80, colour: false, unicode: true },
    );
    expect(text).toMatch(/founded\. *$/m);
  });

  test('leaves out the sections of a replay in a free run', () => {
    const free: RunRecord = { ...record, mode: 'run', facts: undefined, scores: undefined };
    const text = runReport(free, { width: 80, colour: false, unicode: true });
    expect(text).toContain('a free run');
    expect(text).not.toMatch(/ Facts | from the record |on record,/);
  });

  test.each([
    ['free', { mode: 'run', facts: undefined }, 'decisions were free'],
    ['changed', { interventions: ['the-note without effect'] }, 'something was changed'],
  ] as const)('of a %s run gives no distance from the record, and the reason', (unscored, parts, reason) => {
    const off: RunRecord = { ...record, ...parts, scores: undefined, unscored };
    const text = runReport(off, { width: 80, colour: false, unicode: true });
    expect(text).toContain(`Not given: ${reason}`);
    expect(text).not.toMatch(/this run|off the record|Log-likelihood|counts in the distance| \* /);
    for (const change of off.interventions) expect(text).toContain(`changed: ${change}`);
  });

  test('of one run never calls its figure the score', () => {
    const text = runReport(record, { width: 80, colour: false, unicode: true });
    expect(text).toMatch(/this one run/i);
    expect(text.replaceAll(/\s+/g, ' ').match(/[^.]*\bscores?\b[^.]*/gi)).toEqual([
      expect.stringContaining('in no score'),
      expect.stringContaining('It is no score'),
    ]);
  });

  test('is written even where nothing happened', () => {
    const { start } = record;
    const silent: RunRecord = {
      ...record,
      end: start,
      ending: { kind: 'unchanged', authority: 'crown', date: null, government: [], divided: false },
      regimes: [],
      acts: [],
      nearest: [],
      hinges: [],
      decisions: [],
      events: [],
      impossible: [],
      contests: [],
      bodies: [],
      standings: [],
      facts: [],
      series: { dates: [], balance: {}, effective: {}, claim: {}, support: {}, abstaining: {}, streets: [] },
    };
    const text = runReport(silent, { width: 80, colour: false, unicode: true });
    expect(text).toContain('Unchanged: power did not change hands');
    expect(text).toContain('Monarchy');
  });

  test('says what a role of facts is worth, and counts what is not computed', () => {
    const text = runReport(record, { width: 120, colour: false, unicode: true });
    expect(text).toMatch(/Validation .* never fitted/);
    expect(text).toContain('1 row of roubles: the model has no figure for it.');
    expect(text).toMatch(/17 Jul +× .* not put: the Council/);
  });

  /** Figures at and about nothing, of either sign, and large ones. */
  const anyFigure = fc.oneof(
    fc.constantFrom(0, -0, 1e-12, -1e-12, 1e-5, -1e-5, 0.004, -0.004, NaN),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );

  property.prop([fc.array(anyFigure, { minLength: 6, maxLength: 6 })], { numRuns: 6 })(
    'has no number that is none, and no nothing with a sign, whatever comes of a run',
    ([left, right, margin, measure, force, casualties]) => {
      const term = { text: 'effective.council > 0.3', left, right, margin, holds: true };
      const size = Math.abs(margin || 0);
      const text = runReport(
        {
          ...record,
          regimes: record.regimes.map((regime) => ({ ...regime, margin: size, terms: [term] })),
          nearest: record.nearest.map((near) => ({ ...near, margin: -size })),
          events: record.events.map((event) => ({ ...event, outcome: 'happened', measure, unit: null })),
          contests: record.contests.map((contest) => ({ ...contest, forces: [force, 0], casualties })),
          standings: record.standings.map((push) => ({ ...push, total: size })),
          ...{ facts: [], scores: undefined },
        },
        { width: 120, colour: false, unicode: true },
      );
      expect(text).not.toMatch(/NaN|undefined|null|Infinity|[+-]0(?![.\d])|-0\.0+(?!\d)|\+0\.0+(?!\d)/);
    },
  );

  const anyName = fc.string({ unit: fc.constantFrom(...'abcdefg hij-é—'), minLength: 1, maxLength: 150 });

  property.prop([fc.integer({ min: 72, max: 200 }), fc.boolean(), fc.boolean(), anyName], { numRuns: 25 })(
    'is never wider than the sheet',
    (width, colour, unicode, name) => {
      const widest = Math.max(
        ...linesOf(runReport(renamed(name), { width, colour, unicode })).map(columnsOf),
      );
      expect(widest).toBeLessThanOrEqual(width);
    },
  );
});
