/**
 * Events, decisions, regimes and transitions: when things happen, and on what condition.
 *
 * Decision worth knowing: all that has effects is an origin, in one list; an event, an option, a regime and a
 * transition only know the index of theirs. So the ledger and the journal name a cause in one way.
 */
import type {
  DecisionDef,
  EventDef,
  OriginDef,
  RecordedDef,
  RegimeDef,
  TransitionDef,
} from '../../model/definition.js';
import type { DecisionText, EffectText, EventText, ScenarioText } from '../schema/scenario.js';
import { compileOrigin, hasStanding } from './effects.js';
import type { Path } from './faults.js';
import type { Scope } from './scope.js';
import { unknownAmong } from './unknown.js';

type RegimeText = ScenarioText['regimes'][number];
type TransitionText = ScenarioText['transitions'][number];

/** The origins of a scenario, as they are met. */
export class Origins {
  readonly list: OriginDef[] = [];
  /** Ids of those with standings, in the order of the ledger's rows. */
  readonly standings: string[] = [];

  constructor(readonly scope: Scope) {}

  /** Adds what has these effects; returns its index. */
  add(id: string, effects: readonly EffectText[], path: Path): number {
    const row = hasStanding(effects) ? this.standings.push(id) - 1 : -1;
    return this.list.push(compileOrigin(this.scope, effects, { id, row, path })) - 1;
  }
}

/** The days between which something may happen; the whole scenario where nothing is said. */
const windowOf = (
  scope: Scope,
  written: { readonly after?: string | undefined; readonly before?: string | undefined },
  path: Path,
) => ({
  after: scope.tickOr(written.after, [...path, 'after'], 0),
  before: scope.tickOr(written.before, [...path, 'before'], scope.lastTick),
});

function compileRecorded(scope: Scope, recorded: EventText['recorded'], path: Path): RecordedDef | null {
  if (recorded === undefined) return null;
  const { date, option, text, value } = recorded;
  return {
    tick: date === undefined ? null : scope.ticks(date, [...path, 'recorded', 'date']),
    option: option ?? null,
    text: text ?? null,
    value: value ?? null,
  };
}

/** An event; a removed one keeps its place and never happens. */
export function compileEvent(scope: Scope, origins: Origins, event: EventText, index: number): EventDef {
  const path: Path = ['events', index];
  const tick = scope.tickOr(event.date, [...path, 'date'], -1);
  const when = event.when === undefined ? null : scope.guard(event.when, [...path, 'when']);
  return {
    id: event.id,
    title: event.title,
    text: event.text ?? '',
    kind: event.kind,
    tick: event.removed ? -1 : tick,
    when: event.removed ? null : when,
    ...windowOf(scope, event, path),
    requires: scope.guard(event.requires, [...path, 'requires']),
    impossible: event.impossible ?? '',
    probability: scope.formula(event.probability, [...path, 'probability']),
    measure: event.measure === undefined ? null : scope.formula(event.measure, [...path, 'measure']),
    unit: event.unit ?? '',
    origin: origins.add(event.id, event.effects, path),
    entity: scope.entity(path, 'event', event.id),
    recorded: compileRecorded(scope, event.recorded, path),
    key: event.key,
  };
}

/** A decision; a removed one is never put. */
export function compileDecision(
  scope: Scope,
  origins: Origins,
  decision: DecisionText,
  index: number,
): DecisionDef {
  const path: Path = ['decisions', index];
  const agenda = decision.agenda.map((date, i) => scope.tick(date, [...path, 'agenda', i]));
  const when = decision.when === undefined ? null : scope.guard(decision.when, [...path, 'when']);
  return {
    id: decision.id,
    title: decision.title,
    by: decision.by,
    agenda: decision.removed ? [] : agenda,
    when: decision.removed ? null : when,
    ...windowOf(scope, decision, path),
    requires: scope.guard(decision.requires, [...path, 'requires']),
    impossible: decision.impossible ?? '',
    rule: decision.rule,
    temperature: decision.temperature,
    misjudgement: decision.misjudgement,
    voters: compileVoters(scope, decision, path),
    options: decision.options.map((option, i) => ({
      id: option.id,
      title: option.title,
      origin: origins.add(`${decision.id}.${option.id}`, option.effects, [...path, 'options', i]),
    })),
    entity: scope.entity(path, 'decision', decision.id),
    recorded: compileRecorded(scope, decision.recorded, path),
    pinned: optionOf(scope, decision, decision.pinned, [...path, 'pinned']),
    key: decision.key,
  };
}

function compileVoters(scope: Scope, decision: DecisionText, path: Path): DecisionDef['voters'] {
  return decision.voters.map((voter, v) => {
    const at = [...path, 'voters', v];
    for (const option of Object.keys(voter.utilities))
      optionOf(scope, decision, option, [...at, 'utilities', option], true);
    return {
      id: voter.id,
      weight: voter.weight,
      entity: scope.entity(at, 'voter', decision.id, voter.id),
      utilities: decision.options.map(({ id }) =>
        scope.formula(voter.utilities[id] ?? 0, [...at, 'utilities', id]),
      ),
    };
  });
}

/** Index of an option of a decision; -1 for none, and a fault for one that the decision does not have. */
export function optionOf(
  scope: Scope,
  decision: DecisionText,
  id: string | undefined,
  path: Path,
  key = false,
): number {
  if (id === undefined) return -1;
  const known = decision.options.map((option) => option.id);
  const index = known.indexOf(id);
  if (index >= 0) return index;
  const complaint = unknownAmong(`the decision \`${decision.id}\` has no option \`${id}\``, id, known);
  scope.report(path, { code: 'unknown-option', found: id, ...complaint }, { key });
  return -1;
}

/** A regime; its effects are done on entry. */
export const compileRegime = (
  scope: Scope,
  origins: Origins,
  regime: RegimeText,
  index: number,
): RegimeDef => ({
  id: regime.id,
  name: regime.name,
  holder: scope.referIf('authority', regime.holder, ['regimes', index, 'holder']),
  origin: origins.add(`regime.${regime.id}`, regime.effects, ['regimes', index]),
});

/** A transition; one without an id is named after its ends, with a number where that name is taken. */
export function compileTransition(
  scope: Scope,
  origins: Origins,
  transition: TransitionText,
  index: number,
): TransitionDef {
  const path: Path = ['transitions', index];
  const { from } = transition;
  const id = transition.id ?? transitionName(scope.scenario.transitions, index);
  return {
    id,
    from: from === 'any' ? [] : scope.referAll('regime', from, [...path, 'from']),
    to: scope.refer('regime', transition.to, [...path, 'to']),
    when: scope.guard(transition.when, [...path, 'when'], transition.scales),
    dwell: transition.dwell,
    origin: origins.add(`transition.${id}`, transition.effects, path),
  };
}

const plainName = ({ from, to }: TransitionText): string =>
  `${from === 'any' ? from : from.join('-or-')}-to-${to}`;

function transitionName(transitions: readonly TransitionText[], index: number): string {
  const name = plainName(transitions[index]);
  const before = transitions
    .slice(0, index)
    .filter((other) => other.id === undefined && plainName(other) === name).length;
  return before === 0 ? name : `${name}-${before + 1}`;
}
