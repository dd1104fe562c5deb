/** The beginning of the desk, wherever it is from. */
import '@preact/signals';
import { h, render } from 'preact';
import { element } from '../drawing.js';
import { browser } from '../host.js';
import { deskBrowser } from './host.js';
import { Desk } from './page.js';
import type { DeskSource } from './source.js';
import { DeskStore } from './store.js';

/** Width from which the run stands beside the text, and what it takes there: as the style has it. */
const BESIDE = 1000;
const COLUMN = { part: 0.45, most: 556 } as const;
const MARGINS = { narrow: 28, wide: 40 } as const;
const NARROW = 640;
const PICTURE = { least: 300, most: 920 } as const;

function pictureWidth(): number {
  const { clientWidth } = browser.document.documentElement;
  const inside = clientWidth - (clientWidth < NARROW ? MARGINS.narrow : MARGINS.wide);
  if (clientWidth >= BESIDE) return Math.min(COLUMN.most, Math.floor(inside * COLUMN.part));
  return Math.min(PICTURE.most, Math.max(PICTURE.least, inside));
}

/** Begins the desk from its source. */
export async function beginDesk(source: DeskSource): Promise<void> {
  const root = browser.document.getElementById('root') as Parameters<typeof render>[1];
  try {
    const store = new DeskStore(source, await source.open());
    browser.document.title = `${store.folder.scenario}: the desk - Tauride`;
    store.width.value = pictureWidth();
    browser.addEventListener('resize', () => (store.width.value = pictureWidth()));
    deskBrowser.addEventListener('focus', () => void store.lookAgain());
    deskBrowser.addEventListener('beforeunload', (event) => {
      if (store.unsaved().length > 0) event.preventDefault();
    });
    deskBrowser.addEventListener('keydown', (event) => store.press(event));
    render(h(Desk, { store }), root);
    store.begin();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    render(element('main', null, element('p', { class: 'fault', role: 'alert' }, words)), root);
  }
}
