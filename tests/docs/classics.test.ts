/** The page of published models: its pictures are what runs give, and it names all that there are. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classicScenarios } from '../../src/platform/node/files/bundled.js';
import { pictures } from './classics-pictures.js';
import { docs } from './pages.js';

const page = readFileSync(new URL('classics.md', docs), 'utf8');

test('its pictures are those of today (otherwise: npm run docs), and all of them are shown', () => {
  for (const [name, picture] of Object.entries(pictures())) {
    expect(readFileSync(new URL(`classics/${name}`, docs), 'utf8'), name).toBe(picture);
    expect(page).toContain(`](classics/${name})`);
  }
});

test('every published model has a picture on it', () => {
  for (const id of classicScenarios()) expect(page).toContain(`](${id}.svg)`);
});
