/** Acts of a run: every change of who holds or wants power is told once, on its day, with its reason. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { actsOf } from '../../src/experiment/run/acts.js';
import type { ActRecord, Ending } from '../../src/experiment/run/record.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel } from '../../src/model/model.js';
import { tellAct } from '../../src/model/power/told.js';
import { impulse, lived, ofArms, regimeOf, rising, town } from '../small-town.js';

const regimes = [regimeOf('old', 'state'), regimeOf('new', 'rebels'), regimeOf('chaos')];

const eventful = (events: object[]) => town({ mechanisms: ofArms({ holdDays: 4 }), regimes, events });

const EFFECTS = {
  passes: { handOver: 'rebels' },
  returns: { handOver: 'state' },
  ends: { dissolve: ['rebels'] },
  rises: rising('rebels', 'state'),
  ministers: { cabinet: { authority: 'state', seats: { one: 2, none: 1 } } },
  same: { cabinet: { authority: 'state', seats: { one: 2, none: 1 } } },
} as const;

const happening = fc.record({
  what: fc.constantFrom(...(Object.keys(EFFECTS) as (keyof typeof EFFECTS)[])),
  day: fc.integer({ min: 2, max: 28 }),
});

/** The last change of power is the ending; what came after it was undone on its day. */
const expectHeads = (heads: readonly ActRecord[], { date, authority }: Ending): void => {
  const last = heads.filter((head) => head.date >= String(date));
  expect(last[0]?.date).toBe(date);
  for (const day of new Set(last.map((head) => head.date)))
    expect(last.findLast((head) => head.date === day)).toMatchObject({ by: authority });
};

describe('the acts of a run', () => {
  property.prop([fc.array(happening, { maxLength: 6 }), fc.constantFrom('a', 'b', 'c')], { numRuns: 25 })(
    'tell every regime, contest and ending, in order, each a sentence and none twice',
    (list, seed) => {
      const events = list.map(({ what, day }, i) =>
        impulse(`e-${i}`, `1900-01-${String(day).padStart(2, '0')}`, [EFFECTS[what]]),
      );
      const { acts, regimes: names, contests, ending } = lived(eventful(events), 60, seed);
      expect(acts.map(({ date }) => date)).toEqual(acts.map(({ date }) => date).toSorted());
      const of = (kind: string) => acts.filter((each) => each.kind === kind);
      expect(of('regime').map(({ date, id }) => [date, id])).toEqual(names.map(({ date, to }) => [date, to]));
      for (const { date, by, result } of contests)
        expect(acts.some((each) => each.date === date && each.by === by && each.kind === 'contest')).toBe(
          result !== 'none',
        );
      if (names.length > 0 && ending.date !== null && ending.kind !== 'repelled')
        expectHeads(of('head'), ending);
      expect(new Set(acts.map((each) => JSON.stringify(each))).size).toBe(acts.length);
      for (const { text } of acts) expect(text).toMatch(/^[A-Z][^\n]{5,}[^.]$/);
    },
  );

  test('name ministers when they change, and not when they are named again', () => {
    const twice = eventful([
      impulse('first', '1900-01-05', [EFFECTS.ministers]),
      impulse('again', '1900-01-09', [EFFECTS.same]),
    ]);
    expect(lived(twice, 20).acts).toEqual([
      {
        ...{ date: '1900-01-05', kind: 'cabinet', by: 'state', id: 'first' },
        text: 'State has new ministers: one 2, without a party 1',
      },
    ]);
  });

  const TRUST = { text: 'trust', left: 0.2, right: 0.15, margin: 0.05, holds: true };

  test('tell what a law or an actor did in its own words, and not the change that it made again', () => {
    const { definition } = eventful([impulse('passes', '1900-01-02', [EFFECTS.passes])]);
    const model = createModel(definition, { kernel: nodeKernel('auto'), ledger: false });
    model.run(2, (state) => {
      if (state.tick !== 1) return;
      const terms = [{ text: 'footing < 0.25', left: 0.1, right: 0.25, margin: 0.04, holds: true }, TRUST];
      const by = { kind: 'authority', index: 0 } as const;
      tellAct(state, { act: 'yield', by, about: { kind: 'authority', index: 1 }, law: 'yielding', terms });
    });
    expect(actsOf(model.state).map(({ kind, text }) => [kind, text])).toEqual([
      ['regime', 'The regime is now: new: rival.share < 1, it is 0'],
      ['yield', 'State yields to Rebels: footing < 0.25, it is 0.1; trust 0.2, above 0.15'],
    ]);
  });
});
