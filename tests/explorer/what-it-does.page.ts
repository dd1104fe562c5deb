/** What a scenario never or always does, as a person at the desk finds it, stops it and looks where it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { serveShown } from '../../src/cli/explore/server.js';
import { readShown } from '../../src/cli/explore/shown.js';
import { scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { browserHere, closeBrowser, complaintsOf, faultsOfAccess } from './in-chromium.js';

/** The desk of a new scenario. */
async function openNew() {
  const folder = join(scratch(), 'my-land');
  expect(tauride(['new', folder]).code).toBe(0);
  const { address, close } = await serveShown(readShown(folder).shown, 0);
  onTestFinished(close);
  const page = await (await browserHere()).newPage({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => page.close());
  const complaints = complaintsOf(page);
  await page.goto(`${address}edit`);
  await page.locator('#desk-state').getByText('No faults.').waitFor();
  return { folder, page, complaints };
}

const ask = (page: Page) => page.getByRole('button', { name: 'What does it do?' });
const findings = (page: Page) => page.getByRole('list', { name: 'What never or always happens' });

/** Writes a text in the place of a part of what stands in the field. */
async function replace(page: Page, part: string, text: string): Promise<void> {
  const field = page.locator('#desk-text');
  const from = (await field.inputValue()).indexOf(part);
  expect(from).toBeGreaterThan(0);
  await field.focus();
  await page.evaluate(
    ([start, end]) => {
      const { activeElement } = (globalThis as unknown as { document: { activeElement: unknown } }).document;
      (activeElement as { setSelectionRange: (a: number, b: number) => void }).setSelectionRange(start, end);
    },
    [from, from + part.length] as const,
  );
  await page.keyboard.insertText(text);
}

describe.skipIf(lacksBrowser)('what it does', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('is what the command says, each with a line that is gone to, and is of an older text once it is edited', async () => {
    const { folder, page, complaints } = await openNew();
    await ask(page).press('Enter');
    await page
      .getByText(/^30 runs with 1,652 agents .* then \d+ numbers moved by a fifth: about/)
      .waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar').waitFor({ timeout: 60_000 });
    expect(await faultsOfAccess(page)).toEqual([]);
    await findings(page).waitFor({ timeout: 200_000 });
    const { deep } = JSON.parse(tauride(['check', folder, '--deep', '--json']).stdout) as {
      readonly deep: { readonly findings: readonly Readonly<Record<'message' | 'hint', string>>[] };
    };
    const plain = (text: string): string => text.replaceAll('`', '');
    const told = await findings(page).locator('li').allInnerTexts();
    expect(told).toHaveLength(deep.findings.length);
    for (const [i, { message, hint }] of deep.findings.entries()) {
      expect(told[i]).toContain(plain(message));
      expect(told[i]).toContain(plain(hint));
    }
    expect(await page.locator('.does .command').innerText()).toBe(`tauride check ${folder} --deep`);

    await findings(page).getByRole('button').filter({ hasText: 'scenario.yaml:116:5' }).press('Enter');
    const at = await page.evaluate('[document.activeElement.id, document.activeElement.selectionStart]');
    const [id, caret] = at as [string, number];
    expect(id).toBe('desk-text');
    expect((await page.locator('#desk-text').inputValue()).slice(0, caret).split('\n')).toHaveLength(116);
    expect(await faultsOfAccess(page)).toEqual([]);

    await page.keyboard.type('x');
    await page.getByText('The text was changed since').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('The text was changed since').waitFor({ state: 'detached' });
    expect(await page.locator('#desk-text').inputValue()).toBe(
      readFileSync(join(folder, 'scenario.yaml'), 'utf8'),
    );
    expect(complaints).toEqual([]);
  });

  test('stops by keyboard with what it has, and shows hostile text as text', async () => {
    const { page, complaints } = await openNew();
    await page.setViewportSize({ width: 390, height: 800 });
    const hostile = '</li><img src=x onerror=alert(1)>';
    await replace(page, 'when: active.dockers > 0.04', 'when: active.dockers > 5');
    await replace(page, 'title: A port in spring', `title: '${hostile}'`);
    await page.getByRole('heading', { name: hostile }).waitFor();
    await page.getByRole('checkbox', { name: 'which numbers change nothing' }).press('Space');
    await expect.poll(() => ask(page).isEnabled(), { timeout: 20_000 }).toBe(true);
    await ask(page).press('Enter');
    await page.getByText(/^\d+ of 30 runs$/).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await page.getByText('Stopped; this is what was found until then.').waitFor({ timeout: 60_000 });
    await page.getByText(/findings? in \d+ of 30 runs; none keeps it from running\./).waitFor();
    expect(await findings(page).innerText()).toContain('active.dockers > 5 never holds');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);

    await replace(page, `title: '${hostile}'`, 'titel: nothing');
    await page.locator('.found .faults li').first().waitFor();
    expect(await ask(page).isDisabled()).toBe(true);
  });
});
