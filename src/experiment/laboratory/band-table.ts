/** The table of bands, made of the tallies of all batches. */
import { pointsOf } from '../design/design.js';
import { placesOf } from '../design/growth.js';
import type { Manifest } from '../design/manifest.js';
import { BandCounts, pointRanges, type BandTally } from '../many/bands.js';
import type { Row } from '../tables/table.js';

/**
 * The bands of all points, a point at a time; `tallies` are read once for each range of points that fits into
 * memory.
 */
export async function* bandParts(
  manifest: Manifest,
  tallies: readonly (() => BandTally | Promise<BandTally>)[],
): AsyncGenerator<Row[]> {
  const { settings, bands } = manifest;
  const points = pointsOf(settings.points);
  for (const range of pointRanges(bands, points.length)) {
    const counts = new BandCounts(bands, range, placesOf(manifest));
    for (const read of tallies) counts.add(await read());
    for (let point = range[0]; point < range[1]; point++) yield counts.rows(point, points.at(point));
  }
}
