/** A lesson as a class has it: two printed pages of A4, links that open the page at the run, nothing for axe to find. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { servePage } from '../../src/cli/explore/server.js';
import { readExplored } from '../../src/cli/explore/task.js';
import { bundledScenarios, classicScenarios } from '../../src/platform/node/files/bundled.js';
import { scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, browserHere, closeBrowser, complaintsOf, faultsOfAccess } from './in-chromium.js';

/** The file of a lesson. */
function lessonFile(...words: string[]): string {
  const file = join(scratch(), 'lesson.html');
  const { code, stderr } = tauride(['report', '--lesson', ...words, '--out', file]);
  expect(code, stderr).toBe(0);
  return file;
}

/** A page in which a file is open, on a machine that likes it light or dark. */
async function opened(file: string, colorScheme: 'light' | 'dark' = 'light') {
  const page = await (await browserHere()).newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
  onTestFinished(() => page.close());
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** Sheets of a document as it is printed. */
const sheetsOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;

describe.skipIf(lacksBrowser)('a lesson', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test.each([...bundledScenarios(), ...classicScenarios()])('of %s is two pages of A4', async (id) => {
    const page = await opened(lessonFile(id));
    expect(sheetsOf(await page.pdf({ format: 'A4' }))).toBe(2);
  });

  test('has nothing for axe to find, light or dark, folded or not', async () => {
    const file = lessonFile('two-powers');
    for (const scheme of ['light', 'dark'] as const) {
      const page = await opened(file, scheme);
      expect(await faultsOfAccess(page)).toEqual([]);
      for (const summary of await page.locator('summary').all()) await summary.press('Enter');
      expect(await page.locator('details[open]').count()).toBe(3);
      expect(await faultsOfAccess(page)).toEqual([]);
    }
  });

  test('opens the page with its change, which computes what the lesson says', async () => {
    const { address, close } = await servePage(readExplored('classics/granovetter'), 0);
    onTestFinished(close);
    const page = await opened(lessonFile('classics/granovetter', '--page', address));
    const complaints = complaintsOf(page);
    const command = await page.locator('ol pre').nth(1).innerText();
    await page.getByRole('link', { name: 'with this change' }).nth(1).press('Enter');
    await answered(page);
    expect(complaints).toEqual([]);
    const shown = (await page.locator('pre.command').innerText()).replace('tauride', '').trim();
    const runOf = (words: string): string =>
      (JSON.parse(tauride([...words.split(' '), '--json']).stdout) as { digest: string }).digest;
    expect(runOf(shown)).toBe(runOf(command.replace('tauride ', '')));
  });
});
