/**
 * Draws a daily table of a run: small multiples of its curves, and those of a changed run over them.
 */
import type { Cell } from '../../experiment/tables/table.js';
import type { PictureData } from '../data.js';
import { frameOf, monthNames, type Frame } from '../frame.js';
import { panelScene, plotHead, type PanelCurve, type PanelSpec } from '../panel.js';
import type { StoryPair } from '../power.js';
import { textAt, type Scene } from '../scene.js';
import { dayOf } from '../words.js';
import type { DayChart, DayPoint, RunTables } from './charts.js';
import { acrossIn, multiplesScene, placedPanels } from './multiples.js';

const PANEL = 84;
const CURVES_MAX = 5;

/** So many panels of a chart are read at once; a year has thirty. */
export const PANELS_MAX = 4;

/** The tables of a run, and of the one that is drawn over it. */
export interface TablePair {
  readonly story: RunTables;
  readonly changed?: RunTables | undefined;
}

type Curves = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Points by panel and curve: of each curve its values by date. */
function byPanel(points: readonly DayPoint[]): ReadonlyMap<string, Curves> {
  const panels = new Map<string, Map<string, Map<string, number>>>();
  for (const { panel, curve, date, value } of points) {
    const curves = panels.get(panel) ?? new Map<string, Map<string, number>>();
    panels.set(panel, curves);
    const values = curves.get(curve) ?? new Map<string, number>();
    curves.set(curve, values);
    values.set(date, value);
  }
  return panels;
}

const datesOf = (points: readonly DayPoint[]): string[] =>
  [...new Set(points.map(({ date }) => date))].sort();

interface Drawn {
  readonly dates: readonly string[];
  readonly panels: ReadonlyMap<string, Curves>;
}

const drawnOf = (points: readonly DayPoint[]): Drawn => ({ dates: datesOf(points), panels: byPanel(points) });

const sizeOf = (values: ReadonlyMap<string, number> | undefined): number =>
  Math.max(0, ...[...(values?.values() ?? [])].map(Math.abs));

/** The curves of a panel that are ever greatest, in the order of the table. */
function greatestIn(own: Curves, changed: Curves | undefined): readonly string[] {
  const most = (id: string) => Math.max(sizeOf(own.get(id)), sizeOf(changed?.get(id)));
  const ids = [...own.keys()];
  const kept = ids.toSorted((a, b) => most(b) - most(a)).slice(0, CURVES_MAX);
  return ids.filter((id) => kept.includes(id));
}

const valuesOn = (
  dates: readonly string[],
  values: ReadonlyMap<string, number> | undefined,
): (number | null)[] => dates.map((date) => values?.get(date) ?? null);

interface Bounds {
  readonly top: number;
  readonly bottom: number;
}

/** Room for all values: from the least, or nought, to the greatest, or nought. */
function boundsOf(specs: readonly Pick<PanelSpec, 'curves'>[]): Bounds {
  const values = specs
    .flatMap(({ curves }) => curves.flatMap((curve) => [...curve.values, ...(curve.changed ?? [])]))
    .flatMap((value) => (value === null ? [] : [value]));
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return { bottom: least, top: most > least ? most : least + 1 };
}

const raised = ({ bottom, top }: Bounds, least: number): Bounds => ({ bottom, top: Math.max(top, least) });

/** The frame of a panel: names stand above the curves, however wide it is. */
const panelFrame = (width: number, first: number, last: number): Frame => ({
  ...frameOf(width, first, last),
  span: width,
  isNarrow: true,
});

/** One panel with its months, and the values of its height and of its ground. */
function scaledScene(spec: PanelSpec): Scene {
  const { frame, height, top, bottom = 0, show } = spec;
  const panel = panelScene(spec);
  const head = plotHead(spec);
  const value = (y: number, text: string) => textAt(frame.span, y, text, { anchor: 'end', tone: 'muted' });
  return {
    ...panel,
    height: panel.height + 16,
    marks: [
      ...panel.marks,
      value(head + 12, show(top)),
      ...(bottom < 0 ? [value(head + height - 4, show(bottom))] : []),
      ...monthNames(frame, panel.height + 12),
    ],
  };
}

/** What is asked of a chart of a run. */
export interface ChartAsked {
  readonly width: number;
  /** Ids that are drawn; none for the usual ones. */
  readonly among: readonly string[];
  /** Of the usual ones no more than these, those that change most (default all). */
  readonly most?: number | undefined;
  /** Pixels of the curves of a panel (default 84). */
  readonly height?: number;
}

/** The ids that may be asked for of a chart. */
export const choicesOf = (chart: DayChart, tables: RunTables): readonly string[] =>
  chart.choices?.(tables) ?? [...new Set(chart.points(tables, []).map(({ panel }) => panel))];

/** How far the least and the greatest figure of each curve of a panel lie apart, all curves together. */
const rangeOf = (curves: Curves | undefined): number =>
  [...(curves?.values() ?? [])]
    .map((values) => [...values.values()])
    .reduce((sum, values) => sum + Math.max(...values) - Math.min(...values), 0);

/**
 * The panels that change most, in their order: on a scale of their own, as parts of the greatest figure. What
 * stands still from its first day on is said by a table as well.
 */
function changeableOf(ids: readonly string[], runs: readonly Drawn[], most: number, isCommon: boolean) {
  const change = (curves: Curves | undefined): number => {
    const size = Math.max(0, ...[...(curves?.values() ?? [])].map(sizeOf));
    return rangeOf(curves) / (isCommon || size === 0 ? 1 : size);
  };
  const changes = new Map(
    ids.map((id) => [id, Math.max(...runs.map(({ panels }) => change(panels.get(id))))]),
  );
  const kept = ids.toSorted((a, b) => (changes.get(b) ?? 0) - (changes.get(a) ?? 0)).slice(0, most);
  return ids.filter((id) => kept.includes(id));
}

/** The panels that are drawn. */
function panelsDrawn(
  chart: DayChart,
  { record }: StoryPair['story'],
  runs: readonly [Drawn, ...Drawn[]],
  { among, most }: Pick<ChartAsked, 'among' | 'most'>,
) {
  const ids = [...runs[0].panels.keys()];
  if (chart.choices === undefined && among.length > 0) return ids.filter((id) => among.includes(id));
  const usual = chart.usual?.(record, ids) ?? ids;
  return most === undefined || usual.length <= most ? usual : changeableOf(usual, runs, most, chart.isCommon);
}

/** What is drawn of a chart: the panels that are, by id, and the points of both runs. */
interface ChartDrawn {
  readonly ids: readonly string[];
  readonly own: Drawn;
  readonly changed: Drawn | undefined;
}

function chartDrawn(
  chart: DayChart,
  pair: StoryPair,
  tables: TablePair,
  asked: Pick<ChartAsked, 'among' | 'most'>,
): ChartDrawn {
  const drawn = (of: RunTables): Drawn => {
    const points = chart.points(of, asked.among);
    return drawnOf(chart.drawn?.(points) ?? points);
  };
  const own = drawn(tables.story);
  const changed = tables.changed && drawn(tables.changed);
  const ids = panelsDrawn(chart, pair.story, changed ? [own, changed] : [own], asked);
  return { ids, own, changed };
}

/** The ids of the panels that are drawn, in their order. */
export const panelIds = (
  chart: DayChart,
  pair: StoryPair,
  tables: TablePair,
  asked: Pick<ChartAsked, 'among' | 'most'>,
): readonly string[] => chartDrawn(chart, pair, tables, asked).ids;

/** The panels of a chart, each with a frame for as many of them beside each other as have room. */
export function panelSpecs(
  chart: DayChart,
  pair: StoryPair,
  tables: TablePair,
  { width, among, most, height = PANEL }: ChartAsked,
): PanelSpec[] {
  const { ids, own, changed } = chartDrawn(chart, pair, tables, { among, most });
  const { record } = pair.story;
  const curveOf =
    (id: string) =>
    (curve: string, rank: number): PanelCurve => ({
      name: chart.curveName(record, curve),
      tone: chart.tone?.(record, curve) ?? rank,
      values: valuesOn(own.dates, own.panels.get(id)?.get(curve)),
      changed: changed && valuesOn(changed.dates, changed.panels.get(id)?.get(curve)),
    });
  const panels = ids.map((id) => ({
    least: chart.top?.(id) ?? 0,
    title: chart.panelName(record, id),
    curves: greatestIn(own.panels.get(id) ?? new Map(), changed?.panels.get(id)).map(curveOf(id)),
  }));
  const common = boundsOf(panels);
  const frame = panelFrame(acrossIn(width, ids.length).each, dayOf(record.start), dayOf(record.end));
  return panels.map(({ least, ...panel }) => ({
    ...panel,
    ...raised(chart.isCommon ? common : boundsOf([panel]), least),
    ...{ words: chart.words, frame, height, show: chart.show },
    days: own.dates.map(dayOf),
    changedDays: changed?.dates.map(dayOf),
  }));
}

/** Draws a chart; undefined where the run has nothing of it. */
export function chartScene(
  chart: DayChart,
  pair: StoryPair,
  tables: TablePair,
  asked: ChartAsked,
): Scene | undefined {
  const scenes = panelSpecs(chart, pair, tables, asked).map(scaledScene);
  if (scenes.length === 0) return undefined;
  const { width } = asked;
  const words = `${chart.title}: ${chart.words}. ${scenes.map(({ title }) => title).join('; ')}.`;
  return multiplesScene(placedPanels(scenes, acrossIn(width, scenes.length)), {
    ...{ width, title: chart.title, words },
  });
}

/** The points of both runs under the names of the chart's panels and curves. */
export function chartData(chart: DayChart, { story, changed }: StoryPair, tables: TablePair): PictureData {
  const { record } = story;
  const rowsOf = (run: string, of: RunTables): Cell[][] =>
    chart
      .points(of, [])
      .map(({ date, panel, curve, value }) => [
        ...[run, date, panel, chart.panelName(record, panel)],
        ...[curve, chart.curveName(record, curve), value],
      ]);
  return {
    columns: ['run', 'date', 'of', 'of_name', 'who', 'who_name', 'value'],
    rows: [
      ...rowsOf('unchanged', tables.story),
      ...(changed === undefined || tables.changed === undefined ? [] : rowsOf('changed', tables.changed)),
    ],
  };
}
