/**
 * How a run ended: the last change of power, and who holds it.
 *
 * Decision worth knowing: it is read from the regimes a run went through and from the contests fought between
 * them, so it cannot say anything else than these. A place that is taken without a change of holder is no
 * ending, and the change that opens the story (of 1917, the fall of the Tsar) is not counted as one.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition, State } from '../../model/definition.js';
import { journalEntries } from './chronicle.js';
import type { Ending } from './record.js';

/** Power passes from one authority to another; -1 is nobody. */
interface Change {
  readonly tick: number;
  readonly from: number;
  readonly to: number;
}

/** Results by which the one who rose has lost. */
const BEATEN: ReadonlySet<string> = new Set(['repelled', 'melted', 'lost']);

/** Every change of holder, the oldest first. */
const changesOf = (state: State): Change[] => {
  const { regimes } = state.definition;
  return journalEntries(state, 'regime')
    .map(({ tick, from, to }) => ({ tick, from: regimes[from].holder, to: regimes[to].holder }))
    .filter(({ from, to }) => from !== to);
};

const isOpening = ({ opening }: Definition, { from, to }: Change): boolean =>
  opening !== null && from === opening.from && to === opening.to;

/**
 * Whether a contest made a change: one against the old holder, or by the new one, that was won after the
 * change before.
 */
const isByForce = (state: State, { tick, from, to }: Change, before: number): boolean =>
  journalEntries(state, 'contest').some(
    (contest) =>
      contest.result === 'taken' &&
      contest.tick > before &&
      contest.tick <= tick &&
      (contest.by === to || contest.against.includes(from)),
  );

/** Whether nobody has held power since the country was divided. */
const isDivided = (state: State, { tick }: Change): boolean => {
  const settled = journalEntries(state, 'settled').findLast((entry) => entry.tick <= tick);
  return settled?.end.result === 'divided';
};

const kindOf = (state: State, changes: readonly Change[]): Ending['kind'] => {
  const last = changes[changes.length - 1];
  if (last.to < 0) return isDivided(state, last) ? 'divided' : 'breakdown';
  if (changes.some(({ from }) => from === last.to)) return 'restoration';
  return isByForce(state, last, changes.at(-2)?.tick ?? -1) ? 'takeover' : 'transfer';
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
  const holder = definition.regimes[politics.regime].holder;
  const now = {
    authority: holder < 0 ? null : definition.authorities[holder].id,
    government: governmentOf(state, holder),
  };
  const dayOf = (tick: number) => isoOf(definition.startDay + tick);
  const changes = changesOf(state);
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
  'divided',
  'breakdown',
  'repelled',
  'unchanged',
];

/** An ending as one text, as `endingsOf` lists it. */
export const endingText = ({ kind, authority }: Ending): string =>
  authority === null ? kind : `${kind}:${authority}`;
