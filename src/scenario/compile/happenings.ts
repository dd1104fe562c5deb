/**
 * Events, decisions and regimes: when things happen, and on what condition.
 *
 * Decision worth knowing: all that has effects is an origin, in one list; an event, an option and a regime
 * only know the index of theirs. So the ledger and the journal name a cause in one way.
 */
import type {
  DecisionDef,
  EventDef,
  OriginDef,
  PinDef,
  RecordedDef,
  FeatureDef,
  FormDef,
  RegimeDef,
  VoterDef,
} from '../../model/definition.js';
import { FORM_ORIGIN } from '../../model/laws/forms.js';
import { GENERAL_ACTS } from '../../model/repertoire/acts.js';
import type { DecisionText, EffectText, EventText, ScenarioText } from '../schema/scenario.js';
import { compileOrigin, hasStanding } from './effects.js';
import type { Path } from './faults.js';
import { ANY } from './names.js';
import type { Scope } from './scope.js';
import { unknownAmong } from './unknown.js';

type RegimeText = ScenarioText['regimes'][number];
type FormText = NonNullable<ScenarioText['forms']>[number];
type FeatureText = RegimeText['features'][number];

/** What one record adds to the origins. */
interface Added {
  /** How many there were before. */
  readonly after: number;
  readonly list: readonly OriginDef[];
  readonly standings: readonly string[];
}

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

  /** How many there are, and how many of them with standings: whatever is added next is numbered by these. */
  counts(): readonly [number, number] {
    return [this.list.length, this.standings.length];
  }

  /** What a record is made into, and what that adds. */
  during<T>(make: () => T): { readonly def: T; readonly added: Added } {
    const [origins, standings] = this.counts();
    const def = make();
    const added = {
      after: origins,
      list: this.list.slice(origins),
      standings: this.standings.slice(standings),
    };
    return { def, added };
  }

  /** Adds what a record added when it was compiled, unless that was just now. */
  takeOver({ after, list, standings }: Added): void {
    if (this.list.length > after || list.length === 0) return;
    this.list.push(...list);
    this.standings.push(...standings);
  }
}

function compileRecorded(scope: Scope, recorded: EventText['recorded'], path: Path): RecordedDef | null {
  if (recorded === undefined) return null;
  const { date, option, text, value, dates } = recorded;
  return {
    tick: date === undefined ? null : scope.ticks(date, [...path, 'recorded', 'date']),
    option: option ?? null,
    text: text ?? null,
    value: value ?? null,
    dates: dates.map((day, i) => scope.tick(day, [...path, 'recorded', 'dates', i])),
  };
}

/** What events and decisions have in common; what is removed has no trigger. */
function happeningOf(scope: Scope, kind: 'event' | 'decision', text: EventText | DecisionText, path: Path) {
  const when = text.when === undefined ? null : scope.guard(text.when, [...path, 'when']);
  return {
    id: text.id,
    title: text.title,
    when: text.removed ? null : when,
    requires: scope.guard(text.requires, [...path, 'requires']),
    impossible: text.impossible ?? '',
    says: text.says ?? '',
    regardless: text.regardless,
    entity: scope.entity(path, kind, text.id),
    recorded: compileRecorded(scope, text.recorded, path),
    key: text.key,
  };
}

/** A form of action. */
export function compileForm(scope: Scope, origins: Origins, form: FormText, index: number): FormDef {
  const path: Path = ['forms', index];
  const { id, name, on, lasts, stops, blames } = form;
  const groups = scope.referAll('group', form.of, [...path, 'of']);
  const strata = new Set(groups.flatMap((group) => scope.groups[group].strata));
  return {
    ...{ id, name, on, lasts, stops, blames },
    strata: [...strata].sort((one, other) => one - other),
    height: scope.formula(form.height, [...path, 'height']),
    requires: scope.guard(form.requires, [...path, 'requires']),
    origin: origins.add(FORM_ORIGIN + id, form.effects, path),
  };
}

/** An event; a removed one keeps its place and never happens. */
export function compileEvent(scope: Scope, origins: Origins, event: EventText, index: number): EventDef {
  const path: Path = ['events', index];
  const tick = scope.tickOr(event.date, [...path, 'date'], -1);
  return {
    ...happeningOf(scope, 'event', event, path),
    text: event.text ?? '',
    kind: event.kind,
    tick: event.removed ? -1 : tick,
    again: event.again ?? 0,
    after: scope.tickOr(event.after, [...path, 'after'], 0),
    before: scope.tickOr(event.before, [...path, 'before'], scope.lastTick),
    probability: scope.formula(event.probability, [...path, 'probability']),
    measure: event.measure === undefined ? null : scope.formula(event.measure, [...path, 'measure']),
    unit: event.unit ?? '',
    origin: origins.add(event.id, event.effects, path),
  };
}

/** Kinds of actors, in the order in which an id is looked for. */
const ACTORS = ['authority', 'party', 'body'] as const;

/**
 * Whose act a question is: an authority, a party or a body; an id that several have is that of the kind that
 * does such acts.
 */
function compileActor(scope: Scope, { act, actor: id }: DecisionText, path: Path): DecisionDef['actor'] {
  if (id === undefined) return null;
  const usual = GENERAL_ACTS.find((general) => general.id === act)?.by;
  for (const kind of usual === undefined ? ACTORS : [usual, ...ACTORS]) {
    const index = scope.names[kind].indexOf(id);
    if (index >= 0) return { kind, index };
  }
  const known = ACTORS.flatMap((kind) => scope.names[kind].ids);
  const complaint = unknownAmong(`there is no party, authority or body \`${id}\``, id, known);
  scope.report(path, { code: 'unknown-actor', found: id, ...complaint });
  return null;
}

/** A decision; a removed one is never put. */
export function compileDecision(
  scope: Scope,
  origins: Origins,
  decision: DecisionText,
  index: number,
): DecisionDef {
  const path: Path = ['decisions', index];
  const sits = decision.sits.map((date, i) => scope.tick(date, [...path, 'sits', i]));
  const { by, rule, temperature, misjudgement } = decision;
  return {
    ...happeningOf(scope, 'decision', decision, path),
    ...{ by, rule, temperature, misjudgement },
    act: decision.act ?? null,
    actor: compileActor(scope, decision, [...path, 'actor']),
    sits: decision.removed ? [] : sits,
    voters: compileVoters(scope, decision, path),
    options: decision.options.map(({ id, title, effects }, i) => ({
      id,
      title,
      origin: origins.add(`${decision.id}.${id}`, effects, [...path, 'options', i]),
    })),
    pinned: pinOf(scope, decision, path),
  };
}

function pinOf(scope: Scope, decision: DecisionText, path: Path): PinDef | null {
  const option = optionOf(scope, decision, decision.pinned, [...path, 'pinned']);
  const from = decision.pinnedFrom;
  if (option < 0) return null;
  return { option, from: from === undefined ? null : scope.tick(from, [...path, 'pinnedFrom']) };
}

/** Who judges options by what they do: a party, or else an authority. */
function compileJudge(scope: Scope, id: string, path: Path): VoterDef['judge'] {
  for (const kind of ['party', 'authority'] as const) {
    const index = scope.names[kind].indexOf(id);
    if (index >= 0) return { kind, index };
  }
  const known = [...scope.names.party.ids, ...scope.names.authority.ids];
  const { message, hint } = unknownAmong(
    `the voter \`${id}\` has no utilities, and is no party or authority that could judge by what options do`,
    id,
    known,
  );
  const write = `write its \`utilities\`, or give it the id of one of: ${known.join(', ')}`;
  scope.report([...path, 'id'], { code: 'voter-no-judge', found: id, message, hint: hint ?? write });
  return null;
}

function compileVoters(scope: Scope, decision: DecisionText, path: Path): DecisionDef['voters'] {
  return decision.voters.map((voter, v) => {
    const at = [...path, 'voters', v];
    const { utilities } = voter;
    for (const option of Object.keys(utilities ?? {}))
      optionOf(scope, decision, option, [...at, 'utilities', option], true);
    return {
      id: voter.id,
      name: voter.name ?? voter.id,
      weight: voter.weight,
      entity: scope.entity(at, 'voter', decision.id, voter.id),
      utilities:
        utilities === undefined
          ? []
          : decision.options.map(({ id }) => scope.formula(utilities[id] ?? 0, [...at, 'utilities', id])),
      judge: utilities === undefined ? compileJudge(scope, voter.id, at) : null,
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

/** Exactly one bound is given. */
function compileFeature(scope: Scope, feature: FeatureText, path: Path): FeatureDef {
  const { is, above, below, scale, says = '' } = feature;
  if ((above === undefined) === (below === undefined)) {
    const message = 'a feature is met `above` a bound or `below` one: exactly one of the two is given';
    scope.report(path, { code: 'feature-bound', message });
  }
  const [sign, bound] = above === undefined ? ([-1, below ?? 0] as const) : ([1, above] as const);
  return { is: scope.formula(is, [...path, 'is']), sign, bound, scale, says };
}

/** A regime; its effects are done on its first entry. */
export function compileRegime(scope: Scope, origins: Origins, regime: RegimeText, index: number): RegimeDef {
  const { id, name, holder, features, effects } = regime;
  const path: Path = ['regimes', index];
  return {
    id,
    name,
    holder: holder === ANY ? ANY : scope.referIf('authority', holder, [...path, 'holder']),
    features: features.map((feature, f) => compileFeature(scope, feature, [...path, 'features', f])),
    origin: origins.add(`regime.${id}`, effects, path),
  };
}
