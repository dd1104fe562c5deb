/** The beginning of the page, wherever it is from: what it starts with is read, and then drawn. */
import '@preact/signals';
import { render } from 'preact';
import { browser } from './host.js';
import { page } from './page.js';
import { beginFrom, type PageSource } from './source.js';
import { PageStore } from './store.js';

/** Margins of the page on both sides, pixels, by whether it is narrow. */
const MARGINS = { narrow: 28, wide: 40 } as const;
const NARROW = 640;
const WIDEST = 1200;
const NARROWEST = 300;

function widthNow(): number {
  const { clientWidth } = browser.document.documentElement;
  const margins = clientWidth < NARROW ? MARGINS.narrow : MARGINS.wide;
  return Math.min(WIDEST, Math.max(NARROWEST, clientWidth - margins));
}

/** Begins the page from its source. */
export async function beginPage(source: PageSource): Promise<void> {
  beginFrom(source);
  const start = await source.start();
  const store = new PageStore(start);
  browser.document.title = `${start.title} - Tauride`;
  store.width.value = widthNow();
  browser.addEventListener('resize', () => (store.width.value = widthNow()));
  browser.addEventListener('popstate', () => store.open());
  const root = browser.document.getElementById('root');
  render(page(store), root as Parameters<typeof render>[1]);
  store.open();
}
