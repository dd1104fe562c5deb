/** The part of the page that says how sure its answer is: many runs, as they come. */
import { manyCommandWords } from '../report/page/again.js';
import { endingsData, endingsScene, type RunsSoFar } from '../view/many/many.js';
import type { StoryPair } from '../view/power.js';
import { count } from '../view/words.js';
import { optionsOf } from './address.js';
import { drawScene, element } from './drawing.js';
import { fansPart } from './fans.js';
import { savers, type Saveable } from './figures/saving.js';
import type { ComputedPairs } from './protocol.js';
import type { ManyComing, PageStore } from './store.js';

/** What a part of the page is drawn of. */
export interface Props {
  readonly store: PageStore;
}

/** The run as recorded, and the changed one where it is there; undefined before the first. */
export const pairOf = ({ baseline, changed }: PageStore): StoryPair | undefined =>
  baseline.value === undefined ? undefined : { story: baseline.value, changed: changed.value };

/** The runs that are shown: all that ship until all are computed here, or else those that are. */
const shownOf = ({ pairs, beforehand, asked }: ManyComing): ComputedPairs =>
  beforehand !== undefined && pairs.length < asked ? beforehand : pairs;

/** The endings of the runs with other draws; undefined while there are none. */
export function runsOf({ many }: PageStore): RunsSoFar | undefined {
  const told = many.value;
  const pairs = told === undefined ? [] : shownOf(told);
  if (told === undefined || pairs.length === 0) return undefined;
  const changed = pairs.flatMap((pair) => (pair.changed === null ? [] : [pair.changed.ending]));
  return {
    asked: told.asked,
    baseline: pairs.map(({ baseline }) => baseline.ending),
    changed: changed.length === 0 ? undefined : changed,
  };
}

/** What a picture of the page is called where it is saved. */
export const savedAs = (
  { start }: PageStore,
  id: keyof typeof SAVED,
): Pick<Saveable, 'id' | 'title' | 'scenario'> => ({ id, title: SAVED[id], scenario: start.scenario });

const SAVED = {
  power: 'who governs, claims to rule, would be obeyed and holds what a state needs',
  contests: 'tests of force',
  votes: 'whom people would vote for',
  many: 'how the runs ended',
  fans: 'how far the runs lie apart',
  causes: 'what moved them, by cause',
  obedience: 'obedience, by what moved it',
} as const;

/** What is known of the runs with other draws, in a sentence. */
function manyWords(many: ManyComing, agents: number): string {
  const { pairs, asked, isOn, fault, agreement } = many;
  if (fault !== undefined) return `No more runs could be computed: ${fault}`;
  const done = `${count(pairs.length)} of ${count(asked)} runs`;
  if (agreement === 'other')
    return `What was computed beforehand is not what this page computes; what you see is of this page: ${done} are there.`;
  if (agreement === 'shown')
    return `Computed beforehand; ${done} are computed again in this page so far, the same to the last digit.`;
  if (agreement === 'same')
    return `✓ Computed beforehand, and again in this page, of ${count(agents)} agents each, the same to the last digit; the runs differ by chance alone.`;
  if (isOn) return `Computing, in this page: ${done} are there.`;
  return pairs.length < asked
    ? `Stopped: ${done} are there.`
    : `Computed in this page, of ${count(agents)} agents each; the runs differ by chance alone.`;
}

/** The command that makes the same runs, where there is one. */
function manyCommand(store: PageStore): string | undefined {
  const { scenario } = store.start;
  const population = String(store.agents);
  const options = { scenario, ...optionsOf(store.address.value), population };
  return manyCommandWords(options, store.runs);
}

/** How sure it is: a square for each run, with what begins and ends their computing. */
export function Many({ store }: Props) {
  const pair = pairOf(store);
  const many = store.many.value;
  if (pair === undefined || many === undefined) return null;
  const runs = runsOf(store);
  const isLeft = many.pairs.length < many.asked;
  const press = (text: string, onClick: () => void) =>
    element('button', { type: 'button', class: 'press', onClick }, text);
  const command = manyCommand(store);
  return element(
    'section',
    { class: 'many' },
    element('h2', null, 'How sure is this?'),
    runs === undefined ? null : drawScene(endingsScene(pair, runs, store.width.value), 'many'),
    runs === undefined || many.isOn
      ? null
      : savers({
          ...savedAs(store, 'many'),
          scene: () => endingsScene(pair, runs, store.width.value),
          data: () => endingsData(shownOf(many)),
        }),
    element('p', { class: `note${many.fault === undefined ? '' : ' fault'}` }, manyWords(many, store.agents)),
    many.isOn ? press('Stop', () => store.stopMany()) : null,
    !many.isOn && isLeft ? press('Go on', () => void store.goOn()) : null,
    fansPart(store, pair, many, savedAs(store, 'fans')),
    many.isOn || isLeft || command === undefined ? null : element('pre', { class: 'many-command' }, command),
  );
}
