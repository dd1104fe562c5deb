/**
 * The desk without a server, all of it in one file: a person opens a folder or begins with a new scenario,
 * and nothing leaves the machine.
 */
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { element } from '../../drawing.js';
import { browser, type EngineWorker } from '../../host.js';
import { beginDesk } from '../begin.js';
import { press } from '../parts/fileList.js';
import type { DeskSource } from '../source.js';
import { chosenFolder, heldFolder } from './chosen.js';
import { openedFolder } from './folder.js';
import { localBrowser, type ChosenFile } from './host.js';

/** What stands in the page: a new scenario, by the names of its files. */
interface Given {
  readonly version: string;
  readonly template: Readonly<Record<string, string>>;
}

const textOf = (id: string): string =>
  (browser.document.getElementById(id) as { readonly textContent: string }).textContent;

const given = JSON.parse(textOf('given')) as Given;

/** A worker of what stands in the page. */
function workerOf(id: string): () => EngineWorker {
  const script = new browser.Blob([textOf(id)], { type: 'text/javascript' });
  const address = browser.URL.createObjectURL(script);
  return () => new browser.Worker(address);
}

const workers = { reader: workerOf('reader'), engine: workerOf('engine') };

const begin = (folder: Pick<DeskSource, 'open' | 'save' | 'saving'>): Promise<void> =>
  beginDesk({ ...folder, ...workers, below: () => Promise.resolve(null), page: null });

const fault = signal('');

/** Does what begins the desk; what cannot be done is told, and what a person has called off is not. */
const attempt = (act: () => Promise<void>) => (): void => {
  fault.value = '';
  act().catch((error: unknown) => {
    if ((error as { readonly name?: unknown }).name !== 'AbortError')
      fault.value = error instanceof Error ? error.message : String(error);
  });
};

interface ChosenEvent {
  readonly currentTarget: { readonly files: ArrayLike<ChosenFile> };
}

const NEW = 'my-land';

/** What stands there before anything is opened. */
function Beginning() {
  const { version, template } = given;
  const canOpen = localBrowser.showDirectoryPicker !== undefined;
  const opened = attempt(async () => {
    const folder = await localBrowser.showDirectoryPicker?.({ mode: 'readwrite' });
    if (folder !== undefined) await begin(openedFolder(folder, version));
  });
  return element(
    'main',
    { class: 'desk' },
    element('p', { class: 'kicker' }, 'Tauride'),
    element('h1', null, 'A scenario of your own'),
    element(
      'p',
      null,
      'Its files are checked as you type, and run beside the text. They stay on this machine.',
    ),
    element(
      'div',
      { class: 'acts' },
      canOpen && press('Open its folder', opened),
      element(
        'label',
        { class: 'press choose' },
        canOpen ? 'Choose its folder, and save by downloads' : 'Choose its folder',
        element('input', {
          ...{ type: 'file', multiple: true, webkitdirectory: true, class: 'unseen' },
          onChange: ({ currentTarget }: ChosenEvent) =>
            attempt(async () => begin(await chosenFolder(Array.from(currentTarget.files), version)))(),
        }),
      ),
      press(
        'Begin with a new one',
        attempt(() => begin(heldFolder(NEW, new Map(Object.entries(template)), version, true))),
      ),
    ),
    element('p', { class: 'fault', role: 'alert' }, fault.value),
  );
}

render(h(Beginning, null), browser.document.getElementById('root') as Parameters<typeof render>[1]);
