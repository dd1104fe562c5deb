/**
 * Votes by place and class, as small multiples: the same parties, the same colours, the same scale in each.
 */
import { max } from 'd3-array';
import type { RunRecord } from '../../experiment/run/record.js';
import { frameOf, monthNames, type Frame } from '../frame.js';
import { acrossIn, multiplesScene, placedPanels } from './multiples.js';
import { panelScene, plotHead, type PanelCurve, type PanelSpec } from '../panel.js';
import type { Scene } from '../scene.js';
import type { StoryPair } from '../power.js';
import { capital, dayOf, nameOf, percent, phrase } from '../words.js';

/** The colour of a party: its rank in the scenario. */
export const partyTone = ({ names }: RunRecord, party: string): number =>
  Math.max(
    0,
    names.parties.findIndex(({ id }) => id === party),
  );

const PANEL = 78;
const CURVES_MAX = 4;

/** The parties of a group that ever had the most of it, greatest first, in the order of the scenario. */
function shownIn({ series }: RunRecord, group: string): readonly string[] {
  const shares = Object.entries(series.support[group]);
  const sized = shares.map(([party, values]) => ({ party, most: max(values) ?? 0 }));
  const kept = sized.sort((a, b) => b.most - a.most).slice(0, CURVES_MAX);
  return shares.map(([party]) => party).filter((party) => kept.some((each) => each.party === party));
}

const curvesOf = ({ story, changed }: StoryPair, group: string): PanelCurve[] =>
  shownIn(story.record, group).map((party) => ({
    name: nameOf(story.record.names.parties, party),
    tone: partyTone(story.record, party),
    values: story.record.series.support[group][party],
    changed: changed?.record.series.support[group]?.[party],
  }));

/** What a group of people is called, with a capital. */
export const groupName = ({ names }: RunRecord, id: string): string =>
  id === 'all'
    ? 'The whole country'
    : (names.groups.find((group) => group.id === id)?.name ?? capital(phrase(id)));

/** The panel of one group, `width` pixels wide. */
function panelOf(pair: StoryPair, group: string, width: number, top: number): PanelSpec {
  const { record } = pair.story;
  return {
    title: groupName(record, group),
    words: 'shares of the ballots that would be cast.',
    frame: frameOf(width, dayOf(record.start), dayOf(record.end)),
    days: record.series.dates.map(dayOf),
    changedDays: pair.changed?.record.series.dates.map(dayOf),
    curves: curvesOf(pair, group),
    height: PANEL,
    top,
    show: percent,
  };
}

/** One group with its months. */
function groupScene(options: PanelSpec): Scene {
  const panel = panelScene(options);
  return {
    ...panel,
    height: panel.height + 16,
    marks: [...panel.marks, ...monthNames(options.frame, panel.height + 12)],
  };
}

/** The greatest share of any party in any group, on a scale that ends at a round one. */
function topOf({ story, changed }: StoryPair, groups: readonly string[]): number {
  const lists = [story.record, ...(changed ? [changed.record] : [])].flatMap(({ series }) =>
    groups.flatMap((group) => Object.values(series.support[group] ?? {})),
  );
  const most = max(lists, (values) => max(values) ?? 0) ?? 1;
  return Math.min(1, Math.max(0.2, Math.ceil(most * 5) / 5));
}

/** One panel of the picture, and where in it its curves are. */
export interface VotePanel {
  readonly group: string;
  readonly name: string;
  /** The parties that are drawn, by id, in the order of the scenario. */
  readonly parties: readonly string[];
  readonly scene: Scene;
  /** Where the panel stands, and where its curves begin and end, pixels from the top of the picture. */
  readonly x: number;
  readonly y: number;
  readonly plot: { readonly from: number; readonly to: number };
  readonly frame: Frame;
  /** The share of the full height. */
  readonly top: number;
}

/** Panels side by side, as many as have room in `width`; none where the scenario shows none. */
export function votePanels(pair: StoryPair, width: number): readonly VotePanel[] {
  const { record } = pair.story;
  const groups = Object.keys(record.series.support).filter((group) => shownIn(record, group).length > 0);
  if (groups.length === 0 || record.series.dates.length === 0) return [];
  const row = acrossIn(width, groups.length);
  const top = topOf(pair, groups);
  const options = groups.map((group) => panelOf(pair, group, row.each, top));
  return placedPanels(options.map(groupScene), row).map(({ x, y, scene }, i): VotePanel => {
    const [group, head] = [groups[i], y + plotHead(options[i])];
    return {
      ...{ group, name: options[i].title, parties: shownIn(record, group), scene, x, y },
      ...{ plot: { from: head, to: head + PANEL }, frame: options[i].frame, top },
    };
  });
}

/** The party whose curve, of either run, is nearest to a height on a day, pixels down the picture. */
export function partyNear({ story, changed }: StoryPair, panel: VotePanel, day: number, y: number): string {
  const { from, to } = panel.plot;
  const share = ((to - y) / (to - from)) * panel.top;
  const distances = panel.parties.map((party) => {
    const shares = [story, ...(changed ? [changed] : [])].map(({ record: { series } }) => {
      const later = series.dates.findIndex((date) => dayOf(date) >= day);
      const at = later < 0 ? series.dates.length - 1 : later;
      return series.support[panel.group]?.[party]?.[at] ?? Infinity;
    });
    return { party, distance: Math.min(...shares.map((each) => Math.abs(each - share))) };
  });
  return distances.sort((a, b) => a.distance - b.distance)[0].party;
}

/** Groups side by side; undefined where the scenario shows none. */
export function votesScene(pair: StoryPair, width: number): Scene | undefined {
  const panels = votePanels(pair, width);
  if (panels.length === 0) return undefined;
  const words = `Shares of ballots, to ${percent(panels[0].top)}, among: ${panels.map(({ name }) => name).join('; ')}.`;
  return multiplesScene(panels, { width, title: 'Whom people would vote for', words });
}
