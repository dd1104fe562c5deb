/** The desk: the files of a scenario, the one that is written in, what is wrong, and the run beside it. */
import { h } from 'preact';
import { element } from '../drawing.js';
import { FaultList } from './parts/faultList.js';
import { DeskFiles } from './parts/fileList.js';
import { RunBeside } from './parts/runBeside.js';
import type { DeskStore } from './store.js';
import { Numbers } from './parts/numbers.js';
import { WrittenField } from './parts/textField.js';
import { Ways } from './parts/ways.js';
import { WhatItDoes } from './parts/whatItDoes.js';

interface DeskProps {
  readonly store: DeskStore;
}

function Head({ store }: DeskProps) {
  const { page, saving } = store.source;
  return element(
    'header',
    null,
    element('p', { class: 'kicker' }, store.folder.scenario),
    element(
      'h1',
      null,
      store.reply.value?.runnable?.title ?? store.running.now.value?.of.title ?? 'The desk',
    ),
    element(
      'p',
      { class: 'note' },
      `${saving} `,
      page !== null && element('a', { href: page }, 'See it, and change it for once'),
    ),
  );
}

/** The whole desk. */
export const Desk = ({ store }: DeskProps) =>
  element(
    'main',
    { class: 'desk' },
    h(Head, { store }),
    element(
      'div',
      { class: 'beside' },
      element(
        'div',
        { class: 'writing' },
        h(DeskFiles, { store }),
        h(WrittenField, { store }),
        h(Ways, { store }),
        h(FaultList, { store }),
        h(Numbers, { store }),
        h(WhatItDoes, { store }),
      ),
      element('div', { class: 'running' }, h(RunBeside, { store })),
    ),
  );
