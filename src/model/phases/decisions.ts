/**
 * Decisions: parties, factions, cabinets and generals vote on what to do.
 */
import { PURPOSE, gumbel, normal } from '../../foundation/random.js';
import { choiceProbabilities, outcomeOf, outcomeProbabilities } from '../../polity/decision.js';
import { disciplinesOf } from '../command.js';
import type { DecisionDef, State, VoterDef } from '../definition.js';
import { factorsOf, fire } from '../effects.js';
import { changePolitics, note, noteOnce } from '../state/journal.js';
import { CHANGED_BY_EFFECTS, COUNTED_BY_EFFECTS, type Phase } from '../phase.js';
import { holds, valueOf } from '../formula/value.js';

/**
 * Whether the question is put today: on an agenda day while things were left as they are, or when its trigger
 * first holds.
 */
const isPut = (state: State, decision: DecisionDef, index: number): boolean => {
  const verdict = state.politics.verdicts[index];
  if (verdict && (verdict.option > 0 || decision.when)) return false;
  if (state.tick < decision.after || state.tick > decision.before) return false;
  return decision.agenda.includes(state.tick) || (decision.when !== null && holds(state, decision.when));
};

/** Utilities of one voter, seen with that voter's error about the chances. */
const utilitiesOf = (state: State, decision: DecisionDef, voter: VoterDef): number[] => {
  const misjudgement =
    decision.misjudgement > 0
      ? decision.misjudgement * normal(state.keys, PURPOSE.belief, state.tick, decision.entity, voter.entity)
      : 0;
  return voter.utilities.map((utility) => valueOf(state, utility, { misjudgement }));
};

const vote = (state: State, decision: DecisionDef, voter: VoterDef, utilities: readonly number[]): number => {
  const felt = utilities.map(
    (utility, option) =>
      utility +
      decision.temperature *
        gumbel(
          state.keys,
          PURPOSE.decision,
          state.tick,
          decision.entity,
          (voter.entity ^ Math.imul(option, 0x9e3779b1)) >>> 0,
        ),
  );
  return felt.indexOf(Math.max(...felt));
};

const decide = (state: State, decision: DecisionDef, index: number): void => {
  const weights = decision.voters.map((voter) => voter.weight);
  const utilities = decision.voters.map((voter) => utilitiesOf(state, decision, voter));
  const votes = decision.voters.map((voter, v) => vote(state, decision, voter, utilities[v]));
  const choices = utilities.map((row) => choiceProbabilities(row, decision.temperature));
  const probabilities = outcomeProbabilities(choices, weights, decision.options.length, decision.rule);
  const pinned = decision.pinned >= 0;
  const option = pinned ? decision.pinned : outcomeOf(votes, weights, decision.options.length, decision.rule);
  changePolitics(
    state,
    decision.id,
    (politics) => void (politics.verdicts[index] = { tick: state.tick, option, pinned }),
  );
  note(state, { kind: 'decision', decision: index, option, pinned, probabilities, votes });
  fire(state, decision.options[option].origin);
};

/** Tells that the question could not be put: on every day of an agenda, but once for a trigger. */
const tellImpossible = (state: State, { agenda, requires }: DecisionDef, index: number): void => {
  const tell = agenda.includes(state.tick) ? note : noteOnce;
  tell(state, { kind: 'impossible', what: 'decision', index, terms: requires.terms(state) });
};

export const decisions: Phase = {
  name: 'decisions',
  reads: COUNTED_BY_EFFECTS,
  yesterday: CHANGED_BY_EFFECTS,
  writes: CHANGED_BY_EFFECTS,
  asks: (definition) =>
    definition.decisions.flatMap(({ when, requires, voters, options }) => [
      ...(when ? [when] : []),
      requires,
      ...voters.flatMap((voter) => voter.utilities),
      ...factorsOf(
        definition,
        options.map((option) => option.origin),
      ),
      ...disciplinesOf(definition),
    ]),
  run: (state) => {
    state.definition.decisions.forEach((decision, index) => {
      if (!isPut(state, decision, index)) return;
      if (holds(state, decision.requires)) decide(state, decision, index);
      else tellImpossible(state, decision, index);
    });
  },
};
