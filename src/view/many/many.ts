/**
 * How sure an answer is, by many runs that differ by chance alone: in how many of them it came so.
 *
 * Decision worth knowing: counts of runs are told, never shares; and runs are told in tens as they come, so
 * that nobody reads a sentence that changes under his eyes.
 */
import type { Ending, RunRecord } from '../../experiment/run/record.js';
import { endingText } from '../../experiment/run/ending.js';
import { toneOf } from '../bands.js';
import { endingClause } from '../answer.js';
import { stackedScene, type Scene, type Shade } from '../scene.js';
import { squaresScene, type EndingCount } from './squares.js';
import type { PictureData } from '../data.js';
import type { StoryPair } from '../power.js';
import { capital, count, within } from '../words.js';

/** Endings of runs so far, in the order of their seeds. */
export interface RunsSoFar {
  /** How many there are to be. */
  readonly asked: number;
  readonly baseline: readonly Ending[];
  /** Those with the change and the same seeds; undefined where nothing is changed. */
  readonly changed?: readonly Ending[] | undefined;
}

/** So many runs more make a sentence anew. */
const STEP = 10;

/** How dark an ending is drawn among those of one power, each otherwise; a breakdown is nobody's. */
export const ENDING_SHADES: Readonly<Record<Ending['kind'], Shade>> = {
  takeover: 5,
  transfer: 4,
  restoration: 3,
  repelled: 2,
  breakdown: 1,
  unchanged: 1,
};

/** How many of these came out in a way. */
const timesOf = (endings: readonly Ending[], text: string): number =>
  endings.filter((ending) => endingText(ending) === text).length;

/** An ending as it is told of many runs: whether a rival is left a part is told of single ones. */
const clauseOf = (ending: Ending, { names }: RunRecord): string =>
  endingClause({ ending: { ...ending, divided: false }, names });

/** Every ending that came, the most frequent first. */
const kindsOf = (endings: readonly Ending[]): Ending[] =>
  [...new Map(endings.map((ending) => [endingText(ending), ending])).values()].sort(
    (a, b) => timesOf(endings, endingText(b)) - timesOf(endings, endingText(a)),
  );

/**
 * In how many runs it came as in the run that is shown, in a sentence or two; undefined while there are too
 * few.
 */
export function howOften(pair: StoryPair, { asked, baseline, changed }: RunsSoFar): string | undefined {
  const shown = (pair.changed ?? pair.story).record;
  const all = changed ?? baseline;
  const told = all.length >= asked ? all.length : all.length - (all.length % STEP);
  if (told === 0) return undefined;
  const first = all.slice(0, told);
  const text = endingText(shown.ending);
  const [most] = kindsOf(first);
  const out = `of ${count(told)} run${told === 1 ? '' : 's'}`;
  const more = told < asked ? ` so far, of ${count(asked)} that are computed` : '';
  const sentences = [
    `In ${count(timesOf(first, text))} ${out}${more}, it ends so: ${within(clauseOf(shown.ending, shown))}.`,
  ];
  if (timesOf(first, endingText(most)) > timesOf(first, text))
    sentences.push(
      `More often, in ${count(timesOf(first, endingText(most)))}, it ends otherwise: ${within(clauseOf(most, shown))}.`,
    );
  if (changed !== undefined)
    sentences.push(`Without the change it ends so in ${count(timesOf(baseline.slice(0, told), text))}.`);
  return sentences.join(' ');
}

/** How many runs of a side ended how; `kinds` in their order on both sides. */
const countsOf = (endings: readonly Ending[], kinds: readonly Ending[], record: RunRecord): EndingCount[] =>
  kinds.map((ending) => ({
    words: capital(clauseOf(ending, record)),
    times: timesOf(endings, endingText(ending)),
    tone: toneOf(record, ending.authority),
    shade: ENDING_SHADES[ending.kind],
  }));

/** A square for each run, those of each ending together, with their counts in words. */
export function endingsScene({ story }: StoryPair, { baseline, changed }: RunsSoFar, width: number): Scene {
  const { record } = story;
  const kinds = kindsOf([...(changed ?? []), ...baseline]);
  const side = (label: string, endings: readonly Ending[]) =>
    squaresScene(label, countsOf(endings, kinds, record), width);
  const sides =
    changed === undefined
      ? [side('As recorded', baseline)]
      : [side('With the change', changed), side('Without it', baseline)];
  return stackedScene('How the runs ended', sides, 18);
}

/** A run of many, as far as its table tells it. */
interface EndedRun {
  readonly ending: Ending;
  readonly digest: string;
}

/** The runs of both sides by their numbers: how each ended, and its digest. */
export const endingsData = (
  pairs: readonly {
    readonly replicate: number;
    readonly baseline: EndedRun;
    readonly changed: EndedRun | null;
  }[],
): PictureData => ({
  columns: ['run', 'number', 'ending', 'holds_power', 'date', 'divided', 'digest'],
  rows: pairs.flatMap(({ replicate, baseline, changed }) =>
    Object.entries({ unchanged: baseline, changed }).flatMap(([run, told]) =>
      told === null
        ? []
        : [
            [
              ...[run, replicate, told.ending.kind, told.ending.authority, told.ending.date],
              ...[told.ending.divided ? 1 : 0, told.digest],
            ],
          ],
    ),
  ),
});
