/**
 * Votes by place and class, as small multiples: the same parties, the same colours, the same scale in each.
 */
import { max } from 'd3-array';
import type { RunRecord } from '../experiment/run/record.js';
import { frameOf, monthNames } from './frame.js';
import { panelScene, type PanelCurve } from './panel.js';
import type { GroupMark, Scene } from './scene.js';
import type { StoryPair } from './power.js';
import { capital, dayOf, nameOf, percent, phrase } from './words.js';

/** The colour of a party: its rank in the scenario. */
const partyTone = ({ names }: RunRecord, party: string): number =>
  Math.max(
    0,
    names.parties.findIndex(({ id }) => id === party),
  );

const PANEL = 78;
const GAP = 26;
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

const groupName = ({ names }: RunRecord, id: string): string =>
  id === 'all'
    ? 'The whole country'
    : (names.groups.find((group) => group.id === id)?.name ?? capital(phrase(id)));

/** One group, `width` pixels wide. */
function groupScene(pair: StoryPair, group: string, width: number, top: number): Scene {
  const { record } = pair.story;
  const days = record.series.dates.map(dayOf);
  const frame = frameOf(width, dayOf(record.start), dayOf(record.end));
  const title = groupName(record, group);
  const panel = panelScene({
    ...{ title, words: 'shares of the ballots that would be cast.', frame, days, top },
    changedDays: pair.changed?.record.series.dates.map(dayOf),
    curves: curvesOf(pair, group),
    height: PANEL,
    show: percent,
  });
  return {
    ...panel,
    height: panel.height + 16,
    marks: [...panel.marks, ...monthNames(frame, panel.height + 12)],
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

/** Groups side by side, as many as have room in `width`; undefined where the scenario shows none. */
export function votesScene(pair: StoryPair, width: number): Scene | undefined {
  const { series } = pair.story.record;
  const groups = Object.keys(series.support).filter((group) => shownIn(pair.story.record, group).length > 0);
  if (groups.length === 0 || series.dates.length === 0) return undefined;
  const across = Math.max(1, Math.min(groups.length, Math.floor((width + GAP) / (260 + GAP))));
  const each = Math.floor((width - GAP * (across - 1)) / across);
  const top = topOf(pair, groups);
  const scenes = groups.map((group) => groupScene(pair, group, each, top));
  const marks: GroupMark[] = [];
  let y = 0;
  for (let i = 0; i < scenes.length; i += across) {
    const row = scenes.slice(i, i + across);
    row.forEach((scene, j) => marks.push({ kind: 'group', x: j * (each + GAP), y, marks: scene.marks }));
    y += Math.max(...row.map(({ height }) => height)) + 18;
  }
  const names = groups.map((group) => groupName(pair.story.record, group));
  return {
    width,
    height: y - 18,
    title: 'Whom people would vote for',
    words: `Shares of ballots, to ${percent(top)}, among: ${names.join('; ')}.`,
    marks,
  };
}
