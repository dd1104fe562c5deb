/**
 * The regimes that whoever governs may have today, and how well each of them fits.
 */
import { featureMargin } from '../../polity/regime.js';
import type { Definition, FeatureDef, Formula, RegimeDef, State } from '../definition.js';
import type { RegimeFit } from '../state/entry.js';
import type { Term } from '../formula/term.js';
import { comparedValue } from '../formula/value.js';

/** Whether a regime is one of a holder, which is -1 for nobody. */
const isOf = ({ holder }: RegimeDef, governor: number): boolean =>
  holder === 'any' ? governor >= 0 : holder === governor;

/** A feature, where its quantity has a value (NaN for none). */
const termOf = (feature: FeatureDef, value: number): Term => {
  const { is, sign, bound } = feature;
  const margin = featureMargin(value, feature);
  return {
    text: `${is.text} ${sign > 0 ? '>' : '<'} ${bound}`,
    left: Number.isNaN(value) ? null : value,
    right: bound,
    margin,
    holds: margin > 0,
  };
};

const fitBy = ({ definition }: State, regime: number, valueOf: (is: Formula) => number): RegimeFit => {
  const terms = definition.regimes[regime].features.map((feature) => termOf(feature, valueOf(feature.is)));
  return { regime, terms, margin: Math.min(...terms.map(({ margin }) => margin)) };
};

/** How well a regime fits today, for a reader who only looks. */
export const fitOf = (state: State, regime: number): RegimeFit =>
  fitBy(state, regime, ({ value }) => value(state));

/** How well each regime of the holder fits today, in the order of the scenario. */
export const fitsToday = (state: State): RegimeFit[] =>
  state.definition.regimes.flatMap((regime, index) =>
    isOf(regime, state.politics.holder) ? [fitBy(state, index, (is) => comparedValue(state, is))] : [],
  );

/** Everything that features ask for. */
export const featuresOf = ({ regimes }: Definition): Formula[] =>
  regimes.flatMap(({ features }) => features.map(({ is }) => is));
