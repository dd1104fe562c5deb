/**
 * How a run ended: the last change of power, and who holds it.
 *
 * Decision worth knowing: it is read from the changes of holder in the journal and from nothing else, so it
 * does not depend on what regimes are called. A place that is taken without a change of holder is no ending,
 * and the change that opens the story (of 1917, the fall of the Tsar) is not counted as one.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, State } from '../../model/definition.js';
import { journalEntries } from './chronicle.js';
import type { HolderChange } from '../../model/state/entry.js';
import type { Ending } from './record.js';

/** Power passes from one authority to another in a day; -1 is nobody. */
interface Change {
  readonly tick: number;
  readonly from: number;
  readonly to: number;
  /** How, step by step. */
  readonly how: readonly HolderChange[];
}

/** Results by which the one who rose has lost. */
const BEATEN: ReadonlySet<string> = new Set(['repelled', 'melted', 'lost']);

/** Every change of holder from day to day, the oldest first; one that is undone on its day is none. */
export const holderChanges = (state: State): Change[] => {
  const changes: Change[] = [];
  for (const { tick, from, to, how } of journalEntries(state, 'holder')) {
    const last = changes.at(-1);
    if (last?.tick === tick) changes[changes.length - 1] = { ...last, to, how: [...last.how, how] };
    else changes.push({ tick, from, to, how: [how] });
  }
  return changes.filter(({ from, to }) => from !== to);
};

const isOpening = ({ opening }: Definition, { from, to }: Change): boolean =>
  opening !== null && from === opening.from && to === opening.to;

/** Whether force made a change: a contest, or one who had won it hands over what is still to be held. */
const isByForce = (state: State, change: Change, before: Change | undefined): boolean => {
  if (change.how.includes('contest')) return true;
  if (!change.how.includes('hand-over') || before?.how.includes('contest') !== true) return false;
  return !journalEntries(state, 'settled').some(({ tick }) => tick > before.tick && tick <= change.tick);
};

const kindOf = (state: State, changes: readonly Change[]): Ending['kind'] => {
  const last = changes[changes.length - 1];
  if (last.to < 0) return 'breakdown';
  if (changes.some(({ from }) => from === last.to)) return 'restoration';
  return isByForce(state, last, changes.at(-2)) ? 'takeover' : 'transfer';
};

/** Whether a country that was to be held was left divided, and nobody has taken all of it since. */
const isDivided = (state: State): boolean => {
  const settled = journalEntries(state, 'settled').at(-1);
  const taken = journalEntries(state, 'holder').findLast(({ how }) => how === 'contest');
  return settled?.end.result === 'divided' && (taken?.tick ?? -1) <= settled.tick;
};

/** Parties with ministers under an authority. */
const governmentOf = ({ definition, politics }: State, holder: number): string[] =>
  holder < 0
    ? []
    : definition.parties.flatMap(({ id }, p) => (politics.cabinets[holder].seats[p] > 0 ? [id] : []));

/**
 * The last change of the holder of power, the opening not counted: its kind and day. Where there was none,
 * `repelled` on the day on which the last one who rose was beaten, or else `unchanged`. The authority is the
 * one that holds power on the last day, null for nobody.
 */
export const endingOf = (state: State): Ending => {
  const { definition, politics } = state;
  const { holder } = politics;
  const now = {
    authority: holder < 0 ? null : definition.authorities[holder].id,
    government: governmentOf(state, holder),
    divided: isDivided(state),
  };
  const dayOf = (tick: number) => isoOf(definition.startDay + tick);
  const changes = holderChanges(state);
  const opened = changes.length > 0 && isOpening(definition, changes[0]);
  const last = changes.at(-1);
  if (last && changes.length > (opened ? 1 : 0))
    return { kind: kindOf(state, changes), date: dayOf(last.tick), ...now };
  const beaten = journalEntries(state, 'contest')
    .filter(({ tick, result }) => BEATEN.has(result) && tick > (last?.tick ?? -1))
    .at(-1);
  return beaten
    ? { kind: 'repelled', date: dayOf(beaten.tick), ...now }
    : { kind: 'unchanged', date: null, ...now };
};

/** Every ending that a run of a scenario can have: kind and who holds power, as `kind:authority`. */
export const endingsOf = ({ authorities }: Pick<Definition, 'authorities'>): string[] => [
  ...(['takeover', 'transfer', 'restoration', 'repelled', 'unchanged'] as const).flatMap((kind) =>
    authorities.map(({ id }) => `${kind}:${id}`),
  ),
  'breakdown',
  'repelled',
  'unchanged',
];

/** An ending as one text, as `endingsOf` lists it. */
export const endingText = ({ kind, authority }: Ending): string =>
  authority === null ? kind : `${kind}:${authority}`;
