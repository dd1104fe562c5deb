/**
 * `ballots`: how the people of each group would vote if they were asked, day by day. It is what charts of
 * votes draw.
 *
 * Decision worth knowing: this is not `strata` in other words. There everybody counts, children and whoever
 * the law leaves out among them, and those without an allegiance are a part of the whole; here voters alone
 * do, and a share is one of ballots cast. So the share of the leading party is greater here.
 */
import type { Definition, State } from '../../model/definition.js';
import { NO_PARTY } from '../../scenario/compile/names.js';
import { sharesOf } from '../run/support.js';
import type { Grid } from './grid.js';
import { column } from './table.js';

/** Ballots, share, loyalty and the people of the group, of each party, and last of those who abstain. */
function readGroup(state: State, strata: readonly number[], figures: (number | null)[]): void {
  const { shares, cast, abstaining } = sharesOf(state, strata);
  const { definition, columns } = state;
  let [electorate, persons] = [0, 0];
  for (const s of strata) {
    electorate += columns.persons[s] * definition.strata[s].electorate;
    persons += columns.persons[s];
  }
  for (let party = 0; party < shares.length; party++) {
    let loyalty = 0;
    for (const s of strata) loyalty += columns.persons[s] * columns.loyalties.at(s, party);
    figures.push(shares[party] * cast, shares[party], loyalty / persons, persons);
  }
  figures.push(electorate - cast, abstaining, null, persons);
}

/** @param shown groups that reports show, which may be single strata */
export function ballotsGrid(definition: Definition, shown: readonly string[]): Grid {
  const groups = definition.groups.filter(({ id, kind }) => kind !== 'stratum' || shown.includes(id));
  const parties = [...definition.parties.map(({ id }) => id), NO_PARTY];
  return {
    name: 'ballots',
    keys: [
      column('group', 'text', 'id of a class, place or group of people, or of a stratum that reports show'),
      column('party', 'text', `id of the party; ${NO_PARTY} are the voters who abstain`),
    ],
    places: groups.flatMap(({ id }) => parties.map((party) => ({ group: id, party }))),
    figures: [
      column('ballots', 'number', 'voters who would vote so; over all parties the electorate', 'persons'),
      column(
        'share',
        'number',
        'of the ballots cast; of those who abstain, of the electorate',
        'share, 0 to 1',
      ),
      column('loyalty', 'number', 'mean loyalty of the group to the party, voters or not', '-1 to 1'),
      column('persons', 'count', 'people of the group, voters or not', 'persons'),
    ],
    read: (state) => {
      const figures: (number | null)[] = [];
      for (const { strata } of groups) readGroup(state, strata, figures);
      return figures;
    },
  };
}
