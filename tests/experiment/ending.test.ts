import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { endingsOf, endingText } from '../../src/experiment/run/ending.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { isoOf, parseDate } from '../../src/foundation/calendar.js';
import { impulse, lived, march, ofArms, regimeOf, regiment, rising, town, unitsWith } from '../small-town.js';

const dayOf = (tick: number): string => isoOf((parseDate('1900-01-01') ?? 0) + tick);
const HOLDERS: Readonly<Record<string, string | null>> = { old: 'state', new: 'rebels', chaos: null };
const seeds = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');

/** A town in which power also passes in peace, and may be held by nobody. */
const troubled = (events: object[], more: object = {}) =>
  town({
    mechanisms: ofArms({ holdDays: 4 }),
    regimes: [regimeOf('old', 'state'), regimeOf('new', 'rebels'), regimeOf('chaos')],
    events,
    ...more,
  });

/** The changes of holder that the regimes of a record show. */
const changesIn = ({ regimes }: RunRecord) =>
  regimes
    .map(({ date, from, to }) => ({ date, from: HOLDERS[from], to: HOLDERS[to] }))
    .filter(({ from, to }) => from !== to);

const happening = fc.oneof(
  fc.record({ what: fc.constantFrom('rebels', 'state'), day: fc.integer({ min: 0, max: 60 }) }),
  fc.record({
    what: fc.constantFrom('peace', 'war', 'nobody'),
    day: fc.integer({ min: 0, max: 60 }),
  }),
);
const effectOf = (what: string): object => {
  if (what === 'rebels') return rising('rebels', 'state');
  if (what === 'state') return rising('state', 'rebels');
  if (what === 'nobody') return { dissolve: ['state', 'rebels'] };
  return { found: ['state', 'rebels'], handOver: what === 'peace' ? 'rebels' : 'state' };
};

describe('the ending of a run', () => {
  property.prop([fc.array(happening, { maxLength: 5 }), seeds, fc.constantFrom(0, 1, 2, 5, 90)], {
    numRuns: 30,
  })(
    'says what the regimes say: the last change of who holds power, its day, and who holds it now',
    (list, seed, ticks) => {
      fc.pre(ticks > 0);
      const loaded = troubled(
        list.map(({ what, day }, i) => impulse(`event-${i}`, dayOf(day), [effectOf(what)])),
      );
      const record = lived(loaded, ticks, seed);
      const { kind, authority, date } = record.ending;
      const changes = changesIn(record);
      expect(authority).toBe(HOLDERS[record.regimes.at(-1)?.to ?? 'old']);
      expect(endingsOf(loaded.definition)).toContain(endingText(record.ending));
      expect(record.outcome.row).toMatchObject({ ending: endingText(record.ending), ending_date: date });
      const last = changes.at(-1);
      if (last === undefined) {
        const beaten = record.contests.filter(({ result }) =>
          ['repelled', 'melted', 'lost'].includes(result),
        );
        expect([kind, date]).toEqual(
          beaten.length > 0 ? ['repelled', beaten.at(-1)?.date] : ['unchanged', null],
        );
        return;
      }
      expect(date).toBe(last.date);
      const before = changes.at(-2)?.date ?? '';
      // Whoever holds power and beats a rival changes nothing by that.
      const won = record.contests.some(
        ({ result, date: day, by, against }) =>
          result === 'taken' &&
          day > before &&
          day <= last.date &&
          (by === last.to || (last.from !== null && against.includes(last.from))),
      );
      const isHandedOver = list.some(
        ({ what, day }) => ['peace', 'war'].includes(what) && dayOf(day) === last.date,
      );
      if (last.to === null) expect(kind).toBe('breakdown');
      else if (changes.some(({ from }) => from === last.to)) expect(kind).toBe('restoration');
      // Handed over and taken on one day, it is told as whichever came first.
      else if (won && isHandedOver) expect(['takeover', 'transfer']).toContain(kind);
      else expect(kind).toBe(won ? 'takeover' : 'transfer');
    },
  );

  test('is a rising repelled on its day, at the chance of the forces', () => {
    const records = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) =>
      lived(town({ events: [impulse('rise', '1900-02-01', [rising('rebels', 'state')])] }), undefined, seed),
    );
    for (const { contests, ending } of records) {
      expect(contests[0].chance).toBeCloseTo(1 / 3, 9);
      if (contests[0].result === 'repelled')
        expect(ending).toMatchObject({ kind: 'repelled', authority: 'state', date: '1900-02-02' });
    }
    expect(records.some(({ ending }) => ending.kind === 'repelled')).toBe(true);
  });

  test('is a rising repelled, too, where its column melted on the way', () => {
    const { contests, ending } = lived(
      town({
        units: unitsWith(regiment('strangers', 'loyal', 5000, { place: 'far' })),
        events: [
          impulse('rise', '1900-02-01', [
            march(['strangers'], 'rebels', 'town', 9),
            rising('rebels', 'state', 'town', { agitators: 5000 }),
          ]),
        ],
      }),
      60,
      'e',
    );
    expect(contests.map(({ result }) => result)).toEqual(['melted']);
    expect(ending).toMatchObject({ kind: 'repelled', date: contests[0].date });
  });

  test('does not count the change of power that opens the story, unless power goes back', () => {
    const opening = { from: 'state', to: 'rebels' };
    const peace = impulse('peace', '1900-01-10', [effectOf('peace')]);
    const endingOf = (...more: object[]) => lived(troubled([peace, ...more], { opening })).ending;
    expect(endingOf()).toMatchObject({ kind: 'unchanged', authority: 'rebels', date: null });
    const back = [impulse('rise', '1900-02-01', [rising('state', 'rebels')])];
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (seed) => lived(troubled([peace, ...back], { opening }), undefined, seed).ending.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['restoration', 'repelled']));
  });

  test('names the parties in office', () => {
    const { ending } = lived(
      town({
        events: [
          impulse('cabinet', '1900-01-05', [{ cabinet: { authority: 'state', seats: { one: 2, none: 1 } } }]),
        ],
      }),
      20,
    );
    expect(ending.government).toEqual(['one']);
  });
});
