/** The screens of the draws: the engine passes them, and each catches the kind of generator it is for. */
import { describe, expect, test } from 'vitest';
import { engine, PARTIES, type Generator, type Place } from '../../bench/studies/draws/generator.js';
import { matchingScreens } from '../../bench/studies/draws/matching.js';
import { noiseScreens } from '../../bench/studies/draws/noise.js';
import { isSound, judge, uniformChance, type Screen } from '../../bench/studies/draws/screen.js';
import { wordScreens } from '../../bench/studies/draws/words.js';

const CELLS = 500;
const WORDS = 10_000;

const screensOf = (generator: Generator): Screen[] => [
  ...noiseScreens(generator, CELLS),
  ...matchingScreens(generator, WORDS),
  ...wordScreens(generator, WORDS),
];

/** Groups of which a screen fails, or whose sums vary too much or too little. */
const caught = (screens: readonly Screen[]): Set<string> => {
  const { failed, uneven } = judge(screens);
  return new Set([...failed, ...uneven].map(({ group }) => group));
};

/** The engine, asked about another place. */
const misled = (lead: (place: Place) => Place): Pick<Generator, 'numbers' | 'offset'> => ({
  numbers: (place, agents, into) => {
    engine.numbers(lead(place), agents, into);
  },
  offset: (place, agents) => engine.offset(lead(place), agents),
});

test('the engine passes every screen, and is not too good either', () => {
  const verdict = judge(screensOf(engine));
  expect(verdict).toMatchObject({ failed: [], uneven: [] });
  expect(isSound(verdict)).toBe(true);
});

describe('noise is caught', () => {
  const noise = (numbers: Generator['numbers']): Set<string> =>
    caught(noiseScreens({ ...engine, numbers }, CELLS));

  test.each([
    ['ticks', { tick: 0 }],
    ['strata', { entity: 0 }],
    ['cells', { cell: 0 }],
    ['seeds', { seed: 0 }],
  ])('that is the same for all %s', (group, same) => {
    expect(noise(misled((place) => ({ ...place, ...same })).numbers)).toContain(group);
  });

  test('that is the same for all parties', () => {
    const found = noise((place, agents, into) => {
      engine.numbers(place, agents, into);
      for (let p = 1; p < PARTIES; p++) into.copyWithin(p * agents, 0, agents);
    });
    expect(found).toContain('parties');
  });

  test('that counts on from agent to agent', () => {
    const found = noise((place, agents, into) => {
      engine.numbers(place, agents, into);
      for (let i = 1; i < into.length; i++) into[i] = into[i - 1] + 257;
    });
    expect(found).toContain('agents');
  });

  test('that leans to one side, or keeps to the middle', () => {
    const shifted = (change: (number: number) => number) =>
      noise((place, agents, into) => {
        engine.numbers(place, agents, into);
        into.set(into.map(change));
      });
    expect(shifted((number) => number | 0x4000)).toContain('uniformity');
    expect(shifted((number) => number >> 1)).toContain('moments');
  });
});

describe('matching is caught', () => {
  const matching = (offset: Generator['offset']): string[] =>
    judge(matchingScreens({ ...engine, offset }, WORDS)).failed.map(({ name }) => name);

  test('that prefers some', () => {
    expect(matching((place, agents) => Math.ceil(engine.offset(place, agents) / 2))).toContain('cells of 48');
  });

  test('that takes everybody in turn', () => {
    expect(matching(({ cell }, agents) => 1 + (cell % (agents - 1)))).toContain('cells of 48');
  });

  test.each([
    ['the next day', { tick: 0 }],
    ['the next stratum', { entity: 0 }],
    ['the next seed', { seed: 0 }],
  ])('that is the same on %s', (name, same) => {
    expect(matching(misled((place) => ({ ...place, ...same })).offset)).toContain(`pairs with ${name}`);
  });

  test('in which somebody meets himself', () => {
    expect(() => matching(() => 0)).toThrow(RangeError);
  });
});

describe('words are caught', () => {
  const words = (word: Generator['word']): Set<string> =>
    new Set(judge(wordScreens({ ...engine, word }, WORDS)).failed.map(({ name }) => name));

  test('whose low bits have a short period, as those of a congruential generator', () => {
    const found = words((_, channel) => (Math.imul(channel, 1664525) + 1013904223) >>> 0);
    expect(found).toContain('changes of bit 0, by channels');
  });

  test('of which one bit is more often set', () => {
    const found = words(
      (place, channel) => (engine.word(place, channel) | (channel % 8 === 0 ? 1 << 9 : 0)) >>> 0,
    );
    expect(found).toContain('bit 9, by channels');
  });

  test('that are the same on every day', () => {
    expect(words((place, channel) => engine.word({ ...place, tick: 0 }, channel))).toContain(
      'bit 0, by ticks',
    );
  });
});

test('chances that are all alike are caught', () => {
  expect(uniformChance(Array.from({ length: 300 }, (_, i) => 0.9 + i / 3000))).toBeLessThan(1e-6);
  expect(uniformChance(Array.from({ length: 300 }, (_, i) => (i + 0.5) / 300))).toBeGreaterThan(0.99);
});
