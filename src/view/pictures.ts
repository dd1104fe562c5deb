/** Every picture of a run, by the word that asks for it. */
import { contestScene } from './contests.js';
import { powerScene, type PowerPart, type StoryPair } from './power.js';
import type { Scene } from './scene.js';
import { happeningScene } from './days/happenings.js';
import { votesScene } from './days/votes.js';

/** Draws a picture for a width, in pixels; undefined where a run has nothing of the kind. */
export type Picture = (pair: StoryPair, width: number) => Scene | undefined;

/** One part of the main picture, under the bands that say who governs. */
const partOf =
  (part: PowerPart): Picture =>
  (pair, width) =>
    powerScene(pair, width, ['bands', part]);

const hasCrowds = ({ story, changed }: StoryPair): boolean =>
  [story, ...(changed ? [changed] : [])].some(({ record }) =>
    record.series.streets.some((persons) => persons > 0),
  );

/** All pictures, the main one first; a second run is drawn over the first, where there is one. */
export const PICTURES: ReadonlyMap<string, Picture> = new Map<string, Picture>([
  ['power', powerScene],
  ['bands', partOf('bands')],
  ['claims', partOf('claims')],
  ['obeyed', partOf('obeyed')],
  ['held', partOf('held')],
  ['streets', (pair, width) => (hasCrowds(pair) ? partOf('streets')(pair, width) : undefined)],
  ['contests', ({ story, changed }, width) => contestScene((changed ?? story).record, width)],
  ['votes', votesScene],
  ['events', (pair, width) => happeningScene(pair, width, 'events')],
  ['decisions', (pair, width) => happeningScene(pair, width, 'decisions')],
]);
