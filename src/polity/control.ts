/**
 * Control: what an authority really has in hand, organ by organ, because those who operate it obey.
 */

export interface Operator {
  readonly unit: number;
  readonly weight: number;
}

/**
 * Share of the operators of an organ that obey an authority. Obedience is not exclusive, so the shares of
 * several authorities may sum to more than 1: that is the dual power.
 *
 * @param obedienceOf share of a unit that obeys, 0..1
 */
export const controlOf = (operators: readonly Operator[], obedienceOf: (unit: number) => number): number => {
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < operators.length; i++) {
    const { unit, weight } = operators[i];
    sum += weight * obedienceOf(unit);
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
};

/**
 * Balance of power: control weighted over organs, normalised over authorities.
 *
 * @param control [authorities x organs]
 * @param weights [organs]
 * @param out [authorities], sums to 1 unless nobody controls anything
 */
export const balanceOf = (control: Float64Array, weights: readonly number[], out: Float64Array): void => {
  let total = 0;
  for (let a = 0; a < out.length; a++) {
    let sum = 0;
    for (let g = 0; g < weights.length; g++) sum += weights[g] * control[a * weights.length + g];
    out[a] = sum;
    total += sum;
  }
  if (total > 0) for (let a = 0; a < out.length; a++) out[a] /= total;
};
