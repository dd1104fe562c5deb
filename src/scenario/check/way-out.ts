/**
 * Ways out of regimes: what may happen to the holder of a regime, and whether any transition from it looks at
 * that.
 *
 * Decision worth knowing: these are warnings. Whether a guard can hold depends on the people, so no check can
 * prove that it never does; and a scenario that studies one contest runs well without a regime to go to: its
 * record then tells the contest, and the same regime.
 */
import type { Path } from '../compile/faults.js';
import { namesAsked, regimesAllowed } from './expressions.js';
import type { Scope } from '../compile/scope.js';
import type { EffectText, ScenarioText } from '../schema/scenario.js';

/**
 * Quantities that change when power does, whoever's they are: a guard that reads one may well hold after a
 * loss.
 */
const OF_POWER: ReadonlySet<string> = new Set(
  'control balance effective claim obeys force chance prospect trust regard confrontation footing'.split(' '),
);

/** Quantities that say how a contest of an authority went. */
const OF_CONTESTS = ['took', 'held', 'failed', 'lost', 'divided', 'contest'] as const;

/** A way in which the holder of a regime may come to grief. */
interface Loss {
  /** In a sentence, after the name of the regime. */
  readonly words: string;
  /** A guard that would see it. */
  readonly guard: string;
  /** Names that a guard may read to see it. */
  readonly seen: ReadonlySet<string>;
}

/** Effects with the regimes in which they can come about; undefined where that may be any. */
interface Deed {
  readonly effect: EffectText;
  readonly regimes: ReadonlySet<string> | undefined;
}

function deedsOf({ events, decisions, regimes, transitions }: ScenarioText): Deed[] {
  const ids = regimes.map(({ id }) => id);
  const within = (effects: readonly EffectText[], allowed: Deed['regimes']): Deed[] =>
    effects.map((effect) => ({ effect, regimes: allowed }));
  return [
    ...events.flatMap((event) =>
      event.removed ? [] : within(event.effects, regimesAllowed([event.requires, event.when ?? true], ids)),
    ),
    ...decisions.flatMap((decision) => {
      const allowed = regimesAllowed([decision.requires, decision.when ?? true], ids);
      return decision.removed ? [] : decision.options.flatMap(({ effects }) => within(effects, allowed));
    }),
    ...regimes.flatMap(({ id, effects }) => within(effects, new Set([id]))),
    ...transitions.flatMap(({ to, effects }) => within(effects, new Set([to]))),
  ];
}

const namesOfContest = (...authorities: readonly string[]): Set<string> =>
  new Set(authorities.flatMap((id) => OF_CONTESTS.map((word) => `${word}.${id}`)));

/**
 * What an effect may do to the holder of a regime. A contest that he began himself may have brought him
 * there: it goes on.
 */
function lossesBy(
  { effect: { contest, dissolve }, regimes }: Deed,
  { id, holder }: { readonly id: string; readonly holder: string },
  capital: string | undefined,
): Loss[] {
  const losses: Loss[] = [];
  const isHere = regimes?.has(id) ?? true;
  if (contest !== undefined && (capital === undefined || contest.place === capital)) {
    const { by } = contest;
    const isAgainst = [contest.against].flat().includes(holder);
    if (isHere && isAgainst && by !== holder)
      losses.push({
        words: `\`${by}\` can take the capital from its holder \`${holder}\``,
        guard: `took.${by}`,
        seen: namesOfContest(by, holder),
      });
    if (by === holder)
      losses.push({
        words: `its holder \`${holder}\` can lose the country it has to hold`,
        guard: `lost.${holder}`,
        seen: namesOfContest(holder),
      });
  }
  if (isHere && dissolve?.includes(holder))
    losses.push({
      words: `its holder \`${holder}\` can be dissolved`,
      guard: `not founded.${holder}`,
      seen: new Set([`founded.${holder}`]),
    });
  return losses;
}

/** Reports regimes whose holder may lose and that no transition then leads out of. */
export function warnOfNoWayOut(scope: Scope): void {
  const { scenario } = scope;
  const { regimes, transitions, capital } = scenario;
  const deeds = deedsOf(scenario);
  regimes.forEach(({ id, holder }, index) => {
    if (holder === undefined) return;
    const ways = transitions.filter(({ from, to }) => to !== id && (from === 'any' || from.includes(id)));
    const read = new Set(ways.flatMap(({ when }) => [...namesAsked(scenario, when)]));
    const isSeen = ({ seen }: Loss): boolean =>
      [...read].some((name) => seen.has(name) || OF_POWER.has(name.split('.')[0]));
    const unseen = deeds
      .flatMap((deed) => lossesBy(deed, { id, holder }, capital))
      .find((loss) => !isSeen(loss));
    if (unseen !== undefined) report(scope, ['regimes', index, 'id'], id, unseen, ways.length);
  });
}

function report(scope: Scope, path: Path, id: string, { words, guard }: Loss, ways: number): void {
  const lack = ways === 0 ? 'no transition leads out of it' : 'no transition out of it looks at that';
  scope.warn(path, {
    code: 'no-way-out',
    message: `the regime \`${id}\` has no way out when ${words}: ${lack}`,
    hint: `write a transition from \`${id}\` with \`when: ${guard}\`; without one \`${id}\` goes on whatever happens to its holder`,
  });
}
