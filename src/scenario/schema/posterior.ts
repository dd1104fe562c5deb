/**
 * What a calibration found, shipped with a scenario: the section that `tauride calibrate --ship` writes into
 * a file of its own.
 *
 * Decision worth knowing: it is a section like any other, so that it is read, placed and checked as they are,
 * wherever a scenario is read. It is no part of the scenario's digest: it follows from the rest.
 */
import { z } from 'zod';
import { Figure, FIGURE_MAX, Name, numberWithin, whole } from '../../model/written.js';

const DigestText = z.string().regex(/^[0-9a-f]{32}$/, 'a digest is 32 hexadecimal digits');

/** More particles than any calibration keeps. */
const PARTICLES_MAX = 10_000;

export const Posterior = z.strictObject({
  scenario: DigestText.describe('Digest of what of the scenario a calibration depends on.'),
  engine: DigestText.describe('Digest of what the engine computes.'),
  seed: Name.min(1).describe('Seed of the calibration.'),
  population: z.union([whole(1, 10_000_000_000), z.literal('full')]).describe('Agents of its runs.'),
  generations: whole(1, 1000).describe('Generations that were done.'),
  over: z.array(Name).default([]).describe('Ranges that were asked for with `--over`.'),
  fitted: z.array(Name).default([]).describe('Facts that were asked for with `--fact`; none for all.'),
  parameters: z
    .array(z.strictObject({ path: Name, from: Figure, to: Figure }))
    .min(1)
    .describe('What was moved, and within which range.'),
  best: z
    .array(Figure)
    .describe(
      'What was chosen of the nearest particles and the numbers as written, in the order of `parameters`.',
    ),
  particles: z
    .array(
      z.strictObject({
        values: z.array(Figure).describe('In the order of `parameters`.'),
        weight: numberWithin(0, 1),
        distance: numberWithin(0, FIGURE_MAX).describe('Distance of its run from the record.'),
      }),
    )
    .min(1)
    .max(PARTICLES_MAX),
});

export type PosteriorText = z.output<typeof Posterior>;
