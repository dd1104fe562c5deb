/**
 * Tiles in rows: a name over a bar, which says who has most of it and how much; of two runs, two bars.
 */
import { lettersIn, ruleFrom, textAt, type Mark, type Tone } from '../scene.js';
import { percent, shortName } from '../words.js';

/** Who has most of something on a day, and how much; null where nobody is asked there. */
export interface TileStanding {
  readonly name: string;
  readonly leader: { readonly id: string; readonly name: string; readonly tone: Tone } | null;
  /** 0 to 1. */
  readonly share: number;
}

const GAP = 16;

/** A tile is so wide at least, pixels; on a narrow page two stand side by side. */
const leastIn = (width: number): number => (width < 480 ? 150 : 200);

const NAME = 18;
const BAR = 24;
const HEAD = 22;

/** What the leader of a place has, as a part of a bar. */
function barMarks(
  standing: TileStanding,
  { y, width, run }: { y: number; width: number; run: string },
): Mark[] {
  const { leader, share, name } = standing;
  const told = leader === null ? 'nobody' : `${leader.name} ${percent(share)}`;
  const room = lettersIn(width - 10);
  const figure = ` ${percent(share)}`;
  const text =
    leader === null
      ? shortName(told, room, '…')
      : shortName(leader.name, Math.max(4, room - figure.length), '…') + figure;
  const box = { kind: 'box', x: 0, y, height: BAR } as const;
  return [
    { ...box, width, tone: 'muted', shade: 1, note: `${name}${run}: ${told}` },
    ...(leader === null
      ? []
      : [{ ...box, width: Math.max(1, width * share), tone: leader.tone, shade: 3 } as const]),
    textAt(5, y + 16, text, leader === null ? { tone: 'muted' } : {}),
  ];
}

/** Something as it stands in a run, and in another that is drawn over it. */
export interface Tile {
  readonly own: TileStanding;
  readonly changed: TileStanding | undefined;
}

function tileMarks({ own, changed }: Tile, width: number): Mark[] {
  const name = shortName(own.name, lettersIn(width, 'strong'), '…');
  return [
    textAt(0, 12, name, { weight: 'strong' }),
    ...barMarks(own, { y: NAME, width, run: changed ? ', as recorded' : '' }),
    ...(changed ? barMarks(changed, { y: NAME + BAR + 2, width, run: ', as changed' }) : []),
  ];
}

/** Where a tile is, pixels. */
export interface TilePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedTiles {
  readonly marks: readonly Mark[];
  readonly height: number;
  /** The places of the tiles, in their order. */
  readonly places: readonly TilePlace[];
}

/** Tiles in rows under a heading, which may have a mark in a colour; those on a line are joined. */
export function rowsOfTiles(
  heading: string,
  tiles: readonly Tile[],
  { width, isLine = false, tone }: { width: number; isLine?: boolean; tone?: Tone | undefined },
): PlacedTiles {
  if (tiles.length === 0) return { marks: [], height: 0, places: [] };
  const across = Math.max(1, Math.floor((width + GAP) / (leastIn(width) + GAP)));
  const each = Math.floor((width - GAP * (across - 1)) / across);
  const bars = tiles.some(({ changed }) => changed) ? 2 : 1;
  const height = NAME + bars * (BAR + 2);
  const places = tiles.map((_, i): TilePlace => ({
    ...{ x: (i % across) * (each + GAP), y: HEAD + Math.floor(i / across) * (height + 12) },
    ...{ width: each, height },
  }));
  const marks = tiles.flatMap((tile, i): Mark[] => {
    const { x, y } = places[i];
    const isLast = i === tiles.length - 1 || (i + 1) % across === 0;
    const at = NAME + BAR / 2;
    const rail = ruleFrom({ x: each, y: at }, { x: each + GAP, y: at });
    const joined = isLine && !isLast ? [rail] : [];
    return [{ kind: 'group', x, y, marks: [...tileMarks(tile, each), ...joined] }];
  });
  const indent = tone === undefined ? 0 : 14;
  const dot = { kind: 'dot', x: 5, y: 9, radius: 5, hollow: false } as const;
  const head = textAt(indent, 13, shortName(heading, lettersIn(width - indent), '…'), { tone: 'muted' });
  return {
    marks: [...(tone === undefined ? [] : [{ ...dot, tone }]), head, ...marks],
    height: HEAD + Math.ceil(tiles.length / across) * (height + 12),
    places,
  };
}
