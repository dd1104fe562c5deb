/**
 * Questions that stand for an act: whether there is such an act, and whether it has somebody who does it; and
 * voters who judge by what options do: whether these do anything.
 *
 * Decision worth knowing: a question with a misspelt act would reserve nothing, and the general act would be
 * done beside it; nothing in a run would tell.
 */
import type { Definition } from '../../model/definition.js';
import { ACT_WORDS } from '../../model/power/told.js';
import { GENERAL_ACTS } from '../../model/repertoire/acts.js';
import { actBehind } from '../../model/repertoire/judgement.js';
import { couldCount } from '../../model/repertoire/option.js';
import type { Scope } from '../compile/scope.js';
import { unknownAmong } from '../compile/unknown.js';
import type { ScenarioText } from '../schema/scenario.js';

type DecisionText = ScenarioText['decisions'][number];

const isWord = (act: string): boolean => ACT_WORDS.some((word) => word === act);

/** An act that nothing in the engine is called. */
function checkWord(scope: Scope, act: string, index: number): void {
  if (isWord(act)) return;
  const { message, hint = `an act is one of: ${ACT_WORDS.join(', ')}` } = unknownAmong(
    `there is no act \`${act}\`: the question would stand for nothing`,
    act,
    ACT_WORDS,
  );
  scope.report(['decisions', index, 'act'], { code: 'unknown-act', found: act, message, hint });
}

/** An act of nobody, or of somebody who does no such acts. */
function checkMover(scope: Scope, { act, actor }: DecisionText, index: number): void {
  if (actor === undefined) {
    const message = `\`${act}\` is nobody's act: the question would stand for nothing`;
    const hint = 'name under `actor` the party, authority or body whose act it is';
    scope.report(['decisions', index, 'act'], { code: 'act-nobody', message, hint });
    return;
  }
  const by = GENERAL_ACTS.find(({ id }) => id === act)?.by;
  const kinds = (['party', 'authority', 'body'] as const).filter(
    (kind) => scope.names[kind].indexOf(actor) >= 0,
  );
  if (by === undefined || kinds.length === 0 || kinds.includes(by)) return;
  const message = `\`${act}\` is the act of ${by === 'party' ? 'a party' : 'an authority'}, and \`${actor}\` is none`;
  const hint = `name one of: ${scope.names[by].ids.join(', ')}`;
  scope.report(['decisions', index, 'actor'], { code: 'act-mover', found: actor, message, hint });
}

/** Reports questions whose act is unknown, or is nobody's. */
export function checkActs(scope: Scope): void {
  scope.scenario.decisions.forEach((decision, index) => {
    const { act, actor } = decision;
    if (act !== undefined) {
      checkWord(scope, act, index);
      if (isWord(act)) checkMover(scope, decision, index);
    } else if (actor !== undefined) {
      const message = `\`${actor}\` has no act here: \`actor\` says whose act a question stands for`;
      const hint = `write \`act\` beside it, one of: ${ACT_WORDS.join(', ')}`;
      scope.report(['decisions', index, 'actor'], { code: 'actor-alone', found: actor, message, hint });
    }
  });
}

/** Warns of voters without utilities to whom all options of a question are alike. */
export function warnOfVoters(scope: Scope, definition: Definition): void {
  const { decisions, parties, authorities } = definition;
  decisions.forEach((decision, d) => {
    if (actBehind(decision) !== null) return;
    decision.voters.forEach(({ id, judge }, v) => {
      if (judge === null || couldCount(definition, decision, judge)) return;
      const { name } = (judge.kind === 'party' ? parties : authorities)[judge.index];
      const message = `to \`${id}\` all options of \`${decision.id}\` are alike: nothing they do counts for ${name}`;
      const hint =
        'let them move a policy, votes (reach, credibility, standing, blame) or a cabinet, name the `act` it stands for, or write `utilities`';
      scope.warn(['decisions', d, 'voters', v, 'id'], { code: 'options-alike', found: id, message, hint });
    });
  });
}
