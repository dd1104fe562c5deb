/**
 * The constants of the mechanisms, as a scenario writes them and as the model reads them.
 *
 * Decision worth knowing: each has a default here, so that no number of the model is hidden in code; a
 * scenario overrides what it can justify.
 */
import type { Immutable } from 'immer';
import { z } from 'zod';
import { FORCE } from '../polity/force.js';
import { Share, Source, whole, numberWithin } from './written.js';

/** Log-odds: beyond 100 either way lies certainty. */
const logit = numberWithin(-100, 100);
const pull = numberWithin(0, 100);
/** How decisive superiority is: near 0 not at all, at 100 wholly. */
const exponent = numberWithin(0.01, 100);

/** A constant of the law of force, with its default and what it is. */
const ofForce = (key: keyof typeof FORCE, kind: typeof logit) => {
  const { value, about, source } = FORCE[key];
  return kind.default(value).describe(`${about} (${source})`);
};

/** Constants of the mechanisms (design of section 3 and 4). */
export const Mechanisms = z.strictObject({
  obedience: z
    .strictObject({
      base: logit.default(1).describe('a0'),
      support: pull.default(4).describe('a1: support of the own people against the best rival'),
      company: pull.default(3).describe('a2: nobody wants to be alone'),
      chain: pull.default(2).describe('a3: discipline toward the lawful chain'),
      kinship: pull.default(1.5).describe('a4'),
      agitation: pull.default(2).describe('a5'),
      habit: pull.default(1).describe('a6: inertia of yesterday'),
      beliefExponent: exponent.default(1.5).describe('Exponent m of the chance people believe in'),
      streetArms: numberWithin(0, 100)
        .default(0.1)
        .describe('Force of one person in the street against the only authority'),
    })
    .prefault({}),
  force: z
    .strictObject({
      support: ofForce('support', pull),
      chain: ofForce('chain', pull),
      kinship: ofForce('kinship', pull),
      neither: ofForce('neither', logit),
      base: ofForce('base', logit),
      conviction: ofForce('conviction', pull),
      discipline: ofForce('discipline', pull),
      called: ofForce('called', pull),
      waverers: ofForce('waverers', numberWithin(0, 10)),
      common: ofForce('common', numberWithin(0, 10)),
      own: ofForce('own', numberWithin(0, 10)),
      exponent: ofForce('exponent', exponent),
    })
    .prefault({}),
  contest: z
    .strictObject({
      takeDays: whole(0, 3650).default(1).describe('Days from the order until the sides can meet'),
      seeing: Share.default(0.6).describe('How far belief follows in a day who is seen to come'),
      standDown: Share.default(0.7).describe('Hazard a day that a side without any chance stands down'),
      clash: Share.default(0.5).describe('Hazard a day that it comes to a clash'),
      days: whole(1, 100)
        .default(10)
        .describe('Days on which the sides may face each other; the last is a clash'),
      persuasion: numberWithin(0, 1000).default(10).describe('Men whom one agitator wins a day on the march'),
      blood: Share.default(0.02).describe(
        'Casualties of a clash (killed and wounded, persons) as a share of the smaller side',
      ),
      holdDays: whole(1, 3650).default(60).describe('Days until the country has decided, at the latest'),
    })
    .prefault({}),
  blame: z
    .strictObject({
      rate: Share.default(0.1).describe(
        'beta: blame a day for a harm of 1 beyond what is expected, by salience and responsibility',
      ),
      max: numberWithin(0.001, 1)
        .default(0.3)
        .describe('Greatest blame, and greatest credit; to leave blame out, set its rate to 0'),
      tau: numberWithin(1, 100_000).default(60).describe('Days of forgetting'),
    })
    .prefault({}),
  credibility: z
    .strictObject({ rate: Share.default(0.01).describe('kc'), floor: Share.default(0.1) })
    .prefault({}),
  fear: z
    .strictObject({
      steepness: pull.default(1).describe('b'),
      offset: numberWithin(1, 1e9).default(500).describe('e, persons'),
    })
    .prefault({}),
  fatigueDays: numberWithin(1, 100_000).default(12).describe('Days in which fatigue fades'),
  tempoMax: numberWithin(1, 20).default(6).describe('Greatest factor on learning'),
  trustInLeaders: Share.default(0.5).describe(
    'd: what of trust in an authority follows from who leads it; the rest is the line of the party',
  ),
  officeShare: Share.default(0.15).describe('Share of a cabinet from which a party counts as in office'),
  source: Source.default('assumption'),
});

/** The constants without the word for where they come from. */
export type MechanismsDef = Immutable<Omit<z.output<typeof Mechanisms>, 'source'>>;
