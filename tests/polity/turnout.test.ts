/** Turnout as a calculus of voting: figures worked out by hand, and what must hold of any. */
import { describe, expect } from 'vitest';
import {
  ATTACHMENT_DAYS,
  NOT_YET,
  nextAttachment,
  readiness,
  TURNOUT_CONSTANTS,
  turnoutRule,
  voteChance,
  type TurnoutTerms,
  type Elector,
} from '../../src/polity/turnout.js';
import { goesToVote } from '../../src/population/votes.js';
import { plainValues } from '../../src/polity/reasoned.js';
import { fc, test } from '../property.js';

const TERMS: TurnoutTerms = { habit: 0.8, alienation: 40, indifference: 10, secondOrder: 1, memoryDays: 182 };
const VOTER: Elector = { habit: 0.8, order: 'first', now: 0.2, once: 0.2, lead: 0 };

const ALL = 65_536;

/** Of all 65 536 standing traits, how many vote by the rule in whole numbers. */
const votersOf = ({ lead, now, once, ...asked }: Elector, boycott = 0, heed = ALL - 1): number => {
  const rule = turnoutRule(asked, { now: [now], once: [once], boycotts: [boycott] }, TERMS);
  let count = 0;
  for (let trait = 0; trait < ALL; trait += 16)
    if (goesToVote(rule, 0, Math.round(lead * 32_768), trait, heed)) count += 16;
  return count;
};

const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const loyalty = fc.double({ min: -0.9, max: 0.9, noNaN: true });
const voter = fc.record({
  habit: share,
  order: fc.constantFrom('first' as const, 'second' as const),
  now: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
  once: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
  lead: fc.double({ min: 0, max: 0.3, noNaN: true }),
});

describe('whether a person votes', () => {
  test('is the habit of the class where nothing else speaks', () => {
    expect(voteChance(VOTER, TERMS)).toBeCloseTo(0.8, 12);
    expect(voteChance({ ...VOTER, once: NOT_YET, now: -0.4 }, TERMS)).toBeCloseTo(0.8, 12);
  });

  // Odds are 4, times e to the 40 x (now - 0.2), to the 10 x lead, and to the -1 of a second order: 4 / e^0.8 = 1.797316, of 2.797316 is 0.642514.
  test.each([
    [{ now: 0.18 }, 0.586294, 0.642514],
    [{ lead: 0.05 }, 1.886294, 0.868332],
    [{ order: 'second' }, 0.386294, 0.59539],
    [{ now: 0.18, lead: 0.05, order: 'second' }, 0.086294, 0.52156],
    [{ now: 0.23, lead: 0.05 }, 3.086294, 0.956324],
  ] as const)('with %o has log-odds of %d', (change, logOdds, chance) => {
    expect(readiness({ ...VOTER, ...change }, TERMS)).toBeCloseTo(logOdds, 5);
    expect(voteChance({ ...VOTER, ...change }, TERMS)).toBeCloseTo(chance, 5);
    expect(votersOf({ ...VOTER, ...change }) / ALL).toBeCloseTo(chance, 2);
  });

  test.prop([voter])('is counted in whole numbers as often as its chance says', (of) => {
    expect(Math.abs(votersOf(of) / ALL - voteChance(of, TERMS))).toBeLessThan(0.002);
  });

  test.prop([voter, fc.double({ min: 0, max: 0.2, noNaN: true })])(
    'is never likelier where the party means less, has meant more, leads by less, or less is at stake',
    (of, less) => {
      const before = votersOf(of);
      expect(votersOf({ ...of, now: of.now - less })).toBeLessThanOrEqual(before);
      expect(votersOf({ ...of, once: of.once + less })).toBeLessThanOrEqual(before);
      expect(votersOf({ ...of, lead: Math.max(0, of.lead - less) })).toBeLessThanOrEqual(before);
      expect(votersOf({ ...of, habit: of.habit * (1 - less) })).toBeLessThanOrEqual(before);
      expect(votersOf({ ...of, order: 'second' })).toBeLessThanOrEqual(votersOf({ ...of, order: 'first' }));
    },
  );

  test('is certain for a class that always votes, and for one that never does', () => {
    expect(votersOf({ ...VOTER, habit: 1, now: 0, order: 'second' })).toBe(ALL);
    expect(votersOf({ ...VOTER, habit: 0, lead: 0.9 })).toBe(0);
  });

  test('is as before for those who do not heed a boycott, and nobody of those who do', () => {
    const before = votersOf(VOTER);
    const heed = Math.round(0.3 * ALL);
    expect(votersOf(VOTER, 0.3, heed - 1)).toBe(0);
    expect(votersOf(VOTER, 0.3, heed)).toBe(before);
    expect(votersOf(VOTER, -0.5, 0)).toBe(before);
    expect(votersOf(VOTER, 2, ALL - 1)).toBe(0);
  });
});

describe('what a party once meant', () => {
  test('is what it means to the first who hold to it', () => {
    expect(nextAttachment(NOT_YET, 0.25, TERMS)).toBe(0.25);
  });

  test.prop([loyalty, loyalty])('lies between what it meant and what it means', (before, now) => {
    const next = nextAttachment(before, now, TERMS);
    expect(next).toBeGreaterThanOrEqual(Math.min(before, now));
    expect(next).toBeLessThanOrEqual(Math.max(before, now));
  });

  test('is a mean over half a year: as old on average as one that weighs 182 days alike', () => {
    // How much of the mean comes from what was k weeks ago.
    let weight = 1;
    let age = 0;
    for (let week = 0; week < 2000; week++) {
      const kept = nextAttachment(1, 0, TERMS);
      age += week * ATTACHMENT_DAYS * weight * (1 - kept);
      weight *= kept;
    }
    const alike = Array.from({ length: 26 }, (_, week) => week * ATTACHMENT_DAYS);
    expect(age).toBeCloseTo(alike.reduce((sum, days) => sum + days, 0) / alike.length, 6);
  });

  test('has constants that are within what may be written', () => {
    const { habit, ...others } = plainValues(TURNOUT_CONSTANTS);
    expect(habit).toBeLessThan(1);
    for (const value of Object.values(others)) expect(value).toBeGreaterThan(0);
  });
});
