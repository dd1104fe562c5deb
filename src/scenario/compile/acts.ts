/**
 * Acts: effects that are no amounts. Authorities are founded, cabinets formed, bodies elected, units ordered.
 */
import type { ActDef } from '../../model/definition.js';
import type { EffectText } from '../schema/scenario.js';
import type { Path } from './faults.js';
import type { Scope } from './scope.js';
import { entriesOf, referKey, row } from './tables.js';

type CabinetText = NonNullable<EffectText['cabinet']>;
type MarchText = NonNullable<EffectText['march']>;
type ContestText = NonNullable<EffectText['contest']>;

/** An issue whose portfolio a new cabinet leaves as it was, and one that nobody holds. */
const UNCHANGED = -2;
const NOBODY = -1;

function cabinetAct(scope: Scope, cabinet: CabinetText, path: Path): ActDef {
  const holders = entriesOf(cabinet.portfolios, [...path, 'portfolios']).map((entry) => {
    const seat = scope.refer('seat', entry.value, entry.path);
    return { ...entry, value: seat === scope.names.party.ids.length ? NOBODY : seat };
  });
  const portfolios = new Array<number>(scope.names.issue.ids.length).fill(UNCHANGED);
  for (const entry of holders) portfolios[referKey(scope, 'issue', entry)] = entry.value;
  return {
    kind: 'cabinet',
    authority: scope.refer('authority', cabinet.authority, [...path, 'authority']),
    seats: row(scope, 'seat', cabinet.seats, [...path, 'seats'], 0),
    portfolios,
  };
}

const marchAct = (scope: Scope, march: MarchText, path: Path): ActDef => ({
  kind: 'march',
  units: scope.referAll('unit', march.units, [...path, 'units']),
  by: scope.refer('authority', march.by, [...path, 'by']),
  to: scope.refer('place', march.to, [...path, 'to']),
  days: march.days,
});

function contestAct(scope: Scope, contest: ContestText, path: Path): ActDef {
  const against =
    typeof contest.against === 'string'
      ? [scope.refer('authority', contest.against, [...path, 'against'])]
      : scope.referAll('authority', contest.against, [...path, 'against']);
  const by = scope.refer('authority', contest.by, [...path, 'by']);
  if (by >= 0 && against.includes(by)) {
    scope.report([...path, 'against'], {
      code: 'contest-itself',
      message: `\`${contest.by}\` cannot order against itself`,
    });
  }
  return {
    kind: 'contest',
    by,
    against,
    place: scope.refer('place', contest.place, [...path, 'place']),
    agitation: scope.formula(contest.agitation, [...path, 'agitation']),
  };
}

/** The acts of an effect in the order in which they are done: what is founded today can be led and can fight today. */
export function compileActs(scope: Scope, effect: EffectText, path: Path): ActDef[] {
  const authorities = (ids: readonly string[] | undefined, name: 'found' | 'dissolve' | 'stand'): ActDef[] =>
    scope.referAll('authority', ids ?? [], [...path, name]).map((authority) => ({ kind: name, authority }));
  const leads = entriesOf(effect.lead, [...path, 'lead']);
  const mergers = entriesOf(effect.merge, [...path, 'merge']);
  return [
    ...authorities(effect.found, 'found'),
    ...authorities(effect.dissolve, 'dissolve'),
    ...scope
      .referAll('party', effect.part ?? [], [...path, 'part'])
      .map((party): ActDef => ({ kind: 'within', party, parent: party })),
    ...mergers.map((entry): ActDef => ({
      kind: 'within',
      party: referKey(scope, 'party', entry),
      parent: scope.refer('party', entry.value, entry.path),
    })),
    ...scope
      .referAll('body', effect.elect ?? [], [...path, 'elect'])
      .map((body): ActDef => ({ kind: 'elect', body })),
    ...leads.map((entry): ActDef => ({
      kind: 'lead',
      authority: referKey(scope, 'authority', entry),
      body: scope.refer('body', entry.value, entry.path),
    })),
    ...(effect.cabinet ? [cabinetAct(scope, effect.cabinet, [...path, 'cabinet'])] : []),
    ...authorities(effect.stand, 'stand'),
    ...(effect.march ? [marchAct(scope, effect.march, [...path, 'march'])] : []),
    ...(effect.contest ? [contestAct(scope, effect.contest, [...path, 'contest'])] : []),
  ];
}
