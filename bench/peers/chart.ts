/**
 * The chart of peers: bars on a logarithmic scale.
 *
 * Decision worth knowing: it carries its own background and names machine, versions and model, because it is looked at far from here.
 */
import type { Machine } from '../../src/experiment/bench/figures.js';

/** What the chart shows of a peer. */
interface Peer {
  readonly name: string;
  readonly version: string;
  readonly updatesPerSecond: number;
}

export interface PeerFigures {
  readonly machine: Machine;
  readonly model: { readonly sentence: string; readonly agents: number };
  readonly peers: readonly Peer[];
}

const WIDTH = 860;
const MARGIN = 24;
const LABEL = 222;
const ROW = 34;
const BAR = 20;
const TOP = 86;

/** Agent-updates a second where bars begin; there is no zero on a logarithmic scale. */
const LEAST = 1e4;

const ink = '#1d1d1f';
const faint = '#6b6b70';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const text = (x: number, y: number, words: string, style = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${style}>${escaped(words)}</text>`;

/** Two digits, as `3.4 million` or `340 thousand`. */
function inWords(rate: number): string {
  const [unit, name] = rate >= 1e6 ? [1e6, 'million'] : [1e3, 'thousand'];
  return `${String(Number((rate / unit).toPrecision(2)))} ${name}`;
}

/** The chart as an SVG document. */
export function speedChart({ machine, model, peers }: PeerFigures): string {
  const greatest = 10 ** Math.ceil(Math.log10(Math.max(...peers.map((peer) => peer.updatesPerSecond))));
  const room = WIDTH - LABEL - 2 * MARGIN - 90;
  const xOf = (rate: number): number =>
    MARGIN + LABEL + (room * Math.log(Math.max(rate, LEAST) / LEAST)) / Math.log(greatest / LEAST);
  const bottom = TOP + ROW * peers.length;
  const height = bottom + 102;
  const decades = Array.from(
    { length: Math.round(Math.log10(greatest / LEAST)) + 1 },
    (_, i) => LEAST * 10 ** i,
  );
  const grid = decades.flatMap((rate) => [
    `<line x1="${xOf(rate).toFixed(1)}" x2="${xOf(rate).toFixed(1)}" y1="${TOP - 6}" y2="${bottom}" stroke="#dcdce0"/>`,
    text(xOf(rate), bottom + 18, inWords(rate), `fill="${faint}" text-anchor="middle"`),
  ]);
  const bars = peers.flatMap(({ name, version, updatesPerSecond }, i) => {
    const y = TOP + i * ROW;
    const colour = name === 'Tauride' ? '#a3271f' : '#8a93a3';
    const end = xOf(updatesPerSecond);
    return [
      text(MARGIN + LABEL - 10, y + 15, `${name} ${version}`, `fill="${ink}" text-anchor="end"`),
      `<rect x="${MARGIN + LABEL}" y="${y}" width="${(end - MARGIN - LABEL).toFixed(1)}" height="${BAR}" fill="${colour}"/>`,
      text(end + 8, y + 15, inWords(updatesPerSecond), `fill="${ink}"`),
    ];
  });
  const notes = [
    model.sentence,
    `${model.agents.toLocaleString('en')} agents, one thread, the median day; Tauride in 16-bit integers, the others in doubles.`,
    `${machine.processor}, ${machine.system.split(' ')[0]}, Node ${machine.node}. Each line of the scale is ten times the one before.`,
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="13">`,
    `<title>${escaped(`Agent-updates a second: ${peers.map((peer) => `${peer.name} ${inWords(peer.updatesPerSecond)}`).join(', ')}`)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN, 34, 'Agents moved by a day, each second', `fill="${ink}" font-size="19" font-weight="600"`),
    text(MARGIN, 56, 'the same model in every one, checked to give the same averages', `fill="${faint}"`),
    ...grid,
    ...bars,
    ...notes.map((note, i) => text(MARGIN, bottom + 46 + 19 * i, note, `fill="${faint}" font-size="12"`)),
    '</svg>',
    '',
  ].join('\n');
}
