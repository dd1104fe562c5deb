/** The page in Chromium, as a person goes: read, change, drag, look, open again; the same digests as the command line's. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CompareRecord } from '../../src/experiment/many/compare.js';
import { root, scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, browserHere, closeBrowser, faultsOfAccess, open } from './in-chromium.js';

const digestOn = async (page: Page): Promise<string> =>
  /digest, ([0-9a-f]+)/.exec(await page.locator('.again').innerText())?.[1] ?? '';

/** What the command that a page shows ends on. */
async function digestOfCommand(page: Page): Promise<string> {
  const words = (await page.locator('pre.command').innerText()).split(' ').slice(1);
  return (JSON.parse(tauride([...words, '--json']).stdout) as { readonly digest: string }).digest;
}

describe.skipIf(lacksBrowser)('in Chromium', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test.each([
    [360, 'light', 'screen'],
    [1280, 'dark', 'screen'],
    [768, 'dark', 'screen'],
    [768, 'light', 'print'],
  ] as const)('axe finds nothing, at %i pixels and in the %s, on %s', async (width, colorScheme, media) => {
    const { page } = await open('two-powers', 'with=bread-arrives&runs=1');
    await page.setViewportSize({ width, height: 800 });
    await answered(page);
    await page.emulateMedia({ colorScheme, media });
    expect(await faultsOfAccess(page)).toEqual([]);
    // Paper has nothing that is pressed, and no picture goes beyond its edge.
    if (media === 'print') {
      expect(await page.locator('button:visible, select:visible').count()).toBe(0);
      for (const scene of await page.locator('.scene:visible').all())
        expect((await scene.boundingBox())?.width).toBeLessThanOrEqual(width);
    }
  });

  test('a question is answered, dragged to another day, looked at and opened again', async () => {
    const { page, complaints } = await open('two-powers', 'with=bread-arrives');
    await answered(page);
    expect(await page.locator('h1').innerText()).toMatch(/\?$/);
    // The fifty runs that ship may be there by now.
    expect(await page.locator('.answer').innerText()).toMatch(/in this one run of|In \d+ of 50 runs/);
    expect(await digestOn(page)).toBe(await digestOfCommand(page));

    await page.goto(`${new URL(page.url()).origin}/?move=ship-lost=1848-05-01`);
    await answered(page);
    await page.locator('.mark').focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await page.locator('.mark output').innerText()).toBe('8 May 1848');
    await page.waitForURL(/1848-05-08/);
    await answered(page);
    const digest = await digestOn(page);
    expect(digest).toBe(await digestOfCommand(page));

    await page.locator('.eyes').first().focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/cursor=1848-03-01/);
    expect(await page.locator('.readout caption').innerText()).toContain('1 March 1848');

    const second = await (await browserHere()).newPage();
    onTestFinished(() => second.close());
    await second.goto(page.url());
    await answered(second);
    expect(await digestOn(second)).toBe(digest);
    expect(await second.locator('.readout caption').innerText()).toContain('1 March 1848');
    expect(complaints).toEqual([]);
  });

  test('as many runs end so as the command line counts, with the same seeds, and fewer where it is stopped', async () => {
    const { page, complaints } = await open('two-powers', 'with=bread-arrives&runs=12');
    await page.locator('.many-command').waitFor({ timeout: 120_000 });
    const told = await page.locator('.answer').innerText();
    const command = await page.locator('.many-command').innerText();
    expect(command).toContain('tauride compare two-powers --replay');
    const { stdout } = tauride([...command.split(' ').slice(1), '--json']);
    const { twins } = JSON.parse(stdout) as CompareRecord;
    const endings = twins[0].chances.filter(({ column }) => column === 'ending');
    for (const side of ['twin', 'baseline'] as const) {
      const counts = endings.map((chance) => Math.round(chance[side].value * twins[0].pairs));
      for (const times of counts.filter((each) => each > 0))
        expect(await page.locator('#many-words').textContent()).toContain(`in ${String(times)} of 12 runs`);
    }
    expect(told).toMatch(/In \d+ of 12 runs, it ends so: /);
    expect(told).not.toContain('in this one run');

    await page.goto(`${new URL(page.url()).origin}/?with=bread-arrives&runs=900`);
    await page.getByRole('button', { name: 'Stop' }).click({ timeout: 120_000 });
    expect(await page.locator('.many .note').innerText()).toMatch(/^Stopped: \d+ of 900 runs are there\.$/);
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('while a changed run is computed, no other answer stands in its place', async () => {
    const { page } = await open('two-powers');
    await answered(page);
    /** The first sentence, which is of this run alone; how many runs end so may be counted by then, or not yet. */
    const told = async () => (await page.locator('.answer').innerText()).split('\n')[0];
    const before = await told();
    await page.locator('.chips button').nth(1).click();
    expect(await told()).not.toBe(before);
    await answered(page);
    await page.locator('.chips button').first().click();
    await answered(page);
    expect(await told()).toBe(before);
  });

  test('a change that is wrong is told in words', async () => {
    const { page } = await open('two-powers', 'move=nothing=1848-05-01');
    await page.locator('.fault').waitFor({ timeout: 120_000 });
    expect(await page.locator('.fault').innerText()).toContain('there is no event or decision `nothing`');
  });

  test('a scenario whose texts are markup is shown as it is written', async () => {
    const folder = join(scratch(), 'hostile');
    cpSync(join(root, 'scenarios/two-powers'), folder, { recursive: true });
    const title = `<img src=x onerror="alert(1)">`;
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), text.replace(/^title: .*$/m, `title: '${title}'`));
    }
    const { page, complaints } = await open(folder);
    await answered(page);
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
