/**
 * Regime: the dual-power state machine says who holds control.
 */
import { isOpen, nearestTransition } from '../../polity/regime.js';
import { disciplinesOf } from '../command.js';
import type { State } from '../definition.js';
import { factorsOf, fire } from '../effects.js';
import { changeHolder } from '../power/holder.js';
import { changePolitics, note } from '../state/journal.js';
import { CHANGED_BY_EFFECTS, COUNTED_BY_EFFECTS, type Phase } from '../phase.js';
import { holds } from '../formula/value.js';

const enter = (state: State, index: number): void => {
  const transition = state.definition.transitions[index];
  const { to, when } = transition;
  const [from, margin, terms] = [state.politics.regime, when.margin(state), when.terms(state)];
  note(state, { kind: 'regime', transition: index, from, to, margin, terms });
  changePolitics(state, transition.id, (politics) => {
    politics.regime = to;
    politics.regimeSince = state.tick;
    if (politics.entered[to] < 0) politics.entered[to] = state.tick;
  });
  changeHolder(state, state.definition.regimes[to].holder, { how: 'hand-over', cause: transition.id });
  fire(state, transition.origin);
  fire(state, state.definition.regimes[to].origin);
};

const noteNearest = (state: State, open: readonly number[]): void => {
  const margins = open.map((index) => state.definition.transitions[index].when.margin(state));
  const best = nearestTransition(margins);
  if (best >= 0) note(state, { kind: 'near', transition: open[best], margin: margins[best] });
};

export const regime: Phase = {
  name: 'regime',
  reads: [...COUNTED_BY_EFFECTS, ...CHANGED_BY_EFFECTS],
  yesterday: [],
  writes: CHANGED_BY_EFFECTS,
  asks: (definition) => [
    ...definition.transitions.map((transition) => transition.when),
    ...factorsOf(
      definition,
      [...definition.transitions, ...definition.regimes].map(({ origin }) => origin),
    ),
    ...disciplinesOf(definition),
  ],
  run: (state) => {
    const { regime, regimeSince } = state.politics;
    const open = state.definition.transitions.flatMap((transition, index) =>
      isOpen(transition, regime, state.tick - regimeSince) ? [index] : [],
    );
    const fired = open.find((index) => holds(state, state.definition.transitions[index].when));
    if (fired !== undefined) enter(state, fired);
    else noteNearest(state, open);
  },
};
