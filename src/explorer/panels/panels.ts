/**
 * What else there is on the axis of the main picture: who would win, deputies, what people suffer, what is
 * laid in, and who would be obeyed in each organ.
 *
 * Decision worth knowing: a picture is drawn when the part of the page that it is in is opened; a year has
 * thirty panels, and nobody asks for all of them at once. Who would win, who sits and who suffers are open
 * from the first.
 */
import { signal } from '@preact/signals';
import { h } from 'preact';
import { DAY_CHARTS, type DayChart } from '../../view/days/charts.js';
import { stackedChart } from '../../view/days/stacked.js';
import { chartData } from '../../view/days/drawn.js';
import { frameOf } from '../../view/frame.js';
import type { Scene } from '../../view/scene.js';
import { dayOf, longDate } from '../../view/words.js';
import { drawScene, element } from '../drawing.js';
import { savers } from '../figures/saving.js';
import { cursorLine, eyes } from '../looking/sliders.js';
import type { PointerLike } from '../host.js';
import type { PageStore } from '../store.js';
import { pairOf, type Props } from '../sure.js';
import { askOrgan, ObeyedForm } from '../why/ask-obeyed.js';
import { Because } from '../why/because.js';
import { tablePairOf } from './tables.js';
import { Where } from './where.js';

/** The charts of the page in their order, and whether one is open from the first. */
const CHARTS = {
  confrontation: true,
  deputies: true,
  conditions: true,
  stocks: false,
  organs: false,
} as const;

type ChartWord = keyof typeof CHARTS;

/** The charts that somebody has opened or closed. */
const turned = signal<ReadonlySet<ChartWord>>(new Set());

const isOpen = (word: ChartWord): boolean => CHARTS[word] !== turned.value.has(word);

interface Drawn {
  readonly pair: unknown;
  readonly width: number;
  readonly scene: Scene | undefined;
}

const drawn = new Map<ChartWord, Drawn>();

/** The picture of a chart, drawn anew for other runs and another width, and for nothing else. */
function sceneOf(word: ChartWord, chart: DayChart, store: PageStore): Scene | undefined {
  const [pair, tables, width] = [pairOf(store), tablePairOf(store), store.width.value];
  if (pair === undefined || tables === undefined) return undefined;
  const known = drawn.get(word);
  const key = pair.changed ?? pair.story;
  if (known?.pair === key && known.width === width) return known.scene;
  const scene = stackedChart(chart, pair, tables, { width, among: [] });
  drawn.set(word, { pair: key, width, scene });
  return scene;
}

/** The cursor of the page in a picture of days. */
export function CursorOver({ store, scene }: Props & { readonly scene: Scene }) {
  const record = pairOf(store)?.story.record;
  if (record === undefined) return null;
  const { start, end } = record;
  const frame = frameOf(store.width.value, dayOf(start), dayOf(end));
  const at = store.cursor.value;
  const date = at !== undefined && at >= start && at <= end ? at : end;
  const label = `The day that is looked at, in: ${scene.title}`;
  return [
    cursorLine(frame, date, scene.height),
    eyes({ frame, day: dayOf(date), label }),
    element('p', { class: 'note at', 'aria-hidden': 'true' }, longDate(date, record)),
  ];
}

function Chart({ store, word }: Props & { readonly word: ChartWord }) {
  const chart = DAY_CHARTS.get(word);
  const scene = chart && sceneOf(word, chart, store);
  const pair = pairOf(store);
  const tables = tablePairOf(store);
  if (chart === undefined || scene === undefined || pair === undefined || tables === undefined) return null;
  const open = isOpen(word);
  const onToggle = ({ currentTarget }: { readonly currentTarget: { readonly open: boolean } }): void => {
    if (currentTarget.open === open) return;
    const all = new Set(turned.peek());
    if (!all.delete(word)) all.add(word);
    turned.value = all;
  };
  const onOrgan = ({ clientY, currentTarget }: PointerLike): void => {
    const y = clientY - currentTarget.getBoundingClientRect().top;
    const at = scene.marks.findLastIndex((mark) => mark.kind === 'group' && mark.y <= y);
    const panels = [...new Set(chart.points(tables.story, []).map(({ panel }) => panel))];
    const { start, end } = pair.story.record;
    const day = store.cursor.value;
    if (at >= 0 && at < panels.length)
      askOrgan(store, panels[at], day !== undefined && day > start ? day : end);
  };
  const { scenario } = store.start;
  const saved = { id: word, title: chart.title.toLowerCase(), scenario };
  return element(
    'details',
    { class: 'chart', open, onToggle },
    element('summary', null, element('h2', null, chart.title)),
    open && [
      element(
        'div',
        { class: 'stage', onClick: word === 'organs' ? onOrgan : undefined },
        drawScene(scene, word),
        h(CursorOver, { store, scene }),
      ),
      element('p', { class: 'note' }, `${chart.words}.`),
      savers({ ...saved, scene: () => scene, data: () => chartData(chart, pair, tables) }),
    ],
  );
}

/** All of them; nothing while what is asked for is not there. */
export function Panels({ store }: Props) {
  if (pairOf(store) === undefined || store.isStale.value) return null;
  return [
    Object.keys(CHARTS).map((word) => h(Chart, { key: word, store, word: word as ChartWord })),
    h(Where, { store }),
    element(
      'section',
      null,
      element('h2', null, 'Why would somebody be obeyed?'),
      h(ObeyedForm, { store }),
      h(Because, { store, kind: 'obeyed' }),
    ),
  ];
}
