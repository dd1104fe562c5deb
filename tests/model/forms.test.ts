/** Forms of action, in a town whose people never change their minds: by figures worked out by hand, and by a published table. */
import { describe, expect, test as plain } from 'vitest';
import { CauseBook } from '../../src/experiment/causes/book.js';
import { formsGrid } from '../../src/experiment/tables/forms.js';
import { FaultError } from '../../src/foundation/fault.js';
import { chooseKernel, type Kernel } from '../../src/kernel/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { fc, test } from '../property.js';
import { daily, impulse, lawless, town } from '../small-town.js';

/** Tenths of a people act above 0, 0.1 and so on up to 0.9. */
const TENTHS = Array.from({ length: 10 }, (_, i) => i / 10);

const crew = (id: string, more: object = {}, behaviour: object = {}) => ({
  ...{ id, name: id, class: 'folk', place: 'town', persons: 400, electorate: 1, source: 'assumption' },
  ...{ cells: [{ share: 1, cell: 20 }], tradition: { one: 0.5 }, ...more },
  behaviour: { thresholds: TENTHS, discontent: { base: 0.55 }, source: 'assumption', ...behaviour },
});

const form = (id: string, more: object = {}) => ({
  id,
  name: id,
  of: ['crew'],
  source: 'assumption',
  ...more,
});

/** Strata of which two are the camps of the town's regiments. */
const quiet = (id: string) => crew(id, {}, { discontent: {}, thresholds: [0.5] });

const laws = { ...lawless, forms: { on: true } };

const written = (forms: readonly object[], more: object = {}) => ({
  ...{ forms, laws, population: 1200, strata: [crew('crew'), quiet('loyal'), quiet('rebel')] },
  ...more,
});

const doing = (forms: readonly { readonly id: string }[], days: number, more: object = {}) =>
  daily(
    town(written(forms, more)),
    forms.map(({ id }) => `doing.${id}.all`),
    days,
  );

describe('a form of action', () => {
  plain('is done by those whose drive stands above their threshold by more than its height', () => {
    // 0.55 is above six thresholds; above four of them by 0.2, above one by 0.5, above none by 0.56.
    const forms = [
      form('walk'),
      form('strike', { height: 0.2 }),
      form('fight', { height: 0.5 }),
      form('never', { height: 0.56 }),
    ];
    expect(doing(forms, 2)).toEqual([
      [240, 160, 40, 0],
      [240, 160, 40, 0],
    ]);
  });

  plain('is done by nobody to whom it is not open', () => {
    const forms = [form('strike', { height: 0.2, of: ['crew', 'loyal'] }), form('loot', { of: ['rebel'] })];
    const asked = ['crew', 'loyal', 'rebel'].flatMap((id) => [`doing.strike.${id}`, `engaged.loot.${id}`]);
    expect(daily(town(written(forms)), asked, 1)).toEqual([[160, 0, 0, 0, 0, 0]]);
  });

  plain('asks what its height says that day, and is done by all who act where that is 0', () => {
    const policies = { repression: 0.2 };
    const events = [impulse('eased', '1900-01-02', [{ policy: { repression: 0 } }])];
    const days = doing([form('strike', { height: 'policy.repression' })], 3, { policies, events });
    expect(days).toEqual([[160], [160], [240]]);
  });

  plain('goes on after readiness is gone, and ends with a hazard of one over its days', () => {
    const events = [impulse('spark', '1900-01-01', [{ discontent: { crew: 0.55 }, days: 1 }])];
    const strata = [crew('crew', {}, { discontent: { base: -0.1 } }), quiet('loyal'), quiet('rebel')];
    const forms = [form('walk'), form('strike', { lasts: 4 })];
    // Driven by 0.45 on the second day alone: five of ten.
    expect(doing(forms, 5, { events, strata })).toEqual([
      [0, 0],
      [200, 200],
      [0, 150],
      [0, 112.5],
      [0, 84.375],
    ]);
  });

  plain('stops at once where what it requires does not hold', () => {
    const events = [impulse('ban', '1900-01-02', [{ policy: { ban: 1 } }])];
    const forms = [form('walk'), form('strike', { lasts: 9, requires: 'policy.ban == 0' })];
    const days = doing(forms, 3, { events, policies: { ban: 0 } });
    expect(days).toEqual([
      [240, 240],
      [240, 240],
      [240, 0],
    ]);
  });

  // Of normal thresholds a tenth lie 1.2816 standard deviations below the mean, a quarter 0.6745 (any table of the normal).
  plain.each([
    [1.2816, 0.1],
    [0.6745, 0.25],
    [0, 0.5],
  ])('at a height of %d standard deviations is done by %d of those half of whom act', (sds, share) => {
    const normal = { threshold: { mean: 0.5, sd: 0.2 }, thresholds: undefined, discontent: { base: 0.5 } };
    const people = crew('crew', { persons: 40_000, cells: [{ share: 1, cell: 200 }] }, normal);
    const more = { population: 40_800, strata: [people, quiet('loyal'), quiet('rebel')] };
    const [[persons]] = doing([form('strike', { height: 0.2 * sds })], 1, more);
    // Five standard errors of 40 000 draws, and what a byte cannot tell.
    expect(Math.abs((persons ?? 0) / 40_000 - share)).toBeLessThan(5 * Math.sqrt(0.25 / 40_000) + 0.004);
  });
});

describe('strikes', () => {
  const plant = (n: number, ties: object) =>
    crew(`plant-${n}`, { ties }, { thresholds: n === 0 ? [-0.5] : [0.3], discontent: {}, diffusion: 0.5 });

  plain('spread from plant to plant, one a day, and never to one without ties (Biggs 2005)', () => {
    const row = [0, 1, 2, 3, 4].map((n) => plant(n, n === 0 ? {} : { [`plant-${n - 1}`]: 1 }));
    const strata = [...row, plant(9, {}), quiet('loyal'), quiet('rebel')];
    const forms = [form('strike', { of: ['all'], height: 0.1 })];
    const days = doing(forms, 7, { strata, population: 3200 });
    // 0.5 of what they see stands above 0.3 by more than 0.1; who has ties to nobody who strikes stays.
    expect(days.map(([persons]) => persons)).toEqual([400, 800, 1200, 1600, 2000, 2000, 2000]);
  });
});

describe('what a form does', () => {
  const stocks = [
    { id: 'store', name: 'Store', start: 100, bounds: [0, 100], change: 0, source: 'assumption' },
  ];

  plain('is done as far as those take part who can, and fades', () => {
    const forms = [
      form('strike', {
        of: ['crew', 'loyal'],
        effects: [{ stock: { store: -10 } }, { discontent: { rebel: 0.1 }, days: 1, times: 2 }],
      }),
    ];
    const loaded = town(written(forms, { stocks }));
    const days = daily(loaded, ['stock.store', 'engaged.strike.all'], 2);
    // Six in ten of one of two peoples: three tenths of what it says.
    expect(days.map(([store]) => store)).toEqual([97, 94]);
    const model = createModel(loaded.definition, { seed: 'town', kernel: nodeKernel('auto') });
    model.run(3);
    expect(model.state.columns.discontentShift[2]).toBeCloseTo(0.06, 12);
  });

  plain('is blamed on those in office, by their share of it', () => {
    const state = { id: 'state', name: 'State', founded: true, claim: 1, source: 'assumption' };
    const rebels = { ...state, id: 'rebels', name: 'Rebels' };
    const cabinet = { seats: { one: 3, none: 1 } };
    const forms = [form('strike', { height: 0.2, blames: 0.1 })];
    const change = { authorities: [{ ...state, cabinet }, rebels] };
    const [on, off] = [true, false].map((isOn) => {
      const more = { ...change, laws: { ...laws, forms: { on: isOn } } };
      const model = createModel(town(written(forms, more)).definition, { kernel: nodeKernel('auto') });
      model.run(1);
      return [0, 1, 2].map((s) => model.state.columns.blame.at(s, 0));
    });
    // 0.1 of a people all of whom strike, four tenths do, three of four offices; a day of forgetting of sixty.
    expect(on[0] - off[0]).toBeCloseTo(0.1 * 0.4 * 0.75 * (1 - 1 / 60), 12);
    expect([on[1], on[2]]).toEqual([off[1], off[2]]);
  });

  plain('keeps organs from whoever governs as far as those who operate them are at no work', () => {
    const organs = [{ id: 'works', name: 'Works', weight: 1, operators: { ua: 1 }, source: 'assumption' }];
    const unit = { id: 'ua', name: 'ua', people: 'crew', strength: 200, arms: 1, place: 'town' };
    const units = [{ ...unit, source: 'assumption' }];
    const control = (more: object) =>
      daily(
        town(written([form('strike', { height: 0.2, ...more })], { organs, units })),
        ['control.state.works', 'control.rebels.works'],
        2,
      )[1];
    const [[worked, others], [stopped, same]] = [control({}), control({ stops: true })];
    expect(worked).toBeGreaterThan(0.5);
    expect(stopped).toBeCloseTo((worked ?? 0) * 0.6, 12);
    expect(same).toBe(others);
  });

  plain('is told by cause, and adds up', () => {
    const forms = [form('strike', { effects: [{ standing: { two: { crew: 0.02 } }, halfLife: 5 }] })];
    const loaded = town(written(forms, { behaviour: { learning: 0.1, source: 'assumption' } }));
    const model = createModel(loaded.definition, { seed: 'town', kernel: nodeKernel('auto') });
    const { state, ledger } = model;
    if (ledger === null) throw new Error('no ledger is kept');
    const book = new CauseBook(state, ledger, 1);
    for (let day = 0; day < 10; day++) {
      model.step(undefined, book.watch);
      book.post();
    }
    const row = ledger.rows.indexOf('form.strike');
    const booked = [...book.entries].filter(({ cause }) => cause === 'form.strike');
    expect(ledger.stocks.at(0, 1, row)).toBeGreaterThan(0);
    const sum = booked.reduce((all, { stocks: of }) => all + of[0], 0);
    expect(sum).toBe(ledger.stocks.at(0, 1, row));
  });

  plain('is kept in a table, by place', () => {
    const forms = [form('strike', { height: 0.2 })];
    const model = createModel(town(written(forms)).definition, { kernel: nodeKernel('auto') });
    const grid = formsGrid(model.state.definition);
    model.run(1);
    if (model.ledger === null) throw new Error('no ledger is kept');
    expect(grid.places).toEqual([{ form: 'strike', place: 'town' }]);
    expect(grid.read(model.state, model.ledger)).toEqual([160, 400]);
  });
});

/** Peoples who see each other act, learn and are driven by what is drawn. */
const anyTown = fc.record({
  thresholds: fc.array(fc.double({ min: -0.5, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
  base: fc.double({ min: -0.5, max: 0.9, noNaN: true }),
  heights: fc.array(fc.double({ min: 0, max: 0.6, noNaN: true }), { minLength: 3, maxLength: 3 }),
  lasts: fc.constantFrom(1, 3),
});

const modelOf = (changes: object, kernel: Kernel): Model =>
  createModel(town(changes).definition, { seed: 'town', kernel });

const lively = { learning: 0.05, noise: 0.02, encounter: 0.01, contact: 0.01, receptivitySpread: 0.3 };

describe('of all forms', () => {
  const peoples = (thresholds: readonly number[], base: number) =>
    ['crew', 'loyal', 'rebel'].map((id) =>
      crew(
        id,
        { ties: { crew: 1 } },
        { ...lively, thresholds, discontent: { base }, contagion: 0.2, diffusion: 0.2 },
      ),
    );

  test.prop([anyTown], { numRuns: 12 })(
    'none is done by more than act and can, what asks for more by no more, on any kernel and threads alike',
    ({ thresholds, base, heights, lasts }) => {
      const forms = ['a', 'b', 'c'].map((id, i) =>
        form(id, { height: heights[i], lasts, of: ['crew', 'rebel'] }),
      );
      const changes = written(forms, { strata: peoples(thresholds, base) });
      const runs = [chooseKernel('reference'), nodeKernel('simd', 1), nodeKernel('simd', 3)].map((kernel) => {
        const model = modelOf(changes, kernel);
        model.run(6);
        return { digest: model.digest(), engaged: [...model.state.columns.engaged.cells], model };
      });
      for (const { digest, engaged } of runs) {
        expect(engaged).toEqual(runs[0].engaged);
        expect(digest).toBe(runs[0].digest);
      }
      const { engaged, active } = runs[0].model.state.columns;
      for (const s of [0, 1, 2])
        [0, 1, 2].forEach((f) => {
          if (s === 1) expect(engaged.at(f, s)).toBe(0);
          if (lasts === 1) expect(engaged.at(f, s)).toBeLessThanOrEqual(active[s] + 1e-12);
          expect(engaged.at(f, s)).toBeLessThanOrEqual(1);
          [0, 1, 2]
            .filter((other) => heights[other] >= heights[f])
            .forEach((other) => expect(engaged.at(other, s)).toBeLessThanOrEqual(engaged.at(f, s)));
        });
    },
  );

  test.prop([anyTown], { numRuns: 8 })(
    'those that cost nobody anything leave people and powers as they are, and so does the law that is off',
    ({ thresholds, base, heights }) => {
      const strata = peoples(thresholds, base);
      const kernel = nodeKernel('simd', 1);
      const forms = [form('a', { height: heights[0], lasts: 3 })];
      const [none, some] = [undefined, forms].map((list) => {
        const model = modelOf({ ...written([], { strata }), forms: list }, kernel);
        model.run(6);
        const { tally, columns } = model.state;
        return [[...tally.strata], [...columns.control.cells], [...columns.blame.cells]];
      });
      expect(some).toEqual(none);
      const off = { laws: lawless, strata };
      const harmful = [
        form('a', { blames: 1, stops: true, effects: [{ discontent: { all: 0.5 }, days: 1 }] }),
      ];
      const model = modelOf(written(harmful, off), kernel);
      model.run(6);
      expect([...model.state.tally.strata]).toEqual(none[0]);
      expect([...model.state.columns.engaged.cells].every((part) => part === 0)).toBe(true);
    },
  );
});

describe('check', () => {
  const codes = (forms: readonly object[], more: object = {}): readonly string[] => {
    try {
      return town(written(forms, more))
        .warnings.map(({ code }) => code)
        .filter((code) => code.includes('form'));
    } catch (error) {
      if (error instanceof FaultError) return error.faults.map(({ code }) => code);
      throw error;
    }
  };

  plain('warns of forms in which nobody can ever act', () => {
    // Nobody is driven by more than 0.55, and the boldest act above 0.
    expect(codes([form('a', { height: 0.5 }), form('b', { height: 0.6 })])).toEqual(['form-never']);
    expect(codes([form('a', { requires: false })])).toEqual(['form-never']);
    expect(codes([form('a', { of: ['loyal'] })])).toEqual(['form-never']);
    const events = [impulse('spark', '1900-01-01', [{ discontent: { crew: 0.1 }, days: 1 }])];
    expect(codes([form('b', { height: 0.6 })], { events })).toEqual([]);
  });

  plain('warns of forms whose law is off', () => {
    expect(codes([form('a')], { laws: lawless })).toEqual(['idle-forms']);
  });

  plain('refuses dates, heights that thresholds do not have, what piles up and a fourth height', () => {
    expect(codes([form('a', { height: 'day / 100' })])).toEqual(['form-date']);
    expect(codes([form('a', { requires: 'day > 3' })])).toEqual(['form-date']);
    expect(codes([form('a', { height: 1.5 })])).toContain('form-height');
    expect(codes([form('a', { effects: [{ discontent: { crew: 0.1 } }] })])).toEqual(['form-stays']);
    const four = ['a', 'b', 'c', 'd'].map((id) => form(id, { height: 0.1 }));
    expect(codes(four)).toEqual(['form-heights']);
    expect(codes([...four.slice(1), form('e')])).toEqual([]);
    expect(codes([form('a', { of: ['crews'] })])).toEqual(['unknown-group']);
  });
});
