/**
 * What a reader has without a click and without scrolling, in a browser that has seen nothing yet: the
 * question, what came of it with a power and a date, and in how many of fifty runs, as the command line counts
 * them; from a server, from files on a host and from one file; and again after an event was dragged to another
 * day, in a tab that stays small.
 *
 * Decision worth knowing: `npm run study:page` asks it of every bundled scenario, which takes half an hour; here
 * it is the smallest. A reader waits a minute, and so does this; it is no measure of speed, for what ships is
 * there in seconds. What is dragged is computed anew, fifty runs of it, and has the time that it takes.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findChromium, FLAGS } from '../../.config/chromium.mjs';
import { servePage } from '../../src/cli/explore/server.js';
import { readExplored, type Explored } from '../../src/cli/explore/task.js';
import type { CompareRecord } from '../../src/experiment/many/compare.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { isoOf } from '../../src/foundation/calendar.js';
import { longDate } from '../../src/view/words.js';
import { tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { complaintsOf } from './in-chromium.js';
import { buildSite, hostSite } from './sites.js';

/** A reader has it within so long, milliseconds. */
const WITHIN = 60_000;

/** What is computed anew may take so long on a machine that does other work, milliseconds. */
const PATIENCE = 900_000;

/** The tab stays below so many megabytes. */
const MEMORY_MAX = 500;

const SCENARIOS = ['two-powers'];

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

const COUNTED = /In (\d+) of 50 runs, it ends so: /;

/** A browser of its own, with nothing kept. */
async function coldBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...FLAGS] });
  onTestFinished(() => browser.close());
  return browser;
}

/** How often runs end as the one of the scenario's own seed, as the command line counts them, of fifty. */
function countedByCommand({ start }: Explored, changes: readonly string[]): number {
  const few = ['--population', String(start.agents), '--json', '--quiet'];
  const answer = (words: readonly string[]): unknown => {
    const { code, stdout, stderr } = tauride([...words, ...changes, ...few]);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  const { ending } = answer(['replay', start.scenario, '--alone']) as RunRecord;
  const { twins } = answer(['compare', start.scenario, '--replay', '--runs', '50']) as CompareRecord;
  const value = [ending.kind, ...(ending.authority === null ? [] : [ending.authority])].join(':');
  const row = twins[0].chances.find((chance) => chance.column === 'ending' && chance.value === value);
  expect(row, value).toBeDefined();
  return Math.round((row?.twin.value ?? NaN) * twins[0].pairs);
}

/** The sentences of the first screen, once all fifty runs are counted; all of them are seen as it is. */
async function readFirstScreen(page: Page, timeout: number): Promise<{ told: string[]; times: number }> {
  await page.locator('.answer', { hasText: COUNTED }).waitFor({ timeout });
  expect(await page.evaluate('scrollY')).toBe(0);
  for (const seen of ['h1', '.answer p:nth-child(1)', '.answer p:nth-child(2)']) {
    const box = await page.locator(seen).boundingBox();
    expect(box?.y, seen).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? Infinity) + (box?.height ?? 0), seen).toBeLessThan(page.viewportSize()?.height ?? 0);
  }
  const told = await page.locator('.answer p').allInnerTexts();
  return { told, times: Number(COUNTED.exec(told[1])?.[1]) };
}

/** Whether a sentence names a power of the scenario and one of its days. */
function expectNamed(sentence: string, { definition }: Explored): void {
  const names = definition.authorities.map(({ name }) => name.toLowerCase());
  expect(
    names.filter((name) => sentence.toLowerCase().includes(name)),
    sentence,
  ).not.toEqual([]);
  const days = Array.from({ length: definition.dayCount }, (_, i) =>
    longDate(isoOf(definition.startDay + i), { oldStyle: false }),
  );
  expect(
    days.filter((day) => sentence.includes(day)),
    sentence,
  ).not.toEqual([]);
}

/** Megabytes of the tab. */
async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${String(id)}/status`, 'utf8'))?.[1]);
  return Math.max(...sizes.map(Number)) / 1000;
}

let site = '';

describe.skipIf(lacksBrowser).each(SCENARIOS)('of %s', (scenario) => {
  const explored = readExplored(scenario);
  const [asked] = explored.start.questions;
  let counted = NaN;
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'tauride-first-'));
    buildSite(scenario, site);
    counted = countedByCommand(explored, ['--with', asked.id]);
  }, PATIENCE);
  afterAll(() => rmSync(site, { recursive: true, force: true }));

  const serve = async (): Promise<string> => {
    const { address, close } = await servePage(explored, 0);
    onTestFinished(close);
    return address;
  };

  test.each([
    ['a server', serve],
    ['files on a host', () => hostSite(join(site, scenario))],
    ['one file', () => Promise.resolve(pathToFileURL(join(site, `${scenario}.html`)).href)],
  ])(
    'the first screen of %s has the question, what came, and in how many of fifty runs',
    async (_, addressOf) => {
      const address = await addressOf();
      for (const viewport of SCREENS) {
        const page = await (await coldBrowser()).newPage({ viewport });
        const complaints = complaintsOf(page);
        await page.goto(`${address}?with=${asked.id}`);
        const { told, times } = await readFirstScreen(page, WITHIN);
        expect(await page.locator('h1').innerText()).toBe(asked.question.trim());
        expectNamed(told[0], explored);
        expect(times).toBe(counted);
        expect(complaints).toEqual([]);
      }
    },
    PATIENCE,
  );

  test(
    'and after a drag to another day it has the same of that day, in a tab of less than 500 MB',
    async () => {
      const { questions } = explored.start;
      const event = explored.parsed.scenario.events.find(({ kind }) => kind === 'impulse');
      const moved = questions.find(({ moves }) => moves !== null)?.moves ?? {
        ...{ id: event?.id ?? '', date: isoOf(explored.definition.startDay + 20) },
      };
      const browser = await coldBrowser();
      const page = await browser.newPage({ viewport: SCREENS[0] });
      const complaints = complaintsOf(page);
      await page.goto(`${await serve()}?move=${moved.id}=${moved.date}&runs=50`);
      await page.locator('.mark').press('Shift+ArrowRight', { timeout: WITHIN });
      await page.waitForURL((url) => !url.search.includes(moved.date) && url.search.includes(moved.id));
      const [change] = new URL(page.url()).searchParams.getAll('move');
      let [most, isThere] = [0, false];
      const read = readFirstScreen(page, PATIENCE).finally(() => (isThere = true));
      while (!isThere) {
        most = Math.max(most, await memoryOf(browser));
        await Promise.race([read, new Promise((resolve) => setTimeout(resolve, 500))]);
      }
      const { told, times } = await read;
      expectNamed(told.join(' '), explored);
      expect(times).toBe(countedByCommand(explored, ['--move', change]));
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(MEMORY_MAX);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );
});
