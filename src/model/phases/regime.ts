/**
 * Regime: what the rule of whoever governs is called today.
 *
 * Decision worth knowing: it is a classification and decides nothing. What it does on its first entry touches
 * people only (legality lets parties speak); power, cabinets and claims are changed by acts and laws.
 */
import { classify } from '../../polity/regime.js';
import { disciplinesOf } from '../command.js';
import type { State } from '../definition.js';
import { factorsOf, fire } from '../effects.js';
import type { Phase } from '../phase.js';
import { featuresOf, fitsToday } from '../power/regimes.js';
import type { RegimeFit } from '../state/entry.js';
import { changePolitics, note, revise } from '../state/journal.js';

const enter = (state: State, to: number, fits: readonly RegimeFit[], isNewHolder: boolean): void => {
  const { regime: from, holder, entered } = state.politics;
  const { id, origin } = state.definition.regimes[to];
  const isFirst = entered[to] < 0;
  note(state, { kind: 'regime', from, to, holder, isNewHolder, fits });
  changePolitics(state, `regime.${id}`, (politics) => {
    politics.regime = to;
    politics.regimeSince = state.tick;
    if (isFirst) politics.entered[to] = state.tick;
  });
  if (isFirst) fire(state, origin);
};

const noteNear = (state: State, fits: readonly RegimeFit[]): void => {
  const others = fits.filter(({ regime }) => regime !== state.politics.regime);
  if (others.length === 0) return;
  const regimes = others.map(({ regime }) => regime);
  note(state, { kind: 'near', regimes, margins: others.map(({ margin }) => margin) });
};

export const regime: Phase = {
  name: 'regime',
  reads: ['politics', 'journal', 'reach'],
  yesterday: [],
  writes: ['politics', 'journal', 'reach'],
  asks: (definition) => [
    ...featuresOf(definition),
    ...factorsOf(
      definition,
      definition.regimes.map(({ origin }) => origin),
    ),
    ...disciplinesOf(definition),
  ],
  run: (state) => {
    const { regime: present, holder, regimeHolder, leading } = state.politics;
    const isNewHolder = holder !== regimeHolder;
    const fits = fitsToday(state);
    const today = classify(fits, { present, leading, isNewHolder });
    if (isNewHolder || today.leading !== leading)
      revise(state, { regimeHolder: holder, leading: today.leading });
    if (today.regime === present) noteNear(state, fits);
    else enter(state, today.regime, fits, isNewHolder);
  },
};
