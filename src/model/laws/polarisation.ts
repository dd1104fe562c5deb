/**
 * Polarisation: what people fear of one party draws them to its opponents. It is a source of appeal
 * (`phases/appeal.ts`) and has nothing of its own to do at the end of a day.
 */
import { issueAppeal } from '../../polity/appeal.js';
import { POLARISATION, dreadOf, oppositionOf, stoppersOf } from '../../polity/polarisation.js';
import { Cube, Matrix } from '../columns/views.js';
import type { Definition, State } from '../definition.js';
import { adherence } from '../state/adherence.js';
import { law } from './law.js';

/** Its id, and that of the source of appeal. */
export const FEAR = 'polarisation';

export const polarisationLaw = law({
  id: FEAR,
  about: 'Whoever fears one side moves to those who can stop it, where they live and by how strong they are.',
  source: 'Cox 1997; Downs 1957',
  on: false,
  constants: POLARISATION,
  reads: [],
  writes: [],
});

/** Whether a scenario has it in force. */
export const isPolarised = ({ laws }: Pick<Definition, 'laws'>): boolean => laws[FEAR].on;

/** Share of each party in all who live in a place and hold to one, 0..1: [place, party]. */
const mights = (state: State): Matrix => {
  const { strata, parties, places } = state.definition;
  const shares = adherence(state);
  const held = Matrix.zeroed(places.length, parties.length);
  strata.forEach(({ placeIndex }, s) => {
    const row = held.row(placeIndex);
    for (let p = 0; p < row.length; p++) row[p] += state.columns.persons[s] * shares.at(s, p);
  });
  places.forEach((_, place) => {
    const row = held.row(place);
    const all = row.reduce((sum, persons) => sum + persons, 0);
    if (all > 0) row.forEach((persons, p) => (row[p] = persons / all));
  });
  return held;
};

/** How the programme of a party would draw a stratum if all of them heard it, in loyalty. */
const drawnBy = ({ definition, columns }: State, stratum: number, party: number): number => {
  let sum = 0;
  definition.issues.forEach(({ demand, nearness }, k) => {
    const [salience, believed] = [columns.salience.at(k, stratum), columns.credibility.at(party, k)];
    const want = { demand: demand[stratum], nearness };
    sum += issueAppeal(1, salience, believed, columns.positions.at(party, k), want);
  });
  return sum;
};

/**
 * What fear adds to the appeal of parties today, by stratum, party, and party that is feared, in loyalty.
 */
export const fearsOf = (state: State): Cube => {
  const { strata, parties, laws } = state.definition;
  const { weight } = laws[FEAR].constants;
  const programmes = parties.map((_, p) => state.columns.positions.row(p));
  const opposed = programmes.map((feared) => programmes.map((other) => oppositionOf(other, feared)));
  const around = mights(state);
  const fears = Cube.zeroed(strata.length, parties.length, parties.length);
  strata.forEach(({ placeIndex }, s) => {
    const might = around.row(placeIndex);
    parties.forEach((_party, feared) => {
      const fear = weight * dreadOf(drawnBy(state, s, feared)) * might[feared];
      if (fear > 0)
        stoppersOf(might, opposed[feared]).forEach((part, p) => (fears.row(s, p)[feared] = fear * part));
    });
  });
  return fears;
};
