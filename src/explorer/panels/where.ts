/** Where things stand on the day of the cursor: a tile for each place, by what is chosen. */
import { signal, useComputed } from '@preact/signals';
import { longDate } from '../../view/words.js';
import { WHERE, whereData, whereScene, type WhereBy } from '../../view/days/where.js';
import { drawScene, element } from '../drawing.js';
import { savers } from '../figures/saving.js';
import { pairOf, type Props } from '../sure.js';
import { tableDate, tablePairOf } from './tables.js';

const by = signal<WhereBy>('obeyed');

/** Nothing where the run has no places, or is not the one that is asked for. */
export function Where({ store }: Props) {
  const date = useComputed(() => tableDate(store, 'places')).value;
  const [pair, tables] = [pairOf(store), tablePairOf(store)];
  if (pair === undefined || tables === undefined || date === undefined || store.isStale.value) return null;
  const asked = { width: store.width.value, by: by.value, date };
  const scene = whereScene(pair, tables, asked);
  if (scene === undefined) return null;
  const chip = ([word, text]: readonly [string, string]) =>
    element(
      'li',
      { key: word },
      element(
        'button',
        {
          ...{ type: 'button', 'aria-pressed': String(word === by.value) },
          onClick: () => (by.value = word as WhereBy),
        },
        text,
      ),
    );
  const { scenario } = store.start;
  const saved = { id: 'where', title: 'where things stand', scenario };
  return element(
    'section',
    null,
    element('h2', null, `Where things stand on ${longDate(date, { oldStyle: false })}`),
    element(
      'ul',
      { class: 'chips', 'aria-label': 'By what places are told apart' },
      Object.entries(WHERE).map(chip),
    ),
    drawScene(scene, 'where'),
    element(
      'p',
      { class: 'note' },
      `Figures are weekly: the day is the last that the cursor has passed.${pair.changed ? ' Above: as recorded; below: as changed.' : ''}`,
    ),
    savers({ ...saved, scene: () => scene, data: () => whereData(pair, tables, asked) }),
  );
}
