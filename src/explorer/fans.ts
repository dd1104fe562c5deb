/** How far the runs lie apart, week by week: fans of one figure, and of what the change makes of it. */
import { fansData, fanScene, type FanPicture } from '../view/many/fans.js';
import {
  differencePicture,
  FOLLOWED,
  followedPicture,
  isFollowed,
  type FollowedRuns,
} from '../view/many/followed.js';
import { stackedScene, type Scene } from '../view/scene.js';
import type { StoryPair } from '../view/power.js';
import { drawScene, element } from './drawing.js';
import { savers } from './figures/saving.js';
import type { ManyComing, PageStore } from './store.js';

/** So few runs are no fan. */
const RUNS_MIN = 10;

/** The weekly figures of the runs that are there, in tens as they come; undefined while there are too few. */
function followedRuns({ pairs, plan, asked }: ManyComing): FollowedRuns | undefined {
  const ready = pairs.length >= asked ? pairs.length : pairs.length - (pairs.length % RUNS_MIN);
  if (plan === undefined || ready < Math.min(RUNS_MIN, asked)) return undefined;
  const told = pairs.slice(0, ready);
  const changed = told.flatMap((pair) => (pair.changed === null ? [] : [pair.changed.weeks]));
  return {
    plan,
    baseline: told.map(({ baseline }) => baseline.weeks),
    changed: changed.length === 0 ? undefined : changed,
  };
}

interface Drawn {
  readonly fans: FanPicture;
  readonly differences: FanPicture | undefined;
  readonly scene: Scene;
}

function drawnOf(store: PageStore, pair: StoryPair, runs: FollowedRuns): Drawn | undefined {
  const [figure, date, width] = [store.followed, store.address.value.cursor, store.width.value];
  const fans = followedPicture(pair, runs, figure, date);
  const differences = differencePicture(pair, runs, figure, date);
  const scenes = [fans, differences].flatMap((picture) => {
    const scene = picture && fanScene(picture, width);
    return scene === undefined ? [] : [scene];
  });
  if (scenes.length === 0) return undefined;
  return { fans, differences, scene: stackedScene(FOLLOWED[figure].title, scenes, 16) };
}

const LEGEND =
  'Dark: half of the runs; light: nine tenths of them. Solid: the run as recorded; dashed: as changed. Words are of the day under the cursor.';

/** The fans of the figure that is chosen, with what chooses another; nothing while there are too few runs. */
export function fansPart(
  store: PageStore,
  pair: StoryPair,
  many: ManyComing,
  saved: { readonly id: string; readonly title: string; readonly scenario: string },
) {
  const runs = followedRuns(many);
  if (runs === undefined) return null;
  const drawn = drawnOf(store, pair, runs);
  const chosen = store.followed;
  const chip = ([figure, { title }]: readonly [string, { readonly title: string }]) => {
    const press = () => isFollowed(figure) && store.follow(figure);
    const button = { type: 'button', 'aria-pressed': String(figure === chosen), onClick: press };
    return element('li', { key: figure }, element('button', button, title));
  };
  return element(
    'div',
    { class: 'fans' },
    element('ul', { class: 'chips', 'aria-label': 'What is followed' }, Object.entries(FOLLOWED).map(chip)),
    drawn === undefined
      ? element('p', { class: 'note' }, 'Nobody has a part in it in these runs.')
      : [
          drawScene(drawn.scene, 'fans'),
          element('p', { class: 'note' }, LEGEND),
          savers({
            ...saved,
            scene: () => drawn.scene,
            data: () => fansData(drawn.fans, drawn.differences),
          }),
        ],
  );
}
