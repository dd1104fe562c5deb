/**
 * Whether the first screen of the page answers: `npm run study:page -- --runs 50 [--scenario two-powers]`.
 *
 * A cold browser, as wide as a desk's and as a pocket's, opens a question of every bundled scenario from the
 * server, from files on a host and from one file, and reads without a click or a scroll: the question, who
 * did what and when, and in how many runs it ended so. That number is the one of `tauride compare` with the
 * same seeds and people. Then the mark is dragged to another day by the pointer, and the same is read again.
 *
 * Decision worth knowing: read is what lies within the window, by the boxes of the elements, so that what a
 * longer sentence pushes below the edge is missed. Which questions are asked, and what is dragged where no
 * question moves anything, stands here: the page itself knows no scenario.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { ADVICE, findChromium, FLAGS } from '../../.config/chromium.mjs';
import type { CompareRecord } from '../../src/experiment/many/compare.js';
import { endingText } from '../../src/experiment/run/ending.js';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { readExplored } from '../../src/cli/explore/task.js';
import { machine } from '../../src/platform/node/threads/machine.js';
import { familyOf } from '../processor.js';
import { commit, keep, option, say, word } from './laboratory.js';

const RUNS = option('runs', 50);
const ONLY = word('scenario', '');

/** Seconds that a reader is asked to wait at most, and those after which nothing more is expected. */
const ASKED = 60;
const PATIENCE = option('patience', 900);

const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

/** A question of each scenario, and what is dragged: that of the question, or what an address moves. */
const QUESTIONS: Readonly<Record<string, { readonly with: string; readonly moved?: string }>> = {
  'russia-1917': { with: 'insurrection-in-july' },
  'two-powers': { with: 'bread-arrives', moved: 'ship-lost=1848-05-01' },
  'germany-1918': { with: 'no-order-to-sail', moved: 'armistice=1918-11-15' },
  'portugal-1975': { with: 'no-election', moved: 'republica=1975-05-26' },
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/cli/main.js');

/** What is done at the end, the last begun first. */
const endings: (() => void)[] = [];
const folder = mkdtempSync(join(tmpdir(), 'tauride-first-screen-'));
endings.push(() => rmSync(folder, { recursive: true, force: true }));

async function served(scenario: string): Promise<string> {
  const child = spawn(process.execPath, [main, 'explore', scenario, '--no-open'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  endings.push(() => child.kill('SIGINT'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return said.toString().trim();
}

function built(scenario: string): void {
  const words = [join(root, '.config/build-explorer.mjs'), scenario, folder];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** A host that knows nothing but names of files. */
async function hosted(scenario: string): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const name = new URL(url, 'http://host').pathname.slice(1) || 'index.html';
    const type = TYPES[name.split('.')[1]] as string | undefined;
    response.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(type === undefined ? '' : readFileSync(join(folder, scenario, name)));
  });
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

const FORMS: Readonly<Record<string, (scenario: string) => Promise<string>>> = {
  server: served,
  files: hosted,
  'one file': (scenario) => Promise.resolve(pathToFileURL(join(folder, `${scenario}.html`)).href),
};

function tauride<T>(...words: string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words, '--json', '--quiet'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`tauride ${words.join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** What the command line says: whoever may act in a sentence, and in how many runs it ends so. */
interface Told {
  readonly names: readonly string[];
  readonly times: number;
}

const told = new Map<string, Told>();

/** In how many runs it ends so: a counterfactual is compared, and what is moved is replayed many times. */
function timesBy(scenario: string, words: readonly string[], ending: string): number {
  const runs = [...words, '--runs', String(RUNS)];
  if (words.includes('--with')) {
    const { twins } = tauride<CompareRecord>('compare', scenario, '--replay', ...runs);
    const { chances } = twins[0];
    const chance = chances.find(({ column, value }) => column === 'ending' && value === ending);
    return chance?.times.twin ?? 0;
  }
  const { points } = tauride<SweepRecord>('replay', scenario, ...runs);
  return points[0].outcomes.find(({ outcome }) => outcome === `ending=${ending}`)?.times ?? 0;
}

/** What it says of a change, asked once. */
function toldBy(scenario: string, agents: string, change: readonly string[]): Told {
  const words = ['--population', agents, ...change];
  const key = [scenario, ...words].join(' ');
  const known = told.get(key);
  if (known !== undefined) return known;
  const { ending, names } = tauride<RunRecord>('replay', scenario, ...words, '--alone');
  const times = timesBy(scenario, words, endingText(ending));
  const answer = { names: names.authorities.map(({ name }) => name), times };
  told.set(key, answer);
  return answer;
}

/** The lines of question and answer that lie within the window, whole. */
const SEEN = `[...document.querySelectorAll('h1, .answer p')]
  .filter((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return scrollY === 0 && top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
  })
  .map((element) => element.innerText)`;

const COUNTED = /In (\d+) of (\d+) runs?, it ends so/;
const DATE = /\b\d{1,2} \p{Lu}\p{L}+ \d{4}\b/u;

/** What was read of a screen, and after how long. */
interface Reading {
  readonly question: string;
  readonly answer: string;
  readonly times: number;
  readonly seconds: number;
}

/** Reads the screen until all is there. */
async function reading(page: Page, begun: number): Promise<Reading> {
  let lines: readonly string[] = [];
  while (performance.now() - begun < PATIENCE * 1000) {
    lines = await page.evaluate<string[]>(SEEN);
    const counted = lines.map((line) => COUNTED.exec(line)).find((found) => found !== null);
    if (counted !== undefined && Number(counted[2]) === RUNS) {
      const seconds = (performance.now() - begun) / 1000;
      return { question: lines[0], answer: lines[1], times: Number(counted[1]), seconds };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the first screen has only: ${lines.join(' | ')}`);
}

/** What is wrong with a reading, in words; nothing where it is right. */
function faultsOf({ question, answer, times }: Reading, asked: string, { names, times: own }: Told) {
  const isNamed = names.some((name) => answer.includes(name.replace(/^The /, '')));
  return [
    ...(question.includes(asked) ? [] : [`the question is “${question}”`]),
    ...(isNamed && DATE.test(answer) ? [] : [`no power or no day in “${answer}”`]),
    ...(times === own ? [] : [`${String(times)} runs, and ${String(own)} by the command line`]),
  ];
}

interface Row extends Reading {
  readonly scenario: string;
  readonly form: string;
  readonly width: number;
  readonly what: 'question' | 'dragged';
  readonly change: string;
  readonly faults: readonly string[];
  readonly load: number;
}

const rows: Row[] = [];

function note(row: Omit<Row, 'load'>): void {
  const load = loadavg()[0];
  rows.push({ ...row, load });
  const late = row.seconds > ASKED ? ' LATE' : '';
  const verdict = row.faults.length === 0 ? `as it should be${late}` : row.faults.join('; ');
  const { scenario, form, width, what, seconds, times } = row;
  say(
    `${scenario}, ${form}, ${String(width)}, ${what}: ${seconds.toFixed(1)} s at load ${load.toFixed(1)}, ${String(times)} of ${String(RUNS)}: ${verdict}`,
  );
}

/** How far the mark is dragged, pixels. */
const DRAGGED = 40;

/** Drags the mark by the pointer and lets it rest: the address of the page then, and the day that it says. */
async function dragged(page: Page): Promise<{ readonly address: string; readonly day: string }> {
  const mark = page.locator('.mark');
  await mark.waitFor({ timeout: PATIENCE * 1000 });
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  if (box === null) throw new Error('there is no mark to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = page.url();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (x > WINDOWS[0].width / 2 ? -DRAGGED : DRAGGED), y, { steps: 8 });
  await page.mouse.up();
  await page.waitForURL((url) => url.href !== before);
  // On a busy machine the mark may have seemed to rest on its way.
  await page.waitForTimeout(1000);
  return { address: page.url(), day: await mark.locator('output').innerText() };
}

/** Opens an address in a browser that has seen nothing yet. */
async function inCold<T>(
  viewport: (typeof WINDOWS)[number],
  address: string,
  work: (page: Page, begun: number) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...FLAGS] });
  try {
    const page = await browser.newPage({ viewport });
    const begun = performance.now();
    await page.goto(address);
    return await work(page, begun);
  } finally {
    await browser.close();
  }
}

/** All that is looked at of one scenario in one form and one window. */
async function look(scenario: string, form: string, address: string, viewport: (typeof WINDOWS)[number]) {
  const { with: asked, moved } = QUESTIONS[scenario];
  const { start } = readExplored(scenario);
  const agents = String(start.agents);
  const runs = `runs=${String(RUNS)}`;
  const common = { scenario, form, width: viewport.width };

  const question = start.questions.find(({ id }) => id === asked)?.question.trim() ?? '';
  const first = await inCold(viewport, `${address}?with=${asked}&${runs}`, reading);
  const change = ['--with', asked];
  const faults = faultsOf(first, question, toldBy(scenario, agents, change));
  note({ ...common, ...first, what: 'question', change: change.join(' '), faults });

  const from = moved === undefined ? `with=${asked}` : `move=${moved}`;
  const other = await inCold(viewport, `${address}?${from}&${runs}`, dragged);
  const second = await inCold(viewport, other.address, reading);
  const move = ['--move', new URL(other.address).searchParams.get('move') ?? ''];
  const wrong = faultsOf(second, other.day, toldBy(scenario, agents, move));
  note({ ...common, ...second, what: 'dragged', change: move.join(' '), faults: wrong });
}

if (findChromium() === undefined) throw new Error(ADVICE);
try {
  for (const scenario of Object.keys(QUESTIONS).filter((id) => ONLY === '' || id === ONLY)) {
    built(scenario);
    for (const [form, addressOf] of Object.entries(FORMS)) {
      const address = await addressOf(scenario);
      for (const viewport of WINDOWS) await look(scenario, form, address, viewport);
    }
  }
} finally {
  for (const end of endings.toReversed()) end();
}
const wrong = rows.filter(({ faults }) => faults.length > 0);
const late = rows.filter(({ seconds }) => seconds > ASKED);
const machineThen = { ...machine(), family: familyOf() };
if (ONLY === '')
  keep('first-screen', { commit: commit(), machine: machineThen, runs: RUNS, asked: ASKED, rows });
say(
  `${rows.length} screens read, ${wrong.length} of them wrong, ${late.length} later than after ${ASKED} s.`,
);
process.exitCode = wrong.length + late.length > 0 ? 1 : 0;
