/** The beginning of the page: what it starts with is fetched, and then drawn. */
import '@preact/signals';
import { render } from 'preact';
import { browser } from './host.js';
import { page } from './page.js';
import type { Start } from './protocol.js';
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

async function begin(): Promise<void> {
  const start = (await (await fetch('/start.json')).json()) as Start;
  const store = new PageStore(start);
  browser.document.title = `${start.title} - Tauride`;
  store.width.value = widthNow();
  browser.addEventListener('resize', () => (store.width.value = widthNow()));
  browser.addEventListener('popstate', () => store.open());
  const root = browser.document.getElementById('root');
  render(page(store), root as Parameters<typeof render>[1]);
  store.open();
}

void begin();
