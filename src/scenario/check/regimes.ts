/**
 * Regimes that can live: what a feature may read, and regimes that nobody can enter, leave or tell apart.
 *
 * Decision worth knowing: only what follows from the features as they are written is found. One regime can
 * never lead where another of the same holder asks for no more than it does: by a part of the same
 * quantities, to the same side, in the same units, with bounds that are no harder. Whether people ever make a
 * feature true no check can prove.
 */
import type { Path } from '../compile/faults.js';
import { ANY } from '../compile/names.js';
import type { Scope } from '../compile/scope.js';
import type { Stock } from '../compile/stock.js';
import type { ScenarioText } from '../schema/scenario.js';
import { namesAsked } from './expressions.js';
import { effectLists, rising } from './effects.js';

type RegimeText = ScenarioText['regimes'][number];
type FeatureText = RegimeText['features'][number];

/** Words of what has been: a regime is named by what is. */
const PAST: ReadonlyMap<string, string> = new Map([
  ['day', 'is a date'],
  ['dwell', 'counts the days of a regime'],
  ['since', 'counts days since something'],
  ['took', 'tells how a contest went'],
  ['held', 'tells how a contest went'],
  ['failed', 'tells how a contest went'],
  ['lost', 'tells how a contest went'],
  ['divided', 'tells how a contest went'],
  ['chosen', 'tells what was resolved'],
  ['decided', 'tells what was resolved'],
  ['happened', 'tells what happened'],
  ['regime', 'names a regime'],
  ['entered', 'names a regime'],
]);

const PAST_HINT =
  'a regime is what the rule of its holder is today: who sits in the cabinet, what is repressed, who is obeyed, how strong the strongest rival is; who governs is its `holder`';

function checkPresent(scope: Scope, { is }: FeatureText, path: Path): void {
  for (const name of namesAsked(scope.scenario, is)) {
    const what = PAST.get(name.split('.')[0]);
    if (what === undefined) continue;
    const message = `a feature reads what is today: \`${name}\` ${what}`;
    scope.report([...path, 'is'], { code: 'feature-past', found: name, message, hint: PAST_HINT });
  }
}

const textOf = ({ is }: FeatureText): string => String(is).replace(/\s+/g, ' ').trim();

const sideOf = ({ above }: FeatureText): 1 | -1 => (above === undefined ? -1 : 1);

const boundOf = ({ above, below }: FeatureText): number => above ?? below ?? 0;

/** Whether two features ask for opposite sides that do not meet. */
const contradict = (one: FeatureText, other: FeatureText): boolean =>
  textOf(one) === textOf(other) && sideOf(one) > 0 && sideOf(other) < 0 && boundOf(other) <= boundOf(one);

/** Whether a feature is met at least as well as another, whatever the quantity is. */
const isWeaker = (feature: FeatureText, than: FeatureText): boolean =>
  textOf(feature) === textOf(than) &&
  sideOf(feature) === sideOf(than) &&
  feature.scale === than.scale &&
  sideOf(feature) * boundOf(feature) <= sideOf(than) * boundOf(than);

/** Whether a regime fits at least as well as another on every day. */
const alwaysFits = (regime: RegimeText, other: RegimeText): boolean =>
  regime.features.every((feature) => other.features.some((than) => isWeaker(feature, than)));

/** Whether a regime is one that every holder of another may have. */
const covers = (regime: RegimeText, { holder }: RegimeText): boolean =>
  regime.holder === holder || (regime.holder === ANY && holder !== undefined);

function checkFeatures(scope: Scope, { id, features }: RegimeText, path: Path): void {
  features.forEach((feature, f) => {
    const at = [...path, 'features', f];
    checkPresent(scope, feature, at);
    if (!features.some((other) => contradict(feature, other))) return;
    const message = `nobody can enter \`${id}\`: \`${textOf(feature)}\` is asked to be above ${boundOf(feature)} and below no more than that`;
    const hint = 'leave one of the two features out, or move a bound';
    scope.report(at, { code: 'regime-entered', message, hint });
  });
}

/** What two features have in common that can be compared at all, under a holder. */
const keyOf = (holder: string | undefined, feature: FeatureText): string =>
  JSON.stringify([holder ?? null, textOf(feature), sideOf(feature), feature.scale]);

/** Regimes by the first of their features: a regime is outdone only by one whose features it has, too. */
const byFirstFeature = (regimes: readonly RegimeText[]): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  regimes.forEach(({ holder, features: [first] }, index) => {
    const key = keyOf(holder, first);
    const before = found.get(key);
    if (before === undefined) found.set(key, [index]);
    else before.push(index);
  });
  return found;
};

/** A regime that always fits at least as well as another, if there is one. */
const outdoerOf = (
  regimes: readonly RegimeText[],
  index: number,
  firsts: ReadonlyMap<string, readonly number[]>,
): number | undefined => {
  const own = regimes[index];
  const holders = own.holder === undefined ? [undefined] : [own.holder, ANY];
  const others = own.features.flatMap((feature) =>
    holders.flatMap((holder) => firsts.get(keyOf(holder, feature)) ?? []),
  );
  return others.find((other) => other !== index && alwaysFits(regimes[other], own));
};

/** A regime that another always outdoes; of two that are one, the later is told. */
function checkOutdone(scope: Scope, index: number, firsts: ReadonlyMap<string, readonly number[]>): void {
  const { regimes } = scope.scenario;
  const own = regimes[index];
  const outdoer = outdoerOf(regimes, index, firsts);
  if (outdoer === undefined) return;
  const { id } = regimes[outdoer];
  const isSame = covers(own, regimes[outdoer]) && alwaysFits(own, regimes[outdoer]);
  if (isSame && index < outdoer) return;
  const message = isSame
    ? `the regimes \`${id}\` and \`${own.id}\` cannot be told apart`
    : `nobody can enter \`${own.id}\`: \`${id}\` asks for no more, and always fits at least as well; nobody can leave that for it`;
  const hint = 'give one of them a feature that the other has not';
  const path = ['regimes', index, 'id'];
  scope.report(path, { code: isSame ? 'regimes-alike' : 'regime-entered', message, hint });
}

function warnOfHolders(scope: Scope): void {
  const { regimes, authorities } = scope.scenario;
  const exist = rising(scope);
  authorities.forEach(({ id }, index) => {
    if (!exist.has(id) || regimes.some(({ holder }) => holder === id || holder === ANY)) return;
    const message = `no regime is that of \`${id}\`: if it comes to govern, the regime before keeps its name`;
    const hint = `write one with \`holder: ${id}\`, or with \`holder: ${ANY}\``;
    scope.warn(['authorities', index, 'id'], { code: 'no-regime', message, hint });
  });
  regimes.forEach(({ id, holder }, index) => {
    if (holder === undefined || holder === ANY || exist.has(holder)) return;
    if (!authorities.some((authority) => authority.id === holder)) return;
    const message = `nobody can enter \`${id}\`: nothing founds its holder \`${holder}\``;
    const hint = `let it be \`founded\`, let an effect found it, or a party stand for it (\`line\`)`;
    scope.warn(['regimes', index, 'holder'], { code: 'no-holder', message, hint });
  });
}

/** The first regime says who governs. */
function checkInitial(scope: Scope): void {
  const { regimes, initialRegime } = scope.scenario;
  const first = regimes.find(({ id }) => id === initialRegime);
  if (first?.holder !== ANY) return;
  const message = `the first regime names who governs: \`${initialRegime}\` is one of any holder`;
  scope.report(['initialRegime'], { code: 'initial-holder', message });
}

/** All checks of regimes; where nothing was wrong, they are not made again while what they read stays. */
export function checkRegimes(scope: Scope, stock: Stock): void {
  const { regimes, initialRegime, authorities, parties } = scope.scenario;
  stock.take(scope, ['regimes', 'alone'], [regimes, initialRegime], () => {
    const firsts = byFirstFeature(regimes);
    regimes.forEach((regime, index) => {
      checkFeatures(scope, regime, ['regimes', index]);
      checkOutdone(scope, index, firsts);
    });
    checkInitial(scope);
  });
  const reads = [regimes, authorities, parties, ...effectLists(scope)];
  stock.take(scope, ['regimes', 'holders'], reads, () => warnOfHolders(scope));
}
