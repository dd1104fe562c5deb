/**
 * Decisions: parties, factions, cabinets and generals vote on what to do.
 *
 * Decision worth knowing: a question is put on every day of its occasion until it is settled. What its
 * utilities read moves daily, so to wait for a movement would be to ask daily, too; judgements last, so the
 * day of the answer hardly depends on how often one asks.
 */
import { PURPOSE } from '../../foundation/random.js';
import { choiceProbabilities, outcomeOf, outcomeProbabilities } from '../../polity/decision.js';
import { lastingGumbel, lastingNormal } from '../../polity/judgement.js';
import { disciplinesOf } from '../command.js';
import { keepBeliefs } from '../contests/beliefs.js';
import type { DecisionDef, State, VoterDef } from '../definition.js';
import { factorsOf, fire } from '../effects.js';
import { changePolitics, note, noteOnce } from '../state/journal.js';
import type { Belief } from '../state/politics.js';
import { CHANGED_BY_EFFECTS, COUNTED_BY_EFFECTS, type Phase } from '../phase.js';
import { JUDGED_BY, judgeOf, type Judge } from '../repertoire/judgement.js';
import { holds, valueOf } from '../formula/value.js';

/** A voter's lasting error about the chances that it believes in. */
export const misjudgementOf = (
  { misjudgement, entity }: DecisionDef,
  { keys, tick }: State,
  voter: VoterDef,
): number => {
  const address = { purpose: PURPOSE.belief, entity, channel: voter.entity };
  return misjudgement > 0 ? misjudgement * lastingNormal(keys, tick, address) : 0;
};

/**
 * Utilities of one voter by option, seen with that voter's lasting error about the chances: as written, or by
 * what the options do.
 *
 * @param formed takes the beliefs that are formed for it
 * @param judge by whom options are judged for which nobody has written utilities; the same for all voters
 */
export const utilitiesOf = (
  decision: DecisionDef,
  state: State,
  voter: VoterDef,
  formed: Belief[],
  judge: Judge = judgeOf(state, decision),
): number[] => {
  if (voter.judge !== null) return judge({ ...voter.judge, id: voter.id }).map(({ utility }) => utility);
  const error = misjudgementOf(decision, state, voter);
  return voter.utilities.map((utility) => valueOf(state, utility, { misjudgement: error, formed }));
};

/** The option that a voter prefers, with what is lasting in that voter's liking of each. */
const vote = (state: State, decision: DecisionDef, voter: VoterDef, utilities: readonly number[]): number => {
  const felt = utilities.map((utility, option) => {
    const { entity } = state.definition.origins[decision.options[option].origin];
    const channel = (voter.entity ^ entity) >>> 0;
    const address = { purpose: PURPOSE.decision, entity: decision.entity, channel };
    return utility + decision.temperature * lastingGumbel(state.keys, state.tick, address);
  });
  return felt.indexOf(Math.max(...felt));
};

/** The answer of a sitting; a pinned one is left open before its day. */
const answerTo = ({ pinned, options, rule, voters }: DecisionDef, tick: number, votes: number[]): number => {
  if (pinned !== null) return tick < (pinned.from ?? 0) ? 0 : pinned.option;
  const weights = voters.map((voter) => voter.weight);
  return outcomeOf(votes, weights, options.length, rule);
};

/** Whether an answer settles the question; to leave things as they are does so in a replay only. */
const settles = ({ pinned }: DecisionDef, tick: number, option: number): boolean =>
  option > 0 || (pinned !== null && pinned.from !== null && tick >= pinned.from);

const decide = (state: State, decision: DecisionDef, index: number): void => {
  const weights = decision.voters.map((voter) => voter.weight);
  const formed: Belief[] = [];
  const judge = judgeOf(state, decision);
  const utilities = decision.voters.map((voter) => utilitiesOf(decision, state, voter, formed, judge));
  keepBeliefs(state, formed);
  const votes = decision.voters.map((voter, v) => vote(state, decision, voter, utilities[v]));
  const choices = utilities.map((row) => choiceProbabilities(row, decision.temperature));
  const probabilities = outcomeProbabilities(choices, weights, decision.options.length, decision.rule);
  const option = answerTo(decision, state.tick, votes);
  const pinned = decision.pinned !== null;
  note(state, { kind: 'decision', decision: index, option, pinned, probabilities, votes });
  if (!settles(decision, state.tick, option)) return;
  const verdict = { tick: state.tick, option, pinned };
  changePolitics(state, decision.id, (politics) => void (politics.verdicts[index] = verdict));
  fire(state, decision.options[option].origin);
};

/** Whether the question is expected today: on a fixed sitting, and on the day from which it is pinned. */
const isExpected = ({ sits, pinned }: DecisionDef, tick: number): boolean =>
  sits.includes(tick) || pinned?.from === tick;

/**
 * Puts a question on its occasion. What is expected and cannot be put is told; what lacks only the
 * possibility is told once.
 */
const consider = (state: State, decision: DecisionDef, index: number): void => {
  const { when, requires, sits, regardless } = decision;
  const isNeverPut = when === null && sits.length === 0;
  if (state.politics.verdicts[index] !== null || isNeverPut) return;
  if (sits.length > 0 && !sits.includes(state.tick)) return;
  const isOccasion = when === null || holds(state, when);
  if (isOccasion && holds(state, requires)) return decide(state, decision, index);
  const expected = isExpected(decision, state.tick);
  if (!isOccasion && !expected) return;
  const guards = when === null ? [requires] : [when, requires];
  const terms = guards.flatMap((guard) => guard.terms(state));
  const tell = expected ? note : noteOnce;
  tell(state, { kind: 'impossible', what: 'decision', index, regardless, terms });
  if (regardless && expected) decide(state, decision, index);
};

export const decisions: Phase = {
  name: 'decisions',
  reads: COUNTED_BY_EFFECTS,
  yesterday: CHANGED_BY_EFFECTS,
  writes: CHANGED_BY_EFFECTS,
  mayRead: ({ decisions: all }) =>
    all.some(({ voters }) => voters.some(({ judge }) => judge !== null)) ? JUDGED_BY : [],
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
  run: (state) => state.definition.decisions.forEach((decision, index) => consider(state, decision, index)),
};
