/**
 * Cabinets by number and head: `second coalition`, and the party that leads it.
 *
 * Decision worth knowing: neither is written anywhere. A cabinet begins where one is formed, or where an
 * author seats one; who leaves it, and whether it only carries on, changes no number. It is counted among
 * those of its authority and kind, as historians count coalitions. At its head is the party with the most
 * ministers; of equals the one with the most deputies in the bodies that it answers to, as elected last.
 */
import { isoOf } from '../../../foundation/calendar.js';
import type { Definition, State } from '../../../model/definition.js';
import type { JournalEntry } from '../../../model/state/entry.js';
import type { BodySeats, Cabinet } from '../../../model/state/politics.js';
import { startPolitics } from '../../../model/state/start.js';
import type { IsoDate } from '../../run/record.js';

/** Several parties, one, nobody but officials; or whoever carries on until a cabinet is agreed upon. */
export type CabinetKind = 'coalition' | 'party' | 'officials' | 'caretaker';

export interface CabinetRecord {
  readonly date: IsoDate;
  readonly authority: string;
  readonly kind: CabinetKind;
  /** Among the cabinets of its authority and kind, from 1. */
  readonly number: number;
  /** `second coalition`. */
  readonly name: string;
  /** The party at its head; null where none sits in it. */
  readonly head: string | null;
  /** Ministers by party id; `none` without one. */
  readonly seats: Readonly<Record<string, number>>;
}

type Patched = Extract<JournalEntry, { kind: 'patch' }>;

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);

/** A number as its ordinal: `second`, `21st`. */
export const ordinal = (number: number): string => {
  if (number <= ORDINALS.length) return ORDINALS[number - 1];
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
};

const KINDS: Readonly<Record<CabinetKind, string>> = {
  coalition: 'coalition',
  party: 'one-party cabinet',
  officials: 'cabinet without parties',
  caretaker: 'caretaker cabinet',
};

/** As far as a cabinet is told. */
type Seated = Pick<Cabinet, 'seats' | 'caretaker'>;

const kindOfCabinet = ({ seats, caretaker }: Seated): CabinetKind => {
  if (caretaker) return 'caretaker';
  const members = seats.slice(0, -1).filter((seat) => seat > 0).length;
  return members > 1 ? 'coalition' : members === 1 ? 'party' : 'officials';
};

/** Follows seats of cabinets and bodies from patch to patch. */
class Seats {
  readonly #cabinets: Seated[];
  readonly #bodies: (readonly number[])[];

  constructor(readonly definition: Definition) {
    const { cabinets, bodies } = startPolitics(definition);
    this.#cabinets = cabinets.map(({ seats, caretaker }) => ({ seats, caretaker }));
    this.#bodies = bodies.map(({ seats }) => seats);
  }

  of(authority: number): Seated {
    return this.#cabinets[authority];
  }

  /** Takes a patch in; returns the authorities that have another cabinet by it, not one with fewer in it. */
  take({ cause, patches }: Patched): number[] {
    const anew = new Set<number>();
    for (const { path, value } of patches) {
      const [list, index, field] = [path[0], Number(path[1]), path[2]];
      if (list === 'bodies') this.#elect(index, field, value);
      if (list !== 'cabinets') continue;
      const old = this.#cabinets[index];
      if (field === undefined) this.#cabinets[index] = value as Cabinet;
      else if (field === 'seats') this.#cabinets[index] = { ...old, seats: value as readonly number[] };
      else if (field === 'caretaker') this.#cabinets[index] = { ...old, caretaker: value === true };
      if (field === undefined || (field === 'seats' && cause !== 'cabinets')) anew.add(index);
    }
    return [...anew];
  }

  /** What else a body has, the day on which it is to be elected or who stands, changes no seats. */
  #elect(body: number, field: unknown, value: unknown): void {
    if (field === undefined) this.#bodies[body] = (value as BodySeats).seats;
    else if (field === 'seats') this.#bodies[body] = value as readonly number[];
  }

  /** The party at the head of a cabinet; -1 where none sits in it. */
  headOf(authority: number): number {
    const seats = this.#cabinets[authority].seats.slice(0, -1);
    const most = Math.max(0, ...seats);
    const heads = seats.flatMap((seat, party) => (seat > 0 && seat === most ? [party] : []));
    const weights = heads.map((party) => this.#deputiesOf(authority, party));
    return heads[weights.indexOf(Math.max(...weights))] ?? -1;
  }

  /** Share of a party in the bodies that the cabinets of an authority answer to, summed over them. */
  #deputiesOf(authority: number, party: number): number {
    const { answersTo, ledBy } = this.definition.authorities[authority];
    const bodies = answersTo.length > 0 ? answersTo.map(({ body }) => body) : ledBy < 0 ? [] : [ledBy];
    return bodies.reduce((sum, body) => {
      const all = this.#bodies[body].reduce((total, seat) => total + seat, 0);
      return all > 0 ? sum + this.#bodies[body][party] / all : sum;
    }, 0);
  }
}

/** A cabinet that somebody sits in, and its authority. */
interface Formed extends Seated {
  readonly tick: number;
  readonly authority: number;
  readonly head: number;
}

/** Every cabinet in which somebody sits; of several on one day the last. */
const formedIn = ({ definition, journal }: State): Formed[] => {
  const seats = new Seats(definition);
  const formed = new Map<string, Formed>();
  const keep = (tick: number, authority: number): void => {
    const cabinet = seats.of(authority);
    const key = `${tick} ${authority}`;
    if (cabinet.seats.some((seat) => seat > 0))
      formed.set(key, { ...cabinet, tick, authority, head: seats.headOf(authority) });
  };
  definition.authorities.forEach((_, authority) => keep(0, authority));
  for (const entry of journal.entries)
    if (entry.kind === 'patch') for (const authority of seats.take(entry)) keep(entry.tick, authority);
  return [...formed.values()];
};

/** The cabinets of a run, the oldest first. */
export const cabinetsOf = (state: State): CabinetRecord[] => {
  const { startDay, authorities, parties } = state.definition;
  const counts = new Map<string, number>();
  return formedIn(state).map((formed) => {
    const kind = kindOfCabinet(formed);
    const key = `${formed.authority} ${kind}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return {
      date: isoOf(startDay + formed.tick),
      authority: authorities[formed.authority].id,
      kind,
      number,
      name: `${ordinal(number)} ${KINDS[kind]}`,
      head: formed.head < 0 ? null : parties[formed.head].id,
      seats: Object.fromEntries(
        formed.seats.flatMap((seat, p) => (seat > 0 ? [[parties.at(p)?.id ?? 'none', seat] as const] : [])),
      ),
    };
  });
};
