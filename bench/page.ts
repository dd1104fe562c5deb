/**
 * What a reader of `tauride explore` waits for, and what the page takes of his machine:
 * `npm run bench:page -- --rounds 3 [--scenario russia-1917] [--with insurrection-in-july]`, in Chromium.
 *
 * Decision worth knowing: each round has a browser of its own, so that nothing is warm, and what is waited
 * for is noted inside the page as it comes, by an observer that is there before the page: no question of ours
 * is in the clock. The load of the machine stands beside every figure, since a page has two cores to share.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ADVICE, findChromium, FLAGS } from '../.config/chromium.mjs';
import { spreadOf, type Spread } from '../src/experiment/bench/spread.js';
import { machine } from '../src/platform/node/threads/machine.js';
import { familyOf } from './processor.js';
import { commit, keep, option, say, word } from './studies/laboratory.js';

const ROUNDS = option('rounds', 3);
const RUNS = option('runs', 50);
const SCENARIO = word('scenario', 'russia-1917');
const QUESTION = word('with', 'insurrection-in-july');

const VIEWPORT = { width: 1280, height: 800 } as const;
const PATIENCE = 600_000;

/** Days that the cursor goes, one a frame, there and back. */
const STEPS = 200;

/** What is asked of the page, in seconds, frames a second and megabytes. */
const GOALS = {
  firstPaint: 1,
  baselineSeen: 1,
  baselineComputed: 3,
  framesPerSecond: 60,
  megabytes: 500,
} as const;

/** Notes the moment, in seconds since the page was asked for, at which something is first seen in it. */
const OBSERVER = `
  window.__seen = {};
  const note = (name, is) => {
    if (!(name in window.__seen) && is()) window.__seen[name] = performance.now() / 1000;
  };
  const look = () => {
    note('baselineSeen', () => document.getElementById('power-picture') !== null);
    note('baselineComputed', () => document.querySelector('.shipped')?.textContent.startsWith('✓'));
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
`;

/**
 * Moves the cursor one day a frame, and tells what came: times of frames, and what a step takes of the page
 * from the event to the end of drawing, in milliseconds. The message comes after the frame is drawn.
 */
const WALK = `new Promise((resolve) => {
  const eyes = document.querySelector('.eyes');
  const { left, top, width } = eyes.getBoundingClientRect();
  const days = Number(eyes.ariaValueMax ?? eyes.getAttribute('aria-valuemax')) -
    Number(eyes.getAttribute('aria-valuemin')) + 1;
  const frames = [];
  const works = [];
  let step = 0;
  const next = (time) => {
    frames.push(time);
    if (step === ${STEPS}) return resolve({ frames, works, days });
    const day = days - 1 - step++;
    const begun = performance.now();
    const at = { clientX: left + ((day + 0.5) / days) * width, clientY: top + 60, bubbles: true };
    eyes.dispatchEvent(new PointerEvent('pointermove', at));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => works.push(performance.now() - begun);
    port2.postMessage(null);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;

interface Walk {
  readonly frames: readonly number[];
  readonly works: readonly number[];
  readonly days: number;
}

type Figures = Readonly<Record<string, number>>;

type Part = 'waiting' | 'cursor' | 'runs' | 'stopped';

/** A browser that has seen nothing yet, for one piece of work. */
async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...FLAGS] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function openedIn(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.addInitScript(OBSERVER);
  await page.goto(address);
  return page;
}

/** Seconds until something is painted, until the run as recorded is seen, and until it is computed again. */
const waits = (address: string): Promise<Figures> =>
  inBrowser(async (browser) => {
    const page = await openedIn(browser, `${address}?runs=1`);
    await page.locator('.shipped', { hasText: '✓' }).waitFor();
    const painted = 'performance.getEntriesByName("first-contentful-paint")[0].startTime / 1000';
    return { firstPaint: await page.evaluate<number>(painted), ...(await page.evaluate<Figures>('__seen')) };
  });

/** How the cursor moves over the picture of both runs, once nothing else is computed. */
const walk = (address: string): Promise<Figures> =>
  inBrowser(async (browser) => {
    const page = await openedIn(browser, `${address}?with=${QUESTION}&runs=1`);
    await page.locator('.many-command').waitFor();
    const { frames, works, days } = await page.evaluate<Walk>(WALK);
    const gaps = frames.slice(1).map((time, i) => time - frames[i]);
    return {
      days,
      framesPerSecond: (1000 * gaps.length) / (frames[frames.length - 1] - frames[0]),
      slowestFrame: Math.max(...gaps),
      workOfStep: spreadOf(works).median,
    };
  });

/** Megabytes that the process of the tab has in memory, what it shares with others and its workers included. */
async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${String(id)}/status`, 'utf8'))?.[1]);
  await session.detach();
  return Math.max(...sizes.map(Number)) / 1000;
}

/** The memory of a tab, a look every so often, until something has come. */
async function mostUntil(browser: Browser, isThere: Promise<unknown>): Promise<number> {
  let most = 0;
  let isOver = false;
  const ended = isThere.finally(() => (isOver = true));
  while (!isOver) {
    most = Math.max(most, await memoryOf(browser));
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await ended;
  return most;
}

/** Memory before a page is there, while its runs come in, and with all of them. */
const memory = (address: string): Promise<Figures> =>
  inBrowser(async (browser) => {
    await browser.newPage();
    const blank = await memoryOf(browser);
    const page = await openedIn(browser, `${address}?with=${QUESTION}&runs=${String(RUNS)}`);
    const begun = performance.now();
    const most = await mostUntil(browser, page.locator('.many-command').waitFor());
    const seconds = (performance.now() - begun) / 1000;
    return { blank, most, withAll: await memoryOf(browser), secondsOfRuns: seconds };
  });

/** Memory while runs come in of which nobody can wait for the end, and after they are stopped. */
const cancelled = (address: string): Promise<Figures> =>
  inBrowser(async (browser) => {
    const page = await openedIn(browser, `${address}?with=${QUESTION}&runs=900`);
    await page.locator('pre.command').waitFor();
    const before = await memoryOf(browser);
    await page.locator('.many .note', { hasText: /\b[4-9] of 900/ }).waitFor();
    const whileOn = await memoryOf(browser);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped:').waitFor();
    while (page.workers().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await (await page.context().newCDPSession(page)).send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return { before, whileOn, afterCancel: await memoryOf(browser) };
  });

/** The page as people have it served; ends with what is measured. */
async function served(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, 'explore', SCENARIO, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const failed = once(child, 'exit').then(() => Promise.reject(new Error('the page is not served')));
  failed.catch(() => undefined);
  const [said] = (await Promise.race([once(child.stdout, 'data'), failed])) as [Buffer];
  return { child, address: said.toString().trim() };
}

/** What was measured in a few rounds, and the greatest load of the machine at their beginnings. */
interface Measured {
  readonly load: number;
  readonly figures: Readonly<Record<string, Spread>>;
}

async function inRounds(what: string, rounds: number, measure: () => Promise<Figures>): Promise<Measured> {
  const all: Figures[] = [];
  const loads: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    loads.push(loadavg()[0]);
    const figures = await measure();
    all.push(figures);
    say(`${what}, ${String(round)} of ${String(rounds)}: ${JSON.stringify(figures)}`);
  }
  const spreads = Object.keys(all[0]).map((name) => [name, spreadOf(all.map((figures) => figures[name]))]);
  return { load: Math.max(...loads), figures: Object.fromEntries(spreads) as Measured['figures'] };
}

/** The table for people: what was measured, beside what is asked. */
function tableOf({ waiting, cursor, runs, stopped }: Readonly<Record<Part, Measured>>): string {
  const row = (what: string, { figures, load }: Measured, name: string, unit: string, asked: string) => {
    const { median: middle, least } = figures[name];
    const size = Math.abs(middle) < 10 ? 2 : 0;
    const cells = [middle, least].map((value) => `${value.toFixed(size)} ${unit}`.padStart(10));
    return `${what.padEnd(52)}${cells.join('')}${load.toFixed(1).padStart(7)}  ${asked}`;
  };
  return [
    `${''.padEnd(52)}${'median'.padStart(10)}${'least'.padStart(10)}${'load'.padStart(7)}  asked`,
    row('first paint', waiting, 'firstPaint', 's', `less than ${GOALS.firstPaint} s`),
    row('the run as recorded is seen', waiting, 'baselineSeen', 's', `less than ${GOALS.baselineSeen} s`),
    row('it is computed again', waiting, 'baselineComputed', 's', `at most ${GOALS.baselineComputed} s`),
    row(
      'frames while the cursor moves',
      cursor,
      'framesPerSecond',
      '/s',
      `${GOALS.framesPerSecond} a second`,
    ),
    row('slowest of these frames', cursor, 'slowestFrame', 'ms', ''),
    row('what a step of it takes of the page', cursor, 'workOfStep', 'ms', ''),
    row('memory of an empty tab', runs, 'blank', 'MB', ''),
    row(`most, while ${RUNS} pairs of runs come in`, runs, 'most', 'MB', `less than ${GOALS.megabytes} MB`),
    row('with all of them', runs, 'withAll', 'MB', ''),
    row('when runs begin that are stopped', stopped, 'before', 'MB', ''),
    row('while they come in', stopped, 'whileOn', 'MB', ''),
    row('after they are stopped', stopped, 'afterCancel', 'MB', ''),
  ].join('\n');
}

if (findChromium() === undefined) throw new Error(ADVICE);
const { child, address } = await served();
process.once('exit', () => child.kill('SIGINT'));
const measured = {
  waiting: await inRounds('waiting', ROUNDS, () => waits(address)),
  cursor: await inRounds('cursor', ROUNDS, () => walk(address)),
  runs: await inRounds('runs', 1, () => memory(address)),
  stopped: await inRounds('stopped', 1, () => cancelled(address)),
};
keep('page', {
  commit: commit(),
  machine: { ...machine(), family: familyOf() },
  browser: await inBrowser((browser) => Promise.resolve(`Chromium ${browser.version()}`)),
  ...{ scenario: SCENARIO, question: QUESTION, pairsOfRuns: RUNS, goals: GOALS },
  ...measured,
});
child.kill('SIGINT');
await once(child, 'exit');
say(tableOf(measured));
