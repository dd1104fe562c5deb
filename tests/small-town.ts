/**
 * A town whose people never change their minds, as text: two camps with a regiment each, so that a test can say beforehand who is obeyed.
 * What a test is about it lays over this with `town({ ... })`.
 */
import { runScenario } from '../src/experiment/run/run.js';
import type { RunRecord } from '../src/experiment/run/record.js';
import { courseCollector } from '../src/experiment/why/course.js';
import { nodeKernel } from '../src/platform/node/threads/kernel.js';
import { LAWS } from '../src/model/laws/laws.js';
import { createModel } from '../src/model/model.js';
import { compileAsked } from '../src/scenario/ask.js';
import { loadScenario, type LoadedScenario } from '../src/scenario/load.js';
import type { SourceFile } from '../src/scenario/yaml.js';

type Text = Readonly<Record<string, unknown>>;

const camp = (id: string, party: string, persons = 100): Text => ({
  id,
  name: id,
  class: 'folk',
  place: 'town',
  persons,
  electorate: 1,
  cells: [{ share: 1, cell: 10 }],
  tradition: { [party]: 0.5 },
  source: 'assumption',
});

const party = (id: string, line: Text): Text => ({
  id,
  name: id,
  positions: { matter: 0 },
  credibility: { all: 1 },
  reach: { all: 1 },
  line,
  source: 'assumption',
});

/** A regiment of a camp, at home in the town unless said otherwise. */
export const regiment = (id: string, people: string, strength: number, more: Text = {}): Text => ({
  id,
  name: id,
  people,
  strength,
  arms: 1,
  place: 'town',
  source: 'assumption',
  ...more,
});

/** A stratum of the town that is in the street every day, for a party. */
export const crowd = (id: string, forParty: string, persons = 20_000): Text => ({
  ...camp(id, forParty, persons),
  cells: [{ share: 1, cell: 20 }],
  behaviour: { threshold: { mean: 0.3, sd: 0.1 }, discontent: { base: 0.4 }, source: 'assumption' },
});

export const impulse = (id: string, date: string, effects: readonly object[], more: object = {}): Text => ({
  id,
  title: id,
  kind: 'impulse',
  date,
  effects,
  source: 'assumption',
  ...more,
});

/**
 * Whoever adheres to a side follows it and comes, and the sides clash as soon as they meet, so that forces are
 * the strengths of the regiments, 200 of the state and 100 of the rebels, and chances are as these.
 */
export const ofArms = (contest: object = {}, force: object = {}): Text => ({
  contest: { takeDays: 1, clash: 1, standDown: 0, ...contest },
  force: { support: 60, neither: 0, base: 100, waverers: 0, common: 0, own: 0, exponent: 1, ...force },
  obedience: { support: 60, base: 0, company: 0 },
});

/** The only regime of a holder; of nobody, where none is named. */
export const regimeOf = (id: string, holder?: string): Text => ({
  ...{ id, name: id, source: 'assumption' },
  ...(holder === undefined ? {} : { holder }),
  features: [{ is: 'rival.share', below: 1, scale: 1 }],
});

/** Nothing of politics moves by itself: what a test is about it lets move. */
export const lawless: Text = Object.fromEntries(LAWS.map(({ id }) => [id, { on: false }]));

/** Behaviour of people who never change their minds. */
export const still = {
  learning: 0,
  receptivitySpread: 0,
  encounter: 0,
  contact: 0,
  noise: 0,
  taste: { all: 0 },
  personalTaste: 0,
  abstentionFloor: 0,
  threshold: { mean: 1, sd: 0.005 },
  grievance: 0,
  contagion: 0,
  fear: 0,
  fatigue: 0,
  discontent: {},
  source: 'assumption',
};

const BASE: Text = {
  id: 'town',
  title: 'Town',
  start: '1900-01-01',
  end: '1900-04-30',
  seed: 'town',
  population: 200,
  capital: 'town',
  places: [
    { id: 'town', name: 'Town' },
    { id: 'far', name: 'Far' },
  ],
  classes: [{ id: 'folk', name: 'Folk' }],
  behaviour: still,
  strata: [camp('loyal', 'one'), camp('rebel', 'two')],
  conditions: [],
  issues: [{ id: 'matter', name: 'Matter', salience: { all: 0 }, demand: { all: 0 }, source: 'assumption' }],
  parties: [party('one', { state: 1, rebels: -1 }), party('two', { state: -1, rebels: 1 })],
  authorities: [
    { id: 'state', name: 'State', founded: true, claim: 1, source: 'assumption' },
    { id: 'rebels', name: 'Rebels', founded: true, claim: 1, source: 'assumption' },
  ],
  organs: [{ id: 'works', name: 'Works', weight: 1, operators: { ua: 1, ub: 1 }, source: 'assumption' }],
  units: [regiment('ua', 'loyal', 200), regiment('ub', 'rebel', 100)],
  regimes: [regimeOf('old', 'state'), regimeOf('new', 'rebels')],
  initialRegime: 'old',
  mechanisms: ofArms(),
  laws: lawless,
};

/** The files of the town with something else in it: top-level keys replace those of the base. */
export const townFiles = (changes: object = {}): SourceFile[] => [
  { name: 'town.yaml', text: JSON.stringify({ ...BASE, ...changes }) },
];

/** The town with something else in it, as a scenario whose decisions are free. */
export const town = (changes: object = {}): LoadedScenario =>
  loadScenario(townFiles(changes), { pinDecisions: false });

/** The strata of the town, and more of them. */
export const strataWith = (...more: Text[]): Text[] => [...(BASE.strata as Text[]), ...more];

export const unitsWith = (...more: Text[]): Text[] => [...(BASE.units as Text[]), ...more];

/** The record of a run of so many days. */
export const lived = (loaded: LoadedScenario, ticks?: number, seed = 'town'): RunRecord =>
  runScenario({ loaded, seed, ticks, kernel: nodeKernel('auto'), mode: 'run', version: 'test' });

/** Quantities at the end of each day of a run. */
export const daily = (
  { definition, scenario }: LoadedScenario,
  texts: readonly string[],
  ticks: number,
  seed = 'town',
): readonly (readonly (number | null)[])[] => {
  const quantities = compileAsked(scenario, texts, 'asked');
  const course = courseCollector({ texts, quantities, from: 0, to: ticks });
  createModel(definition, { seed, kernel: nodeKernel('auto'), ledger: false }).run(ticks, (state) =>
    course.collect(state, null),
  );
  return course.result().days.map(({ values }) => values);
};

/** The effect by which an authority rises against another for a place. */
export const rising = (by: string, against: string, place = 'town', more: Text = {}): Text => ({
  contest: { by, against, place, ...more },
});

export const march = (units: readonly string[], by: string, to: string, days: number): Text => ({
  march: { units, by, to, days },
});
