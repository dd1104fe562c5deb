import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../src/foundation/fault.js';
import type { Definition } from '../../src/model/definition.js';
import { loadCounterfactual } from '../../src/scenario/counterfactual.js';
import { type Change, type Interventions } from '../../src/scenario/intervene.js';
import { counterfactualJsonSchema, jsonSchema } from '../../src/scenario/jsonSchema.js';
import { compileScenario, loadScenario, parseScenario, type LoadOptions } from '../../src/scenario/load.js';
import { firstTick, partingTick, stagesOf } from '../../src/scenario/twin.js';
import { edited, faultsOf, placeIn, printed, twoPowers } from './two-powers.js';

const parsed = parseScenario(twoPowers());
const load = (options: LoadOptions = {}) => compileScenario(parsed, options);
const after = (...interventions: Change[]): Definition => load({ interventions }).definition;
const complaints = (...interventions: Change[]): string[] =>
  faultsOf(twoPowers(), { interventions }).map(({ message }) => message);

const seizure = (definition: Definition) => definition.decisions[0];
const tickOf = (month: number, day: number): number =>
  [31, 30, 31, 30, 31].slice(0, month - 3).reduce((a, b) => a + b, day - 1);

describe('moving', () => {
  it('puts an impulse on another day', () => {
    expect(after({ kind: 'move', id: 'ship-lost', date: '1848-05-01' }).events[0].tick).toBe(tickOf(5, 1));
  });

  it('takes old style dates too', () => {
    expect(after({ kind: 'move', id: 'ship-lost', date: '1848-04-19 OS' }).events[0].tick).toBe(tickOf(5, 1));
  });

  it('puts a decision on another day, pinned to its recorded option', () => {
    const { sits, when, requires, pinned, regardless } = seizure(
      after({ kind: 'move', id: 'seizure', date: '1848-05-01' }),
    );
    expect({ sits, when: when?.text, requires: requires.text, pinned, regardless }).toEqual({
      sits: [tickOf(5, 1)],
      when: 'regime.two-powers',
      requires: 'seats.delegates.council > 0.4',
      pinned: { option: 1, from: null },
      regardless: false,
    });
  });

  it('is told to disregard all conditions, of a move and of a pin to the day of the record', () => {
    const moved = after({ kind: 'move', id: 'seizure', date: '1848-05-01', regardless: true });
    expect(seizure(moved)).toMatchObject({ sits: [tickOf(5, 1)], regardless: true });
    const pinned = after({ kind: 'pin', id: 'seizure', option: 'seize', regardless: true });
    expect(seizure(pinned)).toMatchObject({ sits: [tickOf(6, 19)], regardless: true });
    const event = after({ kind: 'move', id: 'convoy', date: '1848-05-01', regardless: true }).events[2];
    expect([event.tick, event.regardless]).toEqual([tickOf(5, 1), true]);
  });

  it('leaves a pin in force', () => {
    const pin = { kind: 'pin', id: 'seizure', option: 'wait' } as const;
    const move = { kind: 'move', id: 'seizure', date: '1848-05-01' } as const;
    expect(seizure(after(pin, move)).pinned).toEqual({ option: 0, from: null });
    expect(seizure(after(move, pin)).pinned).toEqual({ option: 0, from: null });
  });

  it('is refused for an outcome, which has no date, and for a decision without a record', () => {
    expect(complaints({ kind: 'move', id: 'loaf-riot', date: '1848-05-01' })).toEqual([
      'the outcome `loaf-riot` follows from the state and has no date to move',
    ]);
    const text = edited([
      '    recorded: { option: seize, date: 1848-06-19, dates: [1848-06-05, 1848-06-19], text: So the song has it. }\n',
      '',
    ]);
    const interventions = [{ kind: 'move', id: 'seizure', date: '1848-05-01' }] as const;
    expect(faultsOf(twoPowers(text), { interventions })[0].message).toBe(
      'the decision `seizure` has no recorded option to take to another date',
    );
  });
});

describe('removing', () => {
  it('keeps the name in every table, and nothing happens', () => {
    const { events, decisions } = after(
      { kind: 'without', id: 'loaf-riot' },
      { kind: 'without', id: 'ship-lost' },
      { kind: 'without', id: 'seizure' },
    );
    expect(events.slice(0, 3).map(({ id, tick, when }) => [id, tick, when])).toEqual([
      ['ship-lost', -1, null],
      ['loaf-riot', -1, null],
      ['convoy', tickOf(7, 25), null],
    ]);
    expect([decisions[0].sits, decisions[0].when]).toEqual([[], null]);
  });
});

describe('setting', () => {
  const changed = (path: string, value: number | string | boolean) =>
    load({ interventions: [{ kind: 'set', path, value }] });

  it('reaches every number by its path, through ids, places in lists and inherited behaviour', () => {
    expect(changed('parties.council.growth', 0.1).definition.parties[1].growth).toBe(0.1);
    expect(changed('strata.watch.behaviour.learning', 0.01).definition.strata[2].behaviour.learning).toBe(
      0.01,
    );
    const { events, origins } = changed('events.ship-lost.effects.1.tempo.workers', 3).definition;
    expect(origins[events[0].origin].effects[1].shifts[0].amount.low).toBe(3);
    expect(changed('mechanisms.force.exponent', 4).definition.mechanisms.force.exponent).toBe(4);
    expect(changed('conditions.hunger.curve.1.1', 0.9).definition.conditions[0].curve[1]).toEqual([183, 0.9]);
    expect(changed('parties.council.reach.watch', 0.5).definition.parties[1].reach).toEqual([
      0.35, 0.2, 0.5, 0.2,
    ]);
    expect(
      changed('decisions.seizure.options.seize.title', 'Strike').definition.decisions[0].options[1].title,
    ).toBe('Strike');
    expect(changed('policies.rationing', 1).definition.policies[0].start).toBe(1);
  });

  it.each([
    ['parties.councl.growth', 'there is no `councl` in `parties`', 'did you mean `council`?'],
    ['parties.council.grwth', 'there is no `grwth` in `parties.council`', 'did you mean `growth`?'],
    ['partys.council.growth', 'there is no `partys` in the scenario', 'did you mean `parties`?'],
    ['events.ship-lost.effects.7', 'there is no `7` in `events.ship-lost.effects`', 'known here: 0, 1'],
    ['policies.ration', 'there is no `ration` in `policies`', 'it is part of `rationing`'],
    ['parties.council.growth.rate', 'there is no `rate` in `parties.council.growth`', undefined],
  ])('refuses a path that leads nowhere: %s', (path, message, hint) => {
    const [fault] = faultsOf(twoPowers(), { interventions: [{ kind: 'set', path, value: 1 }] });
    expect([fault.message, fault.hint]).toEqual([message, hint]);
  });

  it('refuses a value that the schema or the scenario has no room for', () => {
    expect(complaints({ kind: 'set', path: 'parties.council.growth', value: 3 })).toEqual([
      '`growth`: expected a number of at most 0.5, found 3',
    ]);
    expect(complaints({ kind: 'set', path: 'parties.council.reach.wach', value: 0.5 })).toEqual([
      'there is no group `wach`',
    ]);
    expect(complaints({ kind: 'set', path: 'events.convoy.requires', value: 'happened.riot' })).toEqual([
      'there is no event `riot` (happened.EVENT)',
    ]);
  });

  it('finds nothing at what every object inherits, and writes nothing there', () => {
    for (const word of ['__proto__', 'constructor', 'toString']) {
      for (const path of [
        word,
        `policies.${word}`,
        `behaviour.taste.${word}`,
        `behaviour.taste.${word}.all`,
      ]) {
        const [fault] = faultsOf(twoPowers(), { interventions: [{ kind: 'set', path, value: 0.1 }] });
        expect([fault.code, fault.message]).toEqual([
          'unknown-path',
          expect.stringContaining(`no \`${word}\` in`),
        ]);
      }
    }
    expect({}).not.toHaveProperty('all');
  });

  it('refuses to set later what is read on the first day only', () => {
    expect(complaints({ kind: 'set', path: 'policies.rationing', value: 1, from: '1848-05-01' })).toEqual([
      '`policies.rationing` is read on the first day only: setting it from 1848-05-01 would do nothing',
    ]);
  });
});

describe('a scenario that was found sound', () => {
  const faultsAfter = (change: Change): string[] => {
    try {
      load({ interventions: [change] });
      return [];
    } catch (error) {
      if (error instanceof FaultError) return error.faults.map(({ code }) => code);
      throw error;
    }
  };

  it.each<[string, Change, string]>([
    ['form', { kind: 'set', path: 'parties.council.growth', value: 3 }, 'out-of-range'],
    ['names', { kind: 'pin', id: 'seizure', option: 'flee' }, 'unknown-option'],
    ['dates', { kind: 'move', id: 'ship-lost', date: '1849-05-01' }, 'date-outside'],
    ['people', { kind: 'set', path: 'strata.watch.cells.0.share', value: 0.5 }, 'cell-shares'],
    [
      'the room of loyalties',
      { kind: 'set', path: 'strata.watch.tradition.reform', value: 0.9 },
      'appeal-bound',
    ],
  ])('is checked again for %s after an intervention, which leaves it sound', (_, change, code) => {
    const sound = load().definition.digest;
    expect(faultsAfter(change)).toContain(code);
    expect(load().definition.digest).toBe(sound);
  });
});

describe('scaling and adding', () => {
  it('multiplies a condition from a date until another', () => {
    const scale = { kind: 'scale', condition: 'hunger', from: '1848-05-01', times: 2 } as const;
    expect(after(scale, { ...scale, to: '1848-06-01' }).conditions[0].scaled).toEqual([
      { from: tickOf(5, 1), to: 184, times: 2 },
      { from: tickOf(5, 1), to: tickOf(6, 1), times: 2 },
    ]);
  });
});

describe('a replay', () => {
  it('leaves every recorded decision open until its day, and then takes it as it was', () => {
    expect(seizure(load({ pinDecisions: true }).definition)).toMatchObject({
      sits: [],
      pinned: { option: 1, from: tickOf(6, 19) },
    });
    expect(seizure(load().definition)).toMatchObject({ sits: [], pinned: null });
  });

  it('leaves interventions the last word', () => {
    const pinned = load({
      interventions: [{ kind: 'pin', id: 'seizure', option: 'wait' }],
      pinDecisions: true,
    });
    expect(seizure(pinned.definition).pinned).toEqual({ option: 0, from: tickOf(6, 19) });
    const interventions: Interventions = [{ kind: 'move', id: 'seizure', date: '1848-05-01' }];
    expect(seizure(load({ interventions, pinDecisions: true }).definition).sits).toEqual([tickOf(5, 1)]);
  });
});

describe('the digest of a scenario', () => {
  const digestOf = (files: Parameters<typeof loadScenario>[0], options?: LoadOptions) =>
    loadScenario(files, options).definition.digest;

  it('is of what is said: not of files, comments or the order of fields', () => {
    const text = edited();
    const [facts] = /facts:\n.*\n.*\n/.exec(text) ?? [''];
    const split = [...twoPowers(text.replace(facts, '')), { name: 'facts.yaml', text: `# Facts.\n${facts}` }];
    const turned = edited([
      'id: ship-lost, title: The grain ship is lost,',
      'title: The grain ship is lost, id: ship-lost,',
    ]);
    expect(digestOf(split)).toBe(digestOf(twoPowers()));
    expect(digestOf(twoPowers(turned))).toBe(digestOf(twoPowers()));
  });

  it('changes with a number, with the order of groups that override each other, and with an intervention', () => {
    const others = [
      twoPowers(edited(['growth: 0.02', 'growth: 0.021'])),
      twoPowers(edited(['exposure: { all: 1, owners: 0.2 }', 'exposure: { owners: 0.2, all: 1 }'])),
    ].map((files) => digestOf(files));
    const moved = digestOf(twoPowers(), {
      interventions: [{ kind: 'move', id: 'ship-lost', date: '1848-05-01' }],
    });
    expect(new Set([digestOf(twoPowers()), ...others, moved]).size).toBe(4);
  });

  it('is the same whether decisions are free or pinned: that is how it is run, not what it says', () => {
    expect(digestOf(twoPowers(), { pinDecisions: true })).toBe(digestOf(twoPowers()));
  });

  it('of a value set is that of a scenario written so', () => {
    const set = digestOf(twoPowers(), {
      interventions: [{ kind: 'set', path: 'parties.council.growth', value: 0.021 }],
    });
    expect(set).toBe(digestOf(twoPowers(edited(['growth: 0.02', 'growth: 0.021']))));
  });
});

describe('a twin', () => {
  const baseline = load().definition;
  it.each<[string, number, ...Change[]]>([
    ['at the earlier of two dates', tickOf(3, 20), { kind: 'move', id: 'ship-lost', date: '1848-03-20' }],
    [
      'at the old date of what comes later',
      tickOf(4, 10),
      { kind: 'move', id: 'ship-lost', date: '1848-05-20' },
    ],
    ['when what is removed would have come', tickOf(7, 25), { kind: 'without', id: 'convoy' }],
    ['at once when what is removed could come on any day', 0, { kind: 'without', id: 'loaf-riot' }],
    ['at once for a question that may be put any day', 0, { kind: 'pin', id: 'seizure', option: 'wait' }],
    [
      'at once for a number of the mechanisms',
      0,
      { kind: 'set', path: 'mechanisms.force.exponent', value: 4 },
    ],
    [
      'with the event for a number of its effects',
      tickOf(4, 10),
      { kind: 'set', path: 'events.ship-lost.effects.1.tempo.workers', value: 3 },
    ],
    [
      'on the date of a number set later',
      tickOf(5, 1),
      { kind: 'set', path: 'parties.council.growth', value: 0, from: '1848-05-01' },
    ],
    [
      'when the scaling begins',
      tickOf(5, 1),
      { kind: 'scale', condition: 'hunger', from: '1848-05-01', times: 2 },
    ],
    [
      'at the first of several',
      tickOf(4, 10),
      { kind: 'without', id: 'convoy' },
      { kind: 'without', id: 'ship-lost' },
    ],
    ['never without interventions', 184],
  ])('parts from its baseline %s', (_, tick, ...interventions) => {
    expect(firstTick(interventions, baseline)).toBe(tick);
  });

  const move = (id: string, date: string): Change => ({ kind: 'move', id, date });
  const bread: Change = { kind: 'set', path: 'policies.rationing', value: 0.5 };
  const pin: Change = { kind: 'pin', id: 'seizure', option: 'wait' };

  it.each<[string, number, Change[], Change[]]>([
    ['never from one with the same changes', 184, [bread, pin], [bread, pin]],
    ['from the start if what both change is changed in another order', 0, [bread, pin], [pin, bread]],
    [
      'at the earlier of two dates of one event',
      tickOf(5, 1),
      [move('convoy', '1848-05-01')],
      [move('convoy', '1848-06-01')],
    ],
    [
      'where the other lacks a change, however early what both have begins',
      tickOf(7, 25),
      [bread],
      [bread, { kind: 'without', id: 'convoy' }],
    ],
    [
      'on the day a decision is moved to, not on its own',
      tickOf(4, 3),
      [move('seizure', '1848-04-03')],
      [move('seizure', '1848-04-03'), pin],
    ],
    ['from the start if one number is another from then on', 0, [bread], [{ ...bread, value: 0.6 }]],
  ])('parts %s', (_, tick, a, b) => {
    const twin = (interventions: Change[]) => ({
      interventions,
      definition: load({ interventions }).definition,
    });
    expect(partingTick(twin(a), twin(b))).toBe(tick);
    expect(partingTick(twin(b), twin(a))).toBe(tick);
  });

  it('goes through stages when numbers are set from a date', () => {
    const always: Change = { kind: 'without', id: 'convoy' };
    const may: Change = { kind: 'set', path: 'parties.council.growth', value: 0, from: '1848-05-01' };
    const june: Change = { kind: 'set', path: 'parties.reform.growth', value: 0.1, from: '1848-06-01' };
    expect(stagesOf([june, always, may])).toEqual([
      { interventions: [always] },
      { from: '1848-05-01', interventions: [always, may] },
      { from: '1848-06-01', interventions: [june, always, may] },
    ]);
  });
});

const RUMOUR = `id: rumour
title: A rumour
question: What if there had been a rumour?
pin: { seizure: strike }
move: { convoy: 1848-09-30, shiplost: 1848-05-01 }
set: { parties.council.growht: 0.1 }
add:
  - { id: rumour, title: A rumour, kind: impulse, date: 1848-03-05, source: assumption, effects: [{ tempo: { everybody: 1 } }] }
`;

describe('a counterfactual file', () => {
  const folder = new URL('../../scenarios/two-powers/counterfactuals/', import.meta.url);

  it.each(readdirSync(folder))('that ships with the tutorial loads and changes something: %s', (name) => {
    const { interventions, question } = loadCounterfactual({
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
    });
    expect(question).toMatch(/\?$/);
    expect(load({ interventions }).definition.digest).not.toBe(load().definition.digest);
  });

  it('has its faults reported where they are written, all at once', () => {
    const { interventions } = loadCounterfactual({ name: 'rumour.yaml', text: RUMOUR });
    expect(printed(faultsOf(twoPowers(), { interventions }))).toEqual([
      'rumour.yaml:4:17: the decision `seizure` has no option `strike`',
      'rumour.yaml:5:17: 1848-09-30 lies outside the scenario (1848-03-01 to 1848-08-31)',
      'rumour.yaml:5:29: there is no event or decision `shiplost`',
      'rumour.yaml:6:8: there is no `growht` in `parties.council`',
      `${placeIn(RUMOUR, 'everybody', 'rumour.yaml')}: there is no group \`everybody\``,
    ]);
  });

  it('is refused when its form is wrong', () => {
    const text = RUMOUR.replace('question:', 'queston:');
    expect(() => loadCounterfactual({ name: 'rumour.yaml', text })).toThrow(FaultError);
    expect(() => loadCounterfactual({ name: 'rumour.yaml', text })).toThrow('there is no key `queston` here');
  });
});

describe('the schema for editors', () => {
  it('asks for what an author must write and nothing that has a default', () => {
    const { required, properties } = jsonSchema() as {
      required: string[];
      properties: Record<string, unknown>;
    };
    expect(required).toEqual(expect.arrayContaining(['id', 'start', 'strata', 'parties']));
    expect(required).not.toContain('mechanisms');
    expect(Object.keys(properties)).toContain('mechanisms');
    expect(counterfactualJsonSchema().required).toEqual(['id', 'title', 'question']);
  });
});
