/** Regimes that can live: what a feature may read, and regimes that nobody can enter, leave or tell apart. */
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/foundation/fault.js';
import { loadBundled } from '../bundled.js';
import { regimeOf, town } from '../small-town.js';
import { edited, faultsOf, placeIn, printed, twoPowers } from './two-powers.js';

const OLD =
  'features: [{ is: control.council.works, below: 0.3, scale: 0.1, says: the mills do not obey the council }]';
const NEW =
  'features: [{ is: control.council.works, above: 0.3, scale: 0.1, says: the mills obey the council }]';

const faultsWith = (...changes: Parameters<typeof edited>): readonly Fault[] =>
  faultsOf(twoPowers(edited(...changes)));

const told = (regimes: object[], more: object = {}): string[] =>
  town({ regimes, ...more }).warnings.flatMap(({ code, message }) =>
    code === 'nobody-leads' ? [] : [message],
  );

describe('a feature', () => {
  test.each([
    ['day / 200', 'day', 'is a date'],
    ['dwell', 'dwell', 'counts the days of a regime'],
    ['since.ship-lost', 'since.ship-lost', 'counts days since something'],
    ['took.council', 'took.council', 'tells how a contest went'],
    ['held.council', 'held.council', 'tells how a contest went'],
    ['lost.council', 'lost.council', 'tells how a contest went'],
    ['happened.loaf-riot', 'happened.loaf-riot', 'tells what happened'],
    ['chosen.seizure.seize', 'chosen.seizure.seize', 'tells what was resolved'],
    ['regime.old-order', 'regime.old-order', 'names a regime'],
    ['my.past', 'took.council', 'tells how a contest went'],
  ])('reads what is, never %s', (is, name, what) => {
    const faults = faultsWith(
      [NEW, NEW.replace('control.council.works', is)],
      ['quantities: {', 'quantities: { past: 2 * took.council,'],
    );
    expect(printed(faults).join()).toContain(`a feature reads what is today: \`${name}\` ${what}`);
    expect(faults[0].hint).toContain('who governs is its `holder`');
  });

  test.each(['scale: 0.1 }]', 'above: 0.1, below: 0.9, scale: 0.1 }]'])('has one bound: %s', (bounds) => {
    const text = edited([NEW, `features: [{ is: control.council.works, ${bounds}`]);
    expect(printed(faultsOf(twoPowers(text))).join()).toContain('exactly one of the two is given');
  });
});

describe('a regime', () => {
  test('has features, and does nothing but to people', () => {
    expect(printed(faultsWith([` ${NEW},`, ''])).join()).toContain('`features` is missing');
    const acts = faultsWith([`${NEW},`, `${NEW}, effects: [{ found: [council] }],`]);
    expect(printed(acts).join()).toContain('there is no key `found` here');
    expect(acts.find(({ code }) => code === 'unknown-key')?.hint).toContain('an act or a law');
    expect(faultsWith([`${NEW},`, `${NEW}, effects: [{ tempo: { workers: 1 }, halfLife: 9 }],`])).toEqual([]);
  });

  test.each([
    [
      'whose features contradict each other',
      [
        NEW,
        `features: [{ is: control.council.works, above: 0.3, scale: 0.1 }, { is: control.council.works, below: 0.2, scale: 0.1 }]`,
      ],
      'nobody can enter `two-powers`: `control.council.works` is asked to be above 0.3 and below no more than that',
    ],
    [
      'that another outdoes on every day',
      [
        NEW,
        `features: [{ is: control.council.works, below: 0.3, scale: 0.1 }, { is: balance.council, above: 0.1, scale: 0.1 }]`,
      ],
      'nobody can enter `two-powers`: `old-order` asks for no more',
    ],
    [
      'whose bound is harder than that of another, in the same units',
      [NEW, `features: [{ is: control.council.works, below: 0.2, scale: 0.1 }]`],
      'nobody can enter `two-powers`: `old-order` asks for no more',
    ],
    [
      'that is another by another name',
      [NEW, OLD],
      'the regimes `old-order` and `two-powers` cannot be told apart',
    ],
    [
      'that any holder has and is one of its own, too',
      [
        'features: [{ is: rival.share, below: 0.5, scale: 0.25, says: no rival commands half of the country }]',
        'features: [{ is: rival.share, above: 0.25, scale: 0.25 }]',
      ],
      'nobody can enter `council-rule`: `civil-war` asks for no more',
    ],
  ] as const)('is refused %s', (_, change, says) => {
    const text = edited([...change]);
    expect(printed(faultsOf(twoPowers(text))).join()).toContain(says);
  });

  test('is not refused where a quantity or a unit of its own keeps it apart', () => {
    const apart = NEW.replace('above: 0.3', 'below: 0.2').replace('scale: 0.1', 'scale: 0.01');
    expect(faultsWith([NEW, apart])).toEqual([]);
  });

  test('of the first day names who governs', () => {
    const text = edited(['initialRegime: old-order', 'initialRegime: civil-war']);
    expect(printed(faultsOf(twoPowers(text)))).toEqual([
      `${placeIn(text, 'civil-war\n')}: the first regime names who governs: \`civil-war\` is one of any holder`,
    ]);
  });

  test('that a holder lacks is told, and so is one of a holder whom nothing founds', () => {
    expect(told([regimeOf('old', 'state')])).toEqual([
      'no regime is that of `rebels`: if it comes to govern, the regime before keeps its name',
    ]);
    const war = { ...regimeOf('all', 'any'), features: [{ is: 'rival.share', above: 0.5, scale: 1 }] };
    expect(told([regimeOf('old', 'state'), war])).toEqual([]);
    const third = { id: 'third', name: 'Third', claim: 0, source: 'assumption' };
    const authorities = [
      ...['state', 'rebels'].map((id) => ({ id, name: id, founded: true, claim: 1, source: 'assumption' })),
      third,
    ];
    const all = [regimeOf('old', 'state'), regimeOf('new', 'rebels'), regimeOf('later', 'third')];
    expect(told(all, { authorities })).toEqual([
      'nobody can enter `later`: nothing founds its holder `third`',
    ]);
  });

  test.each(['two-powers', 'russia-1917', 'germany-1918'])('in none of %s is in doubt', (id) => {
    const codes = loadBundled(id).warnings.map(({ code }) => code);
    expect(codes.filter((code) => code === 'no-regime' || code === 'no-holder')).toEqual([]);
  });
});

describe('what a language without transitions says of them', () => {
  const text = edited([
    'facts:\n',
    `transitions:
  - { id: rises, from: [old-order], to: two-powers, when: happened.loaf-riot or seats.delegates.council > 0.5 }
  - { id: falls, from: [two-powers], to: council-rule, dwell: 5, when: took.council and control.council.works > 0.4, scales: { control: 0.2 } }
facts:
`,
  ]);

  test('is said line by line, with the features that the guards hold', () => {
    const faults = faultsOf(twoPowers(text));
    expect(printed(faults)).toEqual([
      `${placeIn(text, '{ id: rises')}: there are no transitions: \`two-powers\` is entered when its features fit best`,
      `${placeIn(text, '{ id: falls')}: there are no transitions: \`council-rule\` is entered when its features fit best`,
    ]);
    expect(faults[0].hint).toContain('seats.delegates.council, above: 0.5');
    expect(faults[1].hint).toContain('{ is: control.council.works, above: 0.4, scale: 0.2 }');
    expect(faults[1].hint).toContain('who governs follows from contests');
  });
});
