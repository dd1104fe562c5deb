/**
 * Judgements last: how an actor errs about a question today is nearly how it erred yesterday.
 *
 * Decision worth knowing: a path is straight between independent values a month apart, so it has no wiggles
 * in between. What is asked every day is then answered as what is asked every tenth day; an autoregressive
 * path of the same memory is rough, and crosses a threshold the more often the oftener one looks.
 */
import { clamp, ln, normalTail } from '../foundation/math.js';
import { normal, uniform, type Keys, type Purpose } from '../foundation/random.js';

/** Days between the values that a path joins: about how long an opinion on a question lasts (assumption). */
const KNOT_DAYS = 30;

/** The address of a path's own phase, which no knot has: paths turn on different days. */
const PHASE = 0xffffffff;

/** Beyond this a share of values is nothing in doubles; one path in 1e15 comes so far. */
const NORMAL_MAX = 8;

/** Where a path is addressed: what it is for, whose it is, and of what. */
export interface PathAddress {
  readonly purpose: Purpose;
  readonly entity: number;
  readonly channel: number;
}

/**
 * A standard normal value that moves slowly: on each day standard normal over seeds, after two months
 * independent.
 */
export function lastingNormal(keys: Keys, tick: number, { purpose, entity, channel }: PathAddress): number {
  const place = tick / KNOT_DAYS + uniform(keys, purpose, PHASE, entity, channel);
  const knot = Math.floor(place);
  const late = place - knot;
  const from = normal(keys, purpose, knot, entity, channel);
  const to = normal(keys, purpose, knot + 1, entity, channel);
  return ((1 - late) * from + late * to) / Math.sqrt((1 - late) * (1 - late) + late * late);
}

/**
 * A standard Gumbel value that moves slowly; utilities and such shocks make logit choices (McFadden 1974).
 */
export function lastingGumbel(keys: Keys, tick: number, address: PathAddress): number {
  const normalValue = clamp(lastingNormal(keys, tick, address), -NORMAL_MAX, NORMAL_MAX);
  return -ln(-ln(1 - normalTail(normalValue)));
}
