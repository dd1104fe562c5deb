/**
 * Issues, parties and authorities: what people want, who offers it, and who claims to rule.
 */
import type { AuthorityDef, IssueDef, PartyDef } from '../../model/definition.js';
import type { DoctrineDef, MomentDef } from '../../model/power/office.js';
import type { ScenarioText } from '../schema/scenario.js';
import { cabinet as cabinetAct, NOBODY } from '../../model/acts/cabinet.js';
import type { Path } from './faults.js';
import type { Scope } from './scope.js';
import { actScope, entriesOf, referKey, row } from './tables.js';

/** A political question, by stratum and condition. */
export function compileIssue(scope: Scope, issue: ScenarioText['issues'][number], index: number): IssueDef {
  const path: Path = ['issues', index];
  return {
    id: issue.id,
    name: issue.name,
    salience: row(scope, 'group', issue.salience, [...path, 'salience'], 0),
    demand: row(scope, 'group', issue.demand, [...path, 'demand'], 0),
    nearness: issue.nearness,
    follows: row(scope, 'condition', issue.follows, [...path, 'follows'], 0),
    harm: row(scope, 'condition', issue.harm, [...path, 'harm'], 0),
    unmet: scope.formula(issue.unmet, [...path, 'unmet']),
    policy: scope.names.policy.indexOf(issue.id),
  };
}

/** A party; one that stands within another counts its ballots there. */
export function compileParty(scope: Scope, party: ScenarioText['parties'][number], index: number): PartyDef {
  const path: Path = ['parties', index];
  return {
    id: party.id,
    name: party.name,
    within: party.within === undefined ? index : withinOf(scope, party.within, index),
    positions: row(scope, 'issue', party.positions, [...path, 'positions'], 0),
    credibility: row(scope, 'issue', party.credibility, [...path, 'credibility'], 0),
    reach: row(scope, 'group', party.reach, [...path, 'reach'], 0),
    reachMax: row(scope, 'group', party.reachMax ?? {}, [...path, 'reachMax'], 1),
    growth: party.growth,
    press: row(scope, 'group', party.press ?? {}, [...path, 'press'], 0),
    line: row(scope, 'authority', party.line, [...path, 'line'], 0),
    will: row(scope, 'authority', party.will, [...path, 'will'], 0),
    doctrine: doctrineOf(scope, party, [...path, 'doctrine']),
  };
}

/** What doctrine says of cabinets: of all of an authority, and of those where a party does not sit. */
function doctrineOf(
  scope: Scope,
  { id, doctrine }: ScenarioText['parties'][number],
  path: Path,
): DoctrineDef[] {
  return entriesOf(doctrine, path).flatMap((entry) => {
    const authority = referKey(scope, 'authority', entry);
    const { lean, halfLife, without } = entry.value;
    const ofSome = entriesOf(without, [...entry.path, 'without']).map((other) => {
      if (other.key === id)
        scope.report(other.path, {
          code: 'own-partner',
          message: `\`${id}\` never sits in a cabinet without itself`,
          found: id,
        });
      const { lean, halfLife } = other.value;
      return { authority, without: referKey(scope, 'party', other), lean, halfLife };
    });
    return [{ authority, without: -1, lean, halfLife }, ...ofSome];
  });
}

/** Ballots are counted one step up only: a party within a party within a party is nobody's ballot. */
function withinOf(scope: Scope, parent: string, index: number): number {
  const path = ['parties', index, 'within'];
  const found = scope.refer('party', parent, path);
  const isNested = found === index || (found >= 0 && scope.scenario.parties[found].within !== undefined);
  if (!isNested) return found < 0 ? index : found;
  const message = `a party stands within one that stands for itself; \`${parent}\` does not`;
  scope.report(path, { code: 'nested-party', message, found: parent });
  return index;
}

/** Who inherits the power of an authority: another one. */
function heirOf(scope: Scope, { id, heir }: ScenarioText['authorities'][number], index: number): number {
  const path = ['authorities', index, 'heir'];
  if (heir !== id) return scope.referIf('authority', heir, path);
  scope.report(path, { code: 'own-heir', message: `\`${id}\` cannot be its own heir`, found: heir });
  return -1;
}

/** The ministers with which an authority comes to govern, if any are named. */
function compileCabinet(
  scope: Scope,
  { id, cabinet }: ScenarioText['authorities'][number],
  index: number,
): AuthorityDef['cabinet'] {
  if (cabinet === undefined) return null;
  const written = { authority: id, enters: [], leaves: [], resigns: false, ...cabinet };
  const [{ seats, holders }] = cabinetAct.compile(actScope(scope), written, [
    'authorities',
    index,
    'cabinet',
  ]);
  return { seats: seats ?? [], portfolios: holders.map((party) => Math.max(NOBODY, party)) };
}

/** A claimant to be obeyed. */
export function compileAuthority(
  scope: Scope,
  authority: ScenarioText['authorities'][number],
  index: number,
): AuthorityDef {
  const path: Path = ['authorities', index];
  return {
    id: authority.id,
    name: authority.name,
    founded: authority.founded,
    claim: authority.claim,
    cabinet: compileCabinet(scope, authority, index),
    heir: heirOf(scope, authority, index),
    seat: scope.referIf('place', authority.seat, [...path, 'seat']),
    ledBy: scope.referIf('body', authority.ledBy, [...path, 'ledBy']),
    answersTo: authority.answersTo.map(({ body, from, until }, i) => {
      const at: Path = [...path, 'answersTo', i];
      return {
        body: scope.refer('body', body, [...at, 'body']),
        from: momentOf(scope, from, [...at, 'from']),
        until: momentOf(scope, until, [...at, 'until']),
      };
    }),
    until:
      authority.until === undefined
        ? null
        : {
            heir: scope.refer('authority', authority.until.heir, [...path, 'until', 'heir']),
            bodies: authority.until.body.map((body, i) =>
              scope.refer('body', body, [...path, 'until', 'body', i]),
            ),
          },
  };
}

/** When something begins or ends: what looks like a date is one, everything else an event. */
function momentOf(scope: Scope, text: string | undefined, path: Path): MomentDef | null {
  if (text === undefined) return null;
  return /^\d/.test(text) ? { tick: scope.tick(text, path) } : { event: scope.refer('event', text, path) };
}
