/**
 * All laws of politics, in the order in which they work on a day, and how a scenario sets them.
 *
 * Decision worth knowing: a scenario may switch a law off and may override few constants of it, never its
 * formula: what a country has of its own are its people, parties and powers.
 */
import { z } from 'zod';
import type { Reasoned } from '../../polity/reasoned.js';
import { numberWithin } from '../written.js';
import { claimsLaw } from './claims.js';
import { demandsLaw } from './demands.js';
import { latentLaw } from './latent.js';
import { rivalsLaw } from './rivals.js';
import { cabinets } from './cabinets.js';
import { carriersLaw } from './carriers.js';
import { handOverLaw } from './hand-over.js';
import { formsLaw } from './forms.js';
import type { Law } from './law.js';
import { mandates } from './mandates.js';
import { outsideLaw } from './outside.js';
import { parties } from './parties.js';
import { polarisationLaw } from './polarisation.js';
import { reforms } from './reforms.js';
import { repertoire } from './repertoire.js';
import type { LawsDef } from './settings.js';
import { summonsLaw } from './summons.js';
import { stancesLaw } from './stances.js';
import { turnoutLaw } from './turnout.js';
import { vacuumLaw } from './vacuum.js';
import { yieldingLaw } from './yielding.js';

/** All laws, in the order of a day. */
export const LAWS: readonly Law[] = [
  handOverLaw,
  summonsLaw,
  latentLaw,
  claimsLaw,
  vacuumLaw,
  yieldingLaw,
  rivalsLaw,
  stancesLaw,
  mandates,
  cabinets,
  outsideLaw,
  demandsLaw,
  reforms,
  parties,
  repertoire,
  turnoutLaw,
  carriersLaw,
  polarisationLaw,
  formsLaw,
];

/** What a constant may be: of its sign, and no more than it says or a run can bear. */
const boundsOf = ({ value, most = 1000 }: Reasoned) =>
  value < 0 ? numberWithin(-100, 0) : numberWithin(0, most);

const settingSchema = ({ on, about, source, constants }: Law) =>
  z
    .strictObject({
      on: z
        .union([z.boolean(), z.literal([0, 1]).transform((flag) => flag === 1)])
        .default(on)
        .describe('Whether the law is in force.'),
      ...Object.fromEntries(
        Object.entries(constants).map(([name, constant]) => [
          name,
          boundsOf(constant).default(constant.value).describe(`${constant.about} (${constant.source})`),
        ]),
      ),
    })
    .prefault({})
    .describe(`${about} (${source})`);

/** The schema of `laws` in a scenario. */
export const Laws = z.strictObject(Object.fromEntries(LAWS.map((law) => [law.id, settingSchema(law)])));

/** What is written of laws as the model reads it. */
export const compileLaws = (written: Readonly<Record<string, unknown>>): LawsDef =>
  Object.fromEntries(
    Object.entries(written).map(([id, setting]) => {
      const { on, ...constants } = setting as { on: boolean } & Record<string, number>;
      return [id, { on, constants }];
    }),
  );
