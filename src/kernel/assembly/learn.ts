/**
 * What concerns an agent whatever the party: how fast he learns today, and his two mixed indices.
 *
 * Decision worth knowing: rho is kept once by itself, for the ledger's sums, and once interleaved with what
 * pulls back, -(rho + sigma + omega), because a dot product of pairs then gives rho * a - (rho + sigma +
 * omega) * l in one instruction.
 */
import {
  FIELD_omega,
  FIELD_rhoCap,
  FIELD_sigma,
  FIELD_tempo,
  FRONT_mixFactor,
  FRONT_noise,
  FRONT_noiseWords,
  FRONT_others,
  FRONT_pullHigh,
  FRONT_pullLow,
  FRONT_rho,
  FRONT_rhoCap,
  FRONT_taste,
  FRONT_tasteWords,
  FRONT_tempo,
  LANES,
  MIX_KEYS,
  MIX_firstFactor,
  MIX_firstShift,
  MIX_lastShift,
  MIX_secondFactor,
  MIX_secondShift,
  RECEPTIVITY_SHIFT,
} from './constants';
import { interleaveHigh, interleaveLow, sum32 } from './arithmetic';
import { input } from './block';

const VECTOR: usize = 16;

/** A key of the mix in all lanes. */
function mixKey(words: usize, i: usize): v128 {
  return i16x8.splat(load<i16>(words + 2 * (MIX_KEYS + i)));
}

function mix(x: v128, second: v128, last: v128): v128 {
  x = v128.xor(x, i16x8.shr_u(x, MIX_firstShift));
  x = i16x8.add(i16x8.mul(x, v128.load(FRONT_mixFactor)), second);
  x = v128.xor(x, i16x8.shr_u(x, MIX_secondShift));
  x = i16x8.add(x, last);
  return v128.xor(x, i16x8.shr_u(x, MIX_lastShift));
}

/** Agents' indices times the first factor of the mix, plus its first key: those of the first tile. */
function firstIndices(words: usize): v128 {
  const indices = i16x8.mul(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>MIX_firstFactor));
  return i16x8.add(indices, mixKey(words, 0));
}

/** Fills the tiles' vectors of mixed indices of one purpose, from its words. */
export function mixIndices(lanes: i32, words: usize, mixed: usize): void {
  const stride = i16x8.splat(<i16>(LANES * MIX_firstFactor));
  const second = mixKey(words, 1);
  const last = mixKey(words, 2);
  let indices = firstIndices(words);
  for (const end = mixed + <usize>(2 * lanes); mixed < end; mixed += VECTOR) {
    v128.store(mixed, mix(indices, second, last));
    indices = i16x8.add(indices, stride);
  }
}

/** Prepares what is the same for a whole stratum. */
export function openLearning(): void {
  v128.store(FRONT_tempo, i16x8.splat(<i16>input(FIELD_tempo)));
  v128.store(FRONT_rhoCap, i32x4.splat(input(FIELD_rhoCap)));
  v128.store(FRONT_others, i16x8.splat(<i16>-(input(FIELD_sigma) + input(FIELD_omega))));
  v128.store(FRONT_mixFactor, i16x8.splat(<i16>MIX_secondFactor));
}

/** Fills the tiles' vectors from the receptivities; returns the sum of rho. */
export function learn(receptivity: usize, lanes: i32): i32 {
  const noiseSecond = mixKey(FRONT_noiseWords, 1);
  const noiseLast = mixKey(FRONT_noiseWords, 2);
  const tasteSecond = mixKey(FRONT_tasteWords, 1);
  const tasteLast = mixKey(FRONT_tasteWords, 2);
  const stride = i16x8.splat(<i16>(LANES * MIX_firstFactor));
  let noiseIndices = firstIndices(FRONT_noiseWords);
  let tasteIndices = firstIndices(FRONT_tasteWords);

  const end = receptivity + lanes;
  let rhoSum = i32x4.splat(0);
  for (let x: usize = 0; receptivity < end; receptivity += LANES, x += VECTOR) {
    const receptive = v128.load_ext<u8>(receptivity);
    const low = i32x4.shr_u(i32x4.extmul_low_i16x8_u(receptive, v128.load(FRONT_tempo)), RECEPTIVITY_SHIFT);
    const high = i32x4.shr_u(i32x4.extmul_high_i16x8_u(receptive, v128.load(FRONT_tempo)), RECEPTIVITY_SHIFT);
    const cap = v128.load(FRONT_rhoCap);
    const rho = i16x8.narrow_i32x4_s(i32x4.min_s(low, cap), i32x4.min_s(high, cap));
    const back = i16x8.sub(v128.load(FRONT_others), rho);
    rhoSum = i32x4.add(rhoSum, i32x4.dot_i16x8_s(rho, i16x8.splat(1)));
    v128.store(x + FRONT_rho, rho);
    v128.store(x + FRONT_pullLow, interleaveLow(rho, back));
    v128.store(x + FRONT_pullHigh, interleaveHigh(rho, back));
    v128.store(x + FRONT_noise, mix(noiseIndices, noiseSecond, noiseLast));
    v128.store(x + FRONT_taste, mix(tasteIndices, tasteSecond, tasteLast));
    noiseIndices = i16x8.add(noiseIndices, stride);
    tasteIndices = i16x8.add(tasteIndices, stride);
  }
  return sum32(rhoSum);
}
