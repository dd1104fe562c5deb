/**
 * What the laws of power need: somebody who could receive power that is given up, and a body that counts.
 *
 * Decision worth knowing: only what follows from the scenario as it is written is found. Whoever wills to
 * rule may come to exist by an effect, so all that could ever exist count.
 */
import { VACUUM } from '../../polity/vacuum.js';
import { compileLaws } from '../../model/laws/laws.js';
import { ANY } from '../compile/names.js';
import type { Scope } from '../compile/scope.js';
import type { ScenarioText } from '../schema/scenario.js';
import { effectsIn, rising } from './effects.js';

type AuthorityText = ScenarioText['authorities'][number];

/** Whether a mapping names an id, itself or one step further down. */
const names = (mapping: object | undefined, id: string): boolean =>
  mapping !== undefined &&
  (id in mapping ||
    Object.values(mapping).some((inner) => typeof inner === 'object' && inner !== null && id in inner));

/** Whether an authority could ever be willing to rule: by itself, by a party, or by an effect. */
const couldWill = (scope: Scope, { id, claim }: AuthorityText): boolean => {
  const { parties } = scope.scenario;
  const most = Math.max(claim, ...parties.map(({ will }) => will[id] ?? 0));
  // Whoever takes power needs a mean of claim and will above the threshold; a claim follows a will in time.
  if (most >= VACUUM.willing.value) return true;
  return effectsIn(scope).some(({ effect }) => names(effect.claim, id) || names(effect.will, id));
};

/** Authorities that may govern, and after whom nobody could. */
function warnOfHeirs(scope: Scope): void {
  const { authorities, regimes } = scope.scenario;
  const exist = rising(scope);
  authorities.forEach((authority, a) => {
    const { id, heir } = authority;
    const governs = regimes.some(({ holder }) => holder === id || holder === ANY);
    if (!governs || !exist.has(id)) return;
    const others = authorities.filter(
      (other) => other.id !== id && (exist.has(other.id) || other.id === heir),
    );
    if (others.some((other) => couldWill(scope, other))) return;
    const message = `nobody could rule after \`${id}\`: no other authority that may exist wills to`;
    const hint = 'name its `heir`, and give that or another a `claim` or a `will` of a party';
    scope.warn(['authorities', a, 'id'], { code: 'no-heir', found: id, message, hint });
  });
}

/** A scenario whose cabinets no body can bring down. */
function warnOfChambers(scope: Scope): void {
  const { authorities } = scope.scenario;
  const leads = effectsIn(scope).some(({ effect }) => effect.lead !== undefined);
  const counts = authorities.some(({ answersTo, ledBy }) => answersTo.length > 0 || ledBy !== undefined);
  if (leads || counts) return;
  const message = 'no body counts: no cabinet answers to one, so that none is ever bargained';
  const hint =
    'name under `answersTo` the bodies whose majority a cabinet needs, or switch `laws.cabinets` off';
  scope.warn(['authorities'], { code: 'no-body-counts', message, hint });
}

/** Warns of what the laws of yielding, of the vacuum and of cabinets need and do not find. */
export function warnOfPower(scope: Scope): void {
  const { cabinets, yielding, vacuum } = compileLaws(scope.scenario.laws);
  if (yielding.on || vacuum.on) warnOfHeirs(scope);
  if (cabinets.on) warnOfChambers(scope);
}
