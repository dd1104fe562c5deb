/**
 * The table of columns: every figure of the macro state, declared once. Its axes, where it starts, what
 * changes it, what expressions call it and what it says stand here and nowhere else; buffer, views, bounds,
 * effects, quantities and pages are derived.
 *
 * Decision worth knowing: the columns lie in the buffer in the order of this table, and snapshots and digests
 * take them so: a new one comes last.
 */
import { NOT_YET } from '../../polity/turnout.js';
import type { Axis } from './axes.js';
import { COLUMN_RANGES, type Amounts, type Beginning, type ColumnRecord, type Range } from './record.js';

const { SHARE, SIGNED, FACTOR, ANY, Q15, COUNT, STOCKED } = COLUMN_RANGES;

/** What a scenario writes as a number that may be a range, and as a number that may not. */
const estimate = <const Key extends string>(key: Key, amounts: Range, about: string) =>
  ({ key, amounts, isEstimate: true, about }) satisfies Amounts;
const figure = <const Key extends string>(key: Key, amounts: Range, about: string) =>
  ({ key, amounts, isEstimate: false, about }) satisfies Amounts;

/** What is written anew each day. */
const ofToday = <const Axes extends readonly Axis[]>(axes: Axes, about: string) =>
  ({ axes, range: ANY, isDerived: true, about }) as const;

/** The chance people believe in at first: those that exist are equals. */
const evenChance = ({ authorities }: Beginning, a: number): number =>
  authorities[a].founded ? 1 / authorities.filter(({ founded }) => founded).length : 0;

export const COLUMNS = {
  conditions: {
    axes: ['condition', 'stratum'],
    range: SHARE,
    words: { condition: 'mean condition, 0 to 1' },
    about: 'level of the condition as the stratum feels it, 0 to 1',
  },
  conditionShift: {
    axes: ['condition', 'stratum'],
    range: ANY,
    shift: estimate('condition', SIGNED, 'Added to conditions in groups.'),
    about: 'what effects add to the level of the condition today',
  },
  salience: {
    axes: ['issue', 'stratum'],
    range: SHARE,
    words: { salience: 'mean salience, 0 to 1' },
    about: 'how much the issue matters to the stratum, 0 to 1',
  },
  salienceShift: {
    axes: ['issue', 'stratum'],
    range: ANY,
    shift: estimate('salience', SIGNED, 'Added to the salience of issues in groups.'),
    about: 'what effects add to the salience of the issue today',
  },
  tempoShift: {
    axes: ['stratum'],
    range: ANY,
    // Added to 1, the factor on learning stays within its greatest possible range.
    shift: estimate(
      'tempo',
      [-1, 20],
      'Added to the factor on learning: 2 makes people learn three times as fast.',
    ),
    about: 'what effects add to the factor on learning, which is 1 without them',
  },
  discontentShift: {
    axes: ['stratum'],
    range: ANY,
    shift: estimate('discontent', SIGNED, 'Added to the discontent of groups.'),
    about: 'what effects add to discontent today',
  },
  calls: {
    axes: ['stratum', 'party'],
    range: ANY,
    shift: estimate('call', SIGNED, 'The party calls its people out: by party and group, 0 to 1.'),
    about: 'how strongly the party calls its people out today; below 0 it calls them home',
  },
  standing: {
    axes: ['origin', 'stratum', 'party'],
    range: ANY,
    isDerived: true,
    shift: estimate(
      'standing',
      SIGNED,
      'Appeal added to parties in groups: the last resort, always reported.',
    ),
    about: 'appeal that the origin adds to the party today, in loyalty',
  },
  positions: {
    axes: ['party', 'issue'],
    range: SIGNED,
    start: ({ parties }, p, k) => parties[p].positions[k],
    startKey: 'parties.positions',
    change: { mode: 'set', ...figure('position', SIGNED, 'Sets positions by party and issue.') },
    about: 'where the party stands on the issue, -1 to 1',
  },
  credibility: {
    axes: ['party', 'issue'],
    range: SHARE,
    start: ({ parties }, p, k) => parties[p].credibility[k],
    startKey: 'parties.credibility',
    change: {
      mode: 'add',
      ...estimate('credibility', SIGNED, 'Change of credibility by party and issue (or `all`).'),
    },
    words: { credibility: 'credibility, 0 to 1' },
    about: 'how far the party is believed on the issue, 0 to 1',
  },
  blame: {
    axes: ['stratum', 'party'],
    range: SIGNED,
    change: { mode: 'add', ...estimate('blame', SIGNED, 'Blame added by party and group.') },
    words: { blame: 'mean blame, signed' },
    about: 'what the stratum holds against the party for its office, in loyalty; below 0 it is credit',
  },
  reach: {
    axes: ['stratum', 'party'],
    range: SHARE,
    start: ({ parties }, s, p) => parties[p].reach[s],
    startKey: 'parties.reach',
    change: {
      mode: 'scale',
      ...estimate('reach', FACTOR, 'Factor on reach by party and group (0.5 halves it).'),
    },
    words: { reach: 'mean reach, 0 to 1' },
    about: 'share of the stratum that hears the party, 0 to 1',
  },
  lines: {
    axes: ['party', 'authority'],
    range: SIGNED,
    start: ({ parties }, p, a) => parties[p].line[a],
    startKey: 'parties.line',
    change: { mode: 'set', ...figure('line', SIGNED, 'Sets the stance by party and authority.') },
    words: { line: 'stance, -1 resist to 1 obey' },
    about: 'stance of the party toward the authority, from -1 (resist) to 1 (obey)',
  },
  wills: {
    axes: ['party', 'authority'],
    range: SHARE,
    start: ({ parties }, p, a) => parties[p].will[a],
    startKey: 'parties.will',
    change: { mode: 'set', ...figure('will', SHARE, 'Sets how far a party wills an authority to rule.') },
    about: 'how far the party wills the authority to rule, 0 to 1',
  },
  policies: {
    axes: ['policy'],
    range: SHARE,
    start: ({ policies }, n) => policies[n].start,
    startKey: 'policies',
    change: { mode: 'set', ...figure('policy', SHARE, 'Sets a policy: how far it is carried out.') },
    words: { policy: 'how far the policy is carried out, 0 to 1' },
    about: 'how far the policy is carried out, 0 to 1',
  },
  sources: {
    axes: ['stratum', 'party', 'source'],
    range: Q15,
    isDerived: true,
    about: 'what the source adds to the appeal of the party today, in 1/32768 of loyalty, whole numbers',
  },
  appeal: {
    axes: ['stratum', 'party'],
    range: Q15,
    about:
      'how much the party draws the stratum today, in 1/32768 of loyalty, whole numbers: the sum of sources',
  },
  shares: {
    axes: ['stratum', 'allegiance'],
    range: SHARE,
    about:
      'share of the people of the stratum who support the party or whoever stands on its list, or nobody',
  },
  loyalties: {
    axes: ['stratum', 'party'],
    range: SIGNED,
    words: { loyalty: 'mean loyalty, -1 to 1' },
    about: 'mean loyalty of the stratum to the party, -1 to 1',
  },
  active: {
    axes: ['stratum'],
    range: SHARE,
    words: { active: 'share of the persons in public action, 0 to 1' },
    crowds: { streets: 'persons in public action' },
    about: 'share of the persons of the stratum in public action',
  },
  marchers: {
    axes: ['stratum', 'party'],
    range: SHARE,
    crowds: { marchers: 'persons in public action with that allegiance' },
    about: 'share of the persons of the stratum in public action with that allegiance',
  },
  strengths: {
    axes: ['unit'],
    range: [0, 1e9],
    words: { strength: 'persons' },
    about: 'persons of the unit',
  },
  armFactors: {
    axes: ['unit'],
    range: [0, 1000],
    start: () => 1,
    change: { mode: 'scale', ...figure('arm', FACTOR, 'Factor on the force of units.') },
    about: 'factor on the force of the unit, 1 at the start',
  },
  agitation: {
    axes: ['unit'],
    range: SHARE,
    about: 'how far the unit is worked on by those who stand against its lawful chain, 0 to 1',
  },
  support: {
    axes: ['unit', 'authority'],
    range: SIGNED,
    about: 'what the people of the unit hold of the authority, -1 to 1',
  },
  obedience: {
    axes: ['unit', 'authority'],
    range: SHARE,
    start: () => 0.5,
    words: { obeys: 'everyday obedience, 0 to 1' },
    about: 'share of the unit that obeys the authority in everyday life',
  },
  hinge: {
    axes: [],
    range: SHARE,
    about: 'by how much two solutions of obedience differ in a believed chance today; 0 where there is one',
  },
  residual: {
    axes: [],
    range: SHARE,
    about: 'what the solution of obedience is away from rest, in believed chance',
  },
  control: {
    axes: ['authority', 'organ'],
    range: SHARE,
    words: { control: 'share of the operators who obey, 0 to 1' },
    about: 'share of the organ of power that the authority has in hand, 0 to 1',
  },
  balance: {
    axes: ['authority'],
    range: SHARE,
    words: { balance: 'share of all control, 0 to 1' },
    about: 'share of the authority in the balance of power over all organs',
  },
  claims: {
    axes: ['authority'],
    range: SHARE,
    start: ({ authorities }, a) => (authorities[a].founded ? authorities[a].claim : 0),
    words: { claim: 'how far it wills to rule, 0 to 1' },
    about: 'how far the authority claims to rule today, 0 to 1',
  },
  ownClaims: {
    axes: ['authority'],
    range: SHARE,
    start: ({ authorities }, a) => authorities[a].claim,
    startKey: 'authorities.claim',
    change: { mode: 'set', ...figure('claim', SHARE, 'Sets the own claim of authorities.') },
    about: 'how far the authority claims to rule of itself, whoever leads it, 0 to 1',
  },
  grants: {
    axes: ['authority', 'organ'],
    isTransposed: true,
    range: SHARE,
    change: {
      mode: 'set',
      ...figure('grant', SHARE, 'Organs granted from outside, by organ and authority.'),
    },
    about: 'share of the organ that the authority is granted from outside, 0 to 1',
  },
  credits: {
    axes: ['outsider'],
    range: SHARE,
    law: 'outside',
    words: { credit: 'how far a power abroad lends to who governs, 0 to 1' },
    about: 'how far the power abroad lends to who governs, 0 to 1',
  },
  force: {
    axes: ['authority', 'place'],
    range: COUNT,
    about: 'force in the place that would obey the authority, in armed persons',
  },
  chance: {
    axes: ['authority'],
    range: SHARE,
    start: evenChance,
    words: { chance: 'chance people believe it has, 0 to 1' },
    about: 'chance of the authority to prevail that people believe in',
  },
  casualties: {
    axes: [],
    range: COUNT,
    words: { casualties: 'killed and wounded in contests so far, persons' },
    about: 'killed and wounded in all contests so far, persons',
  },
  attachment: {
    axes: ['stratum', 'party'],
    range: SIGNED,
    start: () => NOT_YET,
    law: 'turnout',
    about:
      'what the party has meant of late to those of the stratum who hold to it, -1 to 1: their mean loyalty over half a year; -1 where nobody has yet',
  },
  boycotts: {
    axes: ['stratum', 'party'],
    range: ANY,
    law: 'turnout',
    shift: estimate(
      'boycott',
      SIGNED,
      'The party calls on its people not to vote: by party and group the share of its adherents who heed it; below 0 it takes back so much of such a call.',
    ),
    about: 'share of the adherents of the party who heed its call not to vote today; below 0 it is nobody',
  },
  stocks: {
    axes: ['stock'],
    range: ANY,
    start: ({ stocks }, n) => stocks[n].start,
    startKey: 'stocks.start',
    change: {
      mode: 'add',
      ...estimate('stock', STOCKED, 'Added to stocks, in their own units; below 0 it is taken away.'),
    },
    words: { stock: 'what there is of it, in its own unit' },
    about: 'what there is of the stock, in its own unit, within its bounds',
  },
  cuts: {
    axes: ['stock'],
    range: ANY,
    words: { cut: 'what its bounds cut off today, in its own unit: below 0 what was lacking' },
    about:
      'what the bounds of the stock cut off today, in its own unit: below 0 what was lacking at the least, above 0 what found no room at the most',
  },
  persons: {
    axes: ['stratum'],
    range: COUNT,
    isDerived: true,
    start: ({ strata }, s) => strata[s].persons,
    about: 'persons of the stratum, a whole number: those of the start, and who has come and gone by flows',
  },
  moved: {
    axes: ['flow'],
    range: COUNT,
    words: { moved: 'persons who have gone that way so far' },
    about: 'persons who have gone by the flow so far, a whole number',
  },
  due: {
    axes: ['flow'],
    range: SHARE,
    about: 'what of a person is still to go by the flow: the rest of its rate, less than 1',
  },
  wentToday: ofToday(['flow'], 'persons who went by the flow today, a whole number'),
  refusedToday: ofToday(['flow'], 'persons for whom the flow had no room today, or who were the last; whole'),
  leavers: ofToday(['flow'], 'agents whom the flow took out of their cells today'),
  comers: ofToday(['flow'], 'agents whom the flow put into cells today'),
  leaversLoyalty: ofToday(
    ['flow', 'party'],
    'loyalty to the party of those whom the flow took out today, summed over them, in 1/32768',
  ),
  comersLoyalty: ofToday(
    ['flow', 'party'],
    'loyalty to the party of those whom the flow put in today, summed over them, in 1/32768',
  ),
  engaged: {
    axes: ['form', 'stratum'],
    range: SHARE,
    words: { engaged: 'share of the persons who act in that form, 0 to 1' },
    crowds: { doing: 'persons who act in that form' },
    about: 'share of the stratum who act in the form today',
  },
  demanded: {
    axes: ['outsider'],
    range: COUNT,
    law: 'demands',
    words: { demanded: 'days for which a power abroad has made its loans depend on a policy, 0 for none' },
    about: 'days for which the demand of the power abroad has stood, 0 for none',
  },
} as const satisfies Readonly<Record<string, ColumnRecord>>;

export type ColumnName = keyof typeof COLUMNS;

/** Every column with its record, in the order of the table. */
export const COLUMN_RECORDS = Object.entries(COLUMNS) as readonly (readonly [ColumnName, ColumnRecord])[];

export const COLUMN_NAMES = COLUMN_RECORDS.map(([name]) => name);

type WithField<Field extends keyof ColumnRecord> = {
  [Name in ColumnName]: Field extends keyof (typeof COLUMNS)[Name] ? Name : never;
}[ColumnName];

/** Columns that effects shift every day, and that they change once and for all. */
export type ShiftedColumn = WithField<'shift'>;
export type ChangedColumn = WithField<'change'>;

const isShifted = (name: ColumnName): name is ShiftedColumn => 'shift' in COLUMNS[name];
const isChanged = (name: ColumnName): name is ChangedColumn => 'change' in COLUMNS[name];

export const SHIFTED = COLUMN_NAMES.filter(isShifted);
export const CHANGED = COLUMN_NAMES.filter(isChanged);

/** Keys of the effects that move columns. */
export type EffectKey =
  (typeof COLUMNS)[ShiftedColumn]['shift']['key'] | (typeof COLUMNS)[ChangedColumn]['change']['key'];
