/**
 * A picture of what the terminal shows: the first screen of a real replay as SVG, for the README.
 *
 *     npx tsx bench/picture.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { screenReport } from '../src/report/screen/screen.js';
import { ask } from './studies/laboratory.js';

const WIDTH = 100;
const LINE_HEIGHT = 17;
const CHARACTER = 8.43;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const lineOf = (text: string, index: number): string =>
  `<text x="12" y="${(index + 1.4) * LINE_HEIGHT}" xml:space="preserve">${escaped(text)}</text>`;

const picture = (text: string): string => {
  const lines = text.split('\n');
  const [width, height] = [Math.ceil(WIDTH * CHARACTER) + 24, (lines.length + 1) * LINE_HEIGHT];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Terminal output of tauride replay russia-1917">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#fbfaf7"/>`,
    '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="14" fill="#26221c">',
    ...lines.map(lineOf),
    '</g></svg>',
    '',
  ].join('\n');
};

const record = ask({ scenario: 'russia-1917', mode: 'replay', seed: 'Tauride Palace, 1917' });
const asked = { scenario: 'russia-1917', options: [], changes: [], kept: null };
writeFileSync(
  fileURLToPath(new URL('../docs/replay.svg', import.meta.url)),
  picture(
    screenReport(
      { record: { ...record, tauride: '0.1.0' }, asked },
      { width: WIDTH, colour: false, unicode: true },
    ),
  ),
);
