/** Looking at days, playing them, and changing what happened, as a person does, by pointer and by keys. */
import { afterAll, describe, expect, test } from 'vitest';
import { tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, closeBrowser, faultsOfAccess, open } from './in-chromium.js';

/** The day by day of the small scenario, with one run beside it. */
const opened = (query = '') => open('two-powers', `runs=1${query}`);

describe.skipIf(lacksBrowser)('the page', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('shows the figures of the day under the cursor at all curves, and those of the end when it leaves', async () => {
    const { page, complaints } = await opened();
    await answered(page);
    const words = async (id: string) =>
      (await page.locator(`#${id}-picture text`).allTextContents()).join('|');
    const ends = [await words('power'), await words('votes')];
    const box = await page.locator('.eyes').first().boundingBox();
    if (box === null) throw new Error('there is nothing to look at');
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await expect.poll(() => words('power')).not.toBe(ends[0]);
    expect(await words('votes')).not.toBe(ends[1]);
    const byPower = await words('power');
    // The same day on a picture of votes is the same day everywhere.
    const day = await page.locator('.at-day').innerText();
    await page.mouse.move(2, 2);
    await expect.poll(() => words('power')).toBe(ends[0]);
    expect(await words('votes')).toBe(ends[1]);
    await page.locator('.eyes').first().focus();
    await expect.poll(() => words('power')).toBe(byPower);
    expect(await page.locator('.at-day').innerText()).toBe(day);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.at-day').innerText()).not.toBe(day);
    const votes = page.locator('#votes-picture');
    await votes.scrollIntoViewIfNeeded();
    const own = await votes.boundingBox();
    if (own === null) throw new Error('there are no votes');
    const before = await page.locator('.at-day').innerText();
    await page.mouse.move(own.x + 150, own.y + 80);
    await page.mouse.move(own.x + 160, own.y + 80);
    await expect.poll(() => page.locator('.at-day').innerText()).not.toBe(before);
    expect(complaints).toEqual([]);
  });

  test('plays the days and pauses, by the key alone, and with little motion a week at a time', async () => {
    const { page, complaints } = await opened('&cursor=1848-03-05');
    await answered(page);
    const date = () => page.locator('.at-day').innerText();
    expect(await date()).toContain('5 March 1848');
    await page.getByRole('button', { name: 'Play' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(date, { timeout: 20_000 }).toContain('April');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const stopped = await date();
    await page.waitForTimeout(400);
    expect(await date()).toBe(stopped);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.keyboard.press('Enter');
    // However seldom it is looked, what is seen are days a week apart.
    const days = new Set([stopped]);
    while (days.size < 3) {
      days.add(await date());
      await page.waitForTimeout(50);
    }
    await page.keyboard.press('Enter');
    const told = [...days].map((text) => Date.parse(`${text.replace(/ \(.*/, '')} UTC`) / 86_400_000);
    for (const day of told) expect((day - told[0]) % 7).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('tells every mark by keys, keeps one, and leaves it out, moves it and takes that back', async () => {
    const { page, complaints } = await opened();
    await answered(page);
    const marks = page.locator('.occurred');
    expect(await marks.count()).toBeGreaterThan(5);
    expect(await page.locator('.occurred[tabindex="0"]').count()).toBe(1);
    await page.locator('.occurred[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    const told = page.locator('.told-of');
    const first = await told.innerText();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => told.innerText()).not.toBe(first);
    await page.locator('#occurrence-0').click();
    const title = await told.locator('.title').innerText();
    await told.getByText('Computed:').waitFor();
    await told.getByText('Source:').waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await told.getByRole('button', { name: 'Leave it out' }).click();
    await answered(page);
    expect(await page.locator('h1').innerText()).toBe(`What if this had not come: ${title}`);
    expect(new URL(page.url()).searchParams.getAll('without')).toHaveLength(1);
    const command = (await page.locator('pre.command').innerText()).split(' ').slice(1);
    const { digest } = JSON.parse(tauride([...command, '--json']).stdout) as { readonly digest: string };
    expect(await page.locator('.again').innerText()).toContain(digest);
    await page.getByRole('button', { name: /^Take back: Without/ }).click();
    await answered(page);
    expect(new URL(page.url()).searchParams.getAll('without')).toEqual([]);
    await told.locator('input[type=date]').fill('1848-05-02');
    await answered(page);
    expect(new URL(page.url()).searchParams.get('move')).toContain('=1848-05-02');
    expect(complaints).toEqual([]);
  });

  test('pins the answer to a question, and the command behind it does the same', async () => {
    const { page, complaints } = await opened();
    await answered(page);
    await page.locator('.occurred.decision').first().click();
    const options = page.locator('.told-of select');
    const values = await options
      .locator('option')
      .evaluateAll((all) => all.map((option) => (option as unknown as { readonly value: string }).value));
    await options.selectOption(values[1]);
    await answered(page);
    const [pin] = new URL(page.url()).searchParams.getAll('pin');
    expect(pin.endsWith(`=${values[1]}`)).toBe(true);
    const command = (await page.locator('pre.command').innerText()).split(' ').slice(1);
    expect(command.join(' ')).toContain(`--pin ${pin}`);
    const { digest } = JSON.parse(tauride([...command, '--json']).stdout) as { readonly digest: string };
    expect(await page.locator('.again').innerText()).toContain(digest);
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each([360, 768, 1920])('has no word or mark beyond its edge at %d pixels', async (width) => {
    const { page } = await opened();
    await page.setViewportSize({ width, height: 900 });
    await answered(page);
    await page.locator('.occurred').first().click();
    const beyond = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(beyond).toBe(0);
  });
});
