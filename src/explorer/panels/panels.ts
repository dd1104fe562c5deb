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
import { chartData, choicesOf, panelIds, PANELS_MAX } from '../../view/days/drawn.js';
import { frameOf } from '../../view/frame.js';
import type { Scene } from '../../view/scene.js';
import { capital, dayOf, longDate } from '../../view/words.js';
import { drawScene, element } from '../drawing.js';
import { savers } from '../figures/saving.js';
import { cursorLine, eyes } from '../looking/sliders.js';
import type { PointerLike } from '../host.js';
import type { PageStore } from '../store.js';
import { pairOf, type Props } from '../sure.js';
import { askAbout } from '../why/ask-obeyed.js';
import { Commanded } from './commanded.js';
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

/** The charts of which all panels are asked for, and not those alone that change most. */
const whole = signal<ReadonlySet<ChartWord>>(new Set());

const askedOf = (word: ChartWord) => ({
  among: [],
  most: whole.value.has(word) ? undefined : PANELS_MAX,
});

/** The set with a word in it or, where it is there, without. */
function toggled(words: ReadonlySet<ChartWord>, word: ChartWord): ReadonlySet<ChartWord> {
  const all = new Set(words);
  if (!all.delete(word)) all.add(word);
  return all;
}

interface Drawn {
  readonly pair: unknown;
  readonly width: number;
  readonly isWhole: boolean;
  readonly scene: Scene | undefined;
}

const drawn = new Map<ChartWord, Drawn>();

/** The picture of a chart, drawn anew for other runs and another width, and for nothing else. */
function sceneOf(word: ChartWord, chart: DayChart, store: PageStore): Scene | undefined {
  const [pair, tables, width] = [pairOf(store), tablePairOf(store), store.width.value];
  if (pair === undefined || tables === undefined) return undefined;
  const known = drawn.get(word);
  const key = pair.changed ?? pair.story;
  const isWhole = whole.value.has(word);
  if (known?.pair === key && known.width === width && known.isWhole === isWhole) return known.scene;
  const scene = stackedChart(chart, pair, tables, { width, ...askedOf(word) });
  drawn.set(word, { pair: key, width, isWhole, scene });
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

/** What shows all panels of a chart, or again those that change most; nothing where they are few. */
function AllPanels({ word, count: all }: { readonly word: ChartWord; readonly count: number }) {
  if (all <= PANELS_MAX) return null;
  const text = whole.value.has(word)
    ? `Show the ${String(PANELS_MAX)} that change most`
    : `Show all ${String(all)}`;
  const onClick = (): void => void (whole.value = toggled(whole.peek(), word));
  return element('button', { type: 'button', class: 'press', onClick }, text);
}

function Chart({ store, word }: Props & { readonly word: ChartWord }) {
  const chart = DAY_CHARTS.get(word);
  const scene = chart && sceneOf(word, chart, store);
  const pair = pairOf(store);
  const tables = tablePairOf(store);
  if (chart === undefined || scene === undefined || pair === undefined || tables === undefined) return null;
  const open = isOpen(word);
  const onToggle = ({ currentTarget }: { readonly currentTarget: { readonly open: boolean } }): void => {
    if (currentTarget.open !== open) turned.value = toggled(turned.peek(), word);
  };
  const onOrgan = ({ clientY, currentTarget }: PointerLike): void => {
    const y = clientY - currentTarget.getBoundingClientRect().top;
    const at = scene.marks.findLastIndex((mark) => mark.kind === 'group' && mark.y <= y);
    const panels = panelIds(chart, pair, tables, askedOf(word));
    const { start, end } = pair.story.record;
    const day = store.cursor.value;
    if (at >= 0 && at < panels.length)
      askAbout(store, { what: 'organ', id: panels[at] }, day !== undefined && day > start ? day : end);
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
      element('p', { class: 'note' }, `${capital(chart.words)}.`),
      h(AllPanels, { word, count: choicesOf(chart, tables.story).length }),
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
    h(Commanded, { store }),
  ];
}
