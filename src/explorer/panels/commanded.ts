/**
 * Units and organs of power on the day of the cursor, by who commands and whom they would obey; one that is
 * pressed tells why.
 */
import { commandedData, commandedPicture, type CommandTile } from '../../view/days/commanded.js';
import { useComputed } from '@preact/signals';
import { h } from 'preact';
import { longDate, percent } from '../../view/words.js';
import { drawScene, element } from '../drawing.js';
import { savers } from '../figures/saving.js';
import type { PageStore } from '../store.js';
import { pairOf, type Props } from '../sure.js';
import { askAbout, ObeyedForm } from '../why/ask-obeyed.js';
import { Because } from '../why/because.js';
import { tableDate, tablePairOf } from './tables.js';

const pixels = (length: number): string => `${String(length)}px`;

/** What asks about a tile, over it. */
function tileButton(store: PageStore, { of, x, y, width, height }: CommandTile, date: string) {
  const { what, id, name, leader, share } = of;
  const told = leader === null ? 'nobody is obeyed' : `${leader.name} ${percent(share)}`;
  const label = `Why? ${name}: ${told}`;
  return element('button', {
    ...{ key: `${what} ${id}`, type: 'button', class: 'tile', 'aria-label': label, title: label },
    style: { left: pixels(x), top: pixels(y), width: pixels(width), height: pixels(height) },
    onClick: () => askAbout(store, { what, id, authority: leader?.id }, date),
  });
}

function Tiles({ store }: Props) {
  const date = useComputed(() => tableDate(store, 'units')).value;
  const [pair, tables] = [pairOf(store), tablePairOf(store)];
  if (pair === undefined || tables === undefined || date === undefined) return null;
  const asked = { width: store.width.value, date };
  const picture = commandedPicture(pair, tables, asked);
  if (picture === undefined) return null;
  const { scene, tiles } = picture;
  const { scenario } = store.start;
  const saved = { id: 'commanded', title: 'who commands, and who would be obeyed', scenario };
  return [
    element(
      'div',
      { class: 'stage' },
      drawScene(scene, 'commanded'),
      tiles.map((tile) => tileButton(store, tile, date)),
    ),
    element(
      'p',
      { class: 'note' },
      `On ${longDate(date, { oldStyle: false })}; figures are weekly.${pair.changed ? ' Above: as recorded; below: as changed.' : ''}`,
    ),
    element('p', { class: 'doing' }, 'Press one to ask why it obeys.'),
    savers({ ...saved, scene: () => scene, data: () => commandedData(pair, tables, date) }),
  ];
}

/** Nothing while what is asked for is not there. */
export function Commanded({ store }: Props) {
  if (pairOf(store) === undefined || store.isStale.value) return null;
  return element(
    'section',
    null,
    element('h2', null, 'Who commands, and who would be obeyed?'),
    h(Tiles, { store }),
    h(ObeyedForm, { store }),
    h(Because, { store, kind: 'obeyed' }),
  );
}
