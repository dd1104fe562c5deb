/** Pictures of the classics, drawn from runs: what `npm run docs` writes into docs/classics. */
import {
  active,
  courseOf,
  coursesOf,
  lived,
  ministersOf,
  salesOf,
  seatsOf,
  set,
  stockCourse,
} from '../classics.js';
import { bars, lines } from './classics-drawing.js';

const persons = (name: string, stratum: number, of: number, changes = {}): number[] =>
  courseOf(name, active(stratum), set(changes)).map((share) => of * share);

/** Percent of the voters of the classic of the line who vote for a party, to a tenth. */
const voteOf = (party: number, changes: Readonly<Record<string, number>>): number => {
  const { columns, definition } = lived('downs', undefined, set(changes)).state;
  const groups = definition.strata.map((_, s) => columns.shares.at(s, party));
  return Number(((100 * groups.reduce((a, b) => a + b)) / groups.length).toFixed(1));
};

const impatient = {
  'strata.country-a.behaviour.thresholds.1': 0.05,
  'strata.country-b.behaviour.thresholds.1': 0.05,
};

/** Percent of juries that are right, by size, to a tenth. */
const rightJuries = (changes: Readonly<Record<string, number>> = {}): number[] => {
  const trial = lived('condorcet', undefined, set(changes));
  return [3, 11, 41].map((n) => Number((seatsOf(trial, `juries-of-${n}`)[0] / 30).toFixed(1)));
};

/** Percent to which spending and levies are carried out each day, with some seats in the cabinet. */
const levelsOf = (changes: Readonly<Record<string, number>> = {}): number[][] =>
  coursesOf(
    'tsebelis',
    ({ columns }) => Array.from(columns.policies, (level) => 100 * level),
    set(changes),
  ).map((levels) => levels.slice(0, 20));

const WHO = ['first', 'second', 'third', 'fourth'];

/** Millions a year, of purchases of a week. */
const yearly = (weeks: readonly number[]): number[] => weeks.slice(0, 728).map((week) => (52 * week) / 1e6);

/** Millions of people that were counted every ten years from 1790 to 1950. */
const COUNTS = [
  3.929, 5.308, 7.24, 9.638, 12.866, 17.069, 23.192, 31.443, 38.558, 50.156, 62.948, 75.995, 91.972, 105.711,
  122.775, 131.669, 150.697,
];

/** The counts quarter by quarter of a year, on straight lines between them. */
const counted = (quarters: number): number[] =>
  Array.from({ length: quarters }, (_, quarter) => {
    const [before, part] = [Math.floor(quarter / 40), (quarter % 40) / 40];
    return COUNTS[before] + part * ((COUNTS[before + 1] ?? 0) - COUNTS[before]);
  });

/** The pictures by the name of their file in docs/classics. */
export const pictures = (): Readonly<Record<string, string>> => {
  const parliament = lived('new-zealand-2017');
  const [spending, levies] = levelsOf();
  const [spendingWithout, leviesWithout] = levelsOf({ 'authorities.government.cabinet.seats.left': 0 });
  const [officers, onlookers] = coursesOf('epstein', ({ columns }) => [columns.stocks[0], columns.active[1]]);
  const atThreePercent = lived('austria-2017', undefined, set({ 'bodies.council.threshold': 0.03 }));
  return {
    'granovetter.svg': lines({
      title: 'People who riot, of a hundred',
      all: [
        { label: 'as written', values: persons('granovetter', 0, 100) },
        {
          label: 'one more careful',
          values: persons('granovetter', 0, 100, { 'strata.crowd.behaviour.thresholds.1': 0.01 }),
        },
      ],
      top: 100,
      unit: 'persons',
    }),
    'granovetter-normal.svg': lines({
      title: 'People who riot, by the spread of their thresholds',
      all: [
        { label: 'spread 12.2', values: persons('granovetter-normal', 0, 100).slice(0, 60) },
        { label: 'spread 12.5', values: persons('granovetter-normal', 1, 100).slice(0, 60) },
      ],
      top: 100,
      unit: 'persons',
    }),
    'kuran.svg': lines({
      title: 'Public opposition after one person has lost patience',
      all: [
        { label: 'first country', values: persons('kuran', 0, 100, impatient).slice(0, 15) },
        { label: 'second country', values: persons('kuran', 1, 100, impatient).slice(0, 15) },
        { label: 'either one before', values: persons('kuran', 0, 100).slice(0, 15) },
      ],
      top: 100,
      unit: 'percent',
    }),
    'degroot.svg': lines({
      title: 'How much of the opinion of the first each circle holds',
      all: coursesOf('degroot', ({ columns }) =>
        [0, 1, 2].map((circle) => 2 * columns.loyalties.at(circle, 0)),
      ).map((values, i) => ({ label: `the ${WHO[i]} circle`, values: values.slice(0, 25) })),
      top: 0.6,
      unit: 'share',
    }),
    'tullock.svg': lines({
      title: 'What each lays out for a prize of 100',
      all: coursesOf('tullock', ({ columns }) => [...columns.stocks]).map((values, i) => ({
        label: `the ${WHO[i]} of four`,
        values: values.slice(0, 80),
      })),
      top: 60,
      unit: 'of a prize of 100',
    }),
    'verhulst.svg': lines({
      title: 'People of the United States, millions',
      all: [
        { label: 'by the law', values: stockCourse('verhulst', 0) },
        { label: 'as counted', values: counted(640) },
        {
          label: 'with more room',
          values: stockCourse('verhulst', 0, set({ 'quantities.ceiling': 394.547 })),
        },
      ],
      top: 240,
      unit: 'million',
      span: ['1790', '1950'],
    }),
    'bass.svg': lines({
      title: 'Sales of room air conditioners, millions a year',
      all: [
        { label: 'as written', values: yearly(salesOf()) },
        {
          label: 'without imitation',
          values: yearly(salesOf(set({ 'quantities.q': 0, 'quantities.p': 0.41861 }))),
        },
      ],
      top: 8,
      unit: 'million a year',
      span: ['at first', 'after 14 years'],
    }),
    'condorcet.svg': bars(
      'Juries that are right, of 100, where six jurors of ten are',
      ['of 3', 'of 11', 'of 41'],
      [rightJuries(), rightJuries({ 'behaviour.taste.all': 0.1 })],
      ['each by himself', 'by one witness'],
    ),
    'minimal-winning.svg': bars(
      'Who governs: offices of 100',
      ['A, 8 seats', 'B, 21', 'C, 26', 'D, 12', 'E, 33'],
      [
        ministersOf(lived('minimal-winning')),
        ministersOf(lived('minimal-winning', undefined, set({ 'laws.cabinets.equal': 1 }))),
      ],
      ['shared by seats', 'shared equally'],
    ),
    'gamson.svg': bars(
      'Offices of 16, as shared in 2018 and if partners were nearly equal',
      ['CDU/CSU, 246 seats', 'SPD, 153'],
      [
        ministersOf(lived('gamson')).slice(0, 2),
        ministersOf(lived('gamson', undefined, set({ 'laws.cabinets.equal': 0.75 }))).slice(0, 2),
      ],
      ['by seats', 'nearly equally'],
    ),
    'friedkin-johnsen.svg': lines({
      title: 'Opinions of four who remember where they began',
      all: coursesOf('friedkin-johnsen', ({ columns }) =>
        [0, 1, 2, 3].map((person) => 200 * columns.loyalties.at(person, 0)),
      ).map((values, i) => ({ label: `the ${WHO[i]}`, values: values.slice(0, 25) })),
      top: 100,
      unit: 'of 100',
    }),
    'tsebelis.svg': lines({
      title: 'How far a policy is carried out, by who must agree',
      all: [
        { label: 'levies, all three', values: levies },
        { label: 'levies, without the left', values: leviesWithout },
        { label: 'spending, without the left', values: spendingWithout },
        { label: 'spending, all three', values: spending },
      ],
      top: 100,
      unit: 'percent',
    }),
    'epstein.svg': lines({
      title: 'Of 100 who look on, those who stay at home',
      all: [
        {
          label: 'here',
          values: onlookers.slice(1).map((share) => 100 * (1 - share)),
        },
        {
          label: "by Epstein's formula",
          values: officers.slice(0, -1).map((count) => 100 * (1 - Math.exp((-2.3 * count) / 1e6))),
        },
      ],
      top: 100,
      unit: 'persons',
      span: ['one officer for 1000', '84 for each'],
    }),
    'downs.svg': bars(
      'Votes in percent, by where the party of the left stands',
      ['at -0.5', 'at -0.1'],
      ['left', 'right'].map((_, party) =>
        [-0.5, -0.1].map((place) => voteOf(party, { 'parties.left.positions.matter': place })),
      ),
      ['left', 'right, at 0.3'],
    ),
    'austria-2017.svg': bars(
      'Seats of 183, by the share of the votes that is asked for',
      ["People's Party", 'Social Democrats', 'Freedom Party', 'NEOS', 'List Pilz', 'Greens'],
      [seatsOf(lived('austria-2017'), 'council'), seatsOf(atThreePercent, 'council')],
      ['four percent', 'three percent'],
    ),
    'new-zealand-2017.svg': bars(
      'The same ballots by two rules: seats of 120',
      ['National', 'Labour', 'New Zealand First', 'Green', 'ACT'],
      [seatsOf(parliament, 'parliament'), seatsOf(parliament, 'by-dhondt')],
      ['Sainte-Lague', "d'Hondt"],
    ),
  };
};
