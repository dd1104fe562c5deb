/**
 * Cabinets that can be bargained: whether the law finds what it needs.
 *
 * Decision worth knowing: a scenario without a party's position on some issue can be run, and then that party
 * is indifferent; what cannot be run is a cabinet that is both written and bargained.
 */
import { compileLaws } from '../../model/laws/laws.js';
import type { Path } from '../compile/faults.js';
import { ANY } from '../compile/names.js';
import type { Scope } from '../compile/scope.js';
import type { Stock } from '../compile/stock.js';
import { effectLists, effectsIn } from './effects.js';

/** Ministers that an effect writes down for an authority whose cabinet is bargained. */
function checkWritten(scope: Scope): void {
  const answering = new Set(
    scope.scenario.authorities.flatMap(({ id, answersTo }) => (answersTo.length > 0 ? [id] : [])),
  );
  for (const { effect, path } of effectsIn(scope)) {
    const { cabinet } = effect;
    if (cabinet?.seats === undefined || !answering.has(cabinet.authority)) continue;
    const message = `the cabinet of \`${cabinet.authority}\` is bargained, since it answers to a body: its ministers cannot be written`;
    const hint = 'write who decides what: `enters`, `leaves` or `resigns`; or switch `laws.cabinets` off';
    scope.report([...path, 'cabinet', 'seats'], { code: 'cabinet-written', message, hint });
  }
}

/** Bodies that are elected on some day, or by some effect. */
function convening(scope: Scope): Set<string> {
  return new Set([
    ...scope.scenario.bodies.flatMap(({ id, rule, elected, summoned }) =>
      rule === 'fixed' || elected.length > 0 || summoned !== undefined ? [id] : [],
    ),
    ...effectsIn(scope).flatMap(({ effect }) => effect.elect ?? []),
  ]);
}

/** Bodies that never convene: wherever they are named, nobody sits in them. */
function warnOfBodies(scope: Scope): void {
  const convenes = convening(scope);
  const known = new Set(scope.scenario.bodies.map(({ id }) => id));
  const warn = (body: string, path: Path, what: string): void => {
    if (convenes.has(body) || !known.has(body)) return;
    const message = `\`${body}\` is never elected: ${what}`;
    scope.warn(path, {
      code: 'body-never',
      found: body,
      message,
      hint: 'give it dates, or an effect `elect`',
    });
  };
  const { authorities, bodies } = scope.scenario;
  const asked = new Set(
    authorities.flatMap(({ answersTo, until }) => [
      ...answersTo.map(({ body }) => body),
      ...(until?.body ?? []),
    ]),
  );
  bodies.forEach(({ id }, b) => {
    if (!asked.has(id)) warn(id, ['bodies', b], 'nobody ever sits in it');
  });
  authorities.forEach(({ id, answersTo, until }, a) => {
    answersTo.forEach(({ body }, i) =>
      warn(body, ['authorities', a, 'answersTo', i, 'body'], `no cabinet of \`${id}\` answers to it`),
    );
    until?.body.forEach((body, i) =>
      warn(body, ['authorities', a, 'until', 'body', i], `\`${id}\` never hands over to it`),
    );
    if (until?.heir !== id) return;
    const message = `\`${id}\` cannot be its own heir`;
    const hint = 'name the authority that it is to hand power to';
    scope.report(['authorities', a, 'until', 'heir'], { code: 'heir-itself', found: id, message, hint });
  });
}

/** Authorities that may govern, and whom nobody leads: no body, no ministers of their own. */
function warnOfLeaderless(scope: Scope): void {
  const { authorities, regimes } = scope.scenario;
  const leads = new Set(effectsIn(scope).flatMap(({ effect }) => Object.keys(effect.lead ?? {})));
  const seated = new Set(
    effectsIn(scope).flatMap(({ effect }) => (effect.cabinet ? [effect.cabinet.authority] : [])),
  );
  authorities.forEach(({ id, answersTo, ledBy, cabinet }, a) => {
    const isLed = answersTo.length > 0 || ledBy !== undefined || cabinet !== undefined;
    const governs = regimes.some(({ holder }) => holder === id || holder === ANY);
    if (isLed || !governs || leads.has(id) || seated.has(id)) return;
    const message = `nobody can lead \`${id}\`: it may govern, and has no body and no ministers`;
    const hint = 'name the bodies that its cabinet answers to (`answersTo`), or its own people (`cabinet`)';
    scope.warn(['authorities', a, 'id'], { code: 'nobody-leads', message, hint });
  });
}

/** Parties that bargain without a programme on some issue. */
function warnOfProgrammes(scope: Scope): void {
  const { issues, parties } = scope.scenario;
  parties.forEach(({ id, positions }, p) => {
    if ('all' in positions) return;
    const silent = issues.flatMap((issue) => (issue.id in positions ? [] : [`\`${issue.id}\``]));
    if (silent.length === 0) return;
    const message = `\`${id}\` has no programme on ${silent.join(', ')}: in bargaining it stands at 0`;
    const hint = 'write where it stands, from -1 to 1, or one position for `all` that is not named';
    scope.warn(['parties', p, 'positions'], { code: 'no-programme', message, hint });
  });
}

/**
 * Reports and warns of what the laws of cabinets and of handing over need and do not find; not again while
 * what they read stays.
 */
export function checkCabinets(scope: Scope, stock: Stock): void {
  const { laws, authorities, bodies, regimes, issues, parties } = scope.scenario;
  const reads = [laws, authorities, bodies, regimes, issues, parties, ...effectLists(scope)];
  stock.take(scope, ['cabinets'], reads, () => checkAll(scope));
}

function checkAll(scope: Scope): void {
  const { cabinets } = compileLaws(scope.scenario.laws);
  if (cabinets.on) checkWritten(scope);
  warnOfBodies(scope);
  if (!cabinets.on) return;
  warnOfLeaderless(scope);
  if (scope.scenario.authorities.some(({ answersTo }) => answersTo.length > 0)) warnOfProgrammes(scope);
}
