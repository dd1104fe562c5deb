/** The desk as a stranger meets it: a new scenario is opened, broken, mended, changed, saved, and run again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { serveShown } from '../../src/cli/explore/server.js';
import { readShown } from '../../src/cli/explore/shown.js';
import { scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { browserHere, closeBrowser, complaintsOf, faultsOfAccess } from './in-chromium.js';

/** A new scenario and the page that it is explored with. */
async function openNew(path = '', ...words: string[]) {
  const folder = join(scratch(), 'my-land');
  expect(tauride(['new', folder, ...words]).code).toBe(0);
  const { address, close } = await serveShown(readShown(folder).shown, 0);
  onTestFinished(close);
  const page = await (await browserHere()).newPage({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => page.close());
  const complaints = complaintsOf(page);
  await page.goto(`${address}${path}`);
  return { folder, page, complaints };
}

const file = (folder: string): string => join(folder, 'scenario.yaml');

/** Puts the caret behind a text in the field, or selects a part of it, as a click would. */
async function select(page: Page, found: string, part = ''): Promise<void> {
  const field = page.locator('#desk-text');
  const text = await field.inputValue();
  const from = text.indexOf(found) + (part === '' ? found.length : found.indexOf(part));
  expect(text).toContain(found);
  await field.focus();
  await field.evaluate(
    (area, [start, end]) => (area as unknown as HTMLTextAreaElementLike).setSelectionRange(start, end),
    [from, from + part.length] as const,
  );
}

interface HTMLTextAreaElementLike {
  readonly setSelectionRange: (from: number, to: number) => void;
}

const state = (page: Page) => page.locator('#desk-state');

/** The digest under the run. */
const digestOf = async (page: Page): Promise<string> =>
  /[0-9a-f]{32}/.exec(await page.locator('.again').innerText())?.[0] ?? 'none';

/** The digest on which `tauride run` ends. */
const digestRun = (folder: string, mode: 'run' | 'replay' = 'run'): string =>
  (JSON.parse(tauride([mode, folder, '--json']).stdout) as { readonly digest: string }).digest;

describe.skipIf(lacksBrowser)('the desk', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('tells faults as they are typed, runs what is sound, and saves what the command then runs', async () => {
    const { folder, page, complaints } = await openNew();
    await page.getByRole('link', { name: 'Edit it' }).press('Enter');
    await page.locator('.again').waitFor({ timeout: 120_000 });
    const first = await digestOf(page);
    expect(first).toBe(digestRun(folder));

    await select(page, 'reach: { all: 0.2, dockers: 0.35 }', 'reach');
    await page.keyboard.type('raech');
    await page.getByText('2 faults.').waitFor();
    const told = await page.locator('.faults button').allInnerTexts();
    await page.locator('.faults button').nth(1).press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('desk-text');
    const written = await page.locator('#desk-text').inputValue();
    const caret = await page.evaluate('document.activeElement.selectionStart');
    expect(written.slice(Number(caret)).startsWith('raech')).toBe(true);
    const mark = await page.locator('.marks .at').nth(1).boundingBox();
    const sheet = await page.locator('.sheet').boundingBox();
    expect(
      mark !== null && sheet !== null && mark.x > sheet.x && mark.x + mark.width < sheet.x + sheet.width,
    ).toBe(true);
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(told.every((place) => place.startsWith(`${file(folder)}:`))).toBe(true);

    await page.keyboard.press('Control+z');
    await page.getByText('No faults.').waitFor();
    expect(await page.locator('#desk-text').inputValue()).toBe(readFileSync(file(folder), 'utf8'));
    await select(page, 'dockers: 0.35', '35');
    await page.keyboard.type('6');
    await page.getByText('Solid: as saved').waitFor({ timeout: 120_000 });
    const edited = await digestOf(page);
    expect(edited).not.toBe(first);
    expect(digestRun(folder)).toBe(first);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved: scenario.yaml.').waitFor();
    expect(digestRun(folder)).toBe(edited);
    expect(await digestOf(page)).toBe(edited);
    expect(await faultsOfAccess(page)).toEqual([]);

    await page.getByRole('link', { name: 'See it' }).press('Enter');
    await page.locator('pre.command').first().waitFor({ timeout: 120_000 });
    expect(complaints).toEqual([]);
  });

  test('shows the replay with the record beside it, but what is for validation', async () => {
    const { folder, page, complaints } = await openNew('edit', '--copy', 'two-powers');
    await page.locator('.again').waitFor({ timeout: 120_000 });
    expect(await digestOf(page)).toBe(digestRun(folder));
    await page.getByLabel('Decisions as recorded').press('Space');
    await page.getByText('1 figure on record').press('Enter');
    expect(await digestOf(page)).toBe(digestRun(folder, 'replay'));
    await page.getByRole('cell', { name: 'Weavers for the council, percent' }).waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await select(page, 'role: anchor', 'anchor');
    await page.keyboard.insertText('validation');
    await page.getByText('1 figure of validation is not shown').waitFor({ timeout: 120_000 });
    expect(await page.getByRole('cell').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('undoes and does again over files, and keeps what it has not saved', async () => {
    const { folder, page, complaints } = await openNew('edit');
    await state(page).getByText('No faults.').waitFor();
    await select(page, 'title: A port in spring');
    await page.keyboard.type(' and summer');
    await page.getByRole('button', { name: 'counterfactuals/grain-arrives.yaml' }).press('Enter');
    const twin = await page.locator('#desk-text').inputValue();
    await select(page, 'title: ');
    await page.keyboard.type('Oh ');
    await page.keyboard.press('Control+z');
    expect(await page.locator('#desk-text').inputValue()).toBe(twin);
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'scenario.yaml', pressed: true }).waitFor();
    expect(await page.locator('#desk-text').inputValue()).toBe(readFileSync(file(folder), 'utf8'));
    await page.keyboard.press('Control+Shift+z');
    expect(await page.locator('#desk-text').inputValue()).toContain('A port in spring and summer\n');
    await page.keyboard.press('Control+y');
    expect(await page.locator('#desk-text').inputValue()).toContain('Oh ');
    await page.getByRole('button', { name: 'Save 2 files' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('says how a word goes on, and goes on by keys and buttons', async () => {
    const { page, complaints } = await openNew('edit');
    await state(page).getByText('No faults.').waitFor();
    await select(page, 'when: active.dockers > 0.04', 'active.dockers');
    await page.keyboard.type('suppo');
    await page.locator('.ways button').first().waitFor();
    await page.keyboard.press('Control+Space');
    await page.keyboard.type('str');
    await page.getByRole('button', { name: 'support.strike.', exact: true }).press('Enter');
    await page.keyboard.type('do');
    expect(await page.locator('.ways button').allInnerTexts()).toEqual(['support.strike.dockers']);
    await page.keyboard.press('Control+Space');
    expect(await page.locator('#desk-text').inputValue()).toContain('when: support.strike.dockers > 0.04');
    await page.getByText('No faults.').waitFor();
    await page.keyboard.type(' ');
    expect(await page.locator('.ways button').count()).toBe(0);
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('finds a number by what it is called, and changes it where it is written', async () => {
    const { folder, page, complaints } = await openNew('edit');
    await state(page).getByText('No faults.').waitFor();
    await page.getByText('Change a number').press('Enter');
    await page.getByLabel('What it is called').fill('strike reach dock');
    const field = page.getByLabel('parties.strike.reach.dockers');
    expect(await field.inputValue()).toBe('0.35');
    await field.fill('much');
    await field.press('Enter');
    await page.getByText('`much` is no number.').waitFor();
    await field.fill('0.6');
    await field.press('Enter');
    const changed = readFileSync(file(folder), 'utf8').replace('dockers: 0.35 }', 'dockers: 0.6 }');
    expect(await page.locator('#desk-text').inputValue()).toBe(changed);
    await page.getByText('Solid: as saved').waitFor({ timeout: 120_000 });
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    expect(await page.locator('#desk-text').inputValue()).toBe(readFileSync(file(folder), 'utf8'));
    expect(complaints).toEqual([]);
  });

  test('writes over nothing that was written elsewhere meanwhile, until it is told to', async () => {
    const { folder, page, complaints } = await openNew('edit');
    await state(page).getByText('No faults.').waitFor();
    const text = readFileSync(file(folder), 'utf8');
    await select(page, 'title: A port in spring');
    await page.keyboard.type(', mine');
    writeFileSync(file(folder), text.replace('A port in spring', 'A port of theirs'));
    await page.keyboard.press('Control+s');
    await page.getByText('holds something else').waitFor();
    expect(readFileSync(file(folder), 'utf8')).toContain('A port of theirs');
    await page.getByRole('button', { name: 'Take what is on the disk' }).press('Enter');
    await page.getByText('Read again: scenario.yaml').waitFor();
    expect(await page.locator('#desk-text').inputValue()).toContain('A port of theirs');
    await page.keyboard.press('Control+z');
    expect(await page.locator('#desk-text').inputValue()).toContain('A port in spring, mine');
    writeFileSync(file(folder), text);
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Write mine over it' }).press('Enter');
    await page.getByText('Saved: scenario.yaml.').waitFor();
    expect(readFileSync(file(folder), 'utf8')).toBe(
      text.replace('A port in spring', 'A port in spring, mine'),
    );
    expect(complaints).toEqual([]);
  });

  test('shows hostile text as text, on a narrow page, too', async () => {
    const { page, complaints } = await openNew('edit');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await state(page).getByText('No faults.').waitFor();
    const hostile = '</textarea><img src=x onerror=alert(1)><script>alert(2)</script>';
    await select(page, 'title: A port in spring', 'A port in spring');
    await page.keyboard.insertText(`'${hostile}'`);
    await page.getByRole('heading', { name: hostile }).waitFor();
    await select(page, 'kind: impulse', 'impulse');
    await page.keyboard.insertText(`"${hostile}"`);
    await page.locator('.faults li').first().waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('is where a scenario that cannot be run is mended', async () => {
    const { folder, page, complaints } = await openNew('edit');
    await state(page).getByText('No faults.').waitFor();
    await select(page, 'title: A port in spring', 'title');
    await page.keyboard.type('titel');
    await page.locator('.faults li').first().waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Saved: scenario.yaml.').waitFor();
    await page.getByRole('link', { name: 'See it' }).press('Enter');
    await page.getByRole('heading', { name: 'cannot be run' }).waitFor();
    expect((await page.getByRole('alert').innerText()).trim()).toBe(tauride(['check', folder]).stderr.trim());
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.getByRole('link', { name: 'Mend it' }).press('Enter');
    await page.locator('.faults li').first().waitFor();
    // The answer that the page could not have is in the browser's own words.
    expect(complaints.filter((each) => !each.includes('status of 422'))).toEqual([]);
  });
});
