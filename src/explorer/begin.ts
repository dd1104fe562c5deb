/** The beginning of the page, wherever it is from: what it starts with is read, and then drawn. */
import '@preact/signals';
import { render } from 'preact';
import { element } from './drawing.js';
import { browser } from './host.js';
import { page } from './page.js';
import type { Start } from './protocol.js';
import { beginFrom, type PageSource } from './source.js';
import { PageStore } from './store.js';

/** Margins of the page on both sides, pixels, by whether it is narrow. */
const MARGINS = { narrow: 28, wide: 40 } as const;
const NARROW = 640;
const WIDEST = 920;
const NARROWEST = 300;

function widthNow(): number {
  const { clientWidth } = browser.document.documentElement;
  const margins = clientWidth < NARROW ? MARGINS.narrow : MARGINS.wide;
  return Math.min(WIDEST, Math.max(NARROWEST, clientWidth - margins));
}

const root = () => browser.document.getElementById('root') as Parameters<typeof render>[1];

/** The scenario as its source gives it; where it cannot be had, the page says why, and that is all. */
async function started(source: PageSource): Promise<Start | undefined> {
  try {
    return await source.start();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const desk =
      source.desk === undefined ? null : element('a', { href: source.desk }, 'Mend it at the desk');
    const why = element('p', { class: 'fault', role: 'alert' }, words);
    const head = element('h1', null, 'This scenario cannot be run as it is');
    render(element('main', null, head, why, desk), root());
    return undefined;
  }
}

/** Begins the page from its source. */
export async function beginPage(source: PageSource): Promise<void> {
  beginFrom(source);
  const start = await started(source);
  if (start === undefined) return;
  const store = new PageStore(start);
  browser.document.title = `${start.title} - Tauride`;
  store.width.value = widthNow();
  browser.addEventListener('resize', () => (store.width.value = widthNow()));
  browser.addEventListener('popstate', () => store.open());
  render(page(store), root());
  store.open();
}
