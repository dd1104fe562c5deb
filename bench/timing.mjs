/**
 * The curve of insurrection timing: figures from a kept sweep, and their picture for the README.
 *
 *     npx tauride sweep russia-1917 --vary "insurrection=1917-06-10..1917-12-20/12d" --runs 24 --population smallest \
 *       --outcome taken_by_insurrection --outcome held_by_insurrection --out my-sweep
 *     npx tsx bench/timing.mjs my-sweep
 *
 * Decision worth knowing: the picture shows all runs, those too in which the rising was no longer possible because others had taken power; how
 * many those are is a curve of its own.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { proportion } from '../src/experiment/many/interval.js';
import { query } from '../src/platform/node/query/query.js';
import { writeWhole } from '../src/platform/node/files/write.js';

const FIGURES = [
  {
    column: 'put_insurrection',
    text: 'the rising is possible',
    name: 'the rising is possible',
    colour: '#9a948a',
    dy: 16,
    anchor: 'start',
  },
  {
    column: 'taken_by_insurrection',
    text: 'it takes the capital',
    name: 'it takes the capital',
    colour: '#c26a2e',
    dy: -14,
    anchor: 'end',
  },
  {
    column: 'held_by_insurrection',
    text: 'it has held the country, within sixty days',
    name: 'it holds the country',
    colour: '#a01c1c',
    dy: 44,
    anchor: 'start',
  },
];

/** The figure that needs sixty days to come true, and the first day after which the scenario has no such days. */
const HELD = 2;
const LAST_DAY_TO_HOLD = new Date('1917-11-01');

/** One row for each day and figure: how often, the share and its 95 % interval. */
async function rowsOf(folder) {
  const counts = FIGURES.map(({ column }) => `count(${column})`).join(', ');
  const sql = `SELECT vary_insurrection, count(*), ${counts} FROM runs GROUP BY 1 ORDER BY 1`;
  const { rows } = await query(folder, sql);
  return rows.flatMap(([date, runs, ...times]) =>
    FIGURES.map(({ text }, i) => ({
      date: String(date),
      figure: text,
      times: Number(times[i]),
      censored: i === HELD && new Date(String(date)) >= LAST_DAY_TO_HOLD,
      ...proportion(Number(times[i]), Number(runs)),
    })),
  );
}

/** The last of the highest points of a figure: its name stands there. */
const highest = (data, i) =>
  data
    .filter(({ figure }) => figure === FIGURES[i].text)
    .reduce((best, row) => (row.value >= best.value - 1e-9 ? row : best));

/** The picture as SVG. */
function pictureOf(rows, caption) {
  const { document } = parseHTML('<html><body></body></html>');
  const data = rows.filter((row) => !row.censored).map((row) => ({ ...row, day: new Date(row.date) }));
  const colour = { domain: FIGURES.map(({ text }) => text), range: FIGURES.map((figure) => figure.colour) };
  const chart = Plot.plot({
    document: document,
    width: 860,
    height: 400,
    marginRight: 24,
    marginBottom: 74,
    style: { fontSize: '13px', fontFamily: 'system-ui, sans-serif', background: '#fbfaf7', color: '#26221c' },
    x: { type: 'utc', label: null },
    y: { domain: [0, 100], percent: true, grid: true, label: '% of runs' },
    color: colour,
    marks: [
      Plot.areaY(data, { x: 'day', y1: 'low', y2: 'high', fill: 'figure', fillOpacity: 0.18 }),
      Plot.lineY(data, { x: 'day', y: 'value', stroke: 'figure', strokeWidth: 2.2 }),
      Plot.ruleX([LAST_DAY_TO_HOLD], { strokeDasharray: '3,4', strokeOpacity: 0.5 }),
      ...FIGURES.map(({ colour, name, dy, anchor }, i) =>
        Plot.text([highest(data, i)], {
          x: 'day',
          y: 'value',
          text: () => name,
          ...{ fill: colour, stroke: '#fbfaf7', strokeWidth: 4, fontWeight: 600 },
          ...{ textAnchor: anchor, dx: anchor === 'end' ? -6 : 6, dy },
        }),
      ),
      Plot.text([caption], { frameAnchor: 'bottom-left', dy: 62, lineWidth: 54, fillOpacity: 0.8 }),
    ],
  });
  chart.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  chart.setAttribute('role', 'img');
  chart.setAttribute(
    'aria-label',
    'Chance of taking the capital and of holding the country, by the day of the rising',
  );
  return `${chart.outerHTML}\n`;
}

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const [folder] = process.argv.slice(2);
const { tauride, seed, agents, runs, scenarioDigest } = JSON.parse(
  readFileSync(join(folder, 'summary.json'), 'utf8'),
);
const rows = await rowsOf(folder);
const caption = `Day of the rising, new style. ${runs} seeds from "${seed}", ${agents} agents, bands 95 %. After the dashed line the scenario ends before sixty days are over: whether the country would be held is open there.`;
writeWhole(
  at('results/insurrection-timing.json'),
  `${JSON.stringify({ tauride, scenarioDigest, seed, agents, runs, rows }, null, 2)}\n`,
);
writeWhole(at('../docs/timing.svg'), pictureOf(rows, caption));
