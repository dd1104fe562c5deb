import { fc, it as property } from '../property.js';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/scenario/document.js';
import { readAt, writeAt } from '../../src/scenario/path.js';
import { edited, faultsOf, placeIn, printed, twoPowers } from './two-powers.js';

const RUMOUR = `events:
  - id: rumour
    title: A rumour
    kind: impulse
    date: 1848-02-30
    requires: support.councl.weavers > 0.5 and happened.rumour
    efects: []
    effects:
      - standing: { reform: { weevers: 0.1 } }
      - halfLife: 10
        policy: { rationing: 2 }
    source: assumption
`;

describe('a scenario with faults', () => {
  it('reports all of them at once, each at its file, line and column', () => {
    const faults = faultsOf([...twoPowers(), { name: 'rumour.yaml', text: RUMOUR }]);
    expect(printed(faults)).toEqual([
      'rumour.yaml:5:11: there is no day 1848-02-30',
      'rumour.yaml:6:15: there is no party `councl` (support.PARTY.GROUP)',
      'rumour.yaml:6:15: the event `rumour` requires itself: before it has happened it never can',
      'rumour.yaml:7:5: there is no key `efects` here',
      'rumour.yaml:9:31: there is no group `weevers`',
      'rumour.yaml:10:9: nothing in this effect fades',
      'rumour.yaml:11:30: `rationing`: expected a number of at most 1, found 2',
    ]);
  });

  it('does not let faults of form hide faults of content', () => {
    const text = edited(
      ['growth: 0.02', 'growth: fast'],
      ['ledBy: delegates', 'ledBy: delegate'],
      ['when: holder.council', 'when: holder.counsel'],
    );
    expect(printed(faultsOf(twoPowers(text)))).toEqual([
      `${placeIn(text, 'fast')}: \`growth\`: expected a number, found text 'fast'`,
      `${placeIn(text, 'delegate,')}: there is no body \`delegate\``,
      `${placeIn(text, 'holder.counsel')}: there is no authority \`counsel\` (holder.AUTHORITY)`,
    ]);
  });

  it('does not report what only follows from a fault of form', () => {
    const text = edited(
      ['kind: outcome, when', 'kind: outcom, when'],
      ['date: 1848-07-25', 'date: soon'],
      ['not happened.loaf-riot, source: assumption', 'not happened.loaf-riot'],
      ['elected: [1848-04-20]', 'elected: [April]'],
    );
    expect(printed(faultsOf(twoPowers(text)))).toEqual([
      `${placeIn(text, 'April')}: entry 1 of \`elected\`: a date is written 1917-07-17, or 1917-07-04 OS for the old style, found text 'April'`,
      `${placeIn(text, 'outcom,')}: \`kind\`: expected impulse or outcome, found text 'outcom'`,
      `${placeIn(text, '{ id: convoy')}: \`source\` is missing: expected text or a mapping`,
      `${placeIn(text, 'soon')}: \`date\`: a date is written 1917-07-17, or 1917-07-04 OS for the old style, found text 'soon'`,
    ]);
  });

  it('suggests the nearest name', () => {
    const text = edited(['chain: government, discipline: 0.7', 'chain: goverment, discipline: 0.7']);
    expect(faultsOf(twoPowers(text))[0].hint).toBe('did you mean `government`?');
  });
});

describe('loyalties', () => {
  it('have room for everything that could be felt together', () => {
    const text = edited(['tradition: { reform: 0.15 }', 'tradition: { reform: 0.45 }']);
    const [fault] = faultsOf(twoPowers(text));
    expect(fault.message).toMatch(/^`masters` could be drawn to `reform` by 1\.\d\d on 1848-/);
    expect(fault.hint).toMatch(
      /^tradition 0\.45, blame 0\.20, tastes 0\.\d\d, issues 0\.\d\d, standings 0\.05$/,
    );
  });

  it('do not count together what cannot be felt together', () => {
    const wait = [
      '{ id: wait, title: Wait }\n',
      `{ id: wait, title: Wait }
      - { id: plead, title: Plead, effects: [{ standing: { council: { farmhands: 0.3 } } }] }\n`,
    ] as const;
    const seize = [
      '{ id: seize, title: Take the town, effects: [',
      '{ id: seize, title: Take the town, effects: [{ standing: { council: { farmhands: 0.3 } } },',
    ] as const;
    expect(faultsOf(twoPowers(edited(wait, seize)))).toEqual([]);
  });

  it('are bound on both sides', () => {
    const text = edited(
      ['start: { reform: 0.4, council: -0.2 }', 'start: { reform: 0.4 }'],
      ['reform: 0.15 }', 'reform: 0.15, council: -0.6 }'],
    );
    expect(
      faultsOf(twoPowers(text))
        .map((fault) => fault.message)
        .join(),
    ).toContain('`masters` could be repelled by `council`');
  });
});

describe('after the last calibration date', () => {
  const calibrated = (...edits: (readonly [string, string])[]) =>
    edited(['seed: two powers', 'seed: two powers\ncalibratedUntil: 1848-04-01'], ...edits);

  it('a cause carries a range, in every event and option that is dated later', () => {
    const text = calibrated();
    const places = faultsOf(twoPowers(text)).map(({ path }) => path);
    expect(places).toEqual([
      'events.0.effects.1.tempo.workers',
      'events.2.effects.0.condition.hunger.all',
      'decisions.0.options.1.effects.0.call.council.weavers',
    ]);
  });

  it('a moved event keeps the numbers of its baseline', () => {
    const text = edited(['seed: two powers', 'seed: two powers\ncalibratedUntil: 1848-08-01']);
    const interventions = [{ kind: 'move', id: 'ship-lost', date: '1848-08-10' }] as const;
    expect(faultsOf(twoPowers(text), { interventions })).toEqual([]);
  });
});

describe('events that wait for each other', () => {
  it('are faults, since none of them can happen', () => {
    const text = edited(
      [
        'key: true, source: assumption,\n      effects: [{ condition',
        'requires: happened.convoy, source: assumption,\n      effects: [{ condition',
      ],
      ['requires: not happened.loaf-riot', 'requires: happened.ship-lost and policy.rationing < 1'],
    );
    expect(printed(faultsOf(twoPowers(text)))).toContain(
      `${placeIn(text, 'happened.convoy')}: the event \`ship-lost\` requires \`convoy\`, which requires it in turn: neither can happen`,
    );
  });
});

describe('own quantities', () => {
  it('may not need themselves', () => {
    const text = edited(['prospects: prospect.take.council *', 'prospects: my.prospects *']);
    expect(printed(faultsOf(twoPowers(text)))).toContain(
      `${placeIn(text, 'my.prospects *')}: \`my.prospects\` needs itself`,
    );
  });
});

const pathsOf = (value: unknown, above: (string | number)[] = []): (string | number)[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => {
        const path = [...above, Array.isArray(value) ? Number(key) : key];
        return [path, ...pathsOf(inner, path)];
      })
    : [];

describe('whatever is written in a scenario', () => {
  const { value } = readDocument(twoPowers());
  const junk = fc.constantFrom<unknown>(
    null,
    -1,
    7,
    1e9,
    '',
    'x',
    'support.',
    [],
    {},
    [[]],
    true,
    '1848-02-30',
  );

  property.prop([fc.constantFrom(...pathsOf(value)), junk], { numRuns: 60 })(
    'it either loads or is refused with faults that have a place',
    (path, wrong) => {
      const broken = structuredClone(value);
      writeAt(broken, path, wrong);
      expect(readAt(broken, path)).toEqual(wrong);
      const faults = faultsOf(twoPowers(JSON.stringify(broken, null, 1)));
      expect(faults.filter((fault) => fault.line === undefined || fault.message === '')).toEqual([]);
    },
  );
});
