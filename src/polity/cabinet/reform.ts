/**
 * Vetoes: what a cabinet carries out (Tsebelis 2002), and the window in which it does so fast (Keeler 1993).
 *
 * Decision worth knowing: a cabinet moves the matter where most is at stake for its voters toward its
 * platform, and every partner is a veto player: none agrees to what takes a policy farther from where it
 * stands. A coalition of parties that stand far apart does nothing on what divides them, without anybody
 * forbidding it.
 */
import { reasoned, type Reasoned } from '../reasoned.js';

const TABLE = {
  stake: reasoned(
    0.15,
    'least stake for which a cabinet moves a policy: a half wanted, of mean weight, a third away',
  ),
  step: reasoned(0.25, 'how far one reform moves a policy'),
  rest: reasoned(14, 'days between two reforms of a cabinet'),
  days: reasoned(7, 'days between two looks at what could be reformed'),
  window: reasoned(
    14,
    'days after power changed hands in which there is a look every day and no rest, each matter moved once',
    'Keeler 1993 (crises and mandates open a window for reform); that it is as long as one rest, assumption',
  ),
} satisfies Readonly<Record<string, Reasoned>>;

export type ReformConstant = keyof typeof TABLE;
export const REFORM_CONSTANTS: Readonly<Record<ReformConstant, Reasoned>> = TABLE;
export type ReformTerms = Readonly<Record<ReformConstant, number>>;
export const REFORM_TERMS: ReformTerms = {
  stake: TABLE.stake.value,
  step: TABLE.step.value,
  rest: TABLE.rest.value,
  days: TABLE.days.value,
  window: TABLE.window.value,
};

/**
 * Whether a cabinet looks today at what it could reform.
 *
 * @param since days since its authority came to govern, >= 0
 * @param rested days since its last reform; Infinity if there was none
 * @param isNew whether power has changed hands in this run, and so lately that the window is open
 */
export const isLookedAt = (since: number, rested: number, isNew: boolean, terms: ReformTerms): boolean =>
  isNew || (since % terms.days === 0 && rested >= terms.rest);

/** Whose wants count in a cabinet: its share of offices, what matters to its people and what they want. */
export interface Wanting {
  readonly office: number;
  readonly salience: ArrayLike<number>;
  readonly demand: ArrayLike<number>;
}

/** What a reform reads; lists of parties are over members alone. */
export interface Agenda {
  /** Members of the cabinet, with their positions by issue: each can stand against a reform. */
  readonly members: readonly (Wanting & { readonly positions: ArrayLike<number> })[];
  /** Others whose favour it needs, such as powers abroad: they weigh, and can stand against nothing. */
  readonly others: readonly Wanting[];
  readonly platform: ArrayLike<number>;
  /** How far each demand is carried out, 0..1; NaN where no policy carries it out. */
  readonly levels: ArrayLike<number>;
  /** Share of all organs of power that obeys: what people have got is taken back only so far, 0..1. */
  readonly control: number;
}

export interface Reform {
  readonly issue: number;
  readonly level: number;
  readonly stake: number;
}

/** A reform that a partner stands against. */
export interface Veto extends Reform {
  readonly member: number;
}

/** How much an issue matters to a party's voters, against its others: 1 is as much as they do on average. */
const weightOf = (salience: ArrayLike<number>, issue: number): number => {
  let sum = 0;
  for (let k = 0; k < salience.length; k++) sum += salience[k];
  return sum > 0 ? (salience[issue] * salience.length) / sum : 0;
};

const wantedFor = (agenda: Agenda, issue: number, step: number): Reform => {
  const level = agenda.levels[issue];
  const goal = Math.min(1, Math.max(0, agenda.platform[issue]));
  const stake = [...agenda.members, ...agenda.others].reduce(
    (sum, { office, salience, demand }) =>
      sum + office * weightOf(salience, issue) * demand[issue] * (agenda.platform[issue] - level),
    0,
  );
  const moved = goal > level ? Math.min(goal, level + step) : Math.max(goal, level - step * agenda.control);
  return { issue, level: moved, stake };
};

/** The member, if any, whose own position a reform would leave farther away; -1 for none. */
const against = ({ members, levels }: Agenda, { issue, level }: Reform): number =>
  members.findIndex(
    ({ positions }) => Math.abs(positions[issue] - level) > Math.abs(positions[issue] - levels[issue]) + 1e-9,
  );

/** Least step that is a reform. */
const LEAST = 0.02;

/** What a cabinet would do, most at stake first, and what its partners stand against. */
export const reformsOf = (
  agenda: Agenda,
  { stake: leastStake, step }: Pick<ReformTerms, 'stake' | 'step'>,
): { readonly reforms: readonly Reform[]; readonly vetoed: readonly Veto[] } => {
  const wanted = Array.from(agenda.levels, (level, issue) => ({ level, issue }))
    .filter(({ level }) => !Number.isNaN(level))
    .map(({ issue }) => wantedFor(agenda, issue, step))
    .filter(
      ({ stake, level, issue }) => stake > leastStake && Math.abs(level - agenda.levels[issue]) >= LEAST,
    )
    .sort((one, other) => other.stake - one.stake);
  const reforms: Reform[] = [];
  const vetoed: Veto[] = [];
  for (const reform of wanted) {
    const member = against(agenda, reform);
    if (member < 0) reforms.push(reform);
    else vetoed.push({ ...reform, member });
  }
  return { reforms, vetoed };
};
