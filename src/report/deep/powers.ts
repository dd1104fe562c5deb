/** Regimes that are never entered or never left, contests without odds, laws that never fire. */
import type { ContestSeen, RegimeSeen } from '../../experiment/deep/seen.js';
import type { RegimeDef } from '../../model/definition.js';
import { plural } from '../words.js';
import { dateAt, inAllOf, inNoneOf, sideText, type DeepFinding, type Seen } from './finding.js';

/** Below this chance, and above what it leaves, a contest has no odds. */
const ODDS_LEAST = 0.05;

/** How near a regime came: the day, and the feature that lacked most. */
function nearestText(regime: RegimeDef, own: readonly RegimeSeen[], { definition }: Seen): string {
  const nearest = own
    .flatMap(({ nearest: each }) => each ?? [])
    .reduce<RegimeSeen['nearest']>((best, each) => (best && best.margin >= each.margin ? best : each), null);
  if (nearest === null) return 'who would rule under that name never governs';
  const { is, bound, sign } = regime.features[nearest.feature];
  const day = dateAt(definition, nearest.tick);
  if (nearest.margin > 0) return `it fits (best on ${day}), and another always fits better or for longer`;
  const asked = `${sign > 0 ? 'above' : 'below'} ${sideText(bound)}`;
  return `nearest on ${day}, when \`${is.text}\` is ${sideText(nearest.value)} and it asks for ${asked}`;
}

/** Findings about regimes. */
export const regimeFindings = (seen: Seen): DeepFinding[] =>
  seen.definition.regimes.flatMap((regime, r): DeepFinding[] => {
    const own = seen.runs.map((run) => run.regimes[r]);
    const address = `regimes.${regime.id}`;
    if (own.every(({ days }) => days === 0)) {
      const message = `the regime \`${regime.id}\` is never entered ${inNoneOf(seen)}: ${nearestText(regime, own, seen)}`;
      const hint = 'look at its features and their bounds';
      return [{ code: 'regime-never', address, message, hint }];
    }
    if (!seen.runs.every(({ last }, i) => own[i].days === last + 1)) return [];
    const message = `the regime \`${regime.id}\` is in force on every day ${inAllOf(seen)}`;
    return [{ code: 'regime-always', address, message, hint: 'nothing that happens has another name' }];
  });

/** What declared a contest, as an address; of a law, who fights. */
function causeOf({ origin, by }: ContestSeen, { definition }: Seen): string {
  if (origin < 0) return `authorities.${definition.authorities[by].id}`;
  const event = definition.events.find((each) => each.origin === origin);
  if (event !== undefined) return `events.${event.id}`;
  for (const { id, options } of definition.decisions) {
    const option = options.find((each) => each.origin === origin);
    if (option !== undefined) return `decisions.${id}.options.${option.id}`;
  }
  return `regimes.${definition.origins[origin].id}`;
}

/** Findings about contests for a place: those of one cause, side and place together. */
export function contestFindings(seen: Seen): DeepFinding[] {
  const { authorities, places } = seen.definition;
  const alike = new Map<string, ContestSeen[]>();
  for (const contest of seen.runs.flatMap((run) => run.contests)) {
    const key = `${causeOf(contest, seen)} ${contest.by} ${contest.place}`;
    alike.set(key, [...(alike.get(key) ?? []), contest]);
  }
  return [...alike.values()].flatMap((contests): DeepFinding[] => {
    const chances = contests.map(({ chance }) => chance);
    const [least, most] = [Math.min(...chances), Math.max(...chances)];
    if (most >= ODDS_LEAST && least <= 1 - ODDS_LEAST) return [];
    const [{ by, place }] = contests;
    const odds = most < ODDS_LEAST ? `at most ${sideText(most)}` : `at least ${sideText(least)}`;
    const times = plural(contests.length, 'time');
    const message = `the contest of \`${authorities[by].id}\` for \`${places[place].id}\`, fought ${times}, has no odds: its chance is ${odds}`;
    const hint = 'look at strength, arms and discipline of the units that would come';
    return [{ code: 'contest-no-odds', address: causeOf(contests[0], seen), message, hint }];
  });
}

/** Laws in force that no act was told of. */
export function silentLaws({ definition, runs }: Seen): string[] {
  const told = new Set(runs.flatMap(({ laws }) => laws));
  return Object.keys(definition.laws).filter((id) => definition.laws[id].on && !told.has(id));
}

/** What is found of laws that change nothing when they are switched off: of all of them together. */
export function lawFindings(ids: readonly string[], seen: Seen): DeepFinding[] {
  if (ids.length === 0) return [];
  const laws = ids.map((id) => `\`${id}\``).join(', ');
  const [noun, verb, them] = ids.length === 1 ? ['law', 'fires', 'it'] : ['laws', 'fire', 'them'];
  return [
    {
      code: 'law-never',
      address: ids.length === 1 ? `laws.${ids[0]}` : 'laws',
      message: `the ${noun} ${laws} never ${verb} ${inNoneOf(seen)}: no act is told of ${them}, and without ${them} no day is another`,
      hint: 'nothing is wrong with that, but do not explain what happens by it',
    },
  ];
}
