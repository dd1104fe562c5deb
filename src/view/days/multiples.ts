/** Small multiples: panels of one form side by side, as many as have room, one row below the other. */
import type { GroupMark, Scene } from '../scene.js';

/** Pixels between two panels of a row, and between two rows. */
const GAP = 26;
const ROW_GAP = 18;

/** A panel is so wide at least, pixels. */
const LEAST = 260;

/** How many panels stand beside each other, and how wide each is, pixels. */
export interface Across {
  readonly across: number;
  readonly each: number;
}

/** So many panels in a width. */
export function acrossIn(width: number, panels: number): Across {
  const across = Math.max(1, Math.min(panels, Math.floor((width + GAP) / (LEAST + GAP))));
  return { across, each: Math.floor((width - GAP * (across - 1)) / across) };
}

/** A panel and where it stands, pixels from the left and from the top of the picture. */
export interface PlacedPanel {
  readonly x: number;
  readonly y: number;
  readonly scene: Scene;
}

/** Panels in rows: a row is as high as the highest of its panels. */
export function placedPanels(scenes: readonly Scene[], { across, each }: Across): readonly PlacedPanel[] {
  let y = 0;
  return scenes.map((scene, i): PlacedPanel => {
    if (i > 0 && i % across === 0)
      y += Math.max(...scenes.slice(i - across, i).map(({ height }) => height)) + ROW_GAP;
    return { x: (i % across) * (each + GAP), y, scene };
  });
}

/** Panels that are placed as one picture. There is one at least. */
export const multiplesScene = (
  placed: readonly PlacedPanel[],
  { width, title, words }: Pick<Scene, 'width' | 'title' | 'words'>,
): Scene => ({
  ...{ width, title, words },
  height: Math.max(...placed.map(({ y, scene }) => y + scene.height)),
  marks: placed.map(({ x, y, scene }): GroupMark => ({ kind: 'group', x, y, marks: scene.marks })),
});
