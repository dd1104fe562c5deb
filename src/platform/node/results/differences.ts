/**
 * How two experiments differ, in the words of whoever asked for them.
 *
 * Decision worth knowing: a setting has a phrase, or it follows from others and is not spoken of. Two
 * scenarios differ in their titles, digests and dates as well, and two versions in what they keep; who reads
 * that has heard all of it.
 */
import { factorWord } from '../../../experiment/design/factor.js';
import { pointsOf, samePoints, type PointSource } from '../../../experiment/design/design.js';
import type { Cell, ColumnDef } from '../../../experiment/tables/table.js';

/** Settings by name, as a folder holds them; those of another version may lack some. */
export type Settings = Readonly<Record<string, unknown>>;

/** What differs, and how it is on either side where that can be said. */
export interface Difference {
  readonly words: string;
  readonly there?: string;
  readonly here?: string;
}

const LENGTH_MAX = 60;

const short = (text: string): string =>
  text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX - 3)}...` : text;

const plain = (value: unknown): string =>
  value === undefined || value === null ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);

const listed = (nothing: string, show: (value: unknown) => string) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 ? value.map(show).join(', ') : nothing;

interface Phrase {
  readonly words: string;
  readonly show: (value: unknown) => string;
}

/** Settings that speak for themselves. */
const PHRASES: Readonly<Record<string, Phrase>> = {
  seed: { words: 'the seed', show: (value) => JSON.stringify(value) },
  runs: { words: 'the number of seeds (--runs)', show: plain },
  agents: { words: 'the population', show: plain },
  mode: { words: 'who decides (--replay)', show: (value) => (value === 'replay' ? 'as recorded' : 'free') },
  end: { words: 'the last day (--until)', show: plain },
  changes: { words: 'the changes in all runs', show: listed('none', plain) },
  outcomes: {
    words: 'what is counted (--outcome)',
    show: listed('every ending', (value) => plain((value as { text?: unknown }).text)),
  },
  measures: {
    words: 'what is measured (--measure)',
    show: listed('nothing', (value) => plain((value as { name?: unknown }).name)),
  },
  untilWidth: { words: 'when it stops (--until-width)', show: plain },
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const sides = (words: string, there: string, here: string): Difference => ({
  words,
  there: short(there),
  here: short(here),
});

interface Varied {
  readonly factors: readonly ColumnDef[];
  readonly points: PointSource;
}

const wordsOf = ({ factors }: Varied): string => factors.map(factorWord).join(' and ');

const levelsOf = ({ points }: Varied, name: string): Cell[] => [
  ...new Set(pointsOf(points).map(({ levels }) => levels[name] ?? null)),
];

const levelWord = (levels: readonly Cell[], index: number): string =>
  index < levels.length ? String(levels[index]) : 'no more';

/** The first level in which a factor differs. */
function levelDifference(factor: ColumnDef, there: Varied, here: Varied): Difference[] {
  const [a, b] = [there, here].map((side) => levelsOf(side, factor.name));
  const count = Math.max(a.length, b.length);
  const first = Array.from({ length: count }, (_, i) => i).find((i) => levelWord(a, i) !== levelWord(b, i));
  if (first === undefined) return [];
  return [sides(`level ${first + 1} of ${factorWord(factor)}`, levelWord(a, first), levelWord(b, first))];
}

/** What is varied, and how. */
function variedDifferences(there: Settings, here: Settings): Difference[] {
  const [a, b] = [there, here] as unknown as [Varied, Varied];
  if (wordsOf(a) !== wordsOf(b)) return [sides('what is varied', wordsOf(a), wordsOf(b))];
  if (!isSame(there.design, here.design))
    return [sides('the design', plain(there.design), plain(here.design))];
  if (
    !isSame(
      pointsOf(a.points).map(({ levels }) => levels),
      pointsOf(b.points).map(({ levels }) => levels),
    )
  )
    return b.factors.flatMap((factor) => levelDifference(factor, a, b));
  return samePoints(a.points, b.points) ? [] : [{ words: 'what the counterfactuals change' }];
}

/** What an experiment is called, by its settings. */
export function kindOfSettings({
  twins,
  analysis,
}: object & { twins?: unknown; analysis?: unknown }): string {
  if (analysis !== undefined) return 'sensitivity analysis';
  return twins === undefined ? 'sweep' : 'comparison';
}

const kindOf = (settings: Settings): string => `a ${kindOfSettings(settings)}`;

/** Everything in which two experiments differ, the most telling first; nothing where they are one. */
export function differencesOf(there: Settings, here: Settings): Difference[] {
  if (isSame(there, here)) return [];
  if (there.tauride !== here.tauride)
    return [sides('the version of Tauride', plain(there.tauride), plain(here.tauride))];
  if (there.scenario !== here.scenario)
    return [sides('the scenario', plain(there.scenario), plain(here.scenario))];
  if (kindOf(there) !== kindOf(here)) return [sides('what it is', kindOf(there), kindOf(here))];
  const source = there.sourceDigest === here.sourceDigest ? [] : [{ words: 'the files of the scenario' }];
  const spoken = Object.entries(PHRASES).flatMap(([key, { words, show }]) =>
    isSame(there[key], here[key]) ? [] : [sides(words, show(there[key]), show(here[key]))],
  );
  const all = [...source, ...variedDifferences(there, here), ...spoken];
  return all.length > 0 ? all : [{ words: 'its settings' }];
}
