/**
 * A chart of days on the axis of the main picture: its panels one below the other, each as wide as all days.
 *
 * Decision worth knowing: small multiples have an axis each, and a cursor that stands on one day in all
 * pictures would have to stand in many places. Where charts are read together they share one axis.
 */
import { frameOf, monthNames, type Frame } from '../frame.js';
import { panelScene, plotHead, type PanelSpec } from '../panel.js';
import { partingOf, type StoryPair } from '../power.js';
import { stackedScene, textAt, widthOf, type Scene } from '../scene.js';
import { dayOf, shortName } from '../words.js';
import type { DayChart } from './charts.js';
import { panelSpecs, type ChartAsked, type TablePair } from './drawn.js';

const PANEL = 64;
const GAP = 10;
const MONTHS = 18;

/** Room that a title leaves to the value of the full height, pixels. */
const TITLE_GAP = 16;

/** A panel with the value of its full height at its head. */
function scaled(spec: PanelSpec, frame: Frame): Scene {
  const top = spec.show(spec.top);
  const room = frame.span - widthOf(top) - TITLE_GAP;
  const title = shortName(spec.title, Math.max(4, Math.floor(room / widthOf('n', 'strong'))), '…');
  const scene = panelScene({ ...spec, title, frame });
  // A narrow panel has its names between title and curves.
  const y = plotHead({ ...spec, frame }) + (frame.isNarrow ? 12 : -5);
  const value = textAt(frame.span, y, top, { anchor: 'end', tone: 'muted' });
  return { ...scene, title: spec.title, marks: [...scene.marks, value] };
}

/** Draws a chart so, its months below; undefined where the run has nothing of it. */
export function stackedChart(
  chart: DayChart,
  pair: StoryPair,
  tables: TablePair,
  { width, among, most, height = PANEL }: ChartAsked,
): Scene | undefined {
  const { record } = pair.story;
  const frame = frameOf(width, dayOf(record.start), dayOf(record.end));
  const specs = panelSpecs(chart, pair, tables, { width, among, most, height });
  if (specs.length === 0) return undefined;
  const parting = partingOf(pair);
  const scenes = specs.map((spec) => scaled({ ...spec, parting }, frame));
  const stack = stackedScene(chart.title, scenes, GAP);
  const words = `${chart.words}. ${specs.map(({ title }) => title).join('; ')}.`;
  return {
    ...{ ...stack, words, height: stack.height + MONTHS },
    marks: [...stack.marks, { kind: 'group', x: 0, y: stack.height, marks: monthNames(frame, 14) }],
  };
}
