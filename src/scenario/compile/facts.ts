/**
 * Facts to measures: what the model's own figure is, and over which days it is taken.
 *
 * Decision worth knowing: a vote share names the list as it stood on the ballot (`item`) and who voted
 * (`among`), and its figure follows from the two. Written out as an expression for each fact, the figure of a
 * joint list once left out one of its parties.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import type { MeasureDef } from '../../model/definition.js';
import type { FactKindText, FactText } from '../schema/scenario.js';
import type { Path } from './faults.js';
import type { Scope } from './scope.js';

/**
 * What a fact is about within its series: of a vote share the parties of the list. Empty where nothing
 * varies.
 */
export const itemOf = ({ item = [] }: Pick<FactText, 'item'>): readonly string[] => [item].flat();

/** Whether the model has a figure of its own to set beside the record. */
export const isComputed = ({ is, among }: FactText): boolean => is !== undefined || among !== undefined;

/** What a figure is scored as: the scale on which its error counts. */
export type ScoredAs = NonNullable<FactKindText['scored']>;

/** Whether a kind is one of rows with this group and unit. */
export const isOfKind = ({ group, unit }: FactKindText, fact: Pick<FactText, 'group' | 'unit'>): boolean =>
  fact.group !== undefined && isAmong(group, fact.group) && isAmong(unit, fact.unit);

/** Whether what is written, one or a list, is or holds a value. */
const isAmong = (written: string | readonly string[] | undefined, value: string): boolean =>
  written === value || (Array.isArray(written) && written.includes(value));

/** Kinds that a row may be of: the one it names, or all that have its group and unit. */
export const kindsOf = (kinds: readonly FactKindText[], fact: FactText): FactKindText[] =>
  kinds.filter((kind) => (fact.kind === undefined ? isOfKind(kind, fact) : kind.id === fact.kind));

/**
 * What a row is scored as. It follows from its kind and from nothing else; in a scenario without kinds
 * shares of ballots are scored. Null: in no score.
 */
export function familyOf(kinds: readonly FactKindText[] | undefined, fact: FactText): ScoredAs | null {
  if (fact.role !== 'calibration' && fact.role !== 'validation') return null;
  if (!isComputed(fact)) return null;
  if (kinds === undefined) return fact.unit === 'percent' && itemOf(fact).length > 0 ? 'shares' : null;
  return kindsOf(kinds, fact)[0]?.scored ?? null;
}

/** The event that a row is of, else its day and place: rows of one event weigh together as one. */
export const eventOf = ({ event, date, place = '' }: Pick<FactText, 'event' | 'date' | 'place'>): string => {
  const day = parseDate(date);
  return event ?? `${day === undefined ? date : isoOf(day)} ${place}`.trim();
};

/** The window of a fact that the model computes; nothing for one that is only listed. */
export function compileMeasure(scope: Scope, fact: FactText, index: number): MeasureDef[] {
  const path = ['facts', index];
  if (!isComputed(fact)) {
    scope.ticks(fact.date, [...path, 'date']);
    return [];
  }
  const tick = scope.tick(fact.date, [...path, 'date']);
  checkWindow(scope, fact, tick, path);
  const [from, to] = [tick - fact.over, tick + fact.over];
  return figureOf(scope, fact, path).map((is) => ({ id: fact.id, is, from, to, take: fact.take }));
}

/** A window is one of days that are simulated, and of use to what is taken over days. */
function checkWindow(scope: Scope, { over, take }: FactText, tick: number, path: Path): void {
  const room = Math.min(tick, scope.lastTick - tick);
  const found = String(over);
  if (over > 0 && take === 'on') {
    const message = `\`over: ${over}\` says nothing of a figure on one day`;
    const hint = 'say what to `take` over these days: max, mean or sum';
    scope.report([...path, 'over'], { code: 'window-unused', message, found, hint }, { key: true });
  } else if (over > room && room >= 0) {
    const message = `${over} days before and after lie outside the scenario: the figure never has a value`;
    const hint = `at most \`over: ${room}\` fits, or another date`;
    scope.report([...path, 'over'], { code: 'window-outside', message, found, hint });
  }
}

function figureOf(scope: Scope, fact: FactText, path: Path): MeasureDef['is'][] {
  if (fact.among === undefined) return [scope.formula(fact.is ?? 0, [...path, 'is'])];
  refuseOtherFigures(scope, fact, path);
  const list = itemOf(fact);
  const place = (i: number) => [...path, 'item', ...(Array.isArray(fact.item) ? [i] : [])];
  const named = [
    scope.refer('group', fact.among, [...path, 'among']),
    ...list.map((party, i) => scope.refer('party', party, place(i))),
  ];
  if (list.length === 0 || named.some((index) => index < 0)) return [];
  const shares = list.map((party) => `support.${party}.${fact.among}`);
  return [scope.formula(`100 * (${shares.join(' + ')})`, path)];
}

/** A share of ballots is a percentage, of a list, and the fact's only figure. */
function refuseOtherFigures(scope: Scope, { is, item, unit }: FactText, path: Path): void {
  const refuse = (key: string, message: string, hint: string) =>
    scope.report([...path, key], { code: 'list-figure', message, hint });
  if (is !== undefined)
    refuse('is', 'with `among` the figure follows from the ballots', 'leave out `is` or `among`');
  if (item === undefined)
    refuse('among', '`among` counts the ballots for a list', 'name its parties under `item`');
  if (new Set(itemOf({ item })).size < itemOf({ item }).length)
    refuse('item', 'a party is named twice on one list', 'name each once');
  if (unit !== 'percent') refuse('unit', 'a share of ballots is in percent', 'write `unit: percent`');
}
