import { describe, expect, it } from 'vitest';
import { edited, faultsOf, placeIn, printed, twoPowers } from './two-powers.js';

/** One edit, where the fault must stand (default: at what was written), and what it must say. */
interface Case {
  readonly passage: string;
  readonly by: string;
  readonly at?: string;
  readonly says: string;
}

const NAMES: Readonly<Record<string, Case>> = {
  class: {
    passage: 'class: owners, place',
    by: 'class: ownrs, place',
    at: 'ownrs',
    says: 'there is no class `ownrs`',
  },
  place: {
    passage: 'place: hills, persons',
    by: 'place: hill, persons',
    at: 'hill, persons',
    says: 'there is no place `hill`',
  },
  'member of a group': {
    passage: 'of: [workers]',
    by: 'of: [worker]',
    at: 'worker]',
    says: 'there is no group `worker`',
  },
  tie: {
    passage: 'ties: { weavers: 2, watch: 1 }',
    by: 'ties: { weaver: 2, watch: 1 }',
    at: 'weaver: 2',
    says: 'there is no stratum `weaver`',
  },
  'party of a tradition': {
    passage: 'tradition: { reform: 0.16 }',
    by: 'tradition: { refrm: 0.16 }',
    at: 'refrm',
    says: 'there is no party `refrm`',
  },
  'condition of discontent': {
    passage: 'discontent: { hunger',
    by: 'discontent: { hungr',
    at: 'hungr:',
    says: 'there is no condition `hungr`',
  },
  'group of a demand': {
    passage: 'demand: { poor',
    by: 'demand: { por',
    at: 'por:',
    says: 'there is no group `por`',
  },
  'issue of a position': {
    passage: 'positions: { bread: 0.2',
    by: 'positions: { bred: 0.2',
    at: 'bred:',
    says: 'there is no issue `bred`',
  },
  'authority of a line': {
    passage: 'line: { government: 0.8',
    by: 'line: { goverment: 0.8',
    at: 'goverment',
    says: 'there is no authority `goverment`',
  },
  'people of a unit': {
    passage: 'people: watch',
    by: 'people: watchmen',
    at: 'watchmen',
    says: 'there is no stratum `watchmen`',
  },
  recruits: {
    passage: 'recruits: [council]',
    by: 'recruits: [counsel]',
    at: 'counsel',
    says: 'there is no party `counsel`',
  },
  operator: {
    passage: 'operators: { constables: 2',
    by: 'operators: { constable: 2',
    at: 'constable: 2',
    says: 'there is no unit `constable`',
  },
  electorate: {
    passage: '{ of: farmhands, per',
    by: '{ of: farmhand, per',
    at: 'farmhand, per',
    says: 'there is no group `farmhand`',
  },
  'policy of an effect': {
    passage: 'policy: { rationing: 0.5 }',
    by: 'policy: { ration: 0.5 }',
    at: 'ration: 0.5',
    says: 'there is no policy `ration`',
  },
  'unit of a march': {
    passage: 'units: [yeomanry]',
    by: 'units: [yeomen]',
    at: 'yeomen',
    says: 'there is no unit `yeomen`',
  },
  'place of a contest': {
    passage: 'against: government, place: town',
    by: 'against: government, place: twn',
    at: 'twn',
    says: 'there is no place `twn`',
  },
  option: {
    passage: 'recorded: { option: seize',
    by: 'recorded: { option: size',
    at: 'size',
    says: 'the decision `seizure` has no option `size`',
  },
  'option of a voter': {
    passage: 'utilities: { seize: my',
    by: 'utilities: { sieze: my',
    at: 'sieze',
    says: 'the decision `seizure` has no option `sieze`',
  },
  'voter who is nobody and has no utilities': {
    passage: '{ id: bold, weight: 2, utilities: { seize: 1.2 * prospect.take.council - 0.3 } }',
    by: '{ id: concil, weight: 2 }',
    at: 'concil',
    says: 'the voter `concil` has no utilities, and is no party or authority that could judge by what options do',
  },
  'holder of a regime': {
    passage: 'holder: council, features',
    by: 'holder: councl, features',
    at: 'councl',
    says: 'there is no authority `councl`',
  },
  'authority that power is handed over to': {
    passage: '{ found: [council] }',
    by: '{ handOver: councl }',
    at: 'councl }',
    says: 'there is no authority `councl`',
  },
  'ministers of an authority': {
    passage: 'seats: { reform: 5',
    by: 'seats: { refrm: 5',
    at: 'refrm',
    says: 'there is no party `refrm`',
  },
  'initial regime': {
    passage: 'initialRegime: old-order',
    by: 'initialRegime: old-ordr',
    at: 'old-ordr',
    says: 'there is no regime `old-ordr`',
  },
  'party on display': {
    passage: 'display: { parties: [reform',
    by: 'display: { parties: [reforms',
    at: 'reforms',
    says: 'there is no party `reforms`',
  },
};

const SENSE: Readonly<Record<string, Case>> = {
  'an id used twice in the namespace of groups': {
    passage: 'id: poor',
    by: 'id: hills',
    at: 'hills, name: Workers',
    says: 'the id `hills` is taken already, by a place',
  },
  'a reserved word as an id': {
    passage: 'id: farmhands',
    by: 'id: all',
    at: 'all, name: Hands',
    says: '`all` has a meaning of its own and names no stratum',
  },
  'a group that contains itself': {
    passage: 'of: [workers]',
    by: 'of: [workers, poor]',
    at: 'poor] }',
    says: 'group `poor` contains itself',
  },
  'cells that do not add up': {
    passage: '{ share: 0.3, cell: 20 }',
    by: '{ share: 0.2, cell: 20 }',
    at: '[{ share: 0.7',
    says: 'the shares of the cells sum to 0.9, not to 1',
  },
  'a workplace smaller than its cell': {
    passage: 'workplace: 900',
    by: 'workplace: 90',
    at: '90 }',
    says: 'a workplace of 90 cannot hold a cell of 120',
  },
  'a day that does not exist': {
    passage: 'date: 1848-04-10',
    by: 'date: 1848-04-31',
    at: '1848-04-31',
    says: 'there is no day 1848-04-31',
  },
  'a date outside the scenario': {
    passage: 'date: 1848-07-25',
    by: 'date: 1849-07-25',
    at: '1849-07-25',
    says: '1849-07-25 lies outside the scenario (1848-03-01 to 1848-08-31)',
  },
  'a curve that goes back': {
    passage: '[1848-08-31, 0.45]',
    by: '[1848-02-01, 0.45]',
    at: '1848-02-01, 0.45',
    says: 'the points of a curve ascend: 1848-02-01 does not come after 1848-03-01',
  },
  'an impulse without a date': {
    passage: 'kind: impulse, date: 1848-04-10,',
    by: 'kind: impulse,',
    at: '{ id: ship-lost',
    says: 'the impulse `ship-lost` needs `date`',
  },
  'an outcome with a date': {
    passage: 'kind: outcome, when',
    by: 'kind: outcome, date: 1848-05-05, when',
    at: 'date: 1848-05-05',
    says: 'the outcome `loaf-riot` follows from the state: `date` belongs to impulses',
  },
  'a decision that is never put': {
    passage: 'when: regime.two-powers\n',
    by: 'sits: []\n',
    at: 'id: seizure',
    says: 'the decision `seizure` is never put',
  },
  'a recorded option without its date': {
    passage: 'option: seize, date: 1848-06-19,',
    by: 'option: seize,',
    at: '{ option: seize',
    says: 'a recorded option needs its `date`, or a replay cannot put the question',
  },
  'a range written high to low': {
    passage: '[0.25, 0.35]',
    by: '[0.35, 0.25]',
    at: '[0.35, 0.25]',
    says: 'the range [0.35, 0.25] is written low to high',
  },
  'an effect that changes nothing': {
    passage: '{ call: { council: { weavers: 0.5 } }, days: 10 }',
    by: '{}',
    at: '{},',
    says: 'this effect changes nothing',
  },
  'a contest of an authority with itself': {
    passage: 'by: council, against: government',
    by: 'by: council, against: council',
    at: 'council, place: town, ag',
    says: '`council` cannot order against itself',
  },
  'an organ that nobody operates': {
    passage: 'operators: { farmhands: 1 }',
    by: 'operators: {}',
    at: '{ id: grain',
    says: 'nobody operates `grain`',
  },
  'pulls that overflow the kernel': {
    passage: 'encounter: 0.008',
    by: 'encounter: 0.7',
    at: '0.03,',
    says: 'the pulls on the quickest people of `weavers` sum to 1.07 on a day of greatest tempo; they must stay below 1',
  },
  'a population too small for its strata': {
    passage: 'population: 6000',
    by: 'population: 60',
    at: '60\n',
    says: 'a population of 60 agents cannot stand for these 14900 persons',
  },
  'numbers without a source': {
    passage: 'fatigue: 0.1, discontent: { hunger: 0.5 }, source: assumption }',
    by: 'fatigue: 0.1, discontent: { hunger: 0.5 } }',
    at: '{ learning',
    says: 'the behaviour of everybody holds numbers without a source',
  },
  'a source for a field that is not there': {
    passage: 'policy.rationing, expected: 0.3, source: assumption',
    by: 'policy.rationing, expected: 0.3, source: { exposre: guess }',
    at: 'exposre',
    says: 'there is no field `exposre` here to have a source',
  },
  'an amount out of all proportion': {
    passage: '{ reform: { owners: 0.05 } }',
    by: '{ reform: { owners: 5 } }',
    at: '5 } }, halfLife',
    says: '`standing` takes amounts from -1 to 1',
  },
  'a recall by those who elected nobody': {
    passage: 'rule: workplaces, recall: 7',
    by: 'rule: lists, recall: 7',
    at: 'recall',
    says: 'only workplaces recall their deputies',
  },
  'a list without seats': {
    passage: 'rule: workplaces, recall: 7',
    by: 'rule: lists',
    at: '{ of: weavers',
    says: 'a constituency of the rule `lists` needs `seats`',
  },
  'a body of its own delegates': {
    passage: 'rule: workplaces, recall: 7, elected: [1848-04-20],\n      constituencies: [{ of: weavers,',
    by: 'rule: delegates, elected: [1848-04-20],\n      constituencies: [{ from: delegates, seats: 5,',
    at: 'delegates, seats',
    says: '`delegates` cannot send delegates to itself',
  },
  'a start beyond all loyalty': {
    passage: 'start: { reform: 0.4',
    by: 'start: { reform: 0.8',
    at: '0.8, council: -0.2',
    says: '`masters` would start up to 1.13 from indifference to `reform`; loyalties have room for 0.95',
  },
  'a calibrated number that is not there': {
    passage: 'seed: two powers',
    by: 'seed: two powers\ncalibration: [{ path: parties.council.grow, from: 0, to: 1, reason: test }]',
    at: 'parties.council.grow',
    says: 'there is no `grow` in `parties.council`',
  },
  'a calibrated number outside its range': {
    passage: 'seed: two powers',
    by: 'seed: two powers\ncalibration: [{ path: parties.council.growth, from: 0.1, to: 1, reason: test }]',
    at: 'parties.council.growth',
    says: '`parties.council.growth` is 0.02, outside its own range',
  },
  'an extended scenario that is not there': {
    passage: 'seed: two powers',
    by: 'seed: two powers\nextends: one-power',
    at: 'one-power',
    says: '`extends` names `one-power`, whose files were not given',
  },
};

const IS = 'is: 100 * support.council.weavers';

const VALUES: Readonly<Record<string, Case>> = {
  'a constant divided by 0': {
    passage: IS,
    by: 'is: 3 + 0 / 0',
    at: '0 / 0',
    says: '`0 / 0` never has a value: it has no finite result',
  },
  'anything divided by 0': {
    passage: IS,
    by: "is: 'max(streets.town / (2 - 2), 1)'",
    at: 'streets.town / (2',
    says: '`streets.town / (2 - 2)` never has a value: it has no finite result',
  },
  'a quantity divided by one that is always 0': {
    passage: 'quantities: {',
    by: 'quantities: { none: 1 - 1, rate: streets.town / my.none,',
    at: 'streets.town / my.none',
    says: '`streets.town / my.none` never has a value: it has no finite result',
  },
  'what is too large a number, in a branch that is never taken': {
    passage: 'when: active.weavers > 0.04',
    by: "when: 'false ? 1e300 * 1e300 : active.weavers > 0.04'",
    at: '1e300 * 1e300',
    says: '`1e300 * 1e300` never has a value: it has no finite result',
  },
  'the support of people who may not vote': {
    passage: 'electorate: 0.8',
    by: 'electorate: 0',
    at: 'support.council.weavers, source',
    says: '`support.council.weavers` never has a value: there is nobody to ask',
  },
  'the mean over a place where nobody lives': {
    passage: 'when: active.weavers > 0.04',
    by: 'when: active.moor > 0.04',
    at: 'active.moor',
    says: '`active.moor` never has a value: there is nobody to ask',
  },
  'a window of days that are not simulated': {
    passage: 'date: 1848-06-01, role: anchor',
    by: 'date: 1848-08-30, over: 2, take: mean, role: anchor',
    at: '2, take',
    says: '2 days before and after lie outside the scenario: the figure never has a value',
  },
  'a window of which one day is taken': {
    passage: 'date: 1848-06-01, role: anchor',
    by: 'date: 1848-06-01, over: 2, role: anchor',
    at: 'over: 2',
    says: '`over: 2` says nothing of a figure on one day',
  },
};

describe.each([
  ['what never has a value is a fault where it is written', VALUES],
  ['an unknown name is a fault where it is written', NAMES],
  ['what makes no sense is a fault where it would be mended', SENSE],
])('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (_name, { passage, by, at = by, says }) => {
    const text = edited(
      [passage, by],
      ['name: The hill farms }]', 'name: The hill farms }, { id: moor, name: The moor }]'],
    );
    expect(printed(faultsOf(twoPowers(text)))).toContain(`${placeIn(text, at)}: ${says}`);
  });
});
