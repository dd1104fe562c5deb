/** Effects as they are written, and the authorities that could ever come to exist by them. */
import type { Path } from '../compile/faults.js';
import type { Scope } from '../compile/scope.js';
import type { EffectText, ScenarioText } from '../schema/scenario.js';

/** Every effect of events and options, with its place. */
export function effectsIn({ scenario }: Scope): { effect: EffectText; path: Path }[] {
  const placed = (effects: readonly EffectText[], path: Path) =>
    effects.map((effect, e) => ({ effect, path: [...path, 'effects', e] }));
  const ofOptions = ({ options }: ScenarioText['decisions'][number], d: number) =>
    options.flatMap(({ effects }, o) => placed(effects, ['decisions', d, 'options', o]));
  return [
    ...scenario.events.flatMap(({ effects }, e) => placed(effects, ['events', e])),
    ...scenario.decisions.flatMap(ofOptions),
  ];
}

/** The same by event and option, as written: who reads effects alone need not look while they stay. */
export const effectLists = ({ scenario }: Scope): (readonly EffectText[])[] => [
  ...scenario.events.map(({ effects }) => effects),
  ...scenario.decisions.flatMap(({ options }) => options.map(({ effects }) => effects)),
];

/** Authorities that are there, that an effect lets govern or be, or that a party stands for and may raise. */
export function rising(scope: Scope): Set<string> {
  const { authorities, parties } = scope.scenario;
  return new Set([
    ...authorities.flatMap(({ id, founded }) => (founded ? [id] : [])),
    ...parties.flatMap(({ line }) => Object.keys(line).filter((id) => line[id] > 0)),
    ...effectsIn(scope).flatMap(({ effect: { found = [], handOver, contest } }) => [
      ...found,
      ...(handOver === undefined ? [] : [handOver]),
      ...(contest === undefined ? [] : [contest.by]),
    ]),
  ]);
}
