/**
 * Approximate Bayesian computation by sequential Monte Carlo (Toni et al. 2009), with distances that
 * follow from the runs of each generation (Prangle 2017, algorithm 5).
 *
 * A generation draws particles and runs them until twice as many as are wanted lie within all distances of
 * the generations before; it then has its own scales, from all runs that it made, and keeps the nearer
 * half.
 *
 * Decision worth knowing: particles count in the order of their numbers, not in that in which they are
 * done, and what is not needed any more when enough are there is not looked at. So a result is the same on
 * any number of threads, and one that was cut off goes on by being computed again, with the runs that are
 * there.
 */
import { keysFromSeed } from '../../foundation/random.js';
import { distanceBetween, scalesOf, type Observation, type Scale } from './distance.js';
import { movedProposal, priorProposal, type Proposal, type RangeShares } from './proposal.js';

/** What a particle came to: a figure a target on the scale of comparison, null where it has none. */
export type Figures = readonly (number | null)[];

/** Particles of a generation that are to be run; the first has the number `from`. */
export interface Round {
  readonly generation: number;
  /** Further runs of some that a generation kept, to choose one of them; default: the generation itself. */
  readonly stage?: 'choice';
  readonly from: number;
  readonly particles: readonly RangeShares[];
}

/** Runs particles, in their order; null for a run that failed, undefined where the work was cut off. */
export type Simulate = (round: Round) => Promise<readonly (Figures | null)[] | undefined>;

/** What is asked of a sampler. */
export interface Sampling {
  /** Names of parameters, by which their draws are addressed. */
  readonly names: readonly string[];
  readonly observations: readonly Observation[];
  /** Particles that a generation keeps, at least 2. */
  readonly particles: number;
  readonly generations: number;
  readonly seed: string;
}

/** A particle that was kept. */
export interface Particle {
  /** Its number in its generation, from 0. */
  readonly number: number;
  readonly shares: RangeShares;
  readonly figures: Figures;
  /** Those of a generation have a sum of 1. */
  readonly weight: number;
  readonly distance: number;
}

/** A generation that is done. */
export interface Generation {
  /** From 1. */
  readonly generation: number;
  readonly particles: readonly Particle[];
  /** Runs that it took, and how many of them failed or lacked a figure. */
  readonly runs: number;
  readonly failed: number;
  /** Runs within all distances of the generations before, of which the nearer half was kept. */
  readonly accepted: number;
  /** The greatest distance of a particle that was kept, by the scales of this generation. */
  readonly epsilon: number;
  /** [target] Null where all runs have one figure, or half of them none. */
  readonly scales: readonly Scale[];
  /** Effective sample size (Kong, Liu & Wong 1994): 1 over the sum of squared weights. */
  readonly effective: number;
}

/** Why no further generation was begun: as many as were asked for, too few runs accepted, or cut off. */
export type SamplingEnd = 'done' | 'narrow' | 'cut';

/** What a sampler came to. */
export interface Sampled {
  readonly generations: readonly Generation[];
  readonly end: SamplingEnd;
}

/** Runs accepted for each particle that is kept. */
const ACCEPTED_PER_PARTICLE = 2;

/** A generation that accepts less of its runs than this is given up: what it would tell is dear. */
export const ACCEPTANCE_MIN = 0.05;

/** Runs are asked for as if so many at least were accepted. */
const RATE_FIRST = 0.5;

interface Run {
  readonly shares: RangeShares;
  readonly figures: Figures | null;
}

const isWhole = (figures: Figures, used: readonly boolean[]): boolean =>
  figures.every((figure, target) => !used[target] || figure !== null);

/** Figures with nothing in place of what is not used. */
const plain = (figures: Figures): number[] => figures.map((figure) => figure ?? 0);

/** Targets that have a figure in at least half of the runs. */
function usedIn(runs: readonly Run[], targets: number): boolean[] {
  const done = runs.flatMap(({ figures }) => (figures === null ? [] : [figures]));
  return Array.from(
    { length: targets },
    (_, target) => done.filter((figures) => figures[target] !== null).length * 2 >= done.length,
  );
}

/** Samples one generation after the other. */
class Sampler {
  readonly #keys;
  readonly #wanted: number;
  #used: readonly boolean[];
  readonly done: Generation[] = [];

  constructor(
    private readonly asked: Sampling,
    private readonly simulate: Simulate,
  ) {
    this.#keys = keysFromSeed(asked.seed);
    this.#wanted = ACCEPTED_PER_PARTICLE * asked.particles;
    this.#used = asked.observations.map(() => true);
  }

  #proposal(generation: number): Proposal {
    const address = { keys: this.#keys, generation };
    const before = this.done.at(-1);
    return before === undefined
      ? priorProposal(this.asked.names, address)
      : movedProposal(this.asked.names, before.particles, address);
  }

  /** Whether figures lie within the distances of all generations before. */
  #isWithin(figures: Figures | null): boolean {
    if (figures === null || !isWhole(figures, this.#used)) return false;
    const values = plain(figures);
    return this.done.every(
      ({ scales, epsilon }) => distanceBetween(values, this.asked.observations, scales) <= epsilon,
    );
  }

  /** Runs until enough are accepted; undefined where the work was cut off. */
  async #runs(proposal: Proposal): Promise<{ runs: Run[]; accepted: number[] } | undefined> {
    const runs: Run[] = [];
    let accepted: number[] = [];
    const generation = this.done.length + 1;
    while (accepted.length < this.#wanted && runs.length * ACCEPTANCE_MIN < this.#wanted) {
      const missing = this.#wanted - accepted.length;
      const rate = generation === 1 ? 1 : runs.length === 0 ? RATE_FIRST : accepted.length / runs.length;
      const count = Math.ceil(missing / Math.max(rate, 2 * ACCEPTANCE_MIN));
      const from = runs.length;
      const particles = Array.from({ length: count }, (_, i) => proposal.draw(from + i));
      const figures = await this.simulate({ generation, from, particles });
      if (figures === undefined) return undefined;
      particles.forEach((shares, i) => runs.push({ shares, figures: figures[i] }));
      if (generation === 1 && from === 0) this.#used = usedIn(runs, this.asked.observations.length);
      accepted = runs.flatMap((run, number) => (this.#isWithin(run.figures) ? [number] : []));
    }
    const last = accepted.at(this.#wanted - 1) ?? runs.length - 1;
    return { runs: runs.slice(0, last + 1), accepted: accepted.slice(0, this.#wanted) };
  }

  /** Samples the next generation; its end where there is none. */
  async next(): Promise<Generation | SamplingEnd> {
    const { observations, particles: count, generations } = this.asked;
    if (this.done.length >= generations) return 'done';
    const proposal = this.#proposal(this.done.length + 1);
    const sampled = await this.#runs(proposal);
    if (sampled === undefined) return 'cut';
    const { runs, accepted } = sampled;
    if (accepted.length < this.#wanted) return 'narrow';
    const whole = runs.flatMap(({ figures }) =>
      figures !== null && isWhole(figures, this.#used) ? [plain(figures)] : [],
    );
    const scales = scalesOf(whole, observations).map((scale, target) => (this.#used[target] ? scale : null));
    const kept = accepted
      .flatMap((number) => {
        const { shares, figures } = runs[number];
        if (figures === null) return [];
        return [{ number, shares, figures, distance: distanceBetween(plain(figures), observations, scales) }];
      })
      .sort((a, b) => a.distance - b.distance || a.number - b.number)
      .slice(0, count);
    const weights = kept.map(({ shares }) => proposal.weigh(shares));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const particles = kept.map((each, i) => ({ ...each, weight: weights[i] / sum }));
    return {
      ...{ generation: this.done.length + 1, particles, scales },
      ...{ runs: runs.length, failed: runs.length - whole.length, accepted: accepted.length },
      epsilon: kept[kept.length - 1].distance,
      effective: 1 / particles.reduce((all, { weight }) => all + weight * weight, 0),
    };
  }
}

/**
 * Samples the posterior of parameters.
 *
 * @param onGeneration called with all generations that are done, each time one is
 */
export async function sample(
  asked: Sampling,
  simulate: Simulate,
  onGeneration: (generations: readonly Generation[]) => void = () => undefined,
): Promise<Sampled> {
  const sampler = new Sampler(asked, simulate);
  for (;;) {
    const next = await sampler.next();
    if (typeof next === 'string') return { generations: sampler.done, end: next };
    sampler.done.push(next);
    onGeneration([...sampler.done]);
  }
}
