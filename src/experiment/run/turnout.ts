/**
 * Who came to contests and who stayed: how many took each side on the days on which the sides faced each
 * other.
 *
 * Decision worth knowing: it is told by who looks on while a contest is fought, as `why --contests` is; what
 * a contest publishes is who came, and the state keeps no more.
 */
import type { State } from '../../model/definition.js';
import type { Faced } from '../../model/state/faced.js';

/** A day on which sides faced each other. */
export interface FacedDay {
  readonly tick: number;
  /** Indices of who ordered the contest, and of its place. */
  readonly by: number;
  readonly place: number;
  /** Persons who took each side, that of who ordered it first, and those who took none. */
  readonly took: readonly [number, number];
  readonly neither: number;
}

/** Sums of a day. */
function facedDay(tick: number, { contest, contingents, takers }: Faced): FacedDay {
  const took: [number, number] = [0, 0];
  takers.forEach((persons, at) => (took[at % 2] += persons));
  const persons = contingents.reduce((sum, each) => sum + each.persons, 0);
  const neither = Math.max(0, persons - took[0] - took[1]);
  return { tick, by: contest.by, place: contest.place, took, neither };
}

/** Looks on at all contests of a run; plain data is kept, since a checkpoint keeps it. */
export function turnoutWatcher() {
  const memory: { faced: FacedDay[] } = { faced: [] };
  return {
    memory,
    /** Has the state tell of its contests. */
    attach: (state: State): void => {
      state.onlooker = (faced) => void memory.faced.push(facedDay(state.tick, faced));
    },
    collect: (): void => undefined,
    result: (): readonly FacedDay[] => memory.faced,
  };
}
