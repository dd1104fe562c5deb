/** Mechanisms of society and power that are no laws, and how a scenario is had without each. */
import type { ScenarioText } from '../../scenario/schema/scenario.js';

/** A value to be set at a path of a scenario. */
export interface SetValue {
  readonly path: string;
  readonly value: number;
}

type BehaviourKey = 'encounter' | 'contact' | 'diffusion' | 'fear';

/** Nobody is recalled in a run of any length. */
const NEVER = 3650;

/** Of strata where a number of behaviour, their own or that of their class or of all, is not zero. */
const behaviour = ({ behaviour: all, classes, strata }: ScenarioText, key: BehaviourKey): SetValue[] =>
  strata
    .filter((stratum) => {
      const ofClass = classes.find(({ id }) => id === stratum.class);
      return (stratum.behaviour?.[key] ?? ofClass?.behaviour?.[key] ?? all?.[key] ?? 0) !== 0;
    })
    .map(({ id }) => ({ path: `strata.${id}.behaviour.${key}`, value: 0 }));

const unless = (isOff: boolean, path: string, value: number): SetValue[] => (isOff ? [] : [{ path, value }]);

/** What makes an end of a mechanism in a scenario; nothing where it has none. */
const WITHOUT: Readonly<Record<string, (scenario: ScenarioText) => SetValue[]>> = {
  encounters: (scenario) => behaviour(scenario, 'encounter'),
  ties: (scenario) => behaviour(scenario, 'contact'),
  'spreading action': (scenario) => behaviour(scenario, 'diffusion'),
  fear: (scenario) => behaviour(scenario, 'fear'),
  blame: ({ mechanisms }) => unless(mechanisms.blame.rate === 0, 'mechanisms.blame.rate', 0),
  'wear of credibility': ({ mechanisms }) =>
    unless(mechanisms.credibility.rate === 0, 'mechanisms.credibility.rate', 0),
  tempo: ({ mechanisms }) => unless(mechanisms.tempoMax === 1, 'mechanisms.tempoMax', 1),
  recall: ({ bodies }) =>
    bodies.flatMap(({ id, recall }) => unless((recall ?? NEVER) >= NEVER, `bodies.${id}.recall`, NEVER)),
  flows: ({ flows = [] }) => flows.flatMap(({ id, on }) => unless(!on, `flows.${id}.on`, 0)),
};

/** The mechanisms that a scenario has, each with what takes it away. */
export const mechanismsOf = (scenario: ScenarioText): { readonly id: string; readonly sets: SetValue[] }[] =>
  Object.entries(WITHOUT)
    .map(([id, setsOf]) => ({ id, sets: setsOf(scenario) }))
    .filter(({ sets }) => sets.length > 0);
